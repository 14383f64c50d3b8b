"""Label every line of a batch of texts kept or removed, with the rule or score that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.codes import read_batch
from dedupe_news.cleaning.notices import NOTICES, notice_rules
from dedupe_news.cleaning.patterns import form_rule
from dedupe_news.cleaning.pieces import cut_pieces
from dedupe_news.cleaning.repetition import line_counts
from dedupe_news.cleaning.rules import CERTAINTY
from dedupe_news.cleaning.settings import CleaningSettings
from dedupe_news.cleaning.shapes import ends_sentence, head_and_tail
from dedupe_news.cleaning.wording import count_wording
from dedupe_news.model import Line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["clean_text", "label_lines", "label_run", "line_counts"]

_DEFAULT: Final = CleaningSettings()


def label_lines(
    texts: Sequence[str], settings: CleaningSettings = _DEFAULT, kinds: Sequence[str] | None = None
) -> list[tuple[Line, ...]]:
    """Every line of every text, in order, kept or removed."""
    del kinds
    distinct: dict[str, int] = {}
    pieces = [[(a, b, r, distinct.setdefault(text[a:b], len(distinct))) for a, b, r in cut_pieces(text)] for text in texts]
    rules = _rules(list(distinct), settings)
    out = []
    for rows in pieces:
        lines = []
        for start, end, forced, place in rows:
            rule = rules[place] if forced is None else forced
            if rule is not None and not settings.applies(rule, by_default=True):
                rule = None
            lines.append(Line(start, end, rule, 0.0 if rule is None else CERTAINTY[rule]))
        out.append(tuple(lines))
    return out


def _rules(lines: list[str], settings: CleaningSettings) -> list[str | None]:
    if not lines:
        return []
    batch = read_batch([head_and_tail(line) for line in lines])
    wording = count_wording(batch)
    breaks = np.array([sum(line.count(char) for char in "|·•/»") for line in lines])
    digits = np.array([any(map(str.isdigit, line)) for line in lines])
    found = notice_rules(wording, ends_sentence(batch), breaks, digits, settings.thresholds)
    return [form_rule(line) or (NOTICES[place] if place >= 0 else None) for line, place in zip(lines, found.tolist(), strict=True)]


def label_run(
    texts: Sequence[str],
    settings: CleaningSettings = _DEFAULT,
    kinds: Sequence[str] | None = None,
    seen: Mapping[int, int] | None = None,
) -> list[tuple[Line, ...]]:
    """`label_lines`, with the evidence of lines that repeat across the reports of a run."""
    del seen
    return label_lines(texts, settings, kinds)


def clean_text(text: str, labels: Sequence[Line]) -> str:
    """The kept lines, each on its own line, with a blank line where the text had one."""
    out: list[str] = []
    end = 0
    for line in labels:
        gap = text[end : line.start]
        breaks = gap.count("\n")
        end = line.end
        if line.rule is not None:
            if breaks > 1 and out and not out[-1].endswith("\n\n"):
                out.append("\n")
            continue
        if out:
            out.append("\n" * max(1, min(breaks, 2)) if breaks else gap)
        out.append(text[line.start : line.end])
    return "".join(out).strip("\n")
