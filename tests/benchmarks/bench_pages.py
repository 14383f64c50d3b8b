"""Whole scraped pages below each other: is the border between two found, and are pages left whole?

Run:
    python -m tests.benchmarks pages

Three pages a dump, with all that stands around their articles (navigation, teasers, footers) as plain lines.
A border is found when a cut lies after the last content line of one page and not after the first of the next;
any other cut is false. A page alone is cut where a border falls within its content. The bare articles of
AEB and of half of WCXB's sites (not those measured here) are trained on; L3S never is.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

import numpy as np
from tests.benchmarks.joins import eval_folder, site_is_held

from dedupe_news.reading.segmenting import segment

if TYPE_CHECKING:
    from pathlib import Path

SEED: Final = 7
SETS: Final = ("l3s_gn1", "aeb", "wcxb_dev_articles")
OWN: Final = ("l3s_gn1",)
"""Sets that no weight was ever trained on."""
FEWEST, MOST = 4, 160
"""Content lines of a page at least, and lines at most."""
DUMPS: Final = 60
SINGLES: Final = 200


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page, and the first and last of them that are content."""

    lines: tuple[str, ...]
    first: int
    last: int


def read_page_set(folder: Path, name: str) -> list[Page]:
    """The pages of a set that are measured on, in an order that is always the same."""
    pages = []
    for row in (folder / "boilerplate" / f"{name}.jsonl").read_text("utf-8").strip("\n").split("\n"):
        record = json.loads(row)
        labelled = [(" ".join(text.split()), label) for text, label in record["lines"]]
        labelled = [(line, label) for line, label in labelled if line]
        content = [at for at, (_, label) in enumerate(labelled) if label == 1]
        wanted = name in OWN or site_is_held(record)
        if wanted and len(content) >= FEWEST and len(labelled) <= MOST:
            pages.append(Page(tuple(line for line, _ in labelled), content[0], content[-1]))
    order = np.random.default_rng(SEED).permutation(len(pages))
    return [pages[at] for at in order.tolist()]


def cut_rows(lines: list[str]) -> list[int]:
    """The lines on which the detector lets reports begin, the first aside."""
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    return [bisect_right(starts, piece.start) - 1 for piece in segment("\n".join(lines)).pieces[1:]]


def judged(pages: list[Page]) -> tuple[int, int, int]:
    """Borders there are, borders found and false cuts in one dump of these pages."""
    zones, before = [], 0
    last = 0
    for n, page in enumerate(pages):
        if n:
            zones.append((last + 1, before + page.first))
        last = before + page.last
        before += len(page.lines)
    cuts = cut_rows([line for page in pages for line in page.lines])
    found = sum(any(first <= cut <= end for cut in cuts) for first, end in zones)
    return len(zones), found, sum(not any(first <= cut <= end for first, end in zones) for cut in cuts)


def main() -> int:
    """Print for each set the borders found, the false cuts a dump, and the pages that were cut."""
    folder = eval_folder()
    if folder is None:
        print("no labelled data: set DEDUPE_NEWS_EVAL to their folder")
        return 0
    print(f"{'pages':<20}{'dumps':>6}{'borders':>9}{'found':>7}{'false':>7}{'pages cut':>14}")
    for name in SETS:
        pages = read_page_set(folder, name)
        groups = [pages[at : at + 3] for at in range(0, len(pages) - 2, 3)][:DUMPS]
        figures = np.array([judged(group) for group in groups]).sum(axis=0).tolist()
        singles = [
            any(page.first < cut <= page.last for cut in cut_rows(list(page.lines)))
            for page in pages[:SINGLES]
        ]
        share = f"{sum(singles)} of {len(singles)}"
        print(f"{name:<20}{len(groups):>6}{figures[0]:>9}{figures[1]:>7}{figures[2]:>7}{share:>14}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
