"""A clause is read once and is the same as where it is read anew for each word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dedupe_news.accounts.clashes import can_clash, disputes, may_be_plain
from dedupe_news.accounts.clauses import clause_of, looks_back, of_another_time
from dedupe_news.accounts.facts import Told, tell
from dedupe_news.accounts.likeness import Weights
from dedupe_news.accounts.words import Reader
from dedupe_news.thresholds import StatementThresholds

HERE = Path(__file__).parent
STOP = re.compile(r"[;:()“”\"«»]|[.,?!]\s|\s[–—]\s|—")
WIDEST = 80
TEXTS = (
    "It rained, and 12 fell, he said.",
    "Twenty years ago, nine people died (three of them children) in the mine; in 2004, none did.",
    "Die Feuerwehr – seit 1890 am Ort – kam um 10:30 Uhr: zu spät.",
    "“We lost 1,200 jobs,” she said — unlike in 2009, when 300 went.",
    "2015年，三十五人受伤，两人死亡。",
    "road " * 79 + "12",
    "road " * 80 + "12, " + "river " * 81 + "13",
)


def told() -> list[Told]:
    reader = Reader()
    return [tell(reader.read(text, "zh" if "年" in text else "en")) for text in TEXTS]


def anew(told: Told, place: int) -> range:
    """Walk from a token to the marks on either side, so many tokens at most."""

    def parted(at: int) -> bool:
        return STOP.search(told.text, told.end(at), told.starts[at + 1]) is not None

    first = last = place
    while first and place - first < WIDEST and not parted(first - 1):
        first -= 1
    while last + 1 < min(len(told.starts), place + WIDEST) and not parted(last):
        last += 1
    return range(first, last + 1)


@pytest.mark.parametrize("one", told(), ids=lambda one: one.text[:30])
def test_the_clause_of_each_word_ends_at_the_marks_around_it(one: Told) -> None:
    assert [clause_of(one, at) for at in range(len(one.starts))] == [
        anew(one, at) for at in range(len(one.starts))
    ]


@pytest.mark.parametrize("one", told(), ids=lambda one: one.text[:30])
def test_what_was_asked_before_changes_no_answer(one: Told) -> None:
    def ask(told: Told, at: int) -> tuple[bool, bool]:
        return looks_back(told, at), of_another_time(told, at)

    forwards = [ask(one, at) for at in range(len(one.starts))]
    assert forwards == [ask(tell(one.words), at) for at in range(len(one.starts))]


def test_a_clause_that_looks_back_is_found_beside_one_that_does_not() -> None:
    text = "Nine people died on Monday, he said; last year 12 died, and in 2004 no miner was even hurt."
    one = tell(Reader().read(text))
    places = {quantity.written: quantity.place for quantity in one.quantities}
    assert not looks_back(one, places["Nine"])
    assert looks_back(one, places["12"])
    assert of_another_time(one, one.words.lowers.index("miner"))


def test_a_list_of_names_parts_no_clause_and_any_other_comma_does() -> None:
    def first(text: str, lang: str = "en") -> str:
        one = tell(Reader().read(text, lang))
        return " ".join(one.words.tokens[at] for at in clause_of(one, 0))

    assert first("Busse in Halle, Jena und Gera standen still, hieß es.", "de").endswith("standen still")
    assert first("Staff at Thorpe, Easton, Hale and Wick wept, he said.").endswith("Wick wept")
    assert first("Staff at Thorpe, Easton wept.") == "Staff at Thorpe"
    assert first("Staff wept in Hale, trains and buses stood still.") == "Staff wept in Hale"


def test_what_is_plainly_disputed_holds_what_a_plain_dispute_needs() -> None:
    """Pairs that are hardly alike are only looked at where this says so."""
    limits, reader = StatementThresholds(), Reader()
    plain = 0
    for line in (HERE / "disagreements.txt").read_text(encoding="utf-8").splitlines():
        lang, *parts = line.removeprefix("? ").split(" ~ ")
        if line.startswith("#") or len(parts) < 2:
            continue
        words = [reader.read(text, lang) for part in parts[:2] for text in part.split("|")]
        words += [reader.read(re.sub(r"\d", "3", one.text), lang) for one in words]
        words += [reader.read(f"{one.text[:-1]} on Monday.", lang) for one in words[:4]]
        words += [reader.read(f"{one.text[:-1]} on Sunday.", lang) for one in words[:4]]
        weights, facts = Weights(words), [tell(one) for one in words]
        for at, one in enumerate(facts):
            for other in facts[at + 1 :]:
                if can_clash(one.words, other.words) and not may_be_plain(one, other):
                    assert not any(clash.plain for clash in disputes(weights, one, other, limits))
                elif can_clash(one.words, other.words):
                    plain += any(clash.plain for clash in disputes(weights, one, other, limits))
    assert plain > 20
