"""The headline is a source's own words, never made up."""

from __future__ import annotations

from tests.accounts.texts import FERRY, FERRY_AGAIN, account_of, report

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


def test_a_dateline_is_left_off_the_headline_and_stays_in_the_account() -> None:
    account = account_of("BREST, March 12 — " + FERRY)
    assert account.headline == FERRY.splitlines()[0]
    assert account.statements[0].printed.text.startswith("BREST, March 12 — A ferry")


def test_a_dash_within_a_lead_is_no_dateline() -> None:
    lead = "The mayor — who is 81 — resigned on Monday after a vote."
    assert account_of(lead).headline == lead
