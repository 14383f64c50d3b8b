"""Sorting by counting, and samples told once: what the quick ways give is what the plain ways give."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from dedupe_news.matching.fingerprints import fingerprint
from dedupe_news.matching.runs import dealt_out, marked, order_of
from dedupe_news.text.shingles import shingle_hashes
from dedupe_news.text.words import hash_words


@pytest.mark.parametrize("size", [0, 1, 5, (1 << 15) - 1, 1 << 15, 100_000])
@pytest.mark.parametrize("bits", [1, 9, 16, 17, 32])
def test_keys_are_ordered_as_a_stable_sort_orders_them(size: int, bits: int) -> None:
    drawn = np.random.default_rng(size + bits)
    keys = drawn.integers(0, 1 << bits, size, dtype=np.uint64).astype(np.uint32)
    assert np.array_equal(order_of(keys), np.argsort(keys, kind="stable"))


def test_a_load_is_dealt_out_by_labels_in_the_order_in_which_it_comes() -> None:
    dealt = dealt_out(np.array([2, 0, 2, 0], np.int32), 4, np.array([7, 8, 9, 6], np.uint32))
    assert dealt.indptr.tolist() == [0, 2, 2, 4, 4]
    assert dealt.data.tolist() == [8, 6, 7, 9]
    assert dealt.indices.tolist() == [1, 3, 0, 2]


def test_marks_are_counted_range_by_range_empty_ranges_and_very_long_ones_too() -> None:
    drawn = np.random.default_rng(5)
    sizes = np.concatenate([drawn.integers(0, 4, 500), [0, 100_000, 0]])
    bounds = np.concatenate([[0], np.cumsum(sizes)])
    marks = drawn.random(bounds[-1]) < 0.9
    wanted = [int(marks[low:high].sum()) for low, high in itertools.pairwise(bounds)]
    assert marked(marks, bounds).tolist() == wanted
    assert max(wanted) > 1 << 16
    assert marked(marks[:0], np.zeros(3, np.int32)).tolist() == [0, 0]


def test_a_brief_keeps_each_of_its_shingles_once_in_the_order_of_the_text() -> None:
    words = [f"w{place % 17}" for place in range(60)]
    texts = [" ".join(words), " ".join(words[:30]), "a b", "", " ".join(["again"] * 50)]
    prints = fingerprint(texts)
    for at, text in enumerate(texts):
        hashes, _ = shingle_hashes(hash_words([text]))
        wanted = list(dict.fromkeys((hashes >> np.uint64(32)).tolist()))
        own = prints.samples[prints.sample_bounds[at] : prints.sample_bounds[at + 1]]
        assert own.tolist() == wanted
