"""Decisions held across chains: which reports are one story, which are not, where decisions disagree.

"Same" is transitive (union-find; the must-link and cannot-link of constrained clustering, Wagstaff and
others 2001, and the resolver of nomenklatura); "not same" holds between whole classes. Where decisions
contradict each other the later one wins and the earlier one is set aside and told.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dedupe_news.decisions.record import Decision, standing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Constraints", "Contradiction", "Decision", "resolve"]

Link = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two reports about which decisions disagree: the one set aside and those (all later) that overrule it.

    Places are from 0 in the decisions given to `resolve`.
    """

    set_aside: int
    by: tuple[int, ...]
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Constraints:
    """What decisions come to: classes that are one story, and classes that are not.

    `class_of` maps a decided report to the smallest id of its class; `apart` holds pairs of such names,
    smaller first.
    """

    class_of: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[Link] = frozenset()
    contradictions: tuple[Contradiction, ...] = ()

    def same(self, a: str, b: str) -> bool:
        """Whether decisions put the two in one story."""
        return self.class_of.get(a, a) == self.class_of.get(b, b)

    def not_same(self, a: str, b: str) -> bool:
        """Whether decisions keep the two apart."""
        return _pair(self.class_of.get(a, a), self.class_of.get(b, b)) in self.apart


def _pair(a: str, b: str) -> Link:
    return (a, b) if a <= b else (b, a)


def resolve(decisions: Sequence[Decision]) -> Constraints:
    """Work out what the decisions that stand come to; later ones win, contradictions are told.

    Example:
        >>> chain = [Decision("same", ("a",), ("b",)), Decision("same", ("b",), ("c",))]
        >>> resolve(chain).same("a", "c")
        True
        >>> found = resolve([*chain, Decision("not-same", ("a",), ("c",))])
        >>> found.same("a", "b"), found.not_same("a", "c"), found.contradictions[0].set_aside
        (False, True, 0)
    """
    classes = _Classes()
    for place in reversed(standing(decisions)):
        decision = decisions[place]
        if decision.verb == "same":
            classes.join(place, sorted({*decision.a, *decision.b}))
        elif decision.verb == "not-same":
            classes.part(place, decision.a, decision.b)
    return classes.constraints()


class _Classes:
    """Union-find over report ids with links that may not be joined, filled from the latest decision back."""

    def __init__(self) -> None:
        self._root: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._apart: dict[str, dict[str, tuple[int, str, str]]] = {}
        """For two roots: the decision that parts them and the pair of reports it named."""
        self._links: dict[str, list[tuple[str, int]]] = {}
        self._contradictions: list[Contradiction] = []

    def _find(self, report: str) -> str:
        if report not in self._root:
            self._root[report] = report
            self._members[report] = [report]
            self._apart[report] = {}
        return self._root[report]

    def join(self, place: int, reports: Sequence[str]) -> None:
        """Make one class of the reports, as far as later decisions let it be."""
        bases: list[str] = []
        told: set[Link] = set()
        for report in reports:
            for base in bases:
                barrier = self._apart[self._find(report)].get(self._find(base))
                if barrier is None:
                    self._union(place, base, report)
                    break
                link = _pair(self._root[report], self._root[base])
                if link not in told:
                    told.add(link)
                    self._tell(place, base, report, barrier)
            else:
                self._find(report)
                bases.append(report)

    def part(self, place: int, left: Sequence[str], right: Sequence[str]) -> None:
        """Hold two sets of reports apart, as far as later decisions let them be."""
        told: set[str] = set()
        for a in sorted(set(left)):
            for b in sorted(set(right) - {a}):
                one, other = self._find(a), self._find(b)
                if one != other:
                    self._apart[one].setdefault(other, (place, a, b))
                    self._apart[other].setdefault(one, (place, b, a))
                elif one not in told:
                    told.add(one)
                    by = tuple(sorted({step for _, step in self._path(a, b)}))
                    self._contradictions.append(Contradiction(place, by, a, b))

    def constraints(self) -> Constraints:
        names = {root: min(members) for root, members in self._members.items()}
        return Constraints(
            class_of={report: names[root] for report, root in sorted(self._root.items())},
            apart=frozenset(
                _pair(names[one], names[other]) for one, others in self._apart.items() for other in others
            ),
            contradictions=tuple(
                sorted(self._contradictions, key=lambda found: (found.set_aside, found.a, found.b)),
            ),
        )

    def _union(self, place: int, a: str, b: str) -> None:
        one, other = self._find(a), self._find(b)
        if one == other:
            return
        self._links.setdefault(a, []).append((b, place))
        self._links.setdefault(b, []).append((a, place))
        if len(self._members[one]) < len(self._members[other]):
            one, other = other, one
        for report in self._members.pop(other):
            self._root[report] = one
            self._members[one].append(report)
        for third, barrier in self._apart.pop(other).items():
            self._apart[one].setdefault(third, barrier)
            facing = self._apart[third].pop(other)
            self._apart[third].setdefault(one, facing)

    def _tell(self, place: int, a: str, b: str, barrier: tuple[int, str, str]) -> None:
        """Record that joining `a` and `b` is overruled: by a parting, and the chains that lead to it."""
        parting, near_b, near_a = barrier
        steps = {step for _, step in (*self._path(a, near_a), *self._path(b, near_b))}
        self._contradictions.append(Contradiction(place, tuple(sorted({parting, *steps} - {place})), a, b))

    def _path(self, a: str, b: str) -> list[tuple[str, int]]:
        """Find the shortest chain of accepted "same" links from one report to another of its class."""
        before: dict[str, tuple[str, int]] = {a: ("", -1)}
        ring = [a]
        while ring and b not in before:
            following: list[str] = []
            for report in ring:
                for neighbour, place in self._links.get(report, ()):
                    if neighbour not in before:
                        before[neighbour] = (report, place)
                        following.append(neighbour)
            ring = following
        path: list[tuple[str, int]] = []
        at = b
        while at != a and at in before:
            path.append(before[at])
            at = before[at][0]
        return path
