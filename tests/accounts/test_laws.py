"""Laws of accounts on any story: nothing is lost, the order of the reports does not matter, twice is once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.accounts.texts import printed, report, told

from dedupe_news.accounts import AccountSettings, ReportInput, compose

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from dedupe_news.model import Account

WHO = ("The mayor of Aller", "Police in Oslo", "Two soldiers", "Union leaders", "A spokesman", "He")
WHAT = (
    "opened the bridge",
    "left the talks",
    "were hurt in a blast",
    "accepted the offer",
    "denied the claim",
)
WHEN = ("on Monday", "on Thursday", "on May 3", "in 1998", "last year", "after 12 hours", "")
END = (".", ".", ".", ", officials said.", ", “but not for long.”", "")

sentence = st.builds(
    lambda who, what, when, end: " ".join(part for part in (who, what, when) if part) + end,
    st.sampled_from(WHO),
    st.sampled_from(WHAT),
    st.sampled_from(WHEN),
    st.sampled_from(END),
)
odd = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)
line = st.one_of(sentence, sentence, sentence, odd.filter(lambda text: bool(text.strip())))
text = st.lists(line, max_size=7).map("\n".join)
texts = st.lists(text, min_size=1, max_size=4)
several = settings(max_examples=60, deadline=None)


def _reports(found: Sequence[str]) -> list[ReportInput]:
    return [report(text, number=number, lang=None) for number, text in enumerate(found)]


def _shape(account: Account) -> list[tuple[str, list[str], int]]:
    """What an account says, whoever comes first in the list of reports."""
    return sorted(
        (
            statement.printed.text,
            sorted(sentence.text for sentence in (statement.printed, *statement.also)),
            len(statement.cites),
        )
        for statement in (*account.statements, *account.left_out)
    )


@several
@given(texts, st.one_of(st.none(), st.integers(0, 4)))
def test_every_sentence_is_told_exactly_once(found: list[str], budget: int | None) -> None:
    reports = _reports(found)
    account = compose(reports, AccountSettings(budget=budget))
    own = Counter((s.report, s.start, s.end) for each in reports for s in each.sentences)
    assert Counter(told(account)) == own


@several
@given(texts)
def test_what_is_printed_stands_so_in_its_source(found: list[str]) -> None:
    for statement in compose(_reports(found)).statements:
        for each in (statement.printed, *statement.also):
            assert found[each.report][each.start : each.end] == each.text


@several
@given(texts, st.randoms(use_true_random=False))
def test_the_order_of_the_reports_changes_neither_statements_nor_conflicts(
    found: list[str], dice: random.Random
) -> None:
    shuffled = list(found)
    dice.shuffle(shuffled)
    one, other = compose(_reports(found)), compose(_reports(shuffled))
    assert _shape(one) == _shape(other)
    assert _values(one) == _values(other)


def _values(account: Account) -> list[tuple[str, list[str]]]:
    return sorted(
        (conflict.kind, sorted(side.value for side in conflict.values)) for conflict in account.conflicts
    )


@several
@given(texts)
def test_a_story_read_twice_prints_what_it_prints_once(found: list[str]) -> None:
    once, twice = compose(_reports(found)), compose(_reports([*found, *found]))
    assert Counter(printed(once)) == Counter(printed(twice))


@several
@given(text)
def test_a_report_read_twice_prints_what_it_prints_once(found: str) -> None:
    once, twice = compose(_reports([found])), compose(_reports([found, found]))
    assert printed(once) == printed(twice)
    assert all(len(statement.cites) == 2 for statement in twice.statements)
    assert twice.conflicts == ()


@several
@given(texts)
def test_cites_are_the_reports_that_say_it_sorted(found: list[str]) -> None:
    for statement in compose(_reports(found)).statements:
        assert statement.cites == tuple(
            sorted({each.report for each in (statement.printed, *statement.also)})
        )


@several
@given(texts)
def test_a_conflict_has_two_sides_of_different_reports(found: list[str]) -> None:
    for conflict in compose(_reports(found)).conflicts:
        assert len(conflict.values) > 1
        assert len({side.value.lower() for side in conflict.values}) == len(conflict.values)
        assert len({report for side in conflict.values for report in side.cites}) > 1


@several
@given(texts)
def test_news_comes_before_background(found: list[str]) -> None:
    sections = [statement.section for statement in compose(_reports(found)).statements]
    assert sections == sorted(sections, key=["news", "background"].index)


@several
@given(texts, st.integers(0, 6))
def test_a_larger_budget_prints_all_that_a_smaller_does(found: list[str], budget: int) -> None:
    small = compose(_reports(found), AccountSettings(budget=budget))
    large = compose(_reports(found), AccountSettings(budget=budget + 1))
    assert Counter(printed(small)) <= Counter(printed(large))
