"""Small runs written by hand, 4 to 7 reports each in twelve languages: what most people hand over.

In `small_runs.txt` a run follows each line `=== name`, in it an event each line `== name date`; its reports
are divided by `--` (with a date of its own where one comes later), each with its title in the first line.
A run tells two or more events alike: two strikes, fires, matches, votes, quakes, trials, storms. The first 13
runs were read while the scale for small runs was worked out, the rest only when it was done.

`fresh_runs.txt`, of the same form, holds 25 harder ones of 3 to 6 reports in nine languages: look-alikes
beside each other, briefs of one town, and pairs of one event that share hardly a phrase (the wire and the
neighbour's tale). They were written before anything was changed for them.

`twin_events.txt` holds 33 runs of two look-alike events, two reports each of the length of a short article,
in English, French, German and Spanish: shootings in two towns, strikes of two unions, votes in two countries,
matches of one evening. `told_apart.txt` is one run of 22 events, two reports each with few words in common:
what happened, and how it was lived through.

`own_words.txt` holds 44 runs of 3 to 5 reports in nine languages, half of them in English: by turns one event
that two or three outlets tell in their own words beside others, and two events that are alike (one town, one
company, one person, or two towns of one evening). Those of the first half were read while names that few
reports share were made to count, the others only when it was done.

`twin_briefs.txt` holds 44 runs of 4 to 6 short reports in eighteen languages: two or three look-alike events
of one day, worded alike on purpose, each told again in quite other words, in a sentence, or on the next day.
They are harder than news is; half of them were read only after leads that name others were made to count.

`fillers.txt` holds 36 runs of 2 or 3 reports in ten languages: two events of one week that an agency tells
in one frame, each once or twice, or one event that is told in other words, or further on. The last 12 were
written, and read, only when the frame was made to count.
"""

from __future__ import annotations

import re
from pathlib import Path

FILE = Path(__file__).with_name("small_runs.txt")
FRESH = Path(__file__).with_name("fresh_runs.txt")
TWINS = Path(__file__).with_name("twin_events.txt")
TOLD_APART = Path(__file__).with_name("told_apart.txt")
OWN_WORDS = Path(__file__).with_name("own_words.txt")
READ = 13
TWIN_BRIEFS = Path(__file__).with_name("twin_briefs.txt")
OWN_WORDS_READ = 22
TWIN_BRIEFS_READ = 22
FILLERS = Path(__file__).with_name("fillers.txt")
FILLERS_READ = 24
"""Runs that were read beforehand, the first of each file."""

Row = dict[str, str | None]


def runs(file: Path = FILE) -> dict[str, list[Row]]:
    """Give `story`, `date`, `title` and `text` of every report by the name of its run, in order."""
    found: dict[str, list[Row]] = {}
    for run in file.read_text("utf-8").split("=== ")[1:]:
        name, events = run.split("\n", 1)
        heads = re.split(r"^== ", events, flags=re.MULTILINE)[1:]
        found[name] = [row for event in heads for row in _rows(event)]
    return found


def _rows(event: str) -> list[Row]:
    head, told = event.split("\n", 1)
    story, day = head.split()
    parts = re.split(r"^--(.*)\n", told, flags=re.MULTILINE)
    rows: list[Row] = []
    for later, report in zip(["", *parts[1::2]], parts[::2], strict=True):
        title, text = report.strip().split("\n", 1)
        rows.append({"story": story, "date": later.strip() or day, "title": title, "text": text})
    return rows


def undated(rows: list[Row]) -> list[Row]:
    """Give the same reports without their dates."""
    return [row | {"date": None} for row in rows]
