"""Label every line of a batch of texts kept or removed, with the rule or score that says so.

Rules come first and are certain. The model then reads each text as a page (`pages`). Repetition across a
run is added on top of both.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.cleaned import join_kept
from dedupe_news.cleaning.closings import closing_rule
from dedupe_news.cleaning.evidence import read_lines
from dedupe_news.cleaning.notices import NOTICES
from dedupe_news.cleaning.pages import Reading, page_labels
from dedupe_news.cleaning.patterns import form_rule, signs_or_dates
from dedupe_news.cleaning.pieces import CLOSES, CUT_RULES, OPENS, cut_texts
from dedupe_news.cleaning.repetition import condemned, repeated_lines
from dedupe_news.cleaning.rules import CERTAINTY, RULES
from dedupe_news.cleaning.scoring import load_weights
from dedupe_news.cleaning.settings import CleaningSettings
from dedupe_news.cleaning.shapes import SHAPES
from dedupe_news.cleaning.signed import author_lines
from dedupe_news.cleaning.structured import is_structured, kept_blocks, without_blocks
from dedupe_news.cleaning.subject import spare_subject
from dedupe_news.cleaning.topped import spare_headlines
from dedupe_news.cleaning.wrapped import told_again, torn, unwrapped
from dedupe_news.model import Line
from dedupe_news.text.heads import read_head

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from dedupe_news.cleaning.evidence import Evidence
    from dedupe_news.cleaning.pieces import Cuts
    from dedupe_news.cleaning.scoring import Weights

__all__ = ["Labels", "label_lines", "label_run", "label_texts"]

_DEFAULT: Final = CleaningSettings()
_DATE, _DIGITS, _LOWER, _CAPITALS, _STOP, _WIDTH = map(
    SHAPES.index, ("date", "digits", "starts_lower", "capitals", "ends_stop", "width")
)
_BRIEF: Final = float(np.log1p(60) / 6)
"""Width of sixty letters."""
_APART: Final = (None, "markup", "field-line", "shortcode")
"""What is no line of a text: each has a rule of its own."""
_EVEN: Final = 0.5
"""The chance of what one look removes and the next one keeps."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The labelled lines of many texts, column by column: a `Line` each is dear where most are kept.

    `first` (texts + 1) is where each text's lines begin; `start`, `end`, `rule` and `score` are what `Line`
    says of them.
    """

    first: Sequence[int]
    start: Sequence[int]
    end: Sequence[int]
    rule: Sequence[str | None]
    score: Sequence[float]

    def amid(self, cuts: Cuts, apart: NDArray[np.int8], settings: CleaningSettings) -> Labels:
        """These labels among the pieces of `cuts` that are `apart` and have no other label."""
        rules = [rule if rule and settings.applies(rule, by_default=True) else None for rule in _APART]
        scores = np.array([CERTAINTY[rule] if rule else 0.0 for rule in rules])[apart].astype(object)
        told = np.array(rules, dtype=object)[apart]
        told[apart == 0], scores[apart == 0] = self.rule, self.score
        return Labels(
            cuts.first.tolist(), cuts.start.tolist(), cuts.end.tolist(), told.tolist(), scores.tolist()
        )

    def lines(self) -> list[tuple[Line, ...]]:
        """The lines of each text."""
        lines = tuple(map(Line, self.start, self.end, self.rule, self.score))
        return [lines[low:high] for low, high in pairwise(self.first)]

    def removed(self) -> list[tuple[Line, ...]]:
        """The removed lines of each text."""
        return [
            tuple(
                Line(self.start[at], self.end[at], rule, self.score[at])
                for at, rule in enumerate(self.rule[low:high], low)
                if rule is not None
            )
            for low, high in pairwise(self.first)
        ]

    def bodies(self, texts: Sequence[str]) -> list[str]:
        """What is left of each text (see `cleaned.clean_text`)."""
        return [
            join_kept(text, self.start[low:high], self.end[low:high], self.rule[low:high])
            for text, (low, high) in zip(texts, pairwise(self.first), strict=True)
        ]


def label_lines(
    texts: Sequence[str], settings: CleaningSettings = _DEFAULT, kinds: Sequence[str] | None = None
) -> list[tuple[Line, ...]]:
    r"""Label the lines of each text kept or removed, each text by itself.

    `kinds` (`text`, `record` or `page`, one a text) is a hint: what a text is shows in its own proportion
    of prose, and one default serves all; only the mercy for text that is nearly all prose is less for a page,
    and only a page shows its lists and tables by their blanks (`structured`).

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
    return label_texts(texts, settings, kinds, seen, weights, repeated=repeated).lines()


def label_texts(  # noqa: PLR0913 - as above
    texts: Sequence[str],
    settings: CleaningSettings = _DEFAULT,
    kinds: Sequence[str] | None = None,
    seen: Mapping[int, int] | None = None,
    weights: Weights | None = None,
    *,
    repeated: Collection[str] | None = None,
    cuts: Cuts | None = None,
) -> Labels:
    """Label as `label_run` does, in columns; `cuts` are the texts' own where they are known already."""
    weights = load_weights() if weights is None else weights
    cuts = cut_texts(texts) if cuts is None else cuts
    apart = _apart(texts, cuts, settings)
    rest = cuts
    if apart.any():
        rest = cuts.only(apart == 0)
        if repeated is None and (len(texts) > 1 or seen):
            # a field counts for its line as it does where a run is labelled in parts
            repeated = condemned(texts, cuts, settings.thresholds, seen)
    labels = _label_rest(texts, rest, settings, kinds, weights=weights, seen=seen, repeated=repeated)
    labels = _made_whole(texts, labels, settings, kinds, weights)
    if kinds is not None and "page" in kinds:
        labels = _listed(texts, labels, settings, kinds, weights)
    return labels.amid(cuts, apart, settings) if apart.any() else labels


def _made_whole(
    texts: Sequence[str],
    labels: Labels,
    settings: CleaningSettings,
    kinds: Sequence[str] | None,
    weights: Weights,
) -> Labels:
    """Labels with no wrapped paragraph torn apart (see `wrapped`)."""
    mixed = torn(texts, labels.first, labels.start, labels.rule)
    if not mixed:
        return labels
    again = label_texts(
        [unwrapped(texts[number]) for number in mixed],
        settings,
        None if kinds is None else [kinds[number] for number in mixed],
        weights=weights,
        repeated=(),
    )
    rules, scores = list(labels.rule), list(labels.score)
    for (low, high), paragraphs in zip(pairwise(again.first), mixed.values(), strict=True):
        start, end, rule = again.start[low:high], again.end[low:high], again.rule[low:high]
        for at in (at for first, last in paragraphs for at in range(first, last)):
            said = told_again((labels.start[at], labels.end[at]), start, end, rule)
            if said is not None:
                rules[at], scores[at] = rule[said], again.score[low + said]
    return replace(labels, rule=rules, score=scores)


def _listed(
    texts: Sequence[str], labels: Labels, settings: CleaningSettings, kinds: Sequence[str], weights: Weights
) -> Labels:
    """Labels of pages with what stays without their lists and tables, and those as the lines around them."""
    mixed = [at for at, kind in enumerate(kinds) if kind == "page" and is_structured(texts[at])]
    if not mixed or not settings.applies("model", by_default=True):
        return labels
    rules, scores = list(labels.rule), list(labels.score)
    plain = label_texts(
        [without_blocks(texts[at]) for at in mixed],
        settings,
        ["page"] * len(mixed),
        weights=weights,
        repeated=_repeated(texts, labels, mixed),
    )
    for number, (low, high) in zip(mixed, pairwise(plain.first), strict=True):
        alone = dict(zip(plain.start[low:high], plain.rule[low:high], strict=True))
        first, end = labels.first[number : number + 2]
        starts = labels.start[first:end]
        items = [start not in alone for start in starts]
        for at, start in enumerate(starts, first):
            if rules[at] == "model" and alone.get(start, "") is None:
                rules[at], scores[at] = None, _EVEN
        kept = [rule is None for rule in rules[first:end]]
        for at in kept_blocks(texts[number], labels.end[first:end], items, kept):
            if rules[first + at] == "model":
                rules[first + at], scores[first + at] = None, _EVEN
    return replace(labels, rule=rules, score=scores)


def _repeated(texts: Sequence[str], labels: Labels, numbers: Sequence[int]) -> set[str]:
    """The lines of some texts that were removed because they repeat."""
    return {
        texts[number][labels.start[at] : labels.end[at]]
        for number in numbers
        for at in range(*labels.first[number : number + 2])
        if labels.rule[at] == "repeated"
    }


def _apart(texts: Sequence[str], cuts: Cuts, settings: CleaningSettings) -> NDArray[np.int8]:
    """Which pieces are markup or fields, as places in `_APART`: what is left is read as if there were none.

    A tag or a field says nothing of the lines beside it. Fields that the user would have judged as any other
    line are none.
    """
    apart = np.zeros(len(cuts.rule), dtype=np.int8)
    if settings.applies("field-line", by_default=True) or "field-line" in settings.keep:
        apart[list(_fields(texts, cuts))] = _APART.index("field-line")
    for name in ("markup", "shortcode"):
        apart[cuts.rule == CUT_RULES.index(name)] = _APART.index(name)
    return apart


def _label_rest(  # noqa: PLR0913 - as above
    texts: Sequence[str],
    cuts: Cuts,
    settings: CleaningSettings,
    kinds: Sequence[str] | None,
    *,
    weights: Weights,
    seen: Mapping[int, int] | None,
    repeated: Collection[str] | None,
) -> Labels:
    """Label all pieces but those that are apart."""
    every = cuts.lines(texts)
    distinct = {line: at for at, line in enumerate(dict.fromkeys(every))}
    place = np.fromiter(map(distinct.__getitem__, every), dtype=np.int64, count=len(every))
    lines = list(distinct)
    evidence = read_lines(lines, weights.grams, weights.gram_bias, settings.thresholds)
    may = np.zeros(len(lines), dtype=np.int8)
    may[place] = cuts.may
    named, spared = _named(lines, may, evidence, settings)
    if settings.applies("repeated", by_default=True):
        known = None if repeated is None else [distinct[line] for line in repeated if line in distinct]
        if known is None and (len(texts) > 1 or seen):
            known = repeated_lines(lines, place, cuts.first, settings.thresholds, seen)
        for at in known or ():
            named.setdefault(at, "repeated")
    certain = np.zeros(len(lines), dtype=np.bool_)
    certain[list(named)] = True
    links = np.zeros(len(lines), dtype=np.bool_)
    links[[at for at, rule in named.items() if rule == "read-more"]] = True
    reading = Reading(evidence, certain, links, weights, settings.thresholds)
    chances, kept, days = page_labels(place, cuts.first, kinds, reading)
    if spared:
        kept |= np.isin(place, spared)
    rules, scores = _rules_of(cuts, place, named, days, settings), chances.tolist()
    if settings.applies("model", by_default=True):
        for at in np.flatnonzero(~kept).tolist():
            rules.setdefault(at, "model")
    spare_subject(rules, evidence.shapes, place, cuts.first)
    spare_headlines(rules, evidence.shapes, place, cuts.first)
    if settings.applies("call-to-action", by_default=True):
        rules |= dict.fromkeys(
            author_lines(rules, every, evidence.shapes, place, cuts.first), "call-to-action"
        )
    told: list[str | None] = [None] * len(place)
    for at, rule in rules.items():
        told[at] = rule
        if rule != "model":
            scores[at] = CERTAINTY[rule]
    return Labels(cuts.first.tolist(), cuts.start.tolist(), cuts.end.tolist(), told, scores)


def _rules_of(
    cuts: Cuts,
    place: NDArray[np.int64],
    named: Mapping[int, str],
    days: NDArray[np.bool_],
    settings: CleaningSettings,
) -> dict[int, str]:
    """Name the rule of each piece that has one: the one its cut says, or that of its line.

    `days` are the dates that head something: no rule for dates removes them.
    """
    certain = np.zeros(int(place.max(initial=-1)) + 1, dtype=np.bool_)
    certain[list(named)] = True
    some = np.flatnonzero(certain[place])
    rules = {at: named[line] for at, line in zip(some.tolist(), place[some].tolist(), strict=True)}
    for at in np.flatnonzero(days).tolist():
        if rules.get(at) == "timestamp":
            del rules[at]
    for at in np.flatnonzero(cuts.rule).tolist():
        forced = CUT_RULES[cuts.rule[at]]
        if forced is not None and settings.applies(forced, by_default=True):
            rules[at] = forced
    return rules


def _fields(texts: Sequence[str], cuts: Cuts) -> Iterator[int]:
    """The places of pieces that are fields at the head of their text."""
    for text, (low, high) in zip(texts, pairwise(cuts.first.tolist()), strict=True):
        for first, last in read_head(text).spans:
            within = np.searchsorted(cuts.start[low:high], (first, last)) + low
            yield from range(*within.tolist())


def _named(
    lines: list[str], may: NDArray[np.int8], evidence: Evidence, settings: CleaningSettings
) -> tuple[dict[int, str], list[int]]:
    """Name the rule of each distinct line that one removes; and the lines that the user keeps by rule.

    `may` tells which lines may open or close as a form does. Who keeps bylines wants none of them removed for
    another reason either.
    """
    by_default = {rule.name: rule.by_default for rule in RULES}
    wanted = {name for name, usual in by_default.items() if settings.applies(name, by_default=usual)}
    kept = settings.keep & by_default.keys() - {"model", "repeated"}
    named: dict[int, str] = {}
    spared = []
    brief = _may_sign_or_date(evidence.shapes)
    asked = np.flatnonzero((may > 0) | (evidence.notices >= 0) | brief)
    told = (column.tolist() for column in (asked, evidence.notices[asked], may[asked], brief[asked]))
    for at, place, like, short in zip(*told, strict=True):
        form = form_rule(lines[at]) if like & OPENS else None
        if short and form is None:
            form = signs_or_dates(lines[at])
        if like & CLOSES and form is None:
            form = closing_rule(lines[at])
        notice = NOTICES[place] if place >= 0 else None
        name = _rule(form, notice, wanted)
        if name is not None:
            named[at] = name
        elif kept & {form, notice}:
            spared.append(at)
    return named, spared


_FIGURES: Final = 0.2
"""Part of the characters of a short line that are figures, where a day has no month's name."""


def _may_sign_or_date(shapes: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which lines are short and have a day of some month, or open small and go on in capitals."""
    dated = ((shapes[:, _DATE] > 0) & (shapes[:, _DIGITS] > 0)) | (shapes[:, _DIGITS] > _FIGURES)
    signed = (shapes[:, _LOWER] > 0) & (shapes[:, _CAPITALS] > 0) & (shapes[:, _STOP] == 0)
    return np.asarray((dated | signed) & (shapes[:, _WIDTH] < _BRIEF))


def _rule(form: str | None, notice: str | None, wanted: set[str]) -> str | None:
    """Choose between a form and a notice: the form, unless the notice tells more than it does."""
    vague = form in {None, "call-to-action", "contact"}
    first, second = (notice, form) if vague else (form, notice)
    return first if first in wanted else second if second in wanted else None
