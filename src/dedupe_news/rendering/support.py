"""What a statement rests on: the texts that say it independently, and the repeats that confirm nothing.

Parts of one text that only guessed, unsure borders hold apart may be one article (a *block*, as the report's
record says). What two of them say is repeated, not confirmed. What one report says twice is told once and not
counted: mostly its headline or a caption folds into its own lead, which a reader can make nothing of. Nor is
anything counted of a saved run without these marks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

TIMES = {1: "once", 2: "twice"}


@dataclass(frozen=True, slots=True)
class Support:
    """Reports that say a statement: `cites` are independent of one another.

    `where` are the other parts of the same blocks that say it again without being independent.
    """

    cites: tuple[int, ...]
    where: tuple[int, ...] = ()

    @property
    def repeated(self) -> int:
        """How many parts only repeat it."""
        return len(self.where)


class Reports:
    """The reports of a story record, by number, and which of them are independent.

    Example:
        >>> part = {"copy_of": None, "cut": {"by": "lead"}, "block": "a#1"}
        >>> reports = Reports([{"n": 1, "id": "a#1", **part}, {"n": 2, "id": "a#2", **part}])
        >>> spans = {"from": {"report": 1}, "also": [{"report": 2}]}
        >>> reports.support({"cites": [1, 2], **spans})
        Support(cites=(1,), where=(2,))
    """

    def __init__(self, reports: Sequence[Mapping[str, Any]]) -> None:
        self.known = {report["n"]: report for report in reports}

    def unit(self, n: int) -> str | int:
        """Name what a report is independent as: its block, else itself."""
        return self.known[n].get("block") or n

    def independent(self) -> int:
        """Count what tells the story independently: texts, and blocks of unsure parts."""
        return len({self.unit(n) for n, report in self.known.items() if report["copy_of"] is None})

    def one_block(self, cites: Collection[int]) -> bool:
        """Whether these are two or more parts of one block."""
        return len(set(cites)) > 1 and len({self.unit(n) for n in cites}) == 1

    def one_block_of(self) -> bool:
        """Whether two or more of the reports are of one block."""
        blocks = [report["block"] for report in self.known.values() if report.get("block")]
        return len(set(blocks)) < len(blocks)

    def support(self, statement: Mapping[str, Any]) -> Support:
        """Part the reports that say a statement into independent ones and repeats."""
        first: dict[str | int, int] = {}
        for n in (statement["from"]["report"], *statement["cites"]):
            if n in statement["cites"]:
                first.setdefault(self.unit(n), n)
        cites = tuple(sorted(first.values()))
        return Support(cites, tuple(n for n in statement["cites"] if n not in cites))


def times(support: Support) -> str:
    """Say how often a statement is repeated; empty where it is not.

    Example:
        >>> times(Support((1,), (2,))), times(Support((1,), (2, 3, 4))), times(Support((1,)))
        ('repeated once', 'repeated 3 times', '')
    """
    return f"repeated {TIMES.get(support.repeated, f'{support.repeated} times')}" if support.where else ""


def repeats(support: Support) -> str:
    """Say how often a statement is repeated, and where.

    Example:
        >>> repeats(Support((1,), (2,))), repeats(Support((1,)))
        ('repeated once: [2]', '')
    """
    return f"{times(support)}: {''.join(f'[{n}]' for n in support.where)}" if support.where else ""
