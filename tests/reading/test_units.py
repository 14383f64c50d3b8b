"""What is read of a line before anything is asked of it."""

from __future__ import annotations

from dedupe_news.reading.segmenting.quotations import running
from dedupe_news.reading.segmenting.units import read_units


def test_quotation_marks_of_wires_are_read_as_plain_ones_wherever_they_close() -> None:
    text = "``We saw it.\nIt fell down,'' she said.\nThe cask held 5'' of rum.\n"
    units = read_units(text, 0, len(text))

    assert units.heads[0] == '"We saw it.'
    assert running(units).tolist() == [False, True, False]
    assert units.text == text
    feet = "The cask was 5'' high.\nIt held rum."
    assert read_units(feet, 0, len(feet)).heads[0] == "The cask was 5'' high."
