"""Build the story room's background: `python -m tests.benchmarks.train_stories [--write]`.

Data: `boilerplate/wcxb_dev_articles.jsonl` (CC BY 4.0) and `boilerplate/aeb.jsonl` (MIT) in the folder named
by DEDUPE_NEWS_EVAL, else in `../shared/eval` beside the checkout; only their content lines are read. The same
files give the same bytes. What is written are hashes of word stems with the number of passages that hold
them, no text. Without --write the table is built, compared with the packaged one and not written.

No weights are trained here: the few constants of the pair model stand in `thresholds/stories.py`, each with
its reason, and `bench_stories.py` shows what they do on every labelled set.
"""

from __future__ import annotations

import io
import json
import sys
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np
from tests.benchmarks.bench_sentences import eval_folder

from dedupe_news.stories import background, terms

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOURCES = ("wcxb_dev_articles.jsonl", "aeb.jsonl")
PASSAGE = 300
"""Words of a passage: about the median report (GVA 237, ECB+ 230, DUC 493)."""
SHORTEST = 60
FEWEST = 2
"""A term of fewer passages is as good as unknown."""
BATCH = 500


def contents(folder: Path) -> Iterator[list[str]]:
    for source in SOURCES:
        with (folder / source).open(encoding="utf-8") as rows:
            for row in rows:
                yield [text for text, content in json.loads(row)["lines"] if content == 1]


def passages(lines: list[str]) -> Iterator[str]:
    held: list[str] = []
    words = 0
    for line in lines:
        held.append(line)
        words += len(line.split())
        if words >= PASSAGE:
            yield "\n".join(held)
            held, words = [], 0
    if words >= SHORTEST:
        yield "\n".join(held)


def build(texts: list[str]) -> bytes:
    table = terms.alphabet()
    held, letters = [], np.zeros((terms.STEM + 1, 2))
    for low in range(0, len(texts), BATCH):
        found = terms.tokens(texts[low : low + BATCH], table)
        keys = (found.of.astype(np.uint64) << np.uint64(36)) | (found.stem.astype(np.uint64) << np.uint64(4))
        held.append(np.unique(keys | found.letters.astype(np.uint64)) & np.uint64((1 << 36) - 1))
    keys, count = np.unique(np.concatenate(held), return_counts=True)
    for size in range(1, terms.STEM + 1):
        # the usual share of texts that hold a term, seen from a text that does; geometric, as idf is a log
        mine = count[(keys & np.uint64(15)) == size]
        letters[size] = float((np.log(mine / len(texts)) * mine).sum()), float(mine.sum())
    rates = np.exp(letters[:, 0] / np.maximum(letters[:, 1], 1.0))
    rates[0] = rates[1]
    stems = (keys >> np.uint64(4)).astype(np.uint32)
    hashes, first = np.unique(stems, return_index=True)
    counts = np.maximum.reduceat(count, first)
    often = counts >= FEWEST
    small = np.unique(terms.tokens([background.small_words()], table).stem)
    packed = io.BytesIO()
    np.savez_compressed(
        packed,
        texts=np.int64(len(texts)),
        hashes=hashes[often],
        counts=counts[often].astype(np.uint16),
        rates=rates.round(4),
        small=small,
    )
    return packed.getvalue()


def main() -> int:
    folder = eval_folder() / "boilerplate"
    if not folder.is_dir():
        print(f"no pages in {folder}; name the folder with DEDUPE_NEWS_EVAL")
        return 0
    texts = [passage for lines in contents(folder) for passage in passages(lines)]
    built = build(texts)
    path = resources.files("dedupe_news.stories").joinpath(background.FILE)
    same = path.is_file() and path.read_bytes() == built
    print(
        f"{len(texts):,} passages, {len(built):,} bytes, {'the same as' if same else 'other than'} packaged"
    )
    if "--write" in sys.argv:
        with resources.as_file(path) as target:
            target.write_bytes(built)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
