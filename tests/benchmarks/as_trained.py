"""Texts as the looks read them when they were trained: nothing but English was known.

The looks are trained on English, and among it stand 20 pages of AEB in other languages. What these look like
changes with every word of `glosses.tsv` and of `notices.py`; three pages more changed when a quotation was
first seen to end as German prints it, wires' marks were read as plain ones, and vowel signs as part of their
word. Trained on pages as they look now the looks rank lines as well and are others, to which no limit was
fitted: of 17 more borders in dumps written for this 5 were wrong, and two hard articles were cut.
"""

from __future__ import annotations

import re
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING
from unittest.mock import patch

from dedupe_news.reading.segmenting import forms, notices, quotations, units

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["as_trained"]

_END_MARK = re.compile(r"[.!?…。！？।۔؟።][\s'\"”’»)\]*]*$|[.!?…]\s*['\"”’»]\s*$")
_DENSE = units._DENSE  # noqa: SLF001
_TOKEN = re.compile(rf"\n|[{_DENSE}]|[^\W\d_{_DENSE}]+(?:['’-][^\W\d_{_DENSE}]+)*|\d+(?:[.,:]\d+)*|[^\w\s]")


@contextmanager
def as_trained() -> Iterator[None]:
    """Let texts be read so, for as long as this lasts."""

    def as_it_stands(text: str) -> tuple[str, Mapping[str, str]]:
        return text, {}

    bits = units._BITS  # noqa: SLF001
    hints = {word: bits[word] & ~units.FURNITURE for word in notices.NOTICE_WORDS}
    with ExitStack() as stack:
        stack.enter_context(patch.object(units, "glossed", as_it_stands))
        stack.enter_context(patch.object(units, "_WIRE", "\0"))
        stack.enter_context(patch.object(units, "_TOKEN", _TOKEN))
        stack.enter_context(patch.object(quotations, "plain_marks", str))
        stack.enter_context(patch.object(forms, "END_MARK", _END_MARK))
        stack.enter_context(patch.object(forms, "notice", lambda _head: False))
        stack.enter_context(patch.dict(bits, hints))
        yield
