"""The distinct sentences of a story, by their words in order, and the places where each stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dedupe_news.accounts.captions import ends_whole
from dedupe_news.accounts.languages import language_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.inputs import ReportInput
    from dedupe_news.accounts.words import Reader, Words

Place = tuple[int, int]
"""A sentence's place: report, place in the report."""

_SAMPLE = 400
"""Code points of a report that its language is guessed from."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """Distinct sentences in an order that does not depend on that of the reports.

    `words[k]` is what kind `k` says, `places[k]` where it stands, `of` the kind at each place, `rows[r]` the
    kinds of report `r` in its order, `held[k]` the reports that hold kind `k`.
    """

    words: tuple[Words, ...]
    places: tuple[tuple[Place, ...], ...]
    of: dict[Place, int]
    rows: tuple[tuple[int, ...], ...]
    held: tuple[frozenset[int], ...]

    def reports(self, kind: int) -> frozenset[int]:
        """The reports that hold a kind."""
        return self.held[kind]


def distinct(reports: Sequence[ReportInput], reader: Reader) -> Kinds:
    """The distinct sentences of a story; sentences that differ in marks or capitals alone are one.

    Example:
        >>> from dedupe_news.accounts.inputs import ReportInput
        >>> from dedupe_news.accounts.words import Reader
        >>> from dedupe_news.model import Sentence
        >>> texts = ("It rained.", "IT RAINED", "It snowed.")
        >>> report = ReportInput(tuple(Sentence(0, at, at + 1, text) for at, text in enumerate(texts)))
        >>> distinct([report], Reader()).places
        (((0, 0), (0, 1)), ((0, 2),))
    """
    known: dict[tuple[str, str], list[Place]] = {}
    found: dict[tuple[str, ...], tuple[list[Words], list[Place]]] = {}
    languages: dict[tuple[str, str | None], str] = {}
    for number, report in enumerate(reports):
        begin = _sample(report), report.lang
        lang = languages.get(begin)
        if lang is None:
            lang = languages[begin] = language_of(*begin)
        for place, sentence in enumerate(report.sentences):
            places = known.get((sentence.text, lang))
            if places is None:
                words = reader.read(sentence.text, lang)
                variants, places = found.setdefault(words.lowers or (sentence.text,), ([], []))
                variants.append(words)
                known[sentence.text, lang] = places
            places.append((number, place))
    listed = [found[key] for key in sorted(found)]
    rows = [[0] * len(report.sentences) for report in reports]
    for kind, (_, places) in enumerate(listed):
        for number, place in places:
            rows[number][place] = kind
    return Kinds(
        tuple(variants[0] if len(variants) == 1 else min(variants, key=_finish) for variants, _ in listed),
        tuple(tuple(places) for _, places in listed),
        {place: kind for kind, (_, places) in enumerate(listed) for place in places},
        tuple(map(tuple, rows)),
        tuple(frozenset([number for number, _ in places]) for _, places in listed),
    )


def finish(text: str) -> tuple[bool, bool, str]:
    """What to sort wordings by that differ in marks and capitals alone: whole ones in small letters first."""
    return not ends_whole(text), text.isupper(), text


def _finish(words: Words) -> tuple[tuple[bool, bool, str], str]:
    return finish(words.text), words.lexicon.lang


def _sample(report: ReportInput) -> str:
    """The beginning of a report's sentences."""
    found = ""
    for sentence in report.sentences:
        found = f"{found} {sentence.text[:_SAMPLE]}"
        if len(found) >= _SAMPLE:
            break
    return found[:_SAMPLE]
