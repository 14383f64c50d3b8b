"""What a folded sentence says otherwise than the printed one is told below the account."""

from __future__ import annotations

import pytest
from tests.accounts.texts import FERRY, FERRY_AGAIN, account_of, together

from dedupe_news.accounts import AccountSettings, compose

FENCED = "The council voted to fence the swimming pool on Tuesday."
RENAMED = "The council voted to rename the swimming pool on Tuesday."
REST = "The pool opened in 1962 and was a gift of the brewery."


def worded(*texts: str, lang: str = "en") -> list[set[str]]:
    return [{side.value for side in sides} for sides in account_of(*texts, lang=lang).worded]


def test_a_word_that_stands_where_the_printed_sentence_has_its_own_is_told_with_its_neighbours() -> None:
    assert together(FENCED, RENAMED)
    assert worded(f"{FENCED}\n{REST}", f"{RENAMED}\n{REST}") == [
        {"fence the swimming pool", "rename the swimming pool"}
    ]


def test_each_side_names_the_report_and_the_sentence_that_say_so() -> None:
    (sides,) = account_of(f"{FENCED}\n{REST}", f"{RENAMED}\n{REST}").worded
    said = {side.value.split()[0]: (side.cites, side.sentences[0].text) for side in sides}
    assert said == {"fence": ((0,), FENCED), "rename": ((1,), RENAMED)}


def test_the_words_of_the_printed_sentence_come_first() -> None:
    account = account_of(f"{FENCED}\n{REST}", f"{RENAMED}\n{REST}")
    printed = next(s.printed.text for s in account.statements if "council" in s.printed.text)
    assert account.worded[0][0].sentences[0].text == printed


def test_a_word_that_the_other_report_uses_elsewhere_is_known_to_it_and_not_told() -> None:
    assert worded(f"{FENCED}\n{REST}\nTo rename it would have cost more.", f"{RENAMED}\n{REST}") == []


def test_in_another_language_as_well() -> None:
    one = "Der Stadtrat will das Freibad bei den Schrebergärten im Süden der Stadt einzäunen."
    other = "Der Stadtrat will das Freibad bei den Schrebergärten im Süden der Stadt umbenennen."
    rest = "Das Bad wurde 1962 eröffnet und war ein Geschenk der Brauerei."
    found = worded(f"{one}\n{rest}", f"{other}\n{rest}", lang="de")
    assert [{words.split()[-1] for words in sides} for sides in found] == [{"einzäunen", "umbenennen"}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("jewelry", "jewellery"),  # spellings
        ("Lieutenant", "Lt"),  # shortened
        ("promised", "promises"),  # forms
    ],
)
def test_spellings_short_forms_days_and_forms_of_one_word_are_not_told(one: str, other: str) -> None:
    frame = "The mayor told the crowd at the harbour that {} Marlow guards the old stones of the castle."
    assert worded(f"{frame.format(one)}\n{REST}", f"{frame.format(other)}\n{REST}") == []


def test_who_told_it_is_no_other_wording() -> None:
    frame = "The bridge at Aller was closed at noon after a lorry hit a pillar, {} said."
    assert worded(f"{frame.format('Brandt')}\n{REST}", f"{frame.format('Keller')}\n{REST}") == []


def test_lines_without_an_end_mark_and_links_are_not_told() -> None:
    assert worded(f"{FENCED[:-1]}\n{REST}", f"{RENAMED[:-1]}\n{REST}") == []
    link = " See https://example.org/pool."
    assert worded(f"{FENCED[:-1]}{link}\n{REST}", f"{RENAMED[:-1]}{link}\n{REST}") == []


def test_one_report_that_says_it_both_ways_words_nothing_otherwise() -> None:
    assert worded(f"{FENCED}\n{RENAMED}\n{REST}", REST) == []


def test_copies_of_one_wording_are_told_once() -> None:
    assert len(worded(f"{FENCED}\n{REST}", f"{RENAMED}\n{REST}", f"{RENAMED}\nIt rained all day.")) == 1


def test_what_a_budget_leaves_out_is_not_told() -> None:
    from tests.accounts.texts import story

    reports = story(f"{FERRY}\n{FENCED}", f"{FERRY_AGAIN}\n{RENAMED}")
    shown = compose(reports, AccountSettings(budget=1))
    assert not any("council" in s.printed.text for s in shown.statements)
    assert shown.worded == ()
    assert len(compose(reports).worded) == 1


LONGER = "The Fed left its main interest rate unchanged on Wednesday after a meeting of its twelve governors."
CITING = "The Fed left its main interest rate unchanged on Wednesday, citing stubborn inflation."


def test_a_clause_that_only_the_folded_sentence_has_is_told_behind_the_words_it_follows() -> None:
    assert together(LONGER, CITING)
    assert worded(f"{LONGER}\n{REST}", f"{CITING}\n{REST}") == [
        {"unchanged on Wednesday", "unchanged on Wednesday, citing stubborn inflation"}
    ]


def test_a_clause_whose_words_another_sentence_has_is_not_told() -> None:
    reason = "Its chair spoke of stubborn inflation."
    assert worded(f"{LONGER}\n{reason}", f"{CITING}\n{REST}") == []


def test_a_clause_that_says_who_told_it_or_has_but_one_word_of_its_own_is_not_told() -> None:
    for aside in (", a spokesman for markets said", ", as forecast"):
        assert (
            worded(f"{LONGER}\n{REST}", f"{CITING.replace(', citing stubborn inflation', aside)}\n{REST}")
            == []
        )
