"""Sentences from parts of one text whose borders were guessed fold only when they are nearly the same.

Where the borders of a dump are unsure, two events may pass for one story, and a fold across them makes a
false statement; two lines that should have been one are only read twice. So two sentences that stand in one
block of such parts, and nowhere else, must be near enough word for word, or have two signs of different
kinds: most of their mass, and a figure, a date or a name in common while neither names whom the other does
not; or the same place after a shared statement, and the same opening with the same actors.

Tried and dropped: a run of six common words as the second sign ("was taken to hospital where he was listed in
good condition" joins two victims), and a fixed likeness of .6, which folds twice as much across events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dedupe_news.accounts.aligned import same_opening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.inputs import ReportInput
    from dedupe_news.accounts.kinds import Kinds
    from dedupe_news.accounts.pairing import Pairing


class Guessed:
    """Judges the pairs of a story's distinct sentences by the borders between the reports that hold them."""

    def __init__(self, reports: Sequence[ReportInput], kinds: Kinds) -> None:
        self._any = any(report.block >= 0 for report in reports)
        self._blocks = [
            frozenset((reports[number].block, number if reports[number].block < 0 else -1) for number in held)
            for held in (kinds.held if self._any else ())
        ]

    def unsure(self, first: int, second: int) -> bool:
        """Whether two distinct sentences stand in one block of guessed borders, and nowhere else."""
        if not self._any:
            return False
        blocks = self._blocks[first] | self._blocks[second]
        return len(blocks) == 1 and next(iter(blocks))[0] >= 0

    def keeps_apart(self, first: int, second: int, pairing: Pairing) -> bool:
        """Whether the two are of one such block and too little alike to be one statement there."""
        if not self.unsure(first, second):
            return False
        limits = pairing.thresholds
        both = pairing.likeness(first, second)
        if both >= limits.repeated:
            return False
        return both < limits.repeated_known or not pairing.vouched(first, second)

    def misplaced(self, first: int, second: int, pairing: Pairing) -> bool:
        """Whether only their places make two sentences of one such block the same: those are unsure, too."""
        return self.unsure(first, second) and not same_opening(pairing.told(first), pairing.told(second))
