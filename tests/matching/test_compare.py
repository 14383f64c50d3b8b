"""Pairs compared: boilerplate says where two texts are alike, and nothing of how much they are."""

from __future__ import annotations

import numpy as np

from dedupe_news.matching.compare import Comparison, Held, compare
from dedupe_news.matching.fingerprints import fingerprint
from dedupe_news.matching.incidence import tabulate
from dedupe_news.matching.shelf import Shelf
from dedupe_news.matching.sketches import sketch
from dedupe_news.thresholds import CopyThresholds

THRESHOLDS = CopyThresholds()
FRAME = "The stock exchange in Frankfurt opened little changed this morning according to traders there. "
OWN = "Shares of the maker of cranes from Bremerhaven rose after it sold its yard to a Danish rival."
OTHER = "A bakery in Ostheim closed after ninety-one years because nobody wanted to bake at night."


def held(texts: list[str], common: str = "") -> Held:
    """What texts are compared by, with the samples of one text as boilerplate."""
    shelf = Shelf()
    prints = fingerprint([*texts, common])
    order = np.argsort(prints.words[: len(texts)], kind="stable")
    laid = sketch(prints, order, THRESHOLDS, shelf)
    table = tabulate(laid, shelf)
    everywhere = prints.samples[prints.sample_bounds[len(texts)] :]
    gone = np.isin(laid.samples, everywhere)
    columns = [
        gone[part.places[np.cumsum(part.sizes) - part.sizes]] for part in table.parts if len(part.sizes)
    ]
    rows = table.rows()
    if not common:
        return Held(laid, rows, laid.sizes)
    laid.mark(gone)
    return Held(laid, rows, laid.count(~gone), np.concatenate(columns))


def pair(of: Held) -> tuple[int, float, Comparison]:
    """How many samples two texts share, their containment, and the whole comparison."""
    found = compare(of, np.array([0]), np.array([1]))
    like = found.likeness
    return int(like.all[0]), float(like.containment[0]), found


def test_without_boilerplate_all_that_two_texts_share_counts_for_both() -> None:
    shared, containment, found = pair(held([FRAME + OWN, FRAME + OWN + " " + OTHER]))
    assert shared == 29  # thirty-two words have so many runs of four
    assert containment == 1.0
    assert found.coverage[0] == found.covered[0] == 1.0
    assert found.frame[0] == found.frame_shared[0] == 0


def test_two_notices_of_one_frame_share_the_frame_and_nothing_of_their_own() -> None:
    shared, containment, found = pair(held([FRAME + OWN, FRAME + OTHER], common=FRAME))
    assert (shared, containment) == (0, 0.0)
    assert found.coverage[0] == 0.0
    assert 0.0 < found.covered[0] <= 0.625  # the first words of eight parts
    assert found.frame[0] == found.frame_shared[0] == 11


def test_boilerplate_fills_the_parts_of_a_copy_in_which_little_else_is_left() -> None:
    _, containment, found = pair(held([FRAME + OWN, FRAME + OWN + " " + OTHER], common=FRAME))
    assert containment == 1.0
    assert found.covered[0] == 1.0
    assert found.frame_shared[0] == found.frame[0] == 11
