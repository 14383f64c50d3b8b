"""Groups of reports made to honour what was decided: together, apart, else left as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dedupe_news.decisions.constraints import Constraints


def apply(
    groups: Iterable[Sequence[str]],
    constraints: Constraints,
    keeper_of: Mapping[str, str] | None = None,
) -> list[list[str]]:
    """Merge and split groups of reports so that they honour what was decided.

    A class of reports ends in one group and classes held apart end in different ones. Beyond that each
    group stays together as far as it may: what nothing was decided about stays with the larger part. The
    result is the same for any order of groups and of members; groups no decision touches come back as they
    were, the others sorted, all in the order of their smallest id.

    Args:
        groups: a partition of report ids.
        constraints: from `resolve`; ids that are in no group only carry chains.
        keeper_of: for a copy the report it reprints; a copy nothing was decided about follows it.

    Example:
        >>> from dedupe_news.decisions import Decision, resolve
        >>> decided = resolve([Decision("not-same", ("b",), ("a", "c")), Decision("same", ("b",), ("x",))])
        >>> apply([["a", "b", "c"], ["x", "y"]], decided)
        [['a', 'c'], ['b', 'x', 'y']]
    """
    untouched: list[list[str]] = []
    touched: list[list[str]] = []
    for group in groups:
        decided = any(report in constraints.class_of for report in group)
        (touched if decided else untouched).append(list(group))
    if not touched:
        return sorted(untouched, key=min)
    regrouped = _Regrouping(constraints, keeper_of or {})
    for members in sorted((sorted(group) for group in touched), key=min):
        regrouped.add(members)
    return sorted((*untouched, *regrouped.groups()), key=min)


class _Regrouping:
    """Groups taken in one by one: classes join whole, and only into parts they are not held apart from."""

    def __init__(self, constraints: Constraints, keeper_of: Mapping[str, str]) -> None:
        self._class_of = constraints.class_of
        self._keeper_of = keeper_of
        self._foes: dict[str, set[str]] = {}
        for one, other in sorted(constraints.apart):
            self._foes.setdefault(one, set()).add(other)
            self._foes.setdefault(other, set()).add(one)
        self._part: dict[str, int] = {}
        """The part each class is in, by the class's name."""
        self._classes: dict[int, set[str]] = {}
        self._reports: dict[int, set[str]] = {}
        self._next = 0

    def add(self, members: Sequence[str]) -> None:
        """Take in one group: its classes first, the least opposed and largest leading, then the rest."""
        classes: dict[str, list[str]] = {}
        for report in members:
            if report in self._class_of:
                classes.setdefault(self._class_of[report], []).append(report)
        here = set(classes)

        def rank(name: str) -> tuple[int, int, str]:
            return (len(self._foes.get(name, set()) & here), -len(classes[name]), name)

        parts: list[int] = []
        size: dict[int, int] = {}
        for name in sorted(classes, key=rank):
            mine = self._placed(name)
            self._reports[mine].update(classes[name])
            joined = next((part for part in parts if part != mine and self._may_join(part, mine)), None)
            if mine in parts:
                joined = mine
            elif joined is not None:
                self._merge(joined, mine)
                size[joined] += size.pop(mine, 0)
            else:
                joined = mine
                parts.append(mine)
            size[joined] = size.get(joined, 0) + len(classes[name])
        self._add_free([report for report in members if report not in self._class_of], members, size)

    def groups(self) -> list[list[str]]:
        """Give the parts as sorted groups."""
        return [sorted(reports) for reports in self._reports.values() if reports]

    def _add_free(self, free: Sequence[str], members: Sequence[str], size: Mapping[int, int]) -> None:
        """Put reports nothing was decided about with the report they reprint, else with the larger part."""
        home = {report: self._part[self._class_of[report]] for report in members if report in self._class_of}
        largest = min(size, key=lambda part: (-size[part], min(self._reports[part])))
        for report in free:
            keeper = self._keeper_of.get(report)
            self._reports[home.get(keeper, largest) if keeper is not None else largest].add(report)

    def _placed(self, name: str) -> int:
        if name not in self._part:
            self._part[name] = self._next
            self._classes[self._next] = {name}
            self._reports[self._next] = set()
            self._next += 1
        return self._part[name]

    def _may_join(self, one: int, other: int) -> bool:
        small, large = sorted((self._classes[one], self._classes[other]), key=len)
        return not any(self._foes.get(name, set()) & large for name in small)

    def _merge(self, into: int, other: int) -> None:
        for name in self._classes.pop(other):
            self._part[name] = into
            self._classes[into].add(name)
        self._reports[into].update(self._reports.pop(other))
