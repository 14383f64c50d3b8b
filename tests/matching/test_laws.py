"""Laws of copies: the answer depends on the set of texts alone, however they come."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe_news.archive.room import shelved
from dedupe_news.matching import (
    HOW,
    Copies,
    CopySettings,
    Fingerprints,
    explain_copy,
    find_copies,
    fingerprint,
    incidence,
    joining,
    match,
    match_fingerprints,
)

PLACES = ["Porto", "Bergen", "Leeds", "Nairobi", "Quito", "Hanoi", "Turin", "Gdansk"]
VERBS = ["closed", "opened", "repaired", "searched", "painted", "flooded", "sold", "guarded"]
THINGS = ["bridge", "school", "harbour", "station", "market", "library", "tunnel", "mill"]
PEOPLE = ["council", "police", "union", "owner", "mayor", "army", "church", "court"]


def article(seed: int, sentences: int = 9) -> list[str]:
    """Sentences as a newsroom might write them, the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 - the same text every time
    return [
        f"The {rng.choice(PEOPLE)} in {rng.choice(PLACES)} {rng.choice(VERBS)} the {rng.choice(THINGS)} near"
        f" the {rng.choice(THINGS)} after the {rng.choice(PEOPLE)} {rng.choice(VERBS)} a {rng.choice(THINGS)}"
        f" and {rng.choice(VERBS)} a {rng.choice(THINGS)} for the {rng.choice(PEOPLE)}."
        for _ in range(sentences)
    ]


def edited(sentences: list[str], seed: int) -> str:
    """The article as another paper prints it: cut short, without a sentence, or with a lead of its own."""
    rng = random.Random(seed)  # noqa: S311 - the same text every time
    kind = rng.randrange(4)
    if kind == 0:
        sentences = sentences[: rng.randrange(5, len(sentences) + 1)]
    elif kind == 1:
        sentences = [one for one in sentences if rng.random() > 0.15]
    elif kind == 2:
        sentences = [*article(seed + 1000, 1), *sentences]
    return "\n".join(sentences) + "\n"


@st.composite
def collections(draw: st.DrawFn) -> list[str]:
    """Some articles, each in a few versions, with an empty text and a brief now and then."""
    texts = []
    for seed in draw(st.lists(st.integers(0, 50), min_size=1, max_size=5, unique=True)):
        whole = article(seed)
        texts += [edited(whole, seed * 10 + at) for at in range(draw(st.integers(1, 4)))]
    return texts + draw(
        st.lists(st.sampled_from(["", "…", "Rain in Porto.", "Road 7 is closed."]), max_size=3)
    )


def groups(texts: list[str], found: Copies) -> set[frozenset[int]]:
    members: dict[int, set[int]] = {}
    for at, keeper in enumerate(found.keeper.tolist()):
        members.setdefault(keeper, set()).add(at)
    return {frozenset(group) for group in members.values()}


def told(found: Copies) -> list[tuple[int, float, int]]:
    return list(zip(found.keeper.tolist(), found.similarity.tolist(), found.how.tolist(), strict=True))


def part(prints: Fingerprints, low: int, high: int) -> Fingerprints:
    """Some of the fingerprints, as an index would have kept them."""
    samples, slots = prints.sample_bounds, prints.slot_bounds
    return Fingerprints(
        prints.key[low:high],
        prints.words[low:high],
        prints.tail[low:high],
        prints.samples[samples[low] : samples[high]],
        samples[low : high + 1] - samples[low],
        prints.slots[slots[low] : slots[high]],
        slots[low : high + 1] - slots[low],
    )


@settings(deadline=None, max_examples=25)
@given(collections(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_no_group(texts: list[str], rng: random.Random) -> None:
    order = list(range(len(texts)))
    rng.shuffle(order)
    there = groups(texts, find_copies([texts[at] for at in order]))
    assert groups(texts, find_copies(texts)) == {frozenset(order[at] for at in group) for group in there}


@settings(deadline=None, max_examples=25)
@given(collections(), st.data())
def test_an_index_that_grew_answers_as_one_run_does(texts: list[str], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(texts)))
    old = fingerprint(texts[:cut])
    grown = match_fingerprints(old, fingerprint(texts[cut:]))
    assert told(grown) == told(find_copies(texts))
    kept = part(fingerprint(texts), 0, cut)
    assert told(match_fingerprints(kept, part(fingerprint(texts), cut, len(texts)))) == told(grown)


@settings(deadline=None, max_examples=25)
@given(collections(), st.integers(1, 400), st.integers(1, 400), st.integers(1, 9))
def test_arrays_on_disk_in_any_number_of_parts_give_the_answer_of_memory(
    texts: list[str], slice_size: int, work: int, rows: int
) -> None:
    whole = find_copies(texts)
    prints = fingerprint(texts)
    with (
        patch.object(incidence, "SLICE", slice_size),
        patch.object(incidence, "SCAN", slice_size),
        patch.object(joining, "WORK", work),
        patch.object(joining, "ROWS", rows),
        patch.object(joining, "CHUNKS", 1000),
        shelved() as shelf,
    ):
        prints = replace(prints, samples=shelf.keep(prints.samples), slots=shelf.keep(prints.slots))
        assert told(match(prints, shelf=shelf)) == told(whole)


@settings(deadline=None, max_examples=25)
@given(collections(), st.sampled_from(["longest", "first", "earliest"]))
def test_a_keeper_keeps_itself_and_every_copy_has_how_and_how_much(texts: list[str], keep: str) -> None:
    ranks = [f"2024-01-{1 + (at * 7) % 28:02d}" for at in range(len(texts))]
    found = find_copies(texts, CopySettings(keep=keep), ranks)  # type: ignore[arg-type]
    assert (found.keeper[found.keeper] == found.keeper).all()
    copy = found.keeper != np.arange(len(texts))
    assert ((found.how > 0) == copy).all()
    assert ((found.similarity > 0) & (found.similarity <= 1)).all()
    assert (found.similarity[~copy] == 1).all()
    for group in groups(texts, found):
        keeper = int(found.keeper[min(group)])
        best = {
            "longest": min(group, key=lambda at: (-len(texts[at].split()), ranks[at], at)),
            "first": min(group),
            "earliest": min(group, key=lambda at: (ranks[at], at)),
        }
        assert keeper == best[keep]


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 200), st.integers(0, 200))
def test_the_evidence_of_two_reports_says_what_the_run_of_the_two_says(one: int, other: int) -> None:
    whole = article(one)
    texts = [edited(whole, one), edited(whole if other % 2 else article(other), other + 7)]
    found, evidence = find_copies(texts), explain_copy(texts[0], texts[1])
    assert evidence.copy == (len(groups(texts, found)) == 1)
    assert evidence.how == HOW[int(found.how.max())]
    assert evidence.verdict.startswith("copy" if evidence.copy else "no copy")
    assert bool(evidence.runs) >= evidence.copy


def test_threads_batches_and_hash_seeds_leave_every_bit_as_it_was() -> None:
    code = (
        "import hashlib, sys; sys.path.insert(0, sys.argv[1])\n"
        "import dedupe_news.matching.fingerprints as made\n"
        "from dedupe_news.threads import allow\n"
        "made.BATCH = int(sys.argv[2])\n"
        "allow(int(sys.argv[3]))\n"
        "from dedupe_news.matching import find_copies\n"
        "from test_laws import article, edited\n"
        "texts = [edited(article(n % 40), n) for n in range(200)]\n"
        "found = find_copies(texts)\n"
        "print(hashlib.sha256(found.keeper.tobytes() + found.similarity.tobytes()).hexdigest())\n"
    )
    here = str(Path(__file__).parent)
    said = {
        subprocess.run(
            [sys.executable, "-c", code, here, batch, threads],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for batch, threads, seed in (("1048576", "2", "0"), ("700", "2", "1"), ("3000", "1", "77"))
    }
    assert len(said) == 1
