"""What the terminal shows after the changes of a frame is the frame, and little is written for it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from dedupe_news.review.calm import Cell, Shown, cells, changed

WIDTH = 24
STYLES = (None, Style(bold=True), Style(color="cyan"), Style(bold=True, meta={"action": "open"}))
words = st.text("ab 京都é\u0301◌", max_size=12)
segments = st.lists(st.tuples(words, st.sampled_from(STYLES)).map(lambda part: Segment(*part)), max_size=4)
rows = segments.map(lambda parts: Strip(parts).adjust_cell_length(WIDTH))
frames = st.lists(st.lists(rows, min_size=3, max_size=3), min_size=1, max_size=5)


class Terminal:
    """A terminal as far as it matters: cells that are written over."""

    def __init__(self) -> None:
        self.rows: list[list[Cell]] = [[("?", None)] * WIDTH for _ in range(3)]
        self.written = 0

    def take(self, stretches: list[tuple[int, int, Strip]]) -> None:
        for x, y, strip in stretches:
            new = cells(strip)
            self.written += len(new)
            self.rows[y][x : x + len(new)] = new


@given(frames=frames)
def test_the_terminal_shows_each_frame_whatever_came_before(frames: list[list[Strip]]) -> None:
    shown, terminal = Shown(), Terminal()
    for frame in frames:
        terminal.take(list(shown.changes(frame, WIDTH).stretches))
        assert terminal.rows == [cells(strip.discard_meta()) for strip in frame]


@given(frame=st.lists(rows, min_size=3, max_size=3))
def test_a_frame_that_changes_nothing_writes_nothing(frame: list[Strip]) -> None:
    shown = Shown()
    shown.changes(frame, WIDTH)
    assert list(shown.changes(frame, WIDTH).stretches) == []
    shown.forget()
    assert sum(len(cells(strip)) for _, _, strip in shown.changes(frame, WIDTH).stretches) == 3 * WIDTH


def test_one_letter_costs_one_letter_and_a_wide_one_is_never_cut() -> None:
    before = cells(Strip([Segment("两人受伤 two injured")]))
    assert changed(before, cells(Strip([Segment("两人受伤 ten injured")]))) == [(10, 12)]
    assert changed(before, cells(Strip([Segment("三人受伤 two injured")]))) == [(0, 2)]
    assert changed(before, cells(Strip([Segment("三ab受伤 two injured")]))) == [(0, 4)]
    assert changed(before, cells(Strip([Segment("两\u0301人受伤 two injured")]))) == [(0, 2)]
