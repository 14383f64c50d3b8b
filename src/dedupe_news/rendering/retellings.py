"""What an account tells again in other words, gathered under what it retells.

Takes statements of a story record. A statement is told again where another names it in `retells`; it is then
known, too, by which independent reports.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dedupe_news.rendering.support import Reports

TITLE: Final = "Told again, in other words"
SIGN: Final = "≈"
"""Stands before the reports that tell a statement again, and before the heading of what they tell."""
_WORDS: Final = 9
"""Words by which a statement is recognised."""
_SIGNS: Final = 24
"""Characters by which one is that is written without spaces."""
_HEADED: Final = re.compile(
    r"^[A-Z]{2}[A-Z .'-]*(?:, [A-Z][\w. ]{1,20})?(?: ?\([^()]{1,20}\))? ?(?:—|–|--?|\|) ?(?=\S)"
)
"""A dateline."""

_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Retellings:
    """The statements of an account that tell others again: by the place of those, in the account's order."""

    of: Mapping[_Place, tuple[Mapping[str, Any], ...]]

    def again(self, statement: Mapping[str, Any], reports: Reports) -> tuple[int, ...]:
        """Give the independent reports that tell a statement again, without those that state it."""
        own = {reports.unit(n) for n in statement["cites"]}
        found: dict[str | int, int] = {}
        for other in self.of.get(place_of(statement["from"]), ()):
            for n in other["cites"]:
                if reports.unit(n) not in own:
                    found[reports.unit(n)] = min(n, found.get(reports.unit(n), n))
        return tuple(sorted(found.values()))

    def gathered(
        self, account: Iterable[Mapping[str, Any]]
    ) -> Iterator[tuple[Mapping[str, Any], tuple[Mapping[str, Any], ...]]]:
        """Give each statement that is told again, in the account's order, with what tells it."""
        for statement in account:
            if place_of(statement["from"]) in self.of:
                yield statement, self.of[place_of(statement["from"])]


def retellings(account: Sequence[Mapping[str, Any]]) -> Retellings:
    """Gather what an account tells again.

    Example:
        >>> one, other = {"report": 1, "start": 0}, {"report": 2, "start": 9}
        >>> found = retellings([{"from": one}, {"from": other, "retells": one}])
        >>> [len(again) for _, again in found.gathered([{"from": one}])]
        [1]
    """
    of: dict[_Place, list[Mapping[str, Any]]] = {}
    for statement in account:
        if "retells" in statement:
            of.setdefault(place_of(statement["retells"]), []).append(statement)
    return Retellings({place: tuple(found) for place, found in of.items()})


def place_of(span: Mapping[str, Any]) -> _Place:
    """Where a span begins: the report and the place in its source."""
    return span["report"], span["start"]


def told_once(account: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Give the statements of an account that do not only tell others again."""
    return [statement for statement in account if "retells" not in statement]


def opening(text: str) -> str:
    """Give the beginning of a statement, enough to find it by.

    Example:
        >>> opening("A bomb exploded at a bank in Woodburn on Friday, killing an officer.")
        '“A bomb exploded at a bank in Woodburn on …”'
        >>> opening("It rained.")
        '“It rained.”'
        >>> opening("PARIS (AP) — It rained.")
        '“It rained.”'
    """
    words = _HEADED.sub("", text).split()
    if len(words) > _WORDS:
        return f"“{' '.join(words[:_WORDS])} …”"
    whole = " ".join(words)
    return f"“{whole[:_SIGNS]} …”" if len(words) == 1 and len(whole) > _SIGNS else f"“{whole}”"
