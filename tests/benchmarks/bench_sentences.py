"""Sentence boundaries against hand-made rules and annotated news, and the speed of the splitter.

Data: `sentences/golden_rules.jsonl` and `sentences/gum_train_dev.jsonl` in the folder named by
DEDUPE_NEWS_EVAL, else in `../shared/eval` beside the checkout. A boundary is the end of a sentence counted in
non-blank characters, so white space between sentences never matters; the end of the text is not counted.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from dedupe_news.text.sentences import sentence_spans, sentence_spans_batch

HERE = Path(__file__).resolve()


def eval_folder() -> Path:
    named = os.environ.get("DEDUPE_NEWS_EVAL")
    return Path(named) if named else HERE.parents[3] / "shared" / "eval"


def rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def ends_of(sentences: list[str]) -> set[int]:
    at, ends = 0, set()
    for sentence in sentences:
        at += sum(not letter.isspace() for letter in sentence)
        ends.add(at)
    ends.discard(at)
    return ends


def found(text: str, lang: str | None) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, lang)]


def f1(hit: int, predicted: int, gold: int) -> float:
    return 2 * hit / (predicted + gold) if predicted + gold else 1.0


def boundary_table(name: str, groups: dict[str, list[dict[str, Any]]], *, use_lang: bool) -> None:
    print(f"\n{name}\n{'group':<22}{'texts':>7}{'gold':>8}{'P':>8}{'R':>8}{'F1':>8}")
    for group, members in sorted(groups.items()):
        hit = predicted = gold = 0
        for row in members:
            mine = ends_of(found(row["text"], row["lang"] if use_lang else None))
            true = ends_of(row["sentences"])
            hit += len(mine & true)
            predicted += len(mine)
            gold += len(true)
        precision, recall = hit / max(1, predicted), hit / max(1, gold)
        scores = f"{precision:>8.3f}{recall:>8.3f}{f1(hit, predicted, gold):>8.4f}"
        print(f"{group:<22}{len(members):>7}{gold:>8}{scores}")


def golden_table(golden: list[dict[str, Any]], *, show: bool) -> None:
    right: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for row in golden:
        if not row["lossless"]:
            continue
        mine = [" ".join(part.split()) for part in found(row["text"], row["lang"])]
        true = [" ".join(part.split()) for part in row["sentences"]]
        ok = mine == true
        right[row["lang"], row["mode"]].append(ok)
        if show and not ok:
            print(f"{row['id']} {row['mode']}\n  gold {true}\n  mine {mine}")
    print(f"\nrules right, text by text\n{'language':<10}{'mode':<14}{'right':>7}{'of':>6}")
    for (lang, mode), answers in sorted(right.items()):
        print(f"{lang:<10}{mode:<14}{sum(answers):>7}{len(answers):>6}")


def speed(texts: list[str]) -> None:
    characters = sum(map(len, texts))
    began = time.perf_counter()
    sentence_spans_batch(texts, ["en"] * len(texts))
    took = time.perf_counter() - began
    million = characters / 1e6
    print(f"\n{million:.1f} M characters in {took:.2f} s: {million / took:.1f} M/s on one core")


def main() -> int:
    folder = eval_folder() / "sentences"
    if not folder.is_dir():
        print(f"no labelled sentences in {folder}; name the folder with DEDUPE_NEWS_EVAL")
        return 0
    golden = rows(folder / "golden_rules.jsonl")
    golden_table(golden, show="--show" in sys.argv)
    gum = rows(folder / "gum_train_dev.jsonl")
    by_genre: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in gum:
        by_genre[row["genre"]].append(row)
    boundary_table("GUM, by genre", by_genre, use_lang=True)
    news = by_genre["news"]
    flat = [{**row, "text": row["text"].replace("\n", " ")} for row in news]
    boundary_table("GUM news, line breaks taken out", {"news": flat}, use_lang=True)
    speed([row["text"] for row in gum] * 10)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
