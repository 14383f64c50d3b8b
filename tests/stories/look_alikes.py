"""Pairs of look-alike events, three reports each, written by hand: two strikes, two quakes, two cup ties.

`look_alikes.txt` holds an event after each line `== name date`, its reports divided by `--`, each with its
title in the first line: ten pairs in English, two in Portuguese, two in Vietnamese. The last four pairs,
three in English and one in Portuguese, were written after all thresholds had been set.
"""

from __future__ import annotations

from pathlib import Path

from dedupe_news.stories import StoryInput

FILE = Path(__file__).with_name("look_alikes.txt")
UNSEEN = 24
"""Reports of the pairs that no threshold was chosen on, the last of the file."""

Row = dict[str, str]


def reports() -> list[Row]:
    """Give `story`, `date`, `title` and `text` of every report, in the order of the file."""
    found: list[Row] = []
    for event in FILE.read_text("utf-8").split("== ")[1:]:
        head, told = event.split("\n", 1)
        story, date = head.split()
        for report in told.strip().split("\n--\n"):
            title, text = report.split("\n", 1)
            found.append({"story": story, "date": date, "title": title, "text": text})
    return found


def run_of(rows: list[Row]) -> StoryInput:
    """Give the rows as a run."""
    titles, dates = ([row[name] for row in rows] for name in ("title", "date"))
    return StoryInput([row["text"] for row in rows], titles=titles, dates=dates)
