"""Disagreements planted in real reports: how many are found, and how many are told where nothing was planted.

Each plant changes one number, date, weekday or polarity of one sentence of a report whose story mate tells
the same thing: word for word (`same words`), or in words of its own (`own words`, by RapidFuzz's token-sort
ratio). The reports are whole, so words weigh as they do in use. An untouched pair of reports is read as it
stands; what it raises is a false alarm or a real disagreement, which only reading tells (`--show`).
"""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from rapidfuzz import fuzz, process

from dedupe_news.accounts import ReportInput, compose
from dedupe_news.model import Account, Sentence
from dedupe_news.text.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SIMILAR = 70.0
_TWICE = 80.0
_WORDS = (
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty".split()
)
_MONTHS = "January February March April June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_NUMBER = re.compile(
    r"(?<![\w.,:/$€£-])(?:\d{1,3}(?:,\d{3})+|\d{1,3}|" + "|".join(_WORDS) + r")(?![\w:/-]|[.,]\d)(?= [a-z])"
)
_DATE = re.compile(r"\b(" + "|".join(_MONTHS) + r") (\d{1,2})\b(?!,? ?\d{3,4}-)")
_DAY = re.compile(r"\b(" + "|".join(_DAYS) + r")\b")
_STAMP = re.compile(r"\b(?:Published|Updated|Posted)\b|^Image \d")
"""Time stamps and counters of a picture show, which state nothing of an event."""
_AUXILIARY = re.compile(
    r"\b(is|was|were|are|will|would|could|can|has been|have been|had been)\b (?!not\b|no\b|n't)"
)


@dataclass(frozen=True, slots=True)
class Plant:
    """A sentence of a story mate and its twin with one thing changed."""

    kind: str
    old: str
    new: str
    text: str


def plants(text: str, other: str, dice: random.Random) -> list[Plant]:
    """At most one plant of each kind: what both sentences state is changed in the second."""
    found: list[Plant] = []
    if _STAMP.search(text + other):
        return found
    for kind, pattern, change in (
        ("number", _NUMBER, _other_number),
        ("date", _DATE, _other_date),
        ("weekday", _DAY, _other_day),
        ("polarity", _AUXILIARY, lambda match, _: match.group(1) + " not "),
    ):
        spots = [m for m in pattern.finditer(other) if m.group().strip() in text]
        if kind == "number":
            spots = [
                m
                for m in spots
                if not _DATE.search(other[max(0, m.start() - 12) : m.end()])
                and other[m.end() :][:4] != " of "
            ]
        if kind == "polarity" and (" not " in text + other or "n't" in text + other or "n’t" in text + other):
            spots = []
        if not spots:
            continue
        spot = spots[dice.randrange(len(spots))]
        new = change(spot, dice)
        if new.strip() not in text:
            found.append(
                Plant(
                    kind, spot.group().strip(), new.strip(), other[: spot.start()] + new + other[spot.end() :]
                )
            )
    return found


def _other_number(match: re.Match[str], dice: random.Random) -> str:
    word = match.group()
    if word in _WORDS:
        return dice.choice([other for other in _WORDS if abs(_WORDS.index(other) - _WORDS.index(word)) > 1])
    value = int(word.replace(",", ""))
    new = max(2, value + dice.choice((2, 3, 5, value, value // 2 + 3)))
    return f"{new:,}" if "," in word else str(new)


def _other_date(match: re.Match[str], dice: random.Random) -> str:
    day = int(match.group(2))
    return f"{match.group(1)} {dice.choice([d for d in range(1, 29) if abs(d - day) > 1])}"


def _other_day(match: re.Match[str], dice: random.Random) -> str:
    return dice.choice([day for day in _DAYS if day != match.group(1)])


def gather(rows: Iterable[dict[str, Any]], limit: int) -> list[list[dict[str, Any]]]:
    """The stories of a file of labelled reports, cut to their first six reports."""
    stories: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        stories.setdefault(row["story"], []).append(row)
    return [members[:6] for members in stories.values() if len(members) > 1][:limit]


def inputs(members: Sequence[dict[str, Any]]) -> list[ReportInput]:
    """Labelled reports as the inputs of one account."""
    return [as_input(place, row) for place, row in enumerate(members)]


def as_input(place: int, row: dict[str, Any]) -> ReportInput:
    text = row["text"]
    spans = list(sentence_spans(text, row.get("lang")))
    begins = tuple(not text[:start].rpartition("\n")[2].strip() for start, _ in spans)
    sentences = tuple(Sentence(place, start, end, text[start:end]) for start, end in spans)
    return ReportInput(sentences, begins, row.get("title"), row.get("date"), -1, row.get("lang"))


def twins(story: Sequence[ReportInput]) -> list[tuple[int, int, int, int]]:
    """Pairs of sentences of two reports that tell the same in words of their own, each sentence once."""
    found: list[tuple[float, int, int, int, int]] = []
    for one in range(len(story)):
        for other in range(one + 1, len(story)):
            ours, theirs = ([s.text for s in story[n].sentences] for n in (one, other))
            if not ours or not theirs:
                continue
            table = process.cdist(
                ours, theirs, scorer=fuzz.token_sort_ratio, score_cutoff=_SIMILAR, dtype=np.float32
            )
            for i, j in np.argwhere(table > 0):
                if ours[i] != theirs[j] and min(len(ours[i]), len(theirs[j])) > 40:
                    found.append((-float(table[i, j]), one, int(i), other, int(j)))
    used: set[tuple[int, int]] = set()
    kept = []
    for _, one, i, other, j in sorted(found):
        if not {(one, i), (other, j)} & used:
            used |= {(one, i), (other, j)}
            kept.append((one, i, other, j))
    return kept


def changed(report: ReportInput, place: int, text: str, number: int) -> ReportInput:
    """The report as number `number` of a story, one of its sentences worded otherwise."""
    sentences = tuple(
        replace(s, report=number, text=text if at == place else s.text)
        for at, s in enumerate(report.sentences)
    )
    return replace(report, sentences=sentences)


def _repeated(report: ReportInput, place: int) -> bool:
    """Whether a report says a sentence twice: changed once, it would say both and dispute nothing."""
    own = report.sentences[place].text
    return any(
        fuzz.ratio(own, other.text) > _TWICE for at, other in enumerate(report.sentences) if at != place
    )


def told(account: Account, plant: Plant) -> bool:
    """Whether a conflict sets the planted value against another."""
    new = plant.new.lower()
    for conflict in account.conflicts:
        values = [value.value.lower() for value in conflict.values]
        if plant.kind == "polarity" and conflict.kind == "polarity":
            return True
        if plant.kind != "polarity" and any(re.search(rf"\b{re.escape(new)}\b", value) for value in values):
            return True
    return False


def report(name: str, stories: Sequence[Sequence[ReportInput]], *, show: bool, each: int = 400) -> None:
    dice = random.Random(7)  # noqa: S311 - picks plants, guards nothing
    tally: Counter[tuple[str, str, bool]] = Counter()
    for story in stories:
        for one, i, other, j in twins(story):
            ours, theirs = story[one], story[other]
            first = changed(ours, i, ours.sentences[i].text, 0)
            for wording, mate, at in (("own words", theirs, j), ("same words", ours, i)):
                if _repeated(ours, i) or _repeated(mate, at):
                    continue
                for plant in plants(ours.sentences[i].text, mate.sentences[at].text, dice):
                    if sum(tally[wording, plant.kind, done] for done in (True, False)) >= each:
                        continue
                    right = told(compose([first, changed(mate, at, plant.text, 1)]), plant)
                    tally[wording, plant.kind, right] += 1
                    if show and not right:
                        print(f"  missed {wording} {plant.kind} {plant.old} → {plant.new}")
                        print(f"    {ours.sentences[i].text}\n    {plant.text}")
    print(f"\nplanted in {name}\n{'wording':<14}{'kind':<12}{'planted':>8}{'found':>8}")
    for wording, kind in sorted({key[:2] for key in tally}):
        hit, miss = tally[wording, kind, True], tally[wording, kind, False]
        print(f"{wording:<14}{kind:<12}{hit + miss:>8}{hit / (hit + miss):>8.3f}")
    untouched(name, stories, show=show)


def untouched(name: str, stories: Sequence[Sequence[ReportInput]], *, show: bool) -> None:
    """Conflicts of untouched stories for each hundred pairs of sentences that two reports share."""
    raised: Counter[str] = Counter()
    shared = 0
    for story in stories:
        account = compose(story)
        for statement in account.statements:
            reports = Counter(s.report for s in (statement.printed, *statement.also))
            size = sum(reports.values())
            shared += (size * size - sum(n * n for n in reports.values())) // 2
        for conflict in account.conflicts:
            raised[conflict.kind] += 1
            if show:
                print(f"  {conflict.kind} {conflict.about}")
                for value in conflict.values:
                    print(f"    {value.value}: {value.sentences[0].text}")
    total = sum(raised.values())
    print(f"untouched: {total} conflicts {dict(sorted(raised.items()))} beside {shared} shared pairs", end="")
    print(f", {100 * total / max(1, shared + total):.2f} in a hundred")
