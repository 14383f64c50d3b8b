"""Laws of labelling: nothing lost, nothing twice, the same answer whatever stands beside a text."""

from __future__ import annotations

import hashlib
from importlib import resources
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe_news.cleaning import clean_text, label_lines, label_run, line_counts
from dedupe_news.cleaning.blocks import best_runs
from dedupe_news.cleaning.codes import read_batch
from dedupe_news.cleaning.decoding import best_labels
from dedupe_news.cleaning.grams import BITS, gram_scores, grams
from dedupe_news.cleaning.scoring import load_weights, pack_weights, unpack_weights
from dedupe_news.cleaning.second import SECOND

WEIGHTS_SHA256 = "07a40970919c4db2216c0c8bdb564636d08bbb4e668dfde2aff29ac512d36b35"

TEXTS = st.text(
    alphabet=st.sampled_from("abcdefg ABC.!?\n\r\t[]|©0129\u2028\x85\u00a0’“”中文字ไทยкоп🍪\ud800")
    | st.characters(codec="utf-8"),
    max_size=400,
) | st.lists(
    st.sampled_from(
        (
            "We use cookies. AcceptRejectRead More",
            "[youtube abc]",
            "Share",
            "",
            " ",
            "The bridge over the Vltava was closed on Monday after engineers found cracks in two arches.",
            "See [embed]x[/embed] here",
        )
    ),
    max_size=8,
).map("\n".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_character_that_is_not_blank_is_in_exactly_one_line(text: str) -> None:
    lines = label_lines([text])[0]
    covered = [0] * len(text)
    for line in lines:
        assert text[line.start : line.end].strip() == text[line.start : line.end] != ""
        assert "\n" not in text[line.start : line.end]
        assert 0 <= line.score <= 1
        for at in range(line.start, line.end):
            covered[at] += 1
    assert all(
        count == 1 or (count == 0 and char.isspace()) for count, char in zip(covered, text, strict=True)
    )
    assert [line.start for line in lines] == sorted(line.start for line in lines)


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, max_size=4))
def test_a_text_is_labelled_the_same_alone_and_beside_others(texts: list[str]) -> None:
    together = label_lines(texts)
    assert together == [label_lines([text])[0] for text in texts]


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_cleaned_text_holds_the_kept_letters_in_order(text: str) -> None:
    lines = label_lines([text])[0]
    kept = "".join(text[line.start : line.end] for line in lines if line.kept)
    assert "".join(clean_text(text, lines).split()) == "".join(kept.split())


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_text_without_removed_lines_is_cleaned_to_the_same_lines(text: str) -> None:
    once = clean_text(text, [line for line in label_lines([text])[0] if line.kept])
    again = label_lines([once])[0]
    if all(line.kept for line in again):
        assert clean_text(once, again) == once


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(-5, 5), max_size=9), st.floats(0, 3))
def test_the_decoded_labels_are_the_best_of_all(scores: list[float], price: float) -> None:
    def worth(labels: list[bool]) -> float:
        changes = sum(a != b for a, b in pairwise(labels))
        return sum(score for score, keep in zip(scores, labels, strict=True) if keep) - price * changes

    found = worth(best_labels(scores, price))
    every = ([bool(number >> bit & 1) for bit in range(len(scores))] for number in range(1 << len(scores)))
    assert found >= max(map(worth, every)) - 1e-9


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(-4, 4), max_size=12))
def test_the_best_run_has_the_greatest_sum(scores: list[int]) -> None:
    start, end = best_runs(np.array(scores, dtype=np.float64), np.array([0, len(scores)]))
    best = max((sum(scores[a:b]) for a in range(len(scores)) for b in range(a, len(scores) + 1)), default=0)
    assert sum(scores[int(start[0]) : int(end[0])]) == best


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(alphabet="ab cédπ中", max_size=12), min_size=1, max_size=6))
def test_scores_of_grams_are_the_sum_of_their_weights(lines: list[str]) -> None:
    weights = np.random.default_rng(1).normal(size=1 << BITS).astype(np.float32)
    batch = read_batch(lines)
    total, number = np.zeros(len(lines)), np.zeros(len(lines))
    for bucket, line in grams(batch):
        np.add.at(total, line, weights[bucket])
        np.add.at(number, line, 1)
    np.testing.assert_allclose(
        gram_scores(batch, weights, 0.5), total / np.sqrt(np.maximum(number, 1)) + 0.5, atol=1e-4
    )


def test_the_packaged_weights_are_the_ones_that_were_trained() -> None:
    data = resources.files("dedupe_news.cleaning").joinpath("weights.bin").read_bytes()
    assert hashlib.sha256(data).hexdigest() == WEIGHTS_SHA256
    assert len(data) < 2_000_000
    assert pack_weights(unpack_weights(data)) == data
    weights = load_weights()
    assert weights.second.hidden.shape[0] == weights.first.hidden.shape[0] + len(SECOND)


def test_an_empty_run_and_empty_texts_have_no_lines() -> None:
    assert label_run([]) == []
    assert label_run(["", " \n\t"]) == [(), ()]
    assert clean_text("", ()) == ""


def test_lines_are_counted_once_a_text() -> None:
    counts = line_counts(["Most read\nRain fell in Brno.", "Most read\nMost read"])
    assert sorted(counts.values()) == [1, 2]
