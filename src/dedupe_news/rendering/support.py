"""What a statement rests on: the texts that say it independently, and the repeats that confirm nothing.

Parts of one text that only guessed, unsure borders hold apart may be one article (a *block*, as the report's
record says). What two of them say is repeated, not confirmed. So is what one text alone says twice: it may be
one article, or two with a border that was missed. Records are one article each and repeat nothing but their
own captions; those are not counted, nor is anything of a saved run without these marks.
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

    `repeated` counts the sentences that say it again without being independent, `where` are the reports
    besides those cited in which they stand.
    """

    cites: tuple[int, ...]
    repeated: int = 0
    where: tuple[int, ...] = ()


class Reports:
    """The reports of a story record, by number, and which of them are independent.

    Example:
        >>> part = {"copy_of": None, "cut": {"by": "lead"}, "block": "a#1"}
        >>> reports = Reports([{"n": 1, "id": "a#1", **part}, {"n": 2, "id": "a#2", **part}])
        >>> spans = {"from": {"report": 1}, "also": [{"report": 2}]}
        >>> reports.support({"cites": [1, 2], **spans})
        Support(cites=(1,), repeated=1, where=(2,))
    """

    def __init__(self, reports: Sequence[Mapping[str, Any]]) -> None:
        self.known = {report["n"]: report for report in reports}
        self._number = {report["id"]: report["n"] for report in reports}

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
        where = tuple(n for n in statement["cites"] if n not in cites)
        return Support(cites, max(self._again(statement), len(where)), where)

    def _again(self, statement: Mapping[str, Any]) -> int:
        """Count the sentences, the first of each text aside, that say it again in an unsure or lone text."""
        seen: dict[str | int, int] = {}
        lone = len(statement["cites"]) == 1
        for span in (statement["from"], *statement["also"]):
            report = self.known.get(span["report"])
            if report is not None and self._counts(report, statement["cites"], lone=lone):
                unit = self.unit(report["n"])
                seen[unit] = seen.get(unit, 0) + 1
        return sum(seen.values()) - len(seen)

    def _counts(self, report: Mapping[str, Any], cites: Collection[int], *, lone: bool) -> bool:
        """Whether a report repeats what it says: a part of a block or a lone text; no copy of it."""
        if report["n"] not in cites and self._number.get(report["copy_of"]) in cites:
            return False
        by = (report.get("cut") or {}).get("by", "record")
        return bool(report.get("block")) or (lone and by != "record")


def times(support: Support) -> str:
    """Say how often a statement is repeated, and where.

    Example:
        >>> times(Support((1,), 1, (2,))), times(Support((1,), 3)), times(Support((1,)))
        ('repeated once: [2]', 'repeated 3 times', '')
    """
    if not support.repeated:
        return ""
    told = f"repeated {TIMES.get(support.repeated, f'{support.repeated} times')}"
    return f"{told}: {''.join(f'[{n}]' for n in support.where)}" if support.where else told
