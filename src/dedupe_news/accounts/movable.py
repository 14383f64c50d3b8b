"""Which sentences can be read elsewhere: whole, no speech, and not leaning on the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dedupe_news.accounts.captions import ends_whole
from dedupe_news.accounts.leaning import leans, opens_list
from dedupe_news.accounts.order import quotes_on, stays_open
from dedupe_news.accounts.sections import speaks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.inputs import ReportInput
    from dedupe_news.accounts.kinds import Kinds, Place


class Movable:
    """Tells of sentences by their places whether they can be read elsewhere; each report is read once."""

    def __init__(self, reports: Sequence[ReportInput], kinds: Kinds) -> None:
        self._reports = reports
        self._kinds = kinds
        self._quoted: dict[int, list[bool]] = {}

    def is_cut(self, place: Place) -> bool:
        """Whether a sentence is not whole, or speech, or within a quotation: that is told as it was said."""
        number, at = place
        report = self._reports[number]
        text = report.sentences[at].text
        if not ends_whole(text) or text[:1].islower() or text.isupper() or speaks(text):
            return True
        if self._in_quotation(number, at):
            return True
        before = report.sentences[at - 1].text if at else ""
        return bool(before) and not report.begins_line(at) and not _ends(before, text)

    def leans(self, report: int, place: int) -> bool:
        """Whether a sentence needs the one before it."""
        words = self._kinds.words[self._kinds.rows[report][place]]
        behind_colon = place > 0 and opens_list(self._reports[report].sentences[place - 1].text)
        return behind_colon or leans(words) or quotes_on(self._reports[report], place)

    def _in_quotation(self, report: int, place: int) -> bool:
        known = self._quoted.get(report)
        if known is None:
            known, is_open = [], False
            for sentence in self._reports[report].sentences:
                was_open, is_open = is_open, stays_open(sentence.text, is_open)
                known.append(was_open or is_open)
            self._quoted[report] = known
        return known[place]


def _ends(before: str, text: str) -> bool:
    """Whether a sentence ends where another begins in its line: "6." and "4 on the scale" do not."""
    return ends_whole(before) and not (text[:1].isdigit() and before.rstrip(".")[-1:].isdigit())
