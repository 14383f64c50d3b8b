"""The headline of an account: a source's own title if one came, else the best lead sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dedupe_news.accounts.captions import ends_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.inputs import ReportInput
    from dedupe_news.accounts.words import Reader


def headline(reports: Sequence[ReportInput], reader: Reader) -> tuple[str, int]:
    """The headline and the place of the report it comes from.

    Titles of independent texts come before titles of copies, titles before lead sentences; among equals the
    one most of whose words the other titles and leads share wins (the first on a tie).

    Example:
        >>> from dedupe_news.accounts.inputs import ReportInput
        >>> from dedupe_news.accounts.words import Reader
        >>> headline([ReportInput((), title="Talks fail"), ReportInput((), title="Rain")], Reader())
        ('Talks fail', 0)
    """
    titled = [(place, " ".join(report.title.split())) for place, report in enumerate(reports) if report.title]
    titled = [(place, title) for place, title in titled if title]
    own = [pair for pair in titled if reports[pair[0]].keeper in {-1, pair[0]}]
    leads = [(place, lead) for place, report in enumerate(reports) if (lead := _lead(report))]
    pool = own or titled or leads
    if not pool:
        return "", 0
    if len(pool) == 1:
        return pool[0][1], pool[0][0]
    sets = [frozenset(reader.read(text).keys) - {""} for _, text in [*titled, *leads]]
    counts: dict[str, int] = {}
    for keys in sets:
        for key in keys:
            counts[key] = counts.get(key, 0) + 1

    def shared(pair: tuple[int, str]) -> tuple[float, int]:
        keys = frozenset(reader.read(pair[1]).keys) - {""}
        return (sum(counts[key] - 1 for key in keys) / (len(keys) + 4.0), -pair[0])

    place, text = max(pool, key=shared)
    return text, place


def _lead(report: ReportInput) -> str:
    """The first whole sentence of at least four words among a report's first three, else its first."""
    for sentence in report.sentences[:3]:
        if not sentence.caption and ends_whole(sentence.text) and len(sentence.text.split()) >= 4:
            return " ".join(sentence.text.split())
    return " ".join(report.sentences[0].text.split()) if report.sentences else ""
