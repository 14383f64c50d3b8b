"""The order of a stream's reports by columns is that of `stripping.rank`, however the stream is cut."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe_news.archive.batches import Batch, Rows
from dedupe_news.archive.numbering import Held, Numbering
from dedupe_news.archive.ranking import DATE, Order, Ranking
from dedupe_news.model import Record
from dedupe_news.splitting import split
from dedupe_news.stripping import rank

DATES = st.sampled_from(
    [None, "", "2024-03-01", "2024-03-01\0", "n" * (DATE - 1), "n" * DATE, "n" * DATE + "a", "n" * DATE + "b"]
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["b!z", "b!a", "a", "c"]), DATES), min_size=1, max_size=12),
    st.integers(1, 5),
    st.integers(0, 3),
)
def test_reports_are_ordered_as_they_are_when_all_are_at_hand(
    drawn: list[tuple[str, str | None]], size: int, shift: int
) -> None:
    every = [
        Record(source, "Rain fell in Syke on Monday.", "record", number, date=date)
        for number, (source, date) in enumerate(drawn, start=1)
    ]
    ranking = Ranking()
    for first in range(0, len(every), size):
        batch = Batch()
        for record in every[first : first + size]:
            batch.add(record, 0, split([record]).reports)
        rows = Rows.of(batch)
        if first == 0:  # one that was numbered from elsewhere is moved to where it belongs
            rows = rows.numbered_from(shift)
        ranking.take(Order.of(rows), -shift if first == 0 else 0)
    ranks = [rank(report) for report in split(every).reports]
    expected = sorted(range(len(ranks)), key=ranks.__getitem__)
    assert ranking.places().argsort(kind="stable").tolist() == expected


def test_lots_are_numbered_by_what_seems_to_stand_before_them_and_the_wrong_ones_are_known() -> None:
    numbering = Numbering()
    numbering.begin()
    assert [numbering.send(number, 10) for number in range(3)] == [0, 10, 20]
    assert numbering.take(Held(0, 10, 10, []))[1] == 0
    assert numbering.take(Held(10, 8, 8, []))[1] == 10
    assert numbering.send(3, 10) == 28
    assert numbering.take(Held(20, 9, 9, []))[1] == 18
    assert numbering.take(Held(28, 10, 10, []))[1] == 27
    assert numbering.wrong == [(2, 18), (3, 27)]
    assert numbering.surely(0) == 37


def test_the_next_part_is_numbered_from_one_whatever_the_lots_of_the_last_held() -> None:
    numbering = Numbering()
    numbering.begin()
    assert numbering.send(0, 10) == 0
    numbering.begin()
    numbering.met()
    assert numbering.send(1, 10) == 1
    numbering.take(Held(0, 3, 3, []))
    assert numbering.send(2, 10) == 11
    assert [numbering.take(Held(before, 10, 10, []))[1] for before in (1, 11)] == [1, 11]
    assert numbering.wrong == []
    assert [numbering.surely(part) for part in (0, 1)] == [3, 21]
