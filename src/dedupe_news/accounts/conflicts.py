"""Clashes between sentences gathered into conflicts: one dispute, its values side by side, who says which."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dedupe_news.accounts.birthdays import grown_older
from dedupe_news.accounts.facts.quantities import CURRENCY
from dedupe_news.accounts.marks import FATES
from dedupe_news.accounts.words import number_value
from dedupe_news.model import Conflict, ConflictValue

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dedupe_news.accounts.clashes import Clash
    from dedupe_news.accounts.inputs import ReportInput
    from dedupe_news.accounts.kinds import Kinds, Place
    from dedupe_news.accounts.lexicon import Lexicon
    from dedupe_news.model import ConflictKind


@dataclass(slots=True)
class _Dispute:
    kind: ConflictKind
    about: str
    of: str = ""
    values: dict[str, set[Place]] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)


def gather(
    reports: Sequence[ReportInput],
    clashes: Sequence[tuple[int, int, Clash]],
    kinds: Kinds,
    cite: Callable[[Sequence[Place]], tuple[int, ...]],
) -> tuple[Conflict, ...]:
    """Conflicts of a story, in order of their first sentence.

    Args:
        reports: the story's reports.
        clashes: pairs of distinct sentences with what they dispute.
        kinds: the distinct sentences and their places.
        cite: the independent texts behind some places.
    """
    disputes: list[_Dispute] = []
    by_sentence: dict[tuple[str, str, int, str], _Dispute] = {}
    for first, second, clash in clashes:
        values = ((first, clash.first), (second, clash.second))
        dispute = None
        for kind, value in values:
            dispute = dispute or by_sentence.get((clash.kind, clash.about, kind, _plain(value)))
        if dispute is None:
            dispute = _Dispute(clash.kind, clash.about)
            disputes.append(dispute)
        dispute.of = dispute.of or clash.of
        for kind, value in values:
            plain = _plain(value)
            dispute.values.setdefault(plain, set()).update(kinds.places[kind])
            dispute.written.setdefault(plain, value)
            by_sentence.setdefault((clash.kind, clash.about, kind, plain), dispute)
    found: list[Conflict] = []
    merged = _merged(disputes)
    for dispute in merged:
        if _of_those_told(dispute, merged, kinds):
            continue
        sides = []
        for plain, places in dispute.values.items():
            ordered = sorted(places)
            sides.append(
                ConflictValue(
                    dispute.written[plain], cite(ordered), tuple(reports[r].sentences[p] for r, p in ordered)
                )
            )
        if len(sides) > 1:
            sides.sort(key=lambda side: (side.cites, side.value))
            found.append(Conflict(dispute.kind, _named(dispute), tuple(sides)))
    found = _told_once([conflict for conflict in found if not grown_older(conflict, reports)])
    found.sort(
        key=lambda conflict: (conflict.values[0].sentences[0].report, conflict.values[0].sentences[0].start)
    )
    return tuple(found)


def _of_those_told(dispute: _Dispute, others: Sequence[_Dispute], kinds: Kinds) -> bool:
    """Whether a dispute counts just people of whom another tells what befell them, the same in each report.

    "Two people in hospital" and "three people in hospital" are the two and the three who were hurt.
    """
    lists = _lists_of(dispute, kinds)
    if dispute.kind != "number" or not lists.has("toll-person", dispute.about):
        return False
    told = _figures(dispute, lists)
    return any(
        other.kind == "number"
        and (other.about in FATES or lists.has_any((other.about,), *(f"toll-{fate}" for fate in FATES)))
        and all(reports <= _figures(other, lists).get(figure, set()) for figure, reports in told.items())
        for other in others
        if other is not dispute
    )


def _lists_of(dispute: _Dispute, kinds: Kinds) -> Lexicon:
    """The lists of the language in which a dispute is told."""
    return kinds.words[kinds.of[min(place for places in dispute.values.values() for place in places)]].lexicon


def _figures(dispute: _Dispute, lists: Lexicon) -> dict[float | None, set[int]]:
    """The reports of each figure of a dispute."""
    found: dict[float | None, set[int]] = {}
    for plain, places in dispute.values.items():
        values = (lists.numbers.get(word, number_value(word)) for word in plain.split())
        figure = next((value for value in values if value is not None), None)
        found.setdefault(figure, set()).update(report for report, _ in places)
    return found


def _named(dispute: _Dispute) -> str:
    """What readers are told a dispute is about: a sum's sign with what it is for, that alone of a measure."""
    if not dispute.of:
        return dispute.about
    return f"{dispute.about} {dispute.of}" if dispute.about in CURRENCY else dispute.of


def _merged(disputes: Sequence[_Dispute]) -> list[_Dispute]:
    """One dispute where several pairs dispute the same: a number about the same thing, else two values."""
    found: list[_Dispute] = []
    for dispute in disputes:
        needed = 1 if dispute.kind == "number" and dispute.about.isalpha() else 2
        for other in found:
            same = (other.kind, other.about) == (dispute.kind, dispute.about)
            if same and len(other.values.keys() & dispute.values.keys()) >= needed:
                other.of = other.of or dispute.of
                for plain, places in dispute.values.items():
                    other.values.setdefault(plain, set()).update(places)
                    other.written.setdefault(plain, dispute.written[plain])
                break
        else:
            found.append(dispute)
    return found


def _told_once(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """The conflicts without those that a reader would take for another one told: the same figures again.

    Two figures that stand in for two things ("40,000 homes", and homes without power) are one to a reader,
    and so are "two crew" and "three crew" beside two and three crew members who were hurt. What says more of
    a figure than the noun behind it is told.
    """
    order = sorted(range(len(conflicts)), key=lambda at: _names_its_noun(conflicts[at]))
    kept: dict[int, Conflict] = {}
    for at in order:
        conflict = conflicts[at]
        if any(_tells(other, conflict) for other in kept.values()):
            continue
        fuller = next((place for place, other in kept.items() if _retells(other, conflict)), None)
        if fuller is None:
            kept[at] = conflict
        else:
            kept[fuller] = _with_sides(kept[fuller], conflict)
    return [kept[at] for at in sorted(kept)]


def _retells(one: Conflict, other: Conflict) -> bool:
    """Whether another conflict disputes a figure of one, told by the same sentence, against the same rival.

    "Two people" and "three people" of a third report are those hurt, where the sentence with "three people"
    is the one that says so.
    """
    if one.kind != other.kind or len(one.values) != len(other.values):
        return False
    met = [_side_of(one, value) for value in other.values]
    return len({id(side) for side in met if side is not None}) == len(one.values) and any(
        side is not None and not set(side.sentences).isdisjoint(value.sentences)
        for side, value in zip(met, other.values, strict=True)
    )


def _side_of(conflict: Conflict, value: ConflictValue) -> ConflictValue | None:
    """The side of a conflict that holds a value word for word, if one does."""
    return next((side for side in conflict.values if _is_part(side, value)), None)


def _with_sides(one: Conflict, other: Conflict) -> Conflict:
    """A conflict with those added who say the same in another one."""
    sides = []
    for side in one.values:
        more = [value for value in other.values if _side_of(one, value) is side]
        cites = {*side.cites, *(cite for value in more for cite in value.cites)}
        sentences = [*side.sentences, *(s for value in more for s in value.sentences)]
        listed = tuple(dict.fromkeys(sorted(sentences, key=lambda s: (s.report, s.start))))
        sides.append(replace(side, cites=tuple(sorted(cites)), sentences=listed))
    sides.sort(key=lambda side: (side.cites, side.value))
    return replace(one, values=tuple(sides))


def _names_its_noun(conflict: Conflict) -> bool:
    """Whether a conflict is called by a word that every value of it holds: "crew", of "two crew"."""
    return all(conflict.about.lower() in _plain(side.value) for side in conflict.values)


def _tells(one: Conflict, other: Conflict) -> bool:
    """Whether each value of another conflict is one of the first, in more or fewer words of the same text."""
    return one.kind == other.kind and all(
        any(_is_part(side, value) and not set(side.cites).isdisjoint(value.cites) for side in one.values)
        for value in other.values
    )


def _is_part(one: ConflictValue, other: ConflictValue) -> bool:
    first, second = f" {_plain(one.value)} ", f" {_plain(other.value)} "
    return first in second or second in first


def _plain(value: str) -> str:
    return " ".join(value.lower().split())
