"""Runs drawn from labelled sets: whole stories, few and nearest ones, one report an event, briefs, pages."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from tests.benchmarks.bench_sentences import rows

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from tests.benchmarks.stories_sets import Row

SHORTEST = 60
"""Words of a page's content that may pass for a report."""


def sample(texts: list[Row], most: int, seed: int) -> list[Row]:
    stories: dict[str, list[Row]] = {}
    for row in texts:
        stories.setdefault(row["story"], []).append(row)
    names = sorted(stories)
    random.Random(seed).shuffle(names)  # noqa: S311 - a draw that can be repeated
    drawn: list[Row] = []
    for name in names:
        if len(drawn) < most:
            drawn += stories[name]
    return drawn


def nearest(texts: list[Row]) -> tuple[dict[str, list[Row]], NDArray[np.float64]]:
    """Give the stories and how alike each two are: the cosine of the sums of their TF-IDF rows."""
    stories: dict[str, list[Row]] = {}
    for row in sorted(texts, key=lambda row: row["story"]):
        stories.setdefault(row["story"], []).append(row)
    bodies = [
        " ".join(f"{row.get('title') or ''} {row['text']}" for row in told) for told in stories.values()
    ]
    rows = TfidfVectorizer(sublinear_tf=True).fit_transform(bodies)
    alike: NDArray[np.float64] = (rows @ rows.T).toarray()
    return stories, alike


def few(stories: dict[str, list[Row]], alike: NDArray[np.float64] | None, most: int, seed: int) -> list[Row]:
    """Draw a run of so many reports, up to four of a story, from any stories or from the nearest of one."""
    chance = random.Random(seed)  # noqa: S311 - a draw that can be repeated
    names = list(stories)
    first = chance.randrange(len(names))
    if alike is None:
        chance.shuffle(names)
    else:
        order = np.argsort(-alike[first], kind="stable").tolist()
        names = [names[at] for at in [first, *(at for at in order if at != first)]]
    drawn: list[Row] = []
    for name in names:
        if len(drawn) < most:
            told = stories[name]
            drawn += chance.sample(told, min(len(told), chance.choice((1, 2, 3, 4))))
    return drawn[:most]


def scattered_run(texts: list[Row], most: int, seed: int) -> list[Row]:
    """Draw one report an event, of every tenth event two."""
    stories: dict[str, list[Row]] = {}
    for row in texts:
        stories.setdefault(row["story"], []).append(row)
    chance = random.Random(seed)  # noqa: S311 - a draw that can be repeated
    names = sorted(stories)
    chance.shuffle(names)
    drawn: list[Row] = []
    for at, name in enumerate(names):
        if len(drawn) < most:
            drawn += chance.sample(stories[name], min(len(stories[name]), 1 + (at % 10 == 0)))
    return drawn


def in_one_week(texts: list[Row], seed: int) -> list[Row]:
    chance = random.Random(seed)  # noqa: S311 - a draw that can be repeated
    days = {row["story"]: f"2024-03-{chance.randrange(10, 16)}" for row in texts}
    return [row | {"date": days[row["story"]]} for row in texts]


def contents(path: Path) -> list[Row]:
    """The content lines of scraped pages, each taken for an event of its own (not all of them are)."""
    pages = ("\n".join(text for text, content in row["lines"] if content == 1) for row in rows(path))
    kept = (page for page in pages if len(page.split()) >= SHORTEST)
    return [{"text": page, "title": None, "date": None, "story": str(at)} for at, page in enumerate(kept)]


def briefs(texts: list[Row], seed: int) -> list[Row]:
    """Draw two reports of one event and one each of one to three others, cut to two sentences, of one day."""
    chance = random.Random(seed)  # noqa: S311 - a draw that can be repeated
    stories: dict[str, list[Row]] = {}
    for row in sorted(texts, key=lambda row: (row["story"], row["id"])):
        stories.setdefault(row["story"], []).append(row)
    pair = chance.choice([name for name in sorted(stories) if len(stories[name]) > 1])
    rest = chance.sample([name for name in sorted(stories) if name != pair], chance.choice((1, 2, 3)))
    drawn = chance.sample(stories[pair], 2) + [chance.choice(stories[name]) for name in rest]
    return [row | {"text": _opening(row["text"]), "title": None, "date": "2024-03-05"} for row in drawn]


def _opening(text: str) -> str:
    return " ".join(re.split(r"""(?<=[.!?])["”']?\s+(?=[A-Z"“])""", text.strip())[:2])
