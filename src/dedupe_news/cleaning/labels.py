"""Label every line of a batch of texts kept or removed, with the rule or score that says so.

Rules come first and are certain. The model then reads each text as a page (`pages`). Repetition across a
run is added on top of both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.closings import closing_rule
from dedupe_news.cleaning.evidence import read_lines
from dedupe_news.cleaning.notices import NOTICES
from dedupe_news.cleaning.pages import Reading, page_labels
from dedupe_news.cleaning.patterns import form_rule
from dedupe_news.cleaning.pieces import cut_pieces
from dedupe_news.cleaning.repetition import repeated_lines
from dedupe_news.cleaning.rules import CERTAINTY, RULES
from dedupe_news.cleaning.scoring import load_weights
from dedupe_news.cleaning.settings import CleaningSettings
from dedupe_news.model import Line

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from numpy.typing import NDArray

    from dedupe_news.cleaning.evidence import Evidence
    from dedupe_news.cleaning.pieces import Piece
    from dedupe_news.cleaning.scoring import Weights

__all__ = ["label_lines", "label_run"]

_DEFAULT: Final = CleaningSettings()


def label_lines(
    texts: Sequence[str], settings: CleaningSettings = _DEFAULT, kinds: Sequence[str] | None = None
) -> list[tuple[Line, ...]]:
    r"""Label the lines of each text kept or removed, each text by itself.

    `kinds` (`text`, `record` or `page`, one a text) is a hint: what a text is shows in its own proportion
    of prose, and one default serves all; only the mercy for text that is nearly all prose is less for a page.

    Returns one tuple of `Line` a text, in order; every non-blank character of the text is in exactly one
    line, and a part glued to a line (a shortcode, a row of buttons) is a line of its own.

    Example:
        >>> text = "The bridge reopened on Monday.\nShare on Facebook"
        >>> [(text[line.start : line.end], line.rule) for line in label_lines([text])[0]]
        [('The bridge reopened on Monday.', None), ('Share on Facebook', 'share-bar')]
    """
    alone = CleaningSettings(settings.keep | {"repeated"}, settings.drop, settings.thresholds)
    return label_run(texts, alone, kinds)


def label_run(  # noqa: PLR0913 - each is evidence of its own
    texts: Sequence[str],
    settings: CleaningSettings = _DEFAULT,
    kinds: Sequence[str] | None = None,
    seen: Mapping[int, int] | None = None,
    weights: Weights | None = None,
    *,
    repeated: Collection[str] | None = None,
) -> list[tuple[Line, ...]]:
    """Label as `label_lines` does, with the evidence of lines that repeat across the reports of a run.

    `seen` maps line keys to the number of reports of earlier runs they stood in (`line_counts`);
    `weights` stand in for the packaged ones where a benchmark holds sites out. `repeated` holds the lines
    that the whole run condemned, where these texts are only a part of it: nothing is counted here then.
    """
    weights = load_weights() if weights is None else weights
    distinct: dict[str, int] = {}
    pieces = [cut_pieces(text) for text in texts]
    places = [
        np.array(
            [distinct.setdefault(text[start:end], len(distinct)) for start, end, _ in cut], dtype=np.int64
        )
        for text, cut in zip(texts, pieces, strict=True)
    ]
    lines = list(distinct)
    evidence = read_lines(lines, weights.grams, weights.gram_bias, settings.thresholds)
    named, spared = _named(lines, evidence, settings)
    if settings.applies("repeated", by_default=True):
        if repeated is not None:
            condemned = [distinct[line] for line in repeated if line in distinct]
        elif len(texts) > 1 or seen:
            condemned = repeated_lines(lines, places, settings.thresholds, seen)
        else:
            condemned = []
        for place in condemned:
            named[place] = named[place] or "repeated"
    certain = np.array([name is not None for name in named], dtype=np.bool_)
    reading = Reading(evidence, certain, weights, settings.thresholds)
    by_model = "model" if settings.applies("model", by_default=True) else None
    return [
        _lines_of(
            cut,
            _rules_of(cut, where, named, settings),
            chances,
            [keep or place in spared for keep, place in zip(kept, where.tolist(), strict=True)]
            if spared
            else kept,
            by_model,
        )
        for cut, where, (chances, kept) in zip(
            pieces, places, page_labels(places, kinds, reading), strict=True
        )
    ]


def _rules_of(
    pieces: Sequence[Piece],
    places: NDArray[np.int64],
    named: Sequence[str | None],
    settings: CleaningSettings,
) -> list[str | None]:
    """Name the rule of each piece: the one its cut says, or that of its line."""
    return [
        forced if forced is not None and settings.applies(forced, by_default=True) else named[place]
        for (_, _, forced), place in zip(pieces, places.tolist(), strict=True)
    ]


def _named(
    lines: list[str], evidence: Evidence, settings: CleaningSettings
) -> tuple[list[str | None], set[int]]:
    """Name the rule that removes each distinct line, or None; and the lines that the user keeps by rule.

    Who keeps bylines wants none of them removed for another reason either.
    """
    by_default = {rule.name: rule.by_default for rule in RULES}
    wanted = {name for name, usual in by_default.items() if settings.applies(name, by_default=usual)}
    found = [
        (form_rule(line) or closing_rule(line), NOTICES[place] if place >= 0 else None)
        for line, place in zip(lines, evidence.notices.tolist(), strict=True)
    ]
    named = [_rule(form, notice, wanted) for form, notice in found]
    kept = settings.keep & by_default.keys() - {"model", "repeated"}
    spared = (
        {
            at
            for at, (pair, name) in enumerate(zip(found, named, strict=True))
            if name is None and kept & {*pair}
        }
        if kept
        else set()
    )
    return named, spared


def _rule(form: str | None, notice: str | None, wanted: set[str]) -> str | None:
    """Choose between a form and a notice: the form, unless the notice tells more than it does."""
    vague = form in {None, "call-to-action", "contact"}
    first, second = (notice, form) if vague else (form, notice)
    return first if first in wanted else second if second in wanted else None


def _lines_of(
    pieces: Sequence[Piece],
    rules: Sequence[str | None],
    chances: Sequence[float],
    kept: Sequence[bool],
    by_model: str | None,
) -> tuple[Line, ...]:
    return tuple(
        Line(start, end, None if keep else by_model, chance)
        if rule is None
        else Line(start, end, rule, CERTAINTY[rule])
        for (start, end, _), rule, chance, keep in zip(pieces, rules, chances, kept, strict=True)
    )
