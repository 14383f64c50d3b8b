"""What texts looked like when the weights that ship were trained: fewer common words read as English ones.

Words of more languages and their notices changed what 20 pages of AEB and one line of ECB+ look like, and
nothing in English. Trained anew on those the looks draw more borders that are wrong, so they are trained on
what these pages looked like before (`older_glosses.tsv`).
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from dedupe_news.reading.segmenting import forms, glosses, notices, units
from dedupe_news.text.languages import guess

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["older_looks"]

_GLOSSES = Path(__file__).with_name("older_glosses.tsv")


@contextmanager
def older_looks() -> Iterator[None]:
    """Let texts look as they did, for as long as this lasts."""
    rows = _GLOSSES.read_text("utf-8").rstrip("\n").split("\n")
    langs, *cells = (row.split("\t") for row in rows)
    tables = {
        lang: {word: row[0] for row in cells for word in row[at].split()}
        for at, lang in enumerate(langs)
        if at
    }

    def glossed(text: str) -> tuple[str, Mapping[str, str]]:
        english = tables.get(guess(text) or "", {})
        return (glosses._ELIDED.sub(r"\1 ", text) if english else text), english  # noqa: SLF001

    bits = units._BITS  # noqa: SLF001
    hints = {word: bits[word] & ~units.FURNITURE for word in notices.NOTICE_WORDS}
    with ExitStack() as stack:
        stack.enter_context(patch.object(units, "glossed", glossed))
        stack.enter_context(patch.object(forms, "notice", lambda _head: False))
        stack.enter_context(patch.dict(bits, hints))
        yield
