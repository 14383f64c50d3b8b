r"""Sentences as spans of a text, in 244 languages.

sentencex proposes the ends (best of nine splitters on 12 languages of news); three of its hazards are kept
out here: it never splits inside quotation marks and panics on a non-ASCII space before a full stop
(`text/quoting.py` hides both), and its time grows with the square of a line's length when a mark is never
closed (long paragraphs go through it in windows). What it gets wrong at abbreviations, ordinals, list markers
and attributions is taken back by `text/rejoin.py`.

A line break ends a sentence unless the text is hard-wrapped (`text/paragraphs.py`). The spans leave out white
space at both ends and hold every other character exactly once, in order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sentencex

from dedupe_news.text.candidates import proposed
from dedupe_news.text.languages import SAMPLE, guess, primary
from dedupe_news.text.paragraphs import paragraph_spans
from dedupe_news.text.quoting import mask, part
from dedupe_news.text.rejoin import continues

if TYPE_CHECKING:
    from collections.abc import Sequence

_WINDOW = 8_192
"""Code points looked at together: far longer than any paragraph, short enough that work which grows with the
square of a line stays in milliseconds. A window without a sentence end is cut at its last white space."""


def sentence_spans(text: str, lang: str | None = None, column: int = 0) -> list[tuple[int, int]]:
    r"""Give the span of every sentence, in order.

    Args:
        text: any text, with any line breaks.
        lang: a language tag (`pt-BR`, `de`); None to guess it from the text's beginning.
        column: where the text that this one is taken from is hard-wrapped, if it is.

    Returns:
        Half-open spans in code points, without white space at either end.

    Example:
        >>> text = '"Stop!" said Dr. Berg. They did.\n'
        >>> [text[start:end] for start, end in sentence_spans(text, "en")]
        ['"Stop!" said Dr. Berg.', 'They did.']
    """
    return Splitter().spans(text, lang, column)


class Splitter:
    """Splits texts into sentences, remembering every paragraph: a copy's are split once.

    What it remembers never changes an answer. It grows with what it is given; one serves one story.

    Example:
        >>> splitter = Splitter()
        >>> splitter.spans("Yes. No.") == splitter.spans("Yes. No.") == sentence_spans("Yes. No.")
        True
    """

    def __init__(self) -> None:
        self._language: dict[str, str] = {}
        self._known: dict[tuple[str, str], list[tuple[int, int]]] = {}

    def spans(self, text: str, lang: str | None = None, column: int = 0) -> list[tuple[int, int]]:
        """Give the span of every sentence (see `sentence_spans`)."""
        language = primary(lang) or self._guessed(text)
        found: list[tuple[int, int]] = []
        for start, stop in paragraph_spans(text, column):
            paragraph = text[start:stop]
            spans = self._known.get((paragraph, language))
            if spans is None:
                spans = self._known[paragraph, language] = _spans(paragraph, language)
            found.extend((start + begin, start + end) for begin, end in spans)
        return found

    def _guessed(self, text: str) -> str:
        sample = text[:SAMPLE]
        known = self._language.get(sample)
        if known is None:
            known = self._language[sample] = guess(sample) or "en"
        return known


def sentence_spans_batch(
    texts: Sequence[str],
    langs: Sequence[str | None],
) -> list[list[tuple[int, int]]]:
    """Give the sentences of many texts, each with its language; as many lists as texts.

    Example:
        >>> sentence_spans_batch(["Yes. No.", ""], ["en", None])
        [[(0, 4), (5, 8)], []]
    """
    return [sentence_spans(text, lang) for text, lang in zip(texts, langs, strict=True)]


def _spans(paragraph: str, lang: str) -> list[tuple[int, int]]:
    """Split one paragraph (no white space at either end), in windows when it is long."""
    spans: list[tuple[int, int]] = []
    at = 0
    while len(paragraph) - at > _WINDOW:
        found = _split(paragraph[at : at + _WINDOW], lang)
        if len(found) > 2:  # the last sentence may be cut short, and the end before it judged by a stump
            spans.extend((at + start, at + end) for start, end in found[:-2])
            at += found[-2][0]
            continue
        end = _last_space(paragraph, at)
        spans.append((at, at + len(paragraph[at:end].rstrip())))
        at = end
        while paragraph[at].isspace():  # the paragraph ends in a letter
            at += 1
    spans.extend((at + start, at + end) for start, end in _split(paragraph[at:], lang))
    return spans


def _last_space(paragraph: str, at: int) -> int:
    """Give where a window without sentence ends is cut: before its last white space, else at its end."""
    window = paragraph[at : at + _WINDOW]
    return at + (len(window.rsplit(maxsplit=1)[0]) if len(window.split(maxsplit=1)) > 1 else _WINDOW)


def _split(stretch: str, lang: str) -> list[tuple[int, int]]:
    """Split a stretch that begins with no white space; its last span may end in some."""
    masked = mask(stretch)
    spans: list[tuple[int, int]] = []
    begin = 0
    bounds = sentencex.get_sentence_boundaries(lang, masked)[1:]
    for cut in sorted({*proposed(masked, lang), *(bound["start_index"] for bound in bounds)}):
        left, right = len(masked[:cut].rstrip(" ")), len(masked) - len(masked[cut:].lstrip(" "))
        if left <= begin or right >= len(masked):
            continue
        end, start = part(stretch, left, right)
        if start >= len(stretch) or continues(stretch, end, start, lang, begin):
            continue
        spans.append((begin, end))
        begin = start
    spans.append((begin, len(stretch)))
    return spans
