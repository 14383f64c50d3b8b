"""What another program, or other rules, did otherwise in an index: labels alone, or what is compared too.

Marks are taken of the answer for one text, so that nobody has to remember to raise a number.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning import clean_text, label_run
from dedupe_news.index.lines import lines_of, lines_of_each
from dedupe_news.index.terms import terms_of
from dedupe_news.matching import fingerprint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.index.store import Store
    from dedupe_news.model import Line
    from dedupe_news.pipeline import Settings

_PROBE: Final = (
    "\n".join(
        f"Engineers closed bridge {n} over the Aller at Verden on Monday after cracks in pillar {n * 7}."
        for n in range(60)
    )
    + "\nSeven people were hurt and two are missing, said Margaret Ellis of the road agency on 3 May."
    + "\n\nShare on Facebook\nWe use cookies. Accept all cookies\nSubscribe to our newsletter today"
)
_COLUMNS: Final = ("key", "words", "tail", "samples", "slots")
_LOOKED_AT: Final = 64
"""Reports of an index without a mark of labels that are fingerprinted to see how it was done before."""


def of_columns(settings: Settings) -> bytes:
    """The mark of how a text that is cleaned is fingerprinted and its lines and terms are packed."""
    return _digest((*_columns(_PROBE, settings), settings.copies.thresholds))


def of_labels(settings: Settings) -> bytes:
    """The mark of how lines are kept and removed."""
    cleaning = settings.cleaning
    return _digest((_labels(settings), sorted(cleaning.keep), sorted(cleaning.drop), cleaning.thresholds))


def of_both(settings: Settings) -> bytes:
    """The one mark that stood for all of it when an index had no mark of its labels."""
    cleaning = settings.cleaning
    labels = _labels(settings)
    rules = sorted(cleaning.keep), sorted(cleaning.drop), cleaning.thresholds
    columns = _columns(clean_text(_PROBE, labels), settings)
    return _digest((labels, *columns, *rules, settings.copies.thresholds))


def _labels(settings: Settings) -> Sequence[Line]:
    [labels] = label_run([_PROBE], settings.cleaning, ["text"], repeated=frozenset())
    return labels


def _columns(body: str, settings: Settings) -> tuple[object, ...]:
    prints = fingerprint([body], settings.copies.thresholds)
    return (
        [getattr(prints, name).tolist() for name in _COLUMNS],
        lines_of(_PROBE, settings).tolist(),
        terms_of([_PROBE], settings.stories.thresholds)[0].tolist(),
    )


def _digest(told: object) -> bytes:
    return hashlib.blake2b(repr(told).encode(), digest_size=16).digest()


def same_labels(store: Store, settings: Settings) -> bool:
    """Whether lines of an index were kept and removed as this program does it with these rules."""
    known = store.value("labels")
    return known == of_labels(settings) if known else store.value("stamp") == of_both(settings)


def same_columns(store: Store, settings: Settings) -> bool:
    """Whether what an index compares was worked out as this program does it.

    One that was written when one mark stood for all has none of its labels; then some of its reports tell.
    """
    if store.value("stamp") in {of_columns(settings), of_both(settings)}:
        return True
    if store.value("stamp") is None or store.value("labels") is not None:
        return False
    every = store.standing()["at"].astype(np.int64)  # without those that are being added
    some = every[np.unique(np.linspace(0, len(every) - 1, min(_LOOKED_AT, len(every))).astype(np.int64))]
    block = store.of(some, "samples", "slots", "lines")
    if len(block) < len(some) or not len(some):
        return False
    labelled = list(store.labelled(some.tolist()))
    found = fingerprint([clean_text(*own) for own in labelled], settings.copies.thresholds)
    read = np.concatenate(lines_of_each([text for text, _ in labelled], settings))
    stored = block.prints()
    return np.array_equal(read, block.lines) and all(
        np.array_equal(getattr(found, name), getattr(stored, name)) for name in _COLUMNS
    )
