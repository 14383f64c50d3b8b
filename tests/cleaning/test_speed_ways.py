"""What is told for many lines at once is what one look at each line tells."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import pytest

from dedupe_news.cleaning.alternatives import alternatives
from dedupe_news.cleaning.blocks import best_runs
from dedupe_news.cleaning.patterns import load_forms


def run_line_by_line(scores: list[float]) -> tuple[int, int]:
    """The run of greatest sum, the first of equals, by the plain walk of Bentley and Kadane."""
    total = least = best = 0.0
    since = start = end = 0
    for at, score in enumerate(scores, 1):
        total += score
        if total < least:
            least, since = total, at
        elif total - least > best:
            best = total - least
            start, end = since, at
    return start, end


@pytest.mark.parametrize("kind", [np.float64, np.float32])
def test_the_best_run_of_each_page_is_the_one_a_walk_along_its_lines_finds(kind: type) -> None:
    draw = np.random.default_rng(4)
    for whole, pages in ((False, 300), (True, 300), (False, 9), (True, 9)):
        sizes = draw.integers(0, 40, pages)
        firsts = np.concatenate(([0], np.cumsum(sizes)))
        scores = draw.normal(size=firsts[-1]).astype(kind)
        scores = np.rint(scores * 2) if whole else scores  # equal sums are met often
        starts, ends = best_runs(scores, firsts)
        for page, (low, high) in enumerate(pairwise(firsts.tolist())):
            start, end = run_line_by_line(scores[low:high].tolist())
            assert (starts[page], ends[page]) == (low + start, low + end)


def test_a_page_without_a_good_line_has_an_empty_run_and_so_has_one_without_lines() -> None:
    starts, ends = best_runs(np.array([-1.0, -2.0]), np.array([0, 2, 2]))
    assert starts.tolist() == ends.tolist() == [0, 2]


def test_words_as_a_tree_match_as_far_as_the_same_words_one_after_the_other() -> None:
    words = ["by", "byline", "by the", "von", "von der", "(c)", "a.b", "ab"]
    tree = re.compile(alternatives(words), re.IGNORECASE)
    listed = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))), re.IGNORECASE)
    for text in [*words, "BYLINES", "Von den", "by then", "axb", "(C) 2024", "b", "vo", ""]:
        one, other = tree.match(text), listed.match(text)
        assert (one and one.span()) == (other and other.span()), text


def test_every_word_that_opens_a_form_is_in_its_tree() -> None:
    words = [word for listed in load_forms().openings.values() for word in listed]
    tree = re.compile(alternatives(words))
    assert all(tree.match(word) for word in words)


def test_no_words_match_as_an_empty_expression_does() -> None:
    assert alternatives([]) == ""
