"""Lines: where they are, and which number they have."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dedupe_news.text.lines import LineIndex, line_spans

TEXTS = st.text(st.sampled_from("ab \n\r\f\v\x85\u2028\u2029é😀"), max_size=60)


def test_every_break_of_unicode_ends_a_line() -> None:
    text = "one\r\ntwo\nthree\rfour\ffive\u2028six\u2029\x85eight"
    lines = [text[start:end] for start, end in line_spans(text)]
    assert lines == ["one", "two", "three", "four", "five", "six", "", "eight"]


def test_a_last_break_opens_no_line() -> None:
    assert line_spans("a\n") == [(0, 1)]
    assert line_spans("\n\n") == [(0, 0), (1, 1)]
    assert line_spans("") == []


def test_numbers_count_line_feeds_as_an_editor_does() -> None:
    text = "first\u2028still first\nsecond\r\nthird"
    index = LineIndex(text)
    assert [index.line_of(text.index(word)) for word in ("first", "still", "second", "third")] == [1, 1, 2, 3]


@given(TEXTS)
def test_spans_and_breaks_make_up_the_text(text: str) -> None:
    spans = line_spans(text)
    assert spans == sorted(spans)
    outside = set(range(len(text))) - {at for start, end in spans for at in range(start, end)}
    assert all(text[at] in "\n\r\f\v\x85\u2028\u2029" for at in outside)
    assert not any(mark in text[start:end] for start, end in spans for mark in "\n\r\f\v\x85\u2028\u2029")


@given(TEXTS)
def test_one_and_many_lookups_agree_with_counting(text: str) -> None:
    index = LineIndex(text)
    counted = [text.count("\n", 0, at) + 1 for at in range(len(text) + 1)]
    assert index.lines_of(range(len(text) + 1)).tolist() == counted
    assert [index.line_of(at) for at in range(len(text) + 1)] == counted
