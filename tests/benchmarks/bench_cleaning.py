"""Measure `cleaning` on labelled pages, consent strings, traps and stories, and its speed beside peers.

Run:
    OMP_NUM_THREADS=1 DEDUPE_NEWS_EVAL=../shared/eval python -m tests.benchmarks.bench_cleaning [--held]

WCXB and AEB train the weights that ship, so their figures mean something only with `--held`, which trains
on three folds of their sites and measures the other two. L3S and the trafilatura snippets never train.
"""

from __future__ import annotations

import json
import re
import sys
import time
from typing import TYPE_CHECKING

import numpy as np
from tests.benchmarks.boxed import boxed, first_lines, make_pool
from tests.benchmarks.cleaning_speed import measure_speed
from tests.benchmarks.train_lines import TRAINING, Page, eval_folder, fold_of, read_pages, train

from dedupe_news.cleaning import CleaningSettings, label_run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dedupe_news.cleaning.scoring import Weights
    from dedupe_news.model import Line

HELD = frozenset({0, 1})
FEWEST = 5
"""Content lines of a page that is shown short."""
CALLS = re.compile(
    r"\b(?:cookies?|privacy policy|subscribe|sign up|newsletters?|call-to-action|all rights reserved)\b"
    r"|datenschutz|\babonn(?!ent|é)",
    re.IGNORECASE,
)
"""Words of consent notices and of calls to the reader."""


def kept_lines(page: Page, labels: Sequence[Line]) -> tuple[list[bool], list[str]]:
    """Whether each line of a page is kept (most of its letters are), and what is left of it."""
    kept, left = [], []
    text = "\n".join(page.lines)
    start = at = 0
    for line in page.lines:
        end = start + len(line)
        parts = []
        while at < len(labels) and labels[at].end <= end:
            if labels[at].rule is None:
                parts.append(text[labels[at].start : labels[at].end])
            at += 1
        kept.append(sum(map(len, parts)) * 2 > len(line))
        left.append(" ".join(parts))
        start = end + 1
    return kept, left


def label_pages(
    pages: Sequence[Page], weights: Weights | None, settings: CleaningSettings | None = None
) -> tuple[list[list[bool]], list[list[str]]]:
    """The kept lines of each page and what is left of them, every page by itself (no repetition)."""
    settings = settings or CleaningSettings(keep=frozenset({"repeated"}))
    labels = label_run(["\n".join(page.lines) for page in pages], settings, weights=weights)
    told = [kept_lines(page, lines) for page, lines in zip(pages, labels, strict=True)]
    return [kept for kept, _ in told], [left for _, left in told]


def page_figures(
    pages: Sequence[Page], kept: Sequence[Sequence[bool]]
) -> tuple[float, float, float, float, float]:
    """Line F1 over all lines, mean line F1 of pages, precision, recall, share of content sentences lost."""
    hit = wrong = missed = lost = sentences = 0
    each = []
    for page, keep in zip(pages, kept, strict=True):
        labels, keeps = np.array(page.labels), np.array(keep)
        a, b, c = (
            int((keeps & (labels == 1)).sum()),
            int((keeps & (labels == 0)).sum()),
            int((~keeps & (labels == 1)).sum()),
        )
        hit, wrong, missed = hit + a, wrong + b, missed + c
        if a + b + c:
            each.append(2 * a / (2 * a + b + c))
        long = np.array(
            [len(line) > 60 and line.rstrip("\"'”’)")[-1:] in ".!?…。！？" for line in page.lines]
        )
        sentences += int((long & (labels == 1)).sum())
        lost += int((long & (labels == 1) & ~keeps).sum())
    f1 = 2 * hit / max(2 * hit + wrong + missed, 1)
    return (
        f1,
        float(np.mean(each)),
        hit / max(hit + wrong, 1),
        hit / max(hit + missed, 1),
        lost / max(sentences, 1),
    )


def leftover(pages: Sequence[Page], left: Sequence[Sequence[str]]) -> float:
    """Share of pages where consent or call-to-action wording is left of a line labelled boilerplate.

    What is left is asked, not the line as it was: a paragraph whose closing call went has none. Words are
    whole ones: "desiGN UPdates" calls nobody to sign up, and subscribers are people.
    """
    found = [
        any(label == 0 and CALLS.search(part) for part, label in zip(parts, page.labels, strict=True))
        for page, parts in zip(pages, left, strict=True)
    ]
    return float(np.mean(found))


def short_with_boxes(pages: Sequence[Page]) -> list[Page]:
    """The pages of five content lines or more, with three to six of them and boxes between these."""
    rng, pool = np.random.default_rng(6), make_pool(pages)
    short = [first_lines(page, int(rng.integers(3, 7))) for page in pages if page.labels.count(1) >= FEWEST]
    told = (boxed(page, pool, rng) for page in short)
    return [page for page in told if page is not None]


def measure_pages(folder: Path, weights: Weights | None) -> None:
    """Print the figures of every set of pages."""
    print(
        f"{'pages':28} {'n':>4}  line F1  of pages  precision  recall  sentences lost  pages with leftovers"
    )
    for name in (*TRAINING, "l3s_gn1", "trafilatura_snippets"):
        pages = read_pages(folder, name)
        if name in TRAINING and weights is not None:
            pages = [page for page in pages if fold_of(page.site) in HELD]
        groups = {name: pages}
        if name == "l3s_gn1":
            groups["short, with boxes"] = short_with_boxes(pages)
        if name == "trafilatura_snippets":
            groups = {
                "snippets en": [p for p in pages if p.lang == "en"],
                "snippets other": [p for p in pages if p.lang != "en"],
            }
        for title, group in groups.items():
            kept, left = label_pages(group, weights)
            f1, mean, precision, recall, lost = page_figures(group, kept)
            print(
                f"{title:28} {len(group):4}    {f1:.3f}     {mean:.3f}      {precision:.3f}   {recall:.3f}"
                f"          {lost:.4f}                {leftover(group, left):.3f}"
            )


def measure_strings(folder: Path) -> None:
    """Print the recall of consent strings standing alone and what traps lose."""
    rows = [
        json.loads(row)
        for row in (folder / "boilerplate" / "consent_ui_strings.jsonl").open(encoding="utf-8")
    ]
    settings = CleaningSettings(keep=frozenset({"model", "repeated"}))
    labels = label_run([" ".join(row["text"].split()) for row in rows], settings)
    hits = [all(line.rule for line in lines) for lines in labels]
    langs = sorted({row["lang"] for row in rows})
    by_lang = {
        lang: np.mean([hit for hit, row in zip(hits, rows, strict=True) if row["lang"] == lang])
        for lang in langs
    }
    weak = ", ".join(
        f"{lang} {value:.2f}" for lang, value in sorted(by_lang.items(), key=lambda item: item[1])[:5]
    )
    print(
        f"consent strings, named rules: recall {np.mean(hits):.3f} of {len(rows)} in {len(langs)} languages"
        f" (least: {weak})"
    )
    rows = [
        json.loads(row)
        for row in (folder / "boilerplate" / "cookie_privacy_lines.jsonl").open(encoding="utf-8")
    ]
    labels = label_run([row["text"] for row in rows], settings)
    gone = np.array([all(line.rule for line in lines) for lines in labels])
    furniture = np.array([row["y"] == 0 for row in rows])
    print(
        f"cookie and privacy lines alone, named rules: recall {gone[furniture].mean():.3f}"
        f" of {furniture.sum()}, "
        f"news removed {gone[~furniture].sum()} of {(~furniture).sum()}"
    )


def measure_stories(folder: Path) -> None:
    """Print what articles that are clean already lose, and the speed."""
    notices = {
        "copyright",
        "byline",
        "image-credit",
        "newsletter",
        "call-to-action",
        "embed-url",
        "read-more",
        "service-notice",
    }
    for name in ("duc2004", "ecbplus_train_dev", "gva_2013_2015", "neus_val"):
        texts = [
            json.loads(row)["text"] for row in (folder / "stories" / f"{name}.jsonl").open(encoding="utf-8")
        ]
        begin = time.perf_counter()
        labels = label_run(texts)
        took = time.perf_counter() - begin
        sentences = lost = other = 0
        for text, lines in zip(texts, labels, strict=True):
            for line in lines:
                part = text[line.start : line.end]
                if len(part) > 40 and part.rstrip("\"'”’)")[-1:] in ".!?" and not part.endswith("..."):
                    sentences += 1
                    lost += line.rule is not None and line.rule not in notices
                    other += line.rule in notices
        size = sum(len(text.encode()) for text in texts) / 1e6
        print(
            f"stories {name:20} sentences {sentences:6}  lost {lost / sentences:.4%}"
            f"  rights, calls, links {other:4}"
            f"  {size / took:5.1f} MB/s"
        )


def main() -> int:
    """Print all figures."""
    folder = eval_folder()
    if folder is None:
        print("no labelled data: set DEDUPE_NEWS_EVAL to their folder")
        return 0
    weights = None
    if "--held" in sys.argv:
        weights = train(
            [p for name in TRAINING for p in read_pages(folder, name) if fold_of(p.site) not in HELD]
        )
    measure_pages(folder, weights)
    measure_strings(folder)
    measure_stories(folder)
    measure_speed(folder)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
