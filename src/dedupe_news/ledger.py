"""The ledger: where every non-blank character of every source went.

Each is in exactly one of: a printed sentence, a sentence folded into one, a sentence left out by a budget,
a removed line, a separator. `unaccounted` finds what is in none or in two; a run proves its ledger with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dedupe_news.model import Sentence, Story
    from dedupe_news.pipeline import Cleaned

Fate = Literal["printed", "folded", "left-out", "removed", "separator"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One stretch of one record's text and what became of it.

    `report` is None for a separator; `story` and `statement` (from 1) tell where a sentence went, `rule`
    why a line or separator is not in an account.
    """

    source: str
    record: int
    report: str | None
    start: int
    end: int
    fate: Fate
    rule: str | None = None
    story: str | None = None
    statement: int | None = None

    def as_record(self) -> dict[str, object]:
        """Give the entry as the JSON record of `--ledger`."""
        return {
            "source": self.source,
            "record": self.record,
            "report": self.report,
            "start": self.start,
            "end": self.end,
            "kind": self.fate,
            "rule": self.rule,
            "story": self.story,
            "statement": self.statement,
        }


def entries(cleaned: Cleaned, stories: Iterable[Story]) -> Iterator[Entry]:
    """Give the ledger of a run: separators, removed lines, then the sentences of each story."""
    for record, separator in cleaned.dump.separators:
        yield Entry(
            record.source, record.number, None, separator.start, separator.end, "separator", separator.rule
        )
    for report, lines in zip(cleaned.reports, cleaned.lines, strict=True):
        for line in lines:
            if not line.kept:
                yield Entry(
                    report.source, report.record.number, report.id, line.start, line.end, "removed", line.rule
                )
    for story in stories:
        yield from story_entries(cleaned, story)


def story_entries(cleaned: Cleaned, story: Story) -> Iterator[Entry]:
    """Give the entries of one story's sentences, statement by statement."""

    def entry(sentence: Sentence, fate: Fate, statement: int) -> Entry:
        report = cleaned.reports[story.members[sentence.report].report]
        return Entry(
            report.source,
            report.record.number,
            report.id,
            sentence.start,
            sentence.end,
            fate,
            story=story.id,
            statement=statement,
        )

    n = 0
    for n, statement in enumerate(story.account.statements, start=1):
        yield entry(statement.printed, "printed", n)
        yield from (entry(sentence, "folded", n) for sentence in statement.also)
    for later, statement in enumerate(story.account.left_out, start=n + 1):
        for sentence in (statement.printed, *statement.also):
            yield entry(sentence, "left-out", later)


def unaccounted(text: str, spans: Sequence[tuple[int, int]]) -> list[int]:
    """Give the offsets of non-blank characters that are in no span or in more than one.

    Example:
        >>> unaccounted("ab c", [(0, 2)])
        [3]
        >>> unaccounted("ab", [(0, 2), (1, 2)])
        [1]
    """
    depth = np.zeros(len(text) + 1, np.int64)
    if spans:
        edges = np.asarray(spans, np.int64)
        np.add.at(depth, edges[:, 0], 1)
        np.add.at(depth, edges[:, 1], -1)
    wrong = np.flatnonzero(np.cumsum(depth[:-1]) != 1)
    return [at for at in wrong.tolist() if not text[at].isspace()]
