"""The headline is a source's own words, never made up."""

from __future__ import annotations

import pytest
from tests.accounts.texts import FERRY, FERRY_AGAIN, account_of, printed, report, statement_with

from dedupe_news.accounts import ReportInput, compose
from dedupe_news.model import Sentence


def test_the_title_most_of_the_others_share_wins() -> None:
    reports = [
        report(FERRY, number=0, title="Travel chaos"),
        report(FERRY_AGAIN, number=1, title="Ferry runs aground off Brittany"),
        report(FERRY, number=2, title="Ferry with 212 passengers runs aground"),
    ]
    account = compose(reports)
    assert account.headline in {"Ferry runs aground off Brittany", "Ferry with 212 passengers runs aground"}
    assert account.headline == " ".join((reports[account.headline_from].title or "").split())


def test_the_title_of_a_copy_yields_to_that_of_an_independent_text() -> None:
    reports = [
        report(FERRY, number=0, title="Ferry with 212 passengers runs aground off Brittany", keeper=1),
        report(FERRY, number=1, title="Ship accident"),
    ]
    assert (compose(reports).headline, compose(reports).headline_from) == ("Ship accident", 1)


def test_without_titles_a_lead_sentence_of_a_report_is_the_headline() -> None:
    account = account_of(FERRY, FERRY_AGAIN)
    leads = [FERRY.splitlines()[0], FERRY_AGAIN.splitlines()[0]]
    assert account.headline == leads[account.headline_from]


def test_a_caption_or_a_cut_off_line_is_no_lead() -> None:
    texts = ("Rescue boats at dawn", "A ferry ran aground off the coast of Brittany early on Tuesday.")
    sentences = tuple(Sentence(0, 0, len(text), text, caption=not at) for at, text in enumerate(texts))
    assert compose([ReportInput(sentences)]).headline == texts[1]


def test_white_space_in_a_title_is_one_space() -> None:
    assert compose([report(FERRY, title="Ferry \n  aground\t")]).headline == "Ferry aground"
    assert compose([report(FERRY, title=" \n")]).headline == FERRY.splitlines()[0]


def test_a_line_above_the_text_is_its_headline() -> None:
    account = account_of("Ferry runs aground off the coast of Brittany\n" + FERRY, FERRY_AGAIN)
    assert (account.headline, account.headline_from) == ("Ferry runs aground off the coast of Brittany", 0)


def test_a_byline_or_label_above_the_text_is_no_headline() -> None:
    for label in (
        "From our correspondent Jean Martin",
        "Photo gallery: summer fashion in Milan",
        "Advertisement",
    ):
        assert account_of(f"{label}\n{FERRY}").headline == FERRY.splitlines()[0]


@pytest.mark.parametrize(
    ("lang", "line", "below"),
    [
        ("en", "Train hits tractor", "A regional train hit a tractor near Altdorf on Tuesday."),
        ("de", "Bahn rammt Traktor", "Eine Bahn hat am Dienstag bei Altdorf einen Traktor gerammt."),
        ("fr", "Un train déraille", "Un train a déraillé mardi près de Vassivière, dans la Creuse."),
    ],
)
def test_three_words_with_one_that_opens_small_are_a_headline(lang: str, line: str, below: str) -> None:
    assert account_of(f"{line}\n{below}\nFour people were hurt.", lang=lang).headline == line


def test_a_line_that_says_something_is_one_though_little_of_it_is_said_again() -> None:
    below = "Temperatures in Almarza reached 46.9 degrees on Monday, the highest ever recorded there."
    line = "Records fall in the heat across the south"
    assert account_of(f"{line}\n{below}\nTwo road workers died.").headline == line
    assert account_of(f"{line.replace('Records', 'Leaders')}\n{below}\nTwo workers died.").headline == below
    assert account_of(f"EFE | Almarza | 10 of May in the south\n{below}\nTwo workers died.").headline == below


@pytest.mark.parametrize("line", ["New York City", "Train crash", "Follow us here"])
def test_a_place_two_words_or_what_is_not_borne_out_are_none(line: str) -> None:
    below = "A train crash in New York City hurt four people on Tuesday."
    assert account_of(f"{line}\n{below}\nThe line was closed.").headline == below


def test_a_dateline_is_left_off_the_headline_and_stays_in_the_account() -> None:
    account = account_of("BREST, March 12 — " + FERRY)
    assert account.headline == FERRY.splitlines()[0]
    assert account.statements[0].printed.text.startswith("BREST, March 12 — A ferry")


def test_a_dash_within_a_lead_is_no_dateline() -> None:
    lead = "The mayor — who is 81 — resigned on Monday after a vote."
    assert account_of(lead).headline == lead


@pytest.mark.parametrize(
    "suffix",
    [" - Valley Post", " | BBC News", " — Reuters", " - KCTV5", " – El País", " - wave3.com | Lyon"],
)
def test_the_name_of_a_site_behind_a_title_is_left_off_the_headline(suffix: str) -> None:
    title = "Ferry with 212 passengers runs aground off Brittany"
    assert compose([report(FERRY, title=title + suffix)]).headline == title


@pytest.mark.parametrize(
    "title",
    [
        "Ferry runs aground off Brittany – captain blames steering",
        "Ferry runs aground in heavy seas - Brittany",  # the text tells of Brittany
        "Ferry cup ends drawn, Roscoff 3 - 3 Plymouth",
        "Ferry wreck closes the bay - for now",
        "Live | Ferry aground",
    ],
)
def test_what_belongs_to_a_title_stays(title: str) -> None:
    assert compose([report(FERRY, title=title)]).headline == title


def test_an_end_that_several_titles_share_is_the_name_of_their_site() -> None:
    one = report(FERRY, number=0, title="Ferry runs aground off Brittany - Clarín")
    other = report(FERRY_AGAIN, number=1, title="Ferry aground with 212 passengers aboard - Clarín")
    assert " - " not in compose([one, other]).headline
    assert compose([one]).headline.endswith(" - Clarín")


def test_a_title_in_the_text_is_cut_for_the_headline_and_folded_into_its_lead() -> None:
    line = "Ferry with 212 passengers runs aground off Brittany - Valley Post"
    account = account_of(f"{line}\n{FERRY}")
    assert account.headline == line.removesuffix(" - Valley Post")
    assert line not in printed(account)
    assert statement_with(account, line).printed.text == FERRY.splitlines()[0]


def test_a_headline_in_capitals_yields_to_one_that_is_not() -> None:
    shouted = report("", title="TALKS ON THE CANAL FAIL AGAIN", number=0)
    plain = report("", title="Ministers leave", number=1)
    assert compose([shouted, plain]).headline == "Ministers leave"
    assert compose([shouted]).headline == "TALKS ON THE CANAL FAIL AGAIN"


def test_a_line_in_the_language_of_one_report_yields_to_the_leads_of_the_others() -> None:
    german = report(
        "Fähre mit 212 Passagieren läuft vor der Bretagne auf Grund\n"
        "Eine Fähre ist am Dienstag vor der Bretagne auf Grund gelaufen. An Bord waren 212 Passagiere.\n"
        "Die Rettungsboote brachten alle Passagiere bis zum Morgen an Land, teilte die Präfektur mit.",
        number=2,
        lang="de",
    )
    account = compose([report(FERRY, number=0), report(FERRY_AGAIN, number=1), german])
    assert account.headline_from in {0, 1}
    assert compose([report(FERRY, number=0), german]).headline.startswith("Fähre mit 212 Passagieren")


FERRY_LINE = "Captain asleep as ferry slid onto sandbank off Orrin"
FERRY_BELOW = (
    "A ferry got stuck off Orrin on Monday.\nThe captain was asleep, the coastguard said.\n"
    "Tugs pulled it from the sandbank at noon."
)


@pytest.mark.parametrize("above", ["", "9 March 2013 Last updated at 14:39\n", "Travel\nBy Jens Ohm\n"])
def test_a_headline_below_a_date_a_rubric_or_a_byline_is_no_sentence_of_the_account(above: str) -> None:
    account = account_of(f"{above}{FERRY_LINE}\n{FERRY_BELOW}", "The captain of the Orrin ferry was fined.")
    assert FERRY_LINE not in [statement.printed.text for statement in account.statements]


def test_a_line_below_another_headline_stays_since_it_may_tell_what_the_text_does_not() -> None:
    below = "Coastguard says all aboard ferry safe by dawn"
    account = account_of(f"{FERRY_LINE}\n{below}\n{FERRY_BELOW}", "The captain of the Orrin ferry was fined.")
    assert below in [statement.printed.text for statement in account.statements]
