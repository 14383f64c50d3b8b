"""Sentences as spans of a text."""

from __future__ import annotations

import re

import sentencex

_QUOTES = str.maketrans(dict.fromkeys("“”„«»\"", " "))
_SPACE = re.compile(r"[^\S\n ]")


def sentence_spans(text: str, lang: str | None = None) -> list[tuple[int, int]]:
    """Give the span of every sentence, in order."""
    spans = []
    at = 0
    for line in text.split("\n"):
        masked = _SPACE.sub(" ", line.translate(_QUOTES))
        bounds = sentencex.get_sentence_boundaries(lang or "en", masked) if line.strip() else []
        for bound in bounds:
            start, end = bound["start_index"], bound["end_index"]
            part = line[start:end]
            if part.strip():
                spans.append((at + start + len(part) - len(part.lstrip()), at + start + len(part.rstrip())))
        at += len(line) + 1
    return spans
