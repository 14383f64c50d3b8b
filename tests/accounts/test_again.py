"""What only tells again what other reports tell: it moves apart and takes nothing of weight with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.accounts.texts import account_of, report, statement_with, story

from dedupe_news.accounts import AccountSettings, ReportInput, compose

if TYPE_CHECKING:
    from dedupe_news.model import Account

LEAD = (
    "A father and mother were arrested and charged after the man’s pistol accidentally discharged in their "
    "Orrin apartment on Saturday, striking their baby daughter in the hip, police said."
)
FIRST = f"{LEAD}\nNeighbors heard a single bang and then someone crying for help."
RETELLING = (
    "The parents of an infant who was accidentally shot at home in Orrin on Saturday are being jointly "
    "charged, investigators said."
)
AFTER = "Gun owners in the county had been offered free locks for years."
AGAIN = f"{RETELLING}\n{AFTER}"


def moved(account: Account) -> dict[str, str]:
    """What is told again, with what it retells."""
    return {s.printed.text: s.retells.text for s in account.statements if s.retells}


def adds(account: Account, text: str, source: str) -> list[str]:
    statement = statement_with(account, text)
    return [source[span.start : span.end] for span in statement.adds]


def test_a_lead_that_another_lead_tells_more_fully_moves_behind_all_that_is_told_once() -> None:
    account = account_of(AGAIN, FIRST)
    assert moved(account) == {RETELLING: LEAD}
    assert account.statements[0].printed.text == LEAD
    assert account.statements[-1].printed.text == RETELLING


def test_what_followed_it_in_its_report_follows_what_it_retells() -> None:
    texts = [statement.printed.text for statement in account_of(AGAIN, FIRST).statements]
    assert texts.index(LEAD) < texts.index(AFTER)


def test_the_words_that_only_the_retelling_has_are_named() -> None:
    assert adds(account_of(FIRST, AGAIN), RETELLING, AGAIN) == ["jointly"]


def test_words_that_weigh_little_and_those_of_a_dateline_are_not_named() -> None:
    retelling = RETELLING.replace("jointly", "criminally")
    text = f"ORRIN (WXYZ) — {retelling}\n{AFTER}"
    assert adds(account_of(FIRST, text), retelling, text) == []


def test_which_report_comes_first_does_not_matter() -> None:
    assert moved(account_of(AGAIN, FIRST)) == moved(account_of(FIRST, AGAIN))


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("shot", "shot and killed"),
        ("being jointly charged", "being jointly charged and have resigned"),
        ("accidentally shot", "accidentally shot three times"),
        ("charged, ", "charged, their lawyer, Ada Moor, and "),
        ("are being", "are not being"),
        ("in Orrin on", "in Orrin at 5:40 a.m. on"),
        ("charged, ", "charged and their savings frozen abroad, "),
        ("are being jointly charged", "may be charged"),
        ("are being jointly charged", "refused to be charged"),
    ],
    ids=["death", "deed", "figure", "person", "denial", "hour", "clause", "doubt", "refusal"],
)
def test_what_is_more_than_a_detail_stays_in_the_main_text(words: str, others: str) -> None:
    assert words in RETELLING
    assert moved(account_of(FIRST, f"{RETELLING.replace(words, others)}\n{AFTER}")) == {}


def test_what_is_told_as_done_stays_where_the_fuller_one_tells_it_as_possible() -> None:
    lead = LEAD.replace("were arrested and charged", "may be charged")
    assert moved(account_of(f"{lead}\n{FIRST.splitlines()[1]}", AGAIN)) == {}


def test_a_sentence_that_the_next_one_leans_on_stays() -> None:
    assert moved(account_of(FIRST, f"{RETELLING}\nThey had been offered free locks for years.")) == {}


def test_a_quotation_stays_with_its_speaker() -> None:
    quoted = f"“{RETELLING.removesuffix(', investigators said.')},” said the sheriff."
    assert moved(account_of(FIRST, quoted)) == {}


def test_what_one_report_says_twice_is_no_retelling() -> None:
    assert moved(account_of(f"{FIRST}\n{AGAIN}", "Rain is expected in the north.")) == {}


def test_parts_of_one_text_with_guessed_borders_do_not_tell_each_other_again() -> None:
    parts = [
        ReportInput(each.sentences, each.breaks, block=0) for each in (report(FIRST), report(AGAIN, number=1))
    ]
    assert moved(compose(parts)) == {}


def test_what_a_copy_adds_is_of_one_text_with_what_it_copies() -> None:
    copy = ReportInput(report(AGAIN, number=1).sentences, keeper=0)
    assert moved(compose([report(FIRST), copy])) == {}


def test_a_budget_takes_what_is_told_again_last() -> None:
    whole = account_of(FIRST, AGAIN)
    short = account_of(FIRST, AGAIN, budget=len(whole.statements) - 1)
    assert moved(short) == {}
    assert [statement.printed.text for statement in short.left_out] == [RETELLING]
    assert moved(account_of(FIRST, AGAIN, budget=len(whole.statements))) == moved(whole)


def test_a_budget_of_words_keeps_what_is_told_once() -> None:
    account = compose(story(FIRST, AGAIN), AccountSettings(words=60))
    assert moved(account) == {}


def test_every_sentence_is_still_told_once() -> None:
    account = account_of(FIRST, AGAIN)
    told = [(s.report, s.start) for st in account.statements for s in (st.printed, *st.also)]
    own = [(s.report, s.start) for each in story(FIRST, AGAIN) for s in each.sentences]
    assert sorted(told) == sorted(own)


@pytest.mark.parametrize(
    ("lang", "full", "again"),
    [
        (
            "de",
            "Ein Güterzug mit Getreide ist am Dienstag bei Orrin entgleist und blockiert die Strecke.",
            "Bei Orrin ist am Dienstag ein Güterzug mit Getreide entgleist, die Strecke ist blockiert.",
        ),
        (
            "fr",
            "Un train de marchandises chargé de céréales a déraillé mardi à Orrin et bloqué la ligne.",
            "Près d'Orrin, un train de marchandises chargé de céréales a déraillé mardi et bloque la ligne.",
        ),
        (
            "es",
            "Un tren de mercancías cargado de cereales descarriló el martes en Orrin y bloqueó la línea.",
            "El martes descarriló en Orrin un tren de mercancías con cereales; la línea quedó bloqueada.",
        ),
        (
            "sv",
            "Ett godståg med spannmål spårade ur vid Orrin på tisdagen och blockerade banan i flera timmar.",
            "Vid Orrin spårade ett godståg med spannmål ur på tisdagen och banan blockerades i timmar.",
        ),
    ],
)
def test_leads_in_other_words_are_told_apart_or_folded_in_other_languages(
    lang: str, full: str, again: str
) -> None:
    account = account_of(full, again, lang=lang)
    assert len([statement for statement in account.statements if statement.retells is None]) == 1


@pytest.mark.parametrize("spare", [0, 1, 1000])
def test_a_budget_of_words_that_holds_the_whole_account_leaves_nothing_out(spare: int) -> None:
    texts = f"{FIRST}\nIt was loud. Nobody spoke.", AGAIN
    whole = account_of(*texts)
    assert moved(whole)
    words = sum(len(statement.printed.text.split()) for statement in whole.statements)
    account = compose(story(*texts), AccountSettings(words=words + spare))
    assert account.statements == whole.statements
    assert not account.left_out


def test_a_word_less_leaves_out_what_is_told_again() -> None:
    whole = account_of(FIRST, AGAIN)
    words = sum(len(statement.printed.text.split()) for statement in whole.statements)
    account = compose(story(FIRST, AGAIN), AccountSettings(words=words - 1))
    assert [left.printed.text for left in account.left_out] == [RETELLING]
