"""Texts as they stand: no common word is read as its English one, no notice of other languages is known.

The looks are trained on English, and among it stand 20 pages of AEB in other languages. What these look like
changes with every word of `glosses.tsv` and of `notices.py`, and every weight with them; as they stand, not.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING
from unittest.mock import patch

from dedupe_news.reading.segmenting import forms, notices, units

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["unglossed"]


@contextmanager
def unglossed() -> Iterator[None]:
    """Let texts be read as they stand, for as long as this lasts."""

    def as_it_stands(text: str) -> tuple[str, Mapping[str, str]]:
        return text, {}

    bits = units._BITS  # noqa: SLF001
    hints = {word: bits[word] & ~units.FURNITURE for word in notices.NOTICE_WORDS}
    with ExitStack() as stack:
        stack.enter_context(patch.object(units, "glossed", as_it_stands))
        stack.enter_context(patch.object(forms, "notice", lambda _head: False))
        stack.enter_context(patch.dict(bits, hints))
        yield
