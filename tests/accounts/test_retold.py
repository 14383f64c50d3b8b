"""A sentence that another report tells whole within a longer one folds into that, and look-alikes do not."""

from __future__ import annotations

from typing import Final

import pytest
from tests.accounts.texts import account_of, statement_with, story

from dedupe_news.accounts.kinds import distinct
from dedupe_news.accounts.pairing import Pairing
from dedupe_news.accounts.retold import Retold
from dedupe_news.accounts.words import Reader
from dedupe_news.thresholds import StatementThresholds

REST: Final = "The library in Harwick opens at nine.\nTickets for the concert cost twelve pounds."


def _tells(long: str, short: str, *, around: str = REST, lang: str = "en") -> bool:
    """Whether one sentence tells another, each in a report of its own."""
    kinds = distinct(story(f"{long}\n{around}", short, lang=lang), Reader())
    told = Retold(kinds, Pairing(kinds.words, StatementThresholds()))
    return told.told(kinds.of[1, 0], kinds.of[0, 0]) > 0


LONG: Final = (
    "A bomb exploded on Friday outside a bank in Woodley, killing a police officer and a technician, while "
    "frightened customers hid behind counters, shopkeepers along the square pulled down their shutters and "
    "drivers left lorries standing with engines running."
)
SEARCH: Final = (
    "Through the night crews searched the rubble of the Marden tower for victims while hundreds of "
    "relatives waited behind a fence in the rain for any word of them, wrapped in blankets "
    "that a school gymnasium nearby had lent."
)
KELLER: Final = (
    "Das Feuer im Lagerhaus in Kehl brach nach Angaben eines Sprechers im Keller aus, wo Farben und "
    "Lacke gelagert waren, und griff dann auf das Dach über, das am späten "
    "Abend einstürzte und zwei leere Lieferwagen unter sich begrub."
)


@pytest.mark.parametrize(
    ("short", "long", "lang"),
    [
        ("A bomb exploded outside a bank in Woodley, killing an officer and a technician.", LONG, "en"),
        ("Crews searched the wreckage of the Marden tower for victims.", SEARCH, "en"),
        ("Die Flammen im Lagerhaus in Kehl brachen im Keller aus.", KELLER, "de"),
    ],
)
def test_what_a_longer_sentence_tells_whole_folds_into_it(short: str, long: str, lang: str) -> None:
    assert _tells(long, short, lang=lang)
    account = account_of(f"{short}\n{REST}", long, lang=lang)
    assert short in {sentence.text for sentence in statement_with(account, long).also}


@pytest.mark.parametrize(
    ("short", "why"),
    [
        ("A bomb exploded outside a bank in Woodley, killing an officer and two technicians.", "a figure"),
        ("A bomb exploded outside a bank in Woodley, killing an officer and hurting a technician.", "a deed"),
        ("A bomb exploded outside a bank in Woodley, killing officer Dale Prior and a technician.", "a name"),
        ("A bomb could have exploded outside a bank in Woodley, killing an officer.", "what may have been"),
        ("No bomb exploded outside a bank in Woodley, and no officer was killed.", "a denial"),
    ],
)
def test_what_it_does_not_tell_keeps_apart(short: str, why: str) -> None:
    assert not _tells(LONG, short), why


def test_a_small_thing_left_out_must_be_told_next_to_it() -> None:
    long = "A bomb exploded on Friday outside a bank in Woodley, killing a police officer and a technician."
    short = "A bomb exploded outside a crowded bank in leafy Woodley, killing an officer."
    assert _tells(long, short, around=f"The bank was crowded and its street is a leafy one.\n{REST}")
    assert not _tells(long, short)


def test_a_charge_that_was_dropped_is_not_the_charge() -> None:
    charged = "Ferris was charged with tampering with evidence by the county."
    assert _tells("A week later Ferris was charged with tampering with evidence by the county.", charged)
    assert not _tells(
        "A charge of tampering with evidence by the county was dropped, with Ferris free.", charged
    )


def test_who_did_it_to_whom_is_told_by_their_order() -> None:
    long = "Neighbours saw how Sandra Holm rescued Peter Voss from the river near the mill."
    assert _tells(long, "Sandra Holm rescued Peter Voss from the river near the mill.")
    assert not _tells(long, "Peter Voss rescued Sandra Holm from the river near the mill.")


def test_what_happened_in_a_year_long_past_is_not_todays() -> None:
    short = "Gunfire was heard near the barracks in Fort Lowen and injuries were reported."
    assert _tells(
        "Gunfire was heard near the barracks in Fort Lowen and injuries were reported at once.", short
    )
    assert not _tells(
        "Gunfire was heard in May 2009 near the barracks in Fort Lowen and injuries were reported.", short
    )


def test_whoever_is_only_he_in_a_short_sentence_may_be_another() -> None:
    long = "A boy of eighteen was driven to the hospital by friends, where Cole later died of his injuries."
    assert _tells(long, "Cole later died of his injuries at hospital.")
    assert not _tells(long, "He later died at the hospital.")


def test_another_saying_of_one_speaker_is_not_told() -> None:
    long = "“It was a bad night for Woodley,” said Ada Moor, daughter of the court reporter, to a crowd."
    assert not _tells(long, "“I never forgave them,” said Ada Moor, daughter of the court reporter.")


def test_one_report_that_says_both_keeps_both() -> None:
    short = "A bomb exploded outside a bank in Woodley, killing an officer and a technician."
    apart = account_of(f"{short}\n{REST}\n{LONG}", "A school opened in Harwick.")
    together = account_of(f"{short}\n{REST}", LONG)
    assert len(statement_with(apart, LONG).also) == 0
    assert len(statement_with(together, LONG).also) == 1


def test_an_aside_that_denies_something_of_its_own_keeps_no_sentences_apart() -> None:
    short = "The boy was taken to the children's hospital in Tours and later died, a doctor said."
    aside = short.replace("boy was", "boy, whom police did not name, was")
    assert len(account_of(short, aside).statements) == 1
    for other in (short.replace("was taken", "was not taken"), aside.replace("later", "has not since")):
        assert len(account_of(short, other).statements) == 2


SMOKE: Final = (
    ", while shopkeepers along the harbour pulled down their shutters and drivers left lorries standing"
)


@pytest.mark.parametrize(
    ("short", "same", "other", "lang"),
    [
        (
            "The minister resigned over the housing scandal.",
            "The minister, Tom Bray, resigned over the housing scandal",
            "The minister's aide resigned over the housing scandal, the second to go",
            "en",
        ),
        (
            "Canada imposed tariffs on steel from China.",
            "Canada imposed tariffs on steel from China on Wednesday",
            "China imposed tariffs on steel from Canada on Wednesday",
            "en",
        ),
        (
            "Firefighters rescued a boy from the burning house in Cork.",
            "Firefighters on a ladder rescued a boy from the burning house in Cork",
            "A boy rescued firefighters from the burning house in Cork",
            "en",
        ),
        (
            "Maria Lopez was shot by her husband in Reno.",
            "On Monday Maria Lopez was shot by her husband in Reno",
            "On Monday Maria Lopez shot her husband in Reno",
            "en",
        ),
        (
            "Some 200 people drowned while crossing the Tees.",
            "Almost 200 people drowned while crossing the Tees",
            "Some 200 people almost drowned while crossing the Tees",
            "en",
        ),
        (
            "Workers at the Velden factory in Genk voted to strike.",
            "Workers at the Velden factory in Genk voted on Monday to strike",
            "Workers at the Velden factory in Genk voted to end a strike",
            "en",
        ),
        (
            "The bus driver was killed in the crash near Lyme.",
            "Six passengers and the bus driver were killed in the crash near Lyme",
            "Six passengers were killed and the bus driver survived the crash near Lyme",
            "en",
        ),
        (
            "Der Mann ertrank im Rhein bei Köln.",
            "Der Mann ertrank am Sonntag im Rhein bei Köln",
            "Der Mann ertrank beinahe im Rhein bei Köln",
            "de",
        ),
    ],
)
def test_who_it_was_and_whether_it_came_to_that_is_told_alike(
    short: str, same: str, other: str, lang: str
) -> None:
    assert _tells(f"{same}{SMOKE}.", short, lang=lang)
    assert not _tells(f"{other}{SMOKE}.", short, lang=lang)
