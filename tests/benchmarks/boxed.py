"""Pages with boxes in the middle of their articles, leads of other articles below, and leads set apart.

In labelled pages few articles are short and few go on below a "Read more": what a network learns of them is
that an article ends there. So pages of news are shown again with what stands on pages of other sites of
their set: headlines under a heading, a run of furniture, headlines each with the first sentence of its own
article. Paragraphs are told in a sentence a line on half of them, as papers of today do.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from tests.benchmarks.train_lines import Page

__all__ = ["Pool", "boxed", "by_sentence", "first_lines", "make_pool"]

HEADINGS: Final = (
    *("Read more", "Related", "Related articles", "More on this story", "Also read", "Read also"),
    *("Recommended", "See also", "You may also like", "Don't miss", "More from this section", "Most read"),
    *("Newsletter", "Sign up for our newsletter", "Subscribe", "Advertisement", "Topics", "Watch"),
    *("Trending", "Editor's picks"),
)
HEADED: Final = 0.85
"""How often a box has a heading; headlines of other articles below one have it less often."""
HEADED_LEADS: Final = 0.7
TITLES: Final = 0.65
"""How often a box is of headlines; others are runs of furniture from between the lines of another article."""
LEADS: Final = 0.5
"""How often leads of other articles stand below."""
APART: Final = 0.35
"""How often the lead stands above byline, day and share bar."""
FEW: Final = 8
"""Content lines below which an article has one box, from which on it may have two."""
_ENDS: Final = ".!?…:;\"'”’)"
_SENTENCE: Final = re.compile(
    r"(?<=\w\w[.!?])(?<![A-Z]\.)(?<!Mr\.)(?<!Dr\.)(?<!St\.)(?<!Mrs\.)(?<!Ms\.) (?=[A-Z\"“])"
)
_LONG: Final = 90
"""A shorter line is left whole."""


class Pool(NamedTuple):
    """What the pages of a set have to lend, each with its site."""

    titles: list[tuple[str, list[str]]]
    runs: list[tuple[str, tuple[str, ...]]]
    leads: list[tuple[str, str]]


def make_pool(pages: Sequence[Page]) -> Pool:
    """Gather headlines, runs of furniture within articles and first lines of articles."""
    pool = Pool([], [], [])
    for page in pages:
        content = [at for at, label in enumerate(page.labels) if label == 1]
        other = (line for line, label in zip(page.lines, page.labels, strict=True) if label != 1)
        titles = [line for line in other if _is_title(line)]
        if len(titles) > 3:
            pool.titles.append((page.site, titles))
        for above, below in pairwise(content):
            between = page.labels[above + 1 : below]
            if 2 <= len(between) <= 8 and not any(between):
                pool.runs.append((page.site, page.lines[above + 1 : below]))
        if content and 60 <= len(page.lines[content[0]]) <= 260:
            pool.leads.append((page.site, page.lines[content[0]]))
    return pool


def _is_title(line: str) -> bool:
    return 25 <= len(line) < 110 and line[-1] not in _ENDS and not any(map(str.isdigit, line))


def by_sentence(page: Page) -> Page:
    """The page with a sentence of its article on each line, roughly."""
    lines: list[str] = []
    labels: list[int] = []
    for line, label in zip(page.lines, page.labels, strict=True):
        parts = _SENTENCE.split(line) if label == 1 and len(line) > _LONG else [line]
        lines += parts
        labels += [label] * len(parts)
    return page._replace(lines=tuple(lines), labels=tuple(labels))


def first_lines(page: Page, many: int) -> Page:
    """The page with so many of its content lines, as a short report has them."""
    content = [at for at, label in enumerate(page.labels) if label == 1]
    cut = set(content[many:])
    kept = [at for at in range(len(page.lines)) if at not in cut]
    return page._replace(
        lines=tuple(page.lines[at] for at in kept), labels=tuple(page.labels[at] for at in kept)
    )


def boxed(page: Page, pool: Pool, rng: np.random.Generator) -> Page | None:
    """The page with a box or two in its article; None where that has fewer than three lines."""
    content = [at for at, label in enumerate(page.labels) if label == 1]
    if len(content) < 3:
        return None
    lines, labels = list(page.lines), list(page.labels)
    boxes = range(1 if len(content) < FEW else 2)
    places = sorted({content[int(rng.integers(len(content) - 1))] for _ in boxes}, reverse=True)
    if rng.random() < APART and content[0] >= 4:
        _set_apart(lines, labels, content[0], int(rng.integers(2, min(7, content[0]))))
    if rng.random() < LEADS and pool.leads:
        _insert(lines, labels, content[-1] + 1, _leads(pool, page.site, rng))
    for place in places:
        _insert(lines, labels, place + 1, _box(pool, page.site, rng))
    return page._replace(lines=tuple(lines), labels=tuple(labels))


def _set_apart(lines: list[str], labels: list[int], lead: int, up: int) -> None:
    """Move the lead above what stands over it (in place), unless that is content too."""
    if 1 not in labels[lead - up : lead]:
        lines.insert(lead - up, lines.pop(lead))
        labels.insert(lead - up, labels.pop(lead))


def _insert(lines: list[str], labels: list[int], at: int, more: list[str]) -> None:
    lines[at:at] = more
    labels[at:at] = [0] * len(more)


def _leads(pool: Pool, site: str, rng: np.random.Generator) -> list[str]:
    told = [_heading(rng)] if rng.random() < HEADED_LEADS else []
    for title in _titles(pool, site, int(rng.integers(2, 5)), rng):
        told += [title, pool.leads[_other(pool.leads, site, rng)][1]]
    return told


def _box(pool: Pool, site: str, rng: np.random.Generator) -> list[str]:
    if rng.random() >= TITLES and pool.runs:
        return list(pool.runs[_other(pool.runs, site, rng)][1])
    heading = [_heading(rng)] if rng.random() < HEADED else []
    return heading + _titles(pool, site, int(rng.integers(1, 5)), rng)


def _heading(rng: np.random.Generator) -> str:
    return HEADINGS[int(rng.integers(len(HEADINGS)))]


def _titles(pool: Pool, site: str, many: int, rng: np.random.Generator) -> list[str]:
    titles = pool.titles[_other(pool.titles, site, rng)][1]
    return [titles[int(at)] for at in rng.choice(len(titles), min(many, len(titles)), replace=False)]


def _other(pool: Sequence[tuple[str, object]], site: str, rng: np.random.Generator) -> int:
    """A place in the pool that is of another site, where a few draws find one."""
    for _ in range(20):
        at = int(rng.integers(len(pool)))
        if pool[at][0] != site:
            break
    return at
