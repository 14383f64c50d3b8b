"""One story's reports in, one account out: statements, conflicts, order, budget, headline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dedupe_news.accounts.apart import added, chosen
from dedupe_news.accounts.conflicts import gather
from dedupe_news.accounts.headline import headline
from dedupe_news.accounts.inputs import AccountSettings, ReportInput, texts_of
from dedupe_news.accounts.order import arrange
from dedupe_news.accounts.shortened import shortened
from dedupe_news.accounts.statements import group
from dedupe_news.accounts.words import Reader
from dedupe_news.model import Account, ConflictValue, Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dedupe_news.accounts.again import Again
    from dedupe_news.accounts.apart import Chosen
    from dedupe_news.accounts.kinds import Kinds, Place
    from dedupe_news.accounts.statements import Grouping
    from dedupe_news.accounts.wordings import Wording
    from dedupe_news.accounts.words import Words
    from dedupe_news.model import Sentence, Span

__all__ = ["AccountSettings", "ReportInput", "compose"]


def compose(
    reports: Sequence[ReportInput], settings: AccountSettings | None = None, reader: Reader | None = None
) -> Account:
    """The account of a story.

    Every sentence of the reports is in exactly one statement, printed, under `also`, or left out by the
    budget. What only tells again what others tell comes last. Printed sentences are verbatim. Statements cite
    independent texts: a copy's sentence counts for its keeper if that says the same, else for itself.

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

    choice = chosen(grouping, keepers, settings)
    main = [number for number in range(len(grouping.groups)) if number not in choice.apart]
    ordered, behind = _arranged(reports, grouping, main, choice)
    printed: list[Statement] = []
    left_out: list[Statement] = []
    for number in ordered:
        places = grouping.groups[number]
        again = choice.apart.get(number)
        statement = Statement(
            printed=at(places[0]),
            also=tuple(at(place) for place in sorted(places[1:])) if len(places) > 1 else (),
            section="background" if behind[again.of if again else number] else "news",
            cites=cite(places),
            retells=at(grouping.groups[again.of][0]) if again else None,
            adds=_adds(at(places[0]), grouping.kinds.words[grouping.kinds.of[places[0]]], again, reader)
            if again
            else (),
        )
        (printed if number in choice.printed else left_out).append(statement)
    worded = tuple(
        _sides(wording, grouping.kinds, cite, at)
        for number in ordered
        if number in choice.printed
        for wording in grouping.wordings[number]
    )
    disputes = gather(reports, grouping.clashes, grouping.kinds, cite)
    return Account(title, origin, tuple(printed), disputes, tuple(left_out), tuple(dict.fromkeys(worded)))


def _arranged(
    reports: Sequence[ReportInput], grouping: Grouping, main: Sequence[int], choice: Chosen
) -> tuple[list[int], dict[int, bool]]:
    """The order of all groups, those told again last, and which of the others are background."""
    groups, apart = grouping.groups, choice.apart
    rank = {number: place for place, number in enumerate(main)}
    retold = {place: rank[again.of] for number, again in apart.items() for place in groups[number]}
    order, behind = arrange(reports, [groups[number] for number in main], grouping.kinds, retold)
    flags = {main[place]: flag for place, flag in enumerate(behind)}
    ordered = shortened([main[place] for place in order], choice.printed, groups, flags)
    told = {number: place for place, number in enumerate(ordered)}
    ordered += sorted(apart, key=lambda number: (told[apart[number].of], groups[number][0]))
    return ordered, flags


def _adds(sentence: Sentence, words: Words, again: Again, reader: Reader) -> tuple[Span, ...]:
    """What a sentence told again adds; its words are those of its kind but for capitals and marks."""
    return added(sentence, reader.read(sentence.text, words.lexicon.lang), again.new)


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
