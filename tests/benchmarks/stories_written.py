"""Runs written by hand: look-alike events, small runs in many languages, and events told in two ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from tests.benchmarks.stories_sets import clustered, measure, undated
from tests.stories import look_alikes, small_runs

if TYPE_CHECKING:
    from pathlib import Path

    from tests.benchmarks.stories_sets import Row

TOLD = ((2, 2), (1, 1), (2, 1), (1, 2))
"""Reports of the one and of the other event of a pair of look-alikes."""


def look_alike_events() -> None:
    every = [dict(row) for row in look_alikes.reports()]
    shapes = {"all": every, "undated": undated(every), "last": every[-look_alikes.UNSEEN :]}
    shapes["last, undated"] = undated(shapes["last"])
    print(f"\n{'look-alikes':<20}{'reports':>8}{'P':>7}{'R':>7}{'F1':>7}")
    for name, texts in shapes.items():
        found = measure(texts)
        print(
            f"{name:<20}{len(texts):>8,}{found.precision:>7.3f}{found.recall:>7.3f}{found.f1:>7.3f}",
            flush=True,
        )


def hand_written_runs() -> None:
    every = list(small_runs.runs().values())
    halves = {"read": every[: small_runs.READ], "unread": every[small_runs.READ :]}
    halves["fresh"] = list(small_runs.runs(small_runs.FRESH).values())
    print(f"\n{'small runs':<20}{'runs':>8}{'P':>7}{'R':>7}{'F1':>7}{'as one':>8}{'P':>7}{'R':>7}{'F1':>7}")
    for name, runs in halves.items():
        for shown, shape in ((name, list), (f"{name}, undated", undated)):
            each = [measure(shape(run)) for run in runs]
            whole = [row for run in runs for row in shape(run)]
            one = measure(whole)
            means = (
                np.mean([getattr(found, part) for found in each]) for part in ("precision", "recall", "f1")
            )
            print(
                f"{shown:<20}{len(runs):>8}"
                + "".join(f"{mean:>7.3f}" for mean in means)
                + f"{len(whole):>8}{one.precision:>7.3f}{one.recall:>7.3f}{one.f1:>7.3f}",
                flush=True,
            )


def few_of_each(run: list[Row], told: tuple[int, int]) -> list[Row]:
    """The first so many reports of each of two events."""
    events: dict[str, list[Row]] = {}
    for row in run:
        events.setdefault(row["story"], []).append(row)
    return [row for rows, many in zip(events.values(), told, strict=True) for row in rows[:many]]


def twin_events() -> None:
    """How many pairs of look-alikes are one story in a run of their own, and all of them in one run."""
    runs = list(small_runs.runs(small_runs.TWINS).values())
    print(f"\n{'twin events':<20}{'runs':>8}{'joined':>8}{'parted':>8}{'as one':>8}{'P':>7}{'R':>7}{'F1':>7}")
    for told in TOLD:
        for name, shape in (("dated", list), ("undated", undated)):
            some = [shape(few_of_each(run, told)) for run in runs]
            joined = parted = 0
            for run in some:
                labels, gold = clustered(run), [row["story"] for row in run]
                joined += not set(labels[: told[0]]).isdisjoint(labels[told[0] :])
                parted += len(set(zip(labels, gold, strict=True))) - len(set(gold))
            whole = measure([row for run in some for row in run])
            shown = f"{told[0]} and {told[1]}, {name}"
            print(
                f"{shown:<20}{len(runs):>8}{joined:>8}{parted:>8}{sum(map(len, some)):>8}"
                f"{whole.precision:>7.3f}{whole.recall:>7.3f}{whole.f1:>7.3f}",
                flush=True,
            )


def own_words() -> None:
    """Pairs of one event that are found, and pairs of two that are joined, run by run."""
    runs = list(small_runs.runs(small_runs.OWN_WORDS).values())
    read = small_runs.OWN_WORDS_READ
    print(f"\n{'own words':<32}{'runs':>6}{'F1':>7}{'found':>9}{'joined':>8}")
    for half, some in (("read", runs[:read]), ("unread", runs[read:])):
        for kind, each in (("one event", some[::2]), ("two alike", some[1::2])):
            for name, shape in (("dated", list), ("undated", undated)):
                counts = np.sum([_pairs(shape(run)) for run in each], axis=0).tolist()
                f1 = np.mean([measure(shape(run)).f1 for run in each])
                shown = f"{half}, {kind}, {name}"
                print(
                    f"{shown:<32}{len(each):>6}{f1:>7.3f}{f'{counts[1]}/{counts[0]}':>9}{counts[2]:>8}",
                    flush=True,
                )


def twin_briefs() -> None:
    """The same for short look-alikes of one day that are worded alike, each told again in other words."""
    _found_and_joined("twin briefs", small_runs.TWIN_BRIEFS, small_runs.TWIN_BRIEFS_READ)


def fillers() -> None:
    """The same for two events told in one frame, and for one event told in other words."""
    _found_and_joined("one frame, other names", small_runs.FILLERS, small_runs.FILLERS_READ)


def _found_and_joined(title: str, file: Path, read: int) -> None:
    runs = list(small_runs.runs(file).values())
    print(f"\n{title:<32}{'runs':>6}{'F1':>7}{'found':>9}{'joined':>8}")
    for half, some in (("read", runs[:read]), ("unread", runs[read:])):
        for name, shape in (("dated", list), ("undated", undated)):
            counts = np.sum([_pairs(shape(run)) for run in some], axis=0).tolist()
            f1 = np.mean([measure(shape(run)).f1 for run in some])
            shown = f"{half}, {name}"
            print(
                f"{shown:<32}{len(some):>6}{f1:>7.3f}{f'{counts[1]}/{counts[0]}':>9}{counts[2]:>8}",
                flush=True,
            )


def _pairs(run: list[Row]) -> tuple[int, int, int]:
    """Count the pairs of one event, those of them that are one story, and those of two events that are."""
    labels, gold = np.array(clustered(run)), np.array([row["story"] for row in run])
    same, found = gold[:, None] == gold, labels[:, None] == labels
    upper = np.triu(np.ones_like(same), 1)
    return int((same & upper).sum()), int((same & found & upper).sum()), int((~same & found & upper).sum())


def told_apart() -> None:
    """How many events told in two ways come apart, in one run and each by itself."""
    (rows,) = small_runs.runs(small_runs.TOLD_APART).values()
    print(f"\n{'told in two ways':<20}{'events':>8}{'parted':>8}{'alone':>8}{'joined':>8}")
    for name, shape in (("dated", list), ("undated", undated)):
        labels = clustered(shape(rows))
        pairs = list(zip(labels[::2], labels[1::2], strict=True))
        alone = [clustered(shape(rows[at : at + 2])) for at in range(0, len(rows), 2)]
        joined = len(pairs) - len({label for label, _ in pairs})
        print(
            f"{name:<20}{len(pairs):>8}{sum(a != b for a, b in pairs):>8}{sum(a != b for a, b in alone):>8}"
            f"{joined:>8}",
            flush=True,
        )
