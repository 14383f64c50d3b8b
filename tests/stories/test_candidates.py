"""Neighbours by shared heavy terms, against the plain way of finding them."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from dedupe_news.stories.candidates import neighbours


def plainly(heavy: sparse.csr_matrix, most: int) -> set[tuple[int, int]]:
    """Sort every row of the product whole."""
    product = (heavy @ heavy.T).toarray()
    found: set[tuple[int, int]] = set()
    for row, values in enumerate(product):
        others = [(-value, column) for column, value in enumerate(values) if value and column != row]
        found.update((min(row, column), max(row, column)) for _, column in sorted(others)[:most])
    return found


@pytest.mark.parametrize("most", [1, 3, 40])
@pytest.mark.parametrize("steps", [3, 1000])
def test_the_best_neighbours_are_those_of_whole_sorted_rows_ties_by_place(most: int, steps: int) -> None:
    random = np.random.default_rng(most)
    dense = random.integers(0, steps, (300, 40)) * (random.random((300, 40)) < 0.2) / steps
    heavy = sparse.csr_matrix(dense.astype(np.float32))  # few steps make many ties
    left, right = neighbours(heavy, most)
    assert set(zip(left.tolist(), right.tolist(), strict=True)) == plainly(heavy, most)


def test_without_reports_there_are_no_neighbours() -> None:
    left, right = neighbours(sparse.csr_matrix(np.zeros((0, 5), np.float32)), 3)
    assert not len(left)
    assert not len(right)
