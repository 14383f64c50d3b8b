"""Where two sentences that are otherwise about the same thing disagree: number, date, name, polarity, verb.

A clash keeps two sentences apart whatever their likeness; whether it is also shown as a conflict (`certain`)
is decided by how alike the sentences are without the disputed words. Every test looks for a slot filled on
both sides, or, in sentences that run in parallel, for one word standing where the other has its rival.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dedupe_news.accounts.clashes.causes import cause_clashes
from dedupe_news.accounts.clashes.clash import Clash, Pair
from dedupe_news.accounts.clashes.deeds import deed_clashes
from dedupe_news.accounts.clashes.exclusives import exclusive_clashes
from dedupe_news.accounts.clashes.names import name_clashes
from dedupe_news.accounts.clashes.numbers import number_clashes
from dedupe_news.accounts.clashes.ordinals import ordinal_clashes
from dedupe_news.accounts.clashes.refuted import refuted_clashes, refutes
from dedupe_news.accounts.clashes.roles import role_clashes
from dedupe_news.accounts.clashes.runs import word_for_word
from dedupe_news.accounts.clashes.subjects import same_day
from dedupe_news.accounts.clashes.times import clock_clashes, date_clashes, says_when_told, weekday_clashes
from dedupe_news.accounts.clashes.wording import polarity_clashes, verb_clashes
from dedupe_news.accounts.likeness import compare_keys, compare_often
from dedupe_news.accounts.marks import DENIAL, DISPUTED, EXCLUSIVE, FIGURE, OPPOSED, ORDINAL, REFUTAL, TITLE

if TYPE_CHECKING:
    from dedupe_news.accounts.facts import Told
    from dedupe_news.accounts.likeness import Weights
    from dedupe_news.accounts.words import Words
    from dedupe_news.thresholds import StatementThresholds

__all__ = ["Clash", "can_clash", "disputes", "may_be_plain", "says_when_told"]


def can_clash(first: Words, second: Words) -> bool:
    """Whether two sentences hold anything that they could dispute; most do not, and are not looked at.

    Example:
        >>> from dedupe_news.accounts.words import Reader
        >>> words = [Reader().read(text) for text in ("It rained in Oslo.", "It rained on 3 days.")]
        >>> can_clash(words[0], words[1]), can_clash(words[1], words[1])
        (False, True)
    """
    if first.lexicon.lang != second.lexicon.lang:
        return False
    return bool(
        first.held & second.held & DISPUTED
        or (first.held | second.held) & (DENIAL | REFUTAL)
        or first.core == second.core  # "the union sued the city", "the city sued the union"
    )


def disputes(
    weights: Weights, first: Told, second: Told, thresholds: StatementThresholds
) -> tuple[Clash, ...]:
    """The disagreements of two sentences of one language that are otherwise about the same thing.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.likeness import Weights
        >>> from dedupe_news.accounts.words import Reader
        >>> from dedupe_news.thresholds import StatementThresholds
        >>> texts = ["The blast in Oslo hurt two people.", "The blast in Oslo hurt three people."]
        >>> words = [Reader().read(text) for text in texts]
        >>> found = disputes(Weights(words), tell(words[0]), tell(words[1]), StatementThresholds())
        >>> [(clash.kind, clash.first, clash.second) for clash in found]
        [('number', 'two people', 'three people')]
    """
    if first.words.lexicon.lang != second.words.lexicon.lang:
        return ()
    whole = tuple(_of_whole(weights, first, second, thresholds))
    if any(clash.certain for clash in whole):
        return whole
    # what only keeps apart hides no dispute: "denied that it had", "confirmed that it had since Friday"
    found = _of_parts(weights, first, second, thresholds)
    return found if any(clash.certain for clash in found) else whole or found


def _of_parts(
    weights: Weights, first: Told, second: Told, thresholds: StatementThresholds
) -> tuple[Clash, ...]:
    """What two sentences dispute in a figure, a name, a day or a word."""
    if not _may_dispute(first, second):
        return ()
    ours, theirs = first.matter, second.matter
    common = len(ours & theirs)
    rest = compare_often(weights, ours, theirs).both
    nameless = _without_names(weights, first, second, rest) if first.names and second.names else rest
    if max(rest, nameless) < thresholds.aligned_opening:
        return ()
    few = common < 2 or common < min(thresholds.shared_words, len(ours), len(theirs))
    if not few and nameless > rest and nameless >= thresholds.sure > rest:
        pair = Pair(first, second, close=True, parallel=True, sure=True)
        named = name_clashes(pair)
        if named and (figures := number_clashes(pair)):
            named = _of_two_events(named, figures)[len(figures) :]
        if named or rest < thresholds.disputed:
            return tuple(named)
    in_step = rest >= thresholds.sure or word_for_word(first.words, second.words, thresholds.in_step)
    parallel = rest >= thresholds.parallel or in_step
    pair = Pair(
        first,
        second,
        close=rest >= thresholds.negated,
        parallel=parallel,
        sure=rest >= thresholds.sure,
        in_step=in_step,
    )
    found = _found(pair)
    if pair.close and not few:
        return tuple(found)
    if in_step and common + bool(same_day(first, second)) > 1:
        return tuple(replace(clash, plain=clash.certain) for clash in found)
    shown = max(rest, nameless) >= thresholds.disputed and not few
    return tuple(
        clash if (shown and clash.kind != "polarity") or clash.plain else replace(clash, certain=False)
        for clash in found
    )


def _found(pair: Pair) -> list[Clash]:
    """What two sentences about the same thing dispute, however it is told then."""
    found = ordinal_clashes(pair) + date_clashes(pair) + weekday_clashes(pair)
    if pair.parallel:
        found += clock_clashes(pair) + name_clashes(pair) + exclusive_clashes(pair)
        found += deed_clashes(pair) + cause_clashes(pair)
    found = _of_two_events(found, number_clashes(pair)) + polarity_clashes(pair) + verb_clashes(pair)
    return found + role_clashes(pair.first, pair.second) if pair.parallel else found


def _of_whole(weights: Weights, first: Told, second: Told, thresholds: StatementThresholds) -> list[Clash]:
    """What two sentences dispute as a whole: one denies the other, or tells it the other way round."""
    refuted = refuted_clashes(weights, first, second, thresholds)
    turned = not refuted and first.words.core == second.words.core
    return role_clashes(first, second) if turned else refuted


_WHOSE = frozenset({"place", "land", "sex", "kin"})
"""What tells apart those of whom a figure is told: "men earn", "women earn"."""


def _of_two_events(others: list[Clash], figures: list[Clash]) -> list[Clash]:
    """Clashes of which none is told where a figure and its day, place or rank differ: they are of two events.

    "A bomb killed eight people in Kirkuk on Monday" and "a bomb killed 15 people in Mosul on Friday".
    """
    sure = any(clash.certain for clash in figures)
    apart = bool(figures) and any(
        clash.about in _WHOSE or clash.kind == "number" or (sure and clash.kind in {"date", "weekday"})
        for clash in others
        if clash.about != "time"
    )
    found = figures + others
    return [replace(clash, certain=False, plain=False) for clash in found] if apart else found


def _may_dispute(first: Told, second: Told) -> bool:
    """Whether both have a fact of one kind, as every clash but a denial needs, or either denies anything."""
    return bool(
        (first.quantities and second.quantities)
        or (first.dates and second.dates)
        or (first.weekdays and second.weekdays)
        or (first.clocks and second.clocks)
        or (first.names and second.names)
        or first.negations
        or second.negations
        or first.words.held & second.words.held & (FIGURE | TITLE | OPPOSED | ORDINAL | EXCLUSIVE)
    )


def may_be_plain(first: Told, second: Told) -> bool:
    """Whether two sentences hold what a plain clash needs: a day, opposites, a denial, or unlike figures.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.words import Reader
        >>> texts = "Anna Ray met 12 men on Monday.", "Ben Cole met 12 men in Oslo.", "He met 13 men."
        >>> one, other, third = (tell(Reader().read(text)) for text in texts)
        >>> may_be_plain(one, other), may_be_plain(one, third)
        (False, True)
    """
    values = {quantity.value for told in (first, second) for quantity in told.quantities}
    return bool(
        (len(values) > 1 and first.quantities and second.quantities)
        or (first.dates and second.dates)
        or (first.weekdays and second.weekdays)
        or first.negations
        or second.negations
        or refutes(first)
        or refutes(second)
        or first.words.held & second.words.held & OPPOSED
    )


def _without_names(weights: Weights, first: Told, second: Told, rest: float) -> float:
    """How alike two sentences are when the names only one of them holds are set aside, `rest` with these."""
    ours = first.matter - (first.named - second.matter)
    theirs = second.matter - (second.named - first.matter)
    if len(ours) == len(first.matter) and len(theirs) == len(second.matter):
        return rest
    return compare_keys(weights, ours, theirs).both
