"""One story's reports in, one account out: statements, conflicts, order, budget, headline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dedupe_news.accounts.budget import within_budget
from dedupe_news.accounts.conflicts import gather
from dedupe_news.accounts.headline import headline
from dedupe_news.accounts.inputs import AccountSettings, ReportInput, texts_of
from dedupe_news.accounts.order import arrange
from dedupe_news.accounts.statements import group
from dedupe_news.accounts.words import Reader
from dedupe_news.model import Account, ConflictValue, Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dedupe_news.accounts.kinds import Kinds, Place
    from dedupe_news.accounts.wordings import Wording
    from dedupe_news.model import Sentence

__all__ = ["AccountSettings", "ReportInput", "compose"]


def compose(
    reports: Sequence[ReportInput], settings: AccountSettings | None = None, reader: Reader | None = None
) -> Account:
    """The account of a story.

    Every sentence of the reports is in exactly one statement, printed, under `also`, or left out by the
    budget. Printed sentences are verbatim. Statements cite independent texts: a copy's sentence counts for
    its keeper if the keeper says the same, else for the copy itself.

    Args:
        reports: the reports of one story, sorted by the caller; the answer depends on nothing else.
        settings: budget and thresholds.
        reader: reads sentences into words; a batch that shares one reads each spelling once.

    Example:
        >>> from dedupe_news.model import Sentence
        >>> one = ReportInput((Sentence(0, 0, 27, "Two ships met off the coast."),))
        >>> two = ReportInput((Sentence(1, 0, 27, "Two ships met off the coast."),))
        >>> [statement.cites for statement in compose([one, two]).statements]
        [(0, 1)]
    """
    settings = settings or AccountSettings()
    reader = reader or Reader()
    title, origin = headline(reports, reader, settings.thresholds)
    grouping = group(reports, settings.thresholds, reader)
    keepers = texts_of(reports)

    def cite(places: Sequence[Place]) -> tuple[int, ...]:
        if len(places) == 1:
            return (places[0][0],)
        members = {report for report, _ in places}
        return tuple(
            sorted({keepers[report] if keepers[report] in members else report for report in members})
        )

    def at(place: Place) -> Sentence:
        return reports[place[0]].sentences[place[1]]

    ordered, behind = arrange(reports, grouping.groups, grouping.kinds)
    chosen = within_budget(grouping, keepers, settings)
    printed: list[Statement] = []
    left_out: list[Statement] = []
    for number in ordered:
        places = grouping.groups[number]
        statement = Statement(
            printed=at(places[0]),
            also=tuple(at(place) for place in sorted(places[1:])) if len(places) > 1 else (),
            section="background" if behind[number] else "news",
            cites=cite(places),
        )
        (printed if number in chosen else left_out).append(statement)
    worded = tuple(
        _sides(wording, grouping.kinds, cite, at)
        for number in ordered
        if number in chosen
        for wording in grouping.wordings[number]
    )
    disputes = gather(reports, grouping.clashes, grouping.kinds, cite)
    return Account(title, origin, tuple(printed), disputes, tuple(left_out), tuple(dict.fromkeys(worded)))


def _sides(
    wording: Wording,
    kinds: Kinds,
    cite: Callable[[Sequence[Place]], tuple[int, ...]],
    at: Callable[[Place], Sentence],
) -> tuple[ConflictValue, ...]:
    """The printed words and the folded ones, each with who says so."""
    said = ((wording.words, wording.printed), (wording.others, wording.folded))
    placed = [(words, sorted(kinds.places[kind])) for words, kind in said]
    return tuple(ConflictValue(words, cite(places), tuple(map(at, places))) for words, places in placed)
