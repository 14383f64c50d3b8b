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

from dedupe_news.text.enumerations import item_starts
from dedupe_news.text.languages import guess, primary
from dedupe_news.text.paragraphs import paragraph_spans
from dedupe_news.text.quoting import mask, part
from dedupe_news.text.rejoin import continues

if TYPE_CHECKING:
    from collections.abc import Sequence

_WINDOW = 8_192
"""Code points of one call of sentencex: far longer than any paragraph, short enough that a line with as many
unclosed quotation marks as it can hold costs 20 ms (four times as much at twice the length)."""


def sentence_spans(text: str, lang: str | None = None) -> list[tuple[int, int]]:
    r"""Give the span of every sentence, in order.

    Args:
        text: any text, with any line breaks.
        lang: a language tag (`pt-BR`, `de`); None to guess it from the text's beginning.

    Returns:
        Half-open spans in code points, without white space at either end.

    Example:
        >>> text = '"Stop!" said Dr. Berg. They did.\n'
        >>> [text[start:end] for start, end in sentence_spans(text, "en")]
        ['"Stop!" said Dr. Berg.', 'They did.']
    """
    language = primary(lang) or guess(text) or "en"
    return [
        (start + begin, start + end)
        for start, stop in paragraph_spans(text)
        for begin, end in _spans(text[start:stop], language)
    ]


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
    """Split one paragraph (no white space at either end)."""
    masked = mask(paragraph)
    spans: list[tuple[int, int]] = []
    begin = 0
    for cut in _cuts(masked, lang):
        content = len(masked[:cut].rstrip()) if masked[cut - 1] == " " else cut
        following = cut + len(masked[cut:]) - len(masked[cut:].lstrip(" "))
        if following >= len(paragraph) or content <= begin:
            continue
        end, start = part(paragraph, content, following)
        if start >= len(paragraph) or continues(paragraph, end, start, lang, begin):
            continue
        spans.append((begin, end))
        begin = start
    spans.append((begin, len(paragraph)))
    return spans


def _cuts(masked: str, lang: str) -> list[int]:
    """Give the places where sentencex and the enumerations begin a new sentence, window by window."""
    cuts = set(item_starts(masked))
    at = 0
    while at < len(masked):
        window = masked[at : at + _WINDOW]
        starts = [bound["start_index"] for bound in sentencex.get_sentence_boundaries(lang, window)[1:]]
        if at + len(window) == len(masked):
            cuts.update(at + start for start in starts)
            break
        step = starts[-1] if starts else (window.rfind(" ") + 1 or len(window))
        cuts.update(at + start for start in starts)
        at += step
    return sorted(cuts)
