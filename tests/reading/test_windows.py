"""A text of thousands of lines is judged a window at a time, and cut as if it had been judged whole."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from dedupe_news.model import Cut
from dedupe_news.reading.segmenting import segment
from dedupe_news.reading.segmenting.leads import find_leads
from dedupe_news.reading.segmenting.windows import borders_by_window, windows
from dedupe_news.thresholds import SegmentThresholds

TOWNS = ("Norrby", "Sundhamn", "Aldren", "Port Lessing", "Kilmory", "Ostvik", "Brandal", "Tarn Head")
WINDOW = SegmentThresholds(window_lines=120, window_edge=20)


def article(number: int) -> str:
    """One article as an archive prints it, about a bridge of its own."""
    town = TOWNS[number % len(TOWNS)]
    year, price = 1900 + number, 3 + number
    return (
        f"{town} bridge number {number} to be rebuilt\n"
        "By Ida Brandt\n"
        f"{1 + number % 28} March 2024\n"
        f"The council of {town} will pull down bridge number {number} and build another for {price}m.\n"
        f"It was put up in {year} and has been closed to lorries since engineers found rust in its arches.\n"
        f"“Nobody in {town} will miss it,” said the engineer who looked at number {number} last spring.\n"
        f"The ferry that ran there until {year} will be brought back while the work on it lasts.\n"
        "Shops on both banks fear for their trade, and have asked for a footbridge in the meantime.\n"
    )


@given(
    st.integers(1, 400),
    st.sets(st.integers(1, 400)),
    st.integers(30, 90),
    st.integers(3, 9),
)
@example(100, set(range(1, 100)), 30, 9)
@example(100, {21, 22, 26, 27, 30}, 30, 3)
def test_what_a_line_shows_by_itself_is_found_whatever_the_windows(
    count: int, rows: set[int], lines: int, edge: int
) -> None:
    found = borders_by_window(
        count,
        lambda low, high: [(row - low, Cut("lead")) for row in sorted(rows) if low < row < high],
        replace(WINDOW, window_lines=lines, window_edge=edge),
    )
    assert [row for row, _ in found] == sorted(row for row in rows if row < count)


@given(st.integers(1, 500), st.integers(30, 90), st.integers(3, 9))
def test_every_line_is_judged_in_one_window_and_away_from_edges_that_the_text_goes_on_behind(
    count: int, lines: int, edge: int
) -> None:
    spans = list(windows(count, replace(WINDOW, window_lines=lines, window_edge=edge)))
    assert [row for _, sure in spans for row in sure] == list(range(count))
    for window, sure in spans:
        assert len(window) <= lines
        assert window.start == 0 or sure.start - window.start >= edge
        assert window.stop == count or window.stop - sure.stop >= edge


def test_articles_with_headlines_bylines_and_dates_are_cut_alike_in_one_window_and_in_many() -> None:
    text = "".join(article(number) for number in range(90))
    starts = [text.index(article(number)) for number in range(1, 90)]
    whole = [at for at, _ in find_leads(text, 0, len(text), SegmentThresholds())]
    assert whole == starts
    assert [at for at, _ in find_leads(text, 0, len(text), WINDOW)] == starts


def test_pages_with_feet_begin_alike_in_one_window_and_in_many() -> None:
    foot = "© 2024 Norrby Herald. All rights reserved.\nPrivacy policy\nContact us\n"
    text = "".join(article(number) + foot for number in range(60))
    whole = [piece.start for piece in segment(text, settings=SegmentThresholds()).pieces]
    assert len(whole) == 60
    assert [piece.start for piece in segment(text, settings=WINDOW).pieces] == whole
