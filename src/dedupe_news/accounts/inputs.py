"""What an account is made from: the reports of one story, their sentences, and the settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dedupe_news.thresholds import StatementThresholds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.model import Sentence


@dataclass(frozen=True, slots=True)
class ReportInput:
    """One report of a story, as the account sees it.

    Attributes:
        sentences: its kept sentences in reading order; `report` is the report's place in the list, from 0.
        breaks: one flag per sentence, True where the sentence begins a new line. Empty means that every
            sentence stands on a line of its own.
        title: the report's own headline, if it came with one.
        date: ISO date of the report, if known.
        keeper: the place (from 0) of the report it reprints; -1 or its own place for an independent text.
        lang: language code, if known.
        block: a number that it shares with the reports from which only guessed, unsure borders part it: they
            may be one article; -1 where both its borders are sure.

    Example:
        >>> from dedupe_news.model import Sentence
        >>> ReportInput((Sentence(0, 0, 9, "It rains."),)).keeper
        -1
    """

    sentences: tuple[Sentence, ...]
    breaks: tuple[bool, ...] = ()
    title: str | None = None
    date: str | None = None
    keeper: int = -1
    lang: str | None = None
    block: int = -1

    def begins_line(self, place: int) -> bool:
        """Whether the sentence at `place` begins a line."""
        return self.breaks[place] if place < len(self.breaks) else True


@dataclass(frozen=True, slots=True)
class AccountSettings:
    """How an account is made: an optional budget and the thresholds.

    Attributes:
        budget: print at most this many statements; None prints all.
        words: print at most this many words (white-space separated); None for no such limit.
        thresholds: when two sentences say the same, and when they disagree.
    """

    budget: int | None = None
    words: int | None = None
    thresholds: StatementThresholds = field(default_factory=StatementThresholds)


def texts_of(reports: Sequence[ReportInput]) -> list[int]:
    """For each report the report it goes back to, through copies of copies."""
    found: list[int] = []
    for number in range(len(reports)):
        at, seen = number, {number}
        while (
            (above := reports[at].keeper) not in {-1, at} and 0 <= above < len(reports) and above not in seen
        ):
            seen.add(above)
            at = above
        found.append(at)
    return found
