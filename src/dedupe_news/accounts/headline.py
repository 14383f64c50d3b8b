"""The headline of an account: a source's own title, else a line that stands as one, else the best lead."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from dedupe_news.accounts.captions import ends_whole
from dedupe_news.accounts.languages import language_of
from dedupe_news.accounts.sites import has_mark, site_ends, without_site

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from dedupe_news.accounts.inputs import ReportInput
    from dedupe_news.accounts.words import Reader
    from dedupe_news.model import Sentence
    from dedupe_news.thresholds import StatementThresholds


_SHORTEST, _LONGEST = 4, 20
"""Words of a headline that stands in the text as a line of its own."""
_TERSE = 3
"""One of so few words must hold one that opens small, as names and labels do not ("Bahn rammt Traktor")."""
_BORNE_OUT = 0.5
"""Part of its words of content that the sentences after it must hold, or it is a byline or a label."""
_SAID = 5
"""One of so many words, some of them small, says what a label does not: half as much of it will do."""
_PARTED = frozenset("|·•/")
"""What parts the fields of a label ("EFE | Almarza | 10/11/2025")."""
_AFTER = 8
_HALVES = 2
"""Of so many reports neither is of the language of most."""
_DATELINE = re.compile(r"^[^\W\d_][^\n—–:;!?]{1,60}?\s?(?:[—–]|--)\s?(?=[^\W\d_])")
_WORDS = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*")
_SHOUTED = re.compile(r"\b[^\W\d_]{3,}\b")


def headline(reports: Sequence[ReportInput], reader: Reader, limits: StatementThresholds) -> tuple[str, int]:
    """The headline and the place of the report it comes from.

    Titles of independent texts come before titles of copies, titles before lines of the text that stand as
    headlines, these before lead sentences, but a line in the language of fewer reports comes after the leads
    of the others; among equals the one most of whose words the other titles and
    leads share wins (the first on a tie), one in capitals only where there is no other.

    Example:
        >>> from dedupe_news.accounts.inputs import ReportInput
        >>> from dedupe_news.accounts.words import Reader
        >>> from dedupe_news.thresholds import StatementThresholds
        >>> reports = [ReportInput((), title="Talks fail"), ReportInput((), title="Rain")]
        >>> headline(reports, Reader(), StatementThresholds())
        ('Talks fail', 0)
    """
    titled = _titles(reports, limits)
    own = [pair for pair in titled if reports[pair[0]].keeper in {-1, pair[0]}]
    lines = (
        []
        if titled
        else [(n, line) for n, each in enumerate(reports) if (line := _line(each, reader, limits))]
    )
    leads = [(place, lead) for place, report in enumerate(reports) if (lead := _lead(report))]
    pool = own or titled or _readable(lines, leads, reports) or leads
    if not pool:
        return "", 0
    pool = [pair for pair in pool if not pair[1].isupper()] or pool
    if len(pool) == 1:
        return pool[0][1], pool[0][0]
    texts = [text for _, text in [*titled, *lines, *leads]]
    told = {text: reader.keys(text) for text in dict.fromkeys(texts)}
    counts = Counter(chain.from_iterable(told[text] for text in texts))

    def shared(pair: tuple[int, str]) -> tuple[float, int]:
        keys = told[pair[1]]
        return (sum(counts[key] - 1 for key in keys) / (len(keys) + 4.0), -pair[0])

    place, text = max(pool, key=shared)
    return text, place


def _readable(
    lines: list[tuple[int, str]], leads: list[tuple[int, str]], reports: Sequence[ReportInput]
) -> list[tuple[int, str]]:
    """The lines in the language of most reports; where these have none, their leads."""
    if not 0 < len(lines) < len(reports) or len(reports) <= _HALVES:
        return lines
    langs = [language_of(" ".join(each.text for each in _top(report)), report.lang) for report in reports]
    (most, times), *others = Counter(langs).most_common()
    if not others or times <= sum(count for _, count in others):
        return lines
    of_most = [[pair for pair in pairs if langs[pair[0]] == most] for pairs in (lines, leads)]
    return of_most[0] or of_most[1]


def _top(report: ReportInput) -> tuple[Sentence, ...]:
    return report.sentences[:_AFTER]


def _titles(reports: Sequence[ReportInput], limits: StatementThresholds) -> list[tuple[int, str]]:
    """The titles of the reports with their places, without the names of sites behind them."""
    titled = [(place, " ".join(report.title.split())) for place, report in enumerate(reports) if report.title]
    ends = site_ends([title for _, title in titled])
    return [(place, _bare(title, reports[place].sentences, limits, ends)) for place, title in titled if title]


def _bare(
    title: str, below: Sequence[Sentence], limits: StatementThresholds, ends: Collection[str] = ()
) -> str:
    """A title without the name of its site, of which the sentences below it hold no word."""
    if not has_mark(title):
        return title
    held = {word for s in below for word in _WORDS.findall(s.text.lower())}
    return without_site(title, held, ends, limits)


def _line(report: ReportInput, reader: Reader, limits: StatementThresholds) -> str:
    """The first line of a report if it stands as a headline there: short, no end mark, borne out below."""
    if len(report.sentences) < 2 or not report.begins_line(1) or report.sentences[0].caption:
        return ""
    text = _bare(" ".join(report.sentences[0].text.split()), report.sentences[1:], limits)
    words = text.split()
    least = _TERSE if any(word[:1].islower() for word in words) else _SHORTEST
    if ends_whole(text) or not least <= len(words) <= _LONGEST:
        return ""
    keys = reader.keys(text, report.lang)
    below = frozenset[str]().union(
        *(reader.keys(sentence.text, report.lang) for sentence in report.sentences[1 : 1 + _AFTER])
    )
    says = len(words) >= _SAID and least == _TERSE and _PARTED.isdisjoint(text)
    return text if keys and len(keys & below) >= _BORNE_OUT * len(keys) / (1 + says) else ""


def _lead(report: ReportInput) -> str:
    """The first whole sentence of at least four words among a report's first three, else its first."""
    for sentence in report.sentences[:3]:
        if not sentence.caption and ends_whole(sentence.text) and len(sentence.text.split()) >= 4:
            return _undated(" ".join(sentence.text.split()))
    return " ".join(report.sentences[0].text.split()) if report.sentences else ""


def _undated(text: str) -> str:
    """A lead without its dateline ("HOLMSTAD, March 9 — ")."""
    line = _DATELINE.match(text)
    shouted = _SHOUTED.search(line[0]) if line else None
    return text[line.end() :] if line and shouted and shouted[0].isupper() else text
