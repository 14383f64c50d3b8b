"""A digest of two reports is no copy of both, and no two copies of one keeper have nothing in common."""

from __future__ import annotations

import itertools

import pytest

from dedupe_news.matching import HOW, CopySettings, find_copies
from dedupe_news.text.shingles import shingle_hashes
from dedupe_news.text.words import hash_words

BRIDGE = """The main road bridge over the Orb will close for nine months from 2 March, the government said.
About 31,000 vehicles use the bridge every day, and lorries will be sent through Neustett.
Ferries will carry cyclists and people on foot free of charge until the cables are replaced.
"""
VOTE = """A courier of 24 has won a seat on Harrow Vale council by a single vote after two recounts.
Jamie Pruett of the Greens received 812 votes, and the incumbent, Neil Ashby, had one vote less.
Mr Ashby congratulated his rival and let it be known that he would not challenge the result.
"""
CHOIR = """Nine hundred singers filled the square of Tallstad for the birthday of the town on Friday.
It rained from the second song on, and nobody went home before the last one had been sung twice.
"""


def kept(*texts: str, keep: str = "longest") -> tuple[list[int], list[str], list[float]]:
    found = find_copies(texts, CopySettings(keep=keep))  # type: ignore[arg-type]
    return found.keeper.tolist(), [HOW[how] for how in found.how], found.similarity.round(2).tolist()


@pytest.mark.parametrize("keep", ["longest", "first", "earliest"])
def test_two_reports_and_a_digest_of_both_are_two_texts_and_the_digest_keeps_neither(keep: str) -> None:
    keeper, how, alike = kept(BRIDGE, VOTE, BRIDGE + VOTE, keep=keep)
    assert keeper[:2] == [0, 1]
    assert keeper[2] in {0, 1}
    assert how == ["none", "none", "digest"]
    assert 0.4 < alike[2] < 0.6


def test_a_digest_that_comes_first_keeps_nobody_either() -> None:
    keeper, how, _ = kept(BRIDGE + VOTE, BRIDGE, VOTE, keep="first")
    assert keeper[1:] == [1, 2]
    assert how == ["digest", "none", "none"]


def test_copies_of_the_parts_and_of_the_digest_stay_with_what_they_copy() -> None:
    shorter = BRIDGE[: BRIDGE.index("Ferries")]
    digest = BRIDGE + VOTE
    keeper, how, _ = kept(BRIDGE, VOTE, digest, shorter, digest.replace("sent through", "turned to"))
    assert keeper[3] == keeper[0] == 0
    assert keeper[2] == keeper[4] == keeper[keeper[2]]
    assert how[2] == how[4] == "digest"


def test_a_digest_that_is_mostly_of_other_things_is_a_report_of_its_own() -> None:
    rest = "".join(
        f"Item {at} of the {kind} list names {at + 40} things that no other page of the week has told.\n"
        for at, kind in enumerate(("long", "short", "late", "early", "odd", "plain", "new", "old", "last"))
    )
    keeper, how, _ = kept(BRIDGE, VOTE, BRIDGE + VOTE + rest)
    assert keeper == [0, 1, 2]
    assert how == ["none"] * 3


def test_a_digest_of_one_known_report_holds_it_like_any_longer_copy() -> None:
    assert kept(BRIDGE, BRIDGE + VOTE)[0] == [1, 1]


def test_an_article_cut_short_in_two_ways_is_no_digest() -> None:
    whole = BRIDGE + VOTE
    assert kept(whole, whole[:380], whole[:300])[:2] == ([0, 0, 0], ["none", "contained", "contained"])


def test_what_is_printed_is_how_much_of_the_copy_its_keeper_has() -> None:
    assert kept(BRIDGE, BRIDGE + VOTE)[2] == [1.0, 1.0]
    alike = kept(BRIDGE, BRIDGE + VOTE, keep="first")[2]
    assert alike[0] == 1.0
    assert 0.4 < alike[1] < 0.6


@pytest.mark.parametrize("keep", ["longest", "first"])
def test_no_two_copies_of_one_keeper_have_nothing_in_common(keep: str) -> None:
    texts = [BRIDGE, VOTE, CHOIR, BRIDGE + VOTE, VOTE + CHOIR, BRIDGE + VOTE + CHOIR, BRIDGE + CHOIR]
    shingles = [set(shingle_hashes(hash_words([text]), 4)[0].tolist()) for text in texts]
    for order in itertools.permutations(range(len(texts)), len(texts)):
        if order[0] > 2 or order[1] < 3:
            continue
        keeper = kept(*(texts[at] for at in order), keep=keep)[0]
        for at, one in enumerate(keeper):
            assert shingles[order[at]] & shingles[order[one]]
        break
