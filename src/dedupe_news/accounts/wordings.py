"""What a folded sentence says otherwise: "rename the pool" where the printed one has "fence the pool".

Two reports that run in parallel but for a word mostly use two words for one thing ("promised", "vowed"), so
they fold; the rest are disagreements that no list knows ("fence", "rename"). Which is which a reader sees at
once, so that both words are told below the account. A word is only told if the other's report, which has the
place for it, uses it nowhere, and if both have a neighbour in common: that leaves 62 in 711 stories of ECB+,
GVA, DUC 2004 and NeuS. Tried and dropped: keeping such sentences apart (twins in print), and telling words
that only one side has wherever they stand ("put", "measured"; five in six tell nothing).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dedupe_news.accounts.captions import ends_whole
from dedupe_news.accounts.clashes.clash import swaps
from dedupe_news.accounts.clauses import clause_of
from dedupe_news.accounts.left_out import asides
from dedupe_news.accounts.one_word import spelled_alike

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dedupe_news.accounts.facts import Told
    from dedupe_news.accounts.kinds import Kinds
    from dedupe_news.accounts.pairing import Pairing

_AROUND = 2
"""Words of content that both sentences share beside the swap, told with it."""
_SHORTEST = 3
_LINK = "://"


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of a printed sentence where a folded one, of another report, has its own."""

    printed: int
    folded: int
    words: str
    others: str


@dataclass(frozen=True, slots=True)
class _Side:
    """A stretch of a sentence, and the places of the words in it that the other report lacks."""

    told: Told
    places: range
    own: Sequence[int]

    def from_own(self, after: int) -> str:
        """The text from its first own word to so many tokens behind the stretch."""
        return _text(self.told, self.own[0], self.places.stop + after - 1)

    def to_own(self, before: int) -> str:
        """The text from so many tokens before the stretch to its last own word."""
        return _text(self.told, self.places.start - before, self.own[-1])


def other_wordings(members: Sequence[int], kinds: Kinds, pairing: Pairing) -> Iterator[Wording]:
    """What the sentences of a group say otherwise than the first, in their order.

    Args:
        members: the distinct sentences of a group, the printed one first.
        kinds: the story's distinct sentences.
        pairing: reads their facts and how alike they are.
    """
    printed = members[0]
    if _is_no_statement(printed, pairing):
        return
    ours = _words_of(printed, kinds, pairing)
    for folded in members[1:]:
        first, second = pairing.told(printed), pairing.told(folded)
        if (
            kinds.reports(folded) <= kinds.reports(printed)
            or first.words.lexicon.lang != second.words.lexicon.lang
            or _is_no_statement(folded, pairing)
        ):
            continue
        for aside in asides(first, second, ours, pairing.weights):
            yield Wording(printed, folded, *aside)
        if pairing.likeness(printed, folded) < pairing.thresholds.worded:
            continue
        theirs = _words_of(folded, kinds, pairing)
        for swap in swaps(first, second):
            left = _own(first, swap.first, theirs)
            right = _own(second, swap.second, ours)
            if left and right and not _same(first, left, second, right):
                told = _written(_Side(first, swap.first, left), _Side(second, swap.second, right))
                if told is not None:
                    yield Wording(printed, folded, *told)


def _is_no_statement(kind: int, pairing: Pairing) -> bool:
    """Whether a line is a heading, a caption or a link."""
    text = pairing.words[kind].text
    return _LINK in text or not ends_whole(text)


def _words_of(kind: int, kinds: Kinds, pairing: Pairing) -> frozenset[str]:
    """Every word of the reports that hold a sentence."""
    return frozenset().union(
        *(pairing.weights.sets[own] for report in kinds.reports(kind) for own in kinds.rows[report])
    )


def _own(told: Told, places: range, others: frozenset[str]) -> list[int]:
    """Where in a stretch words of matter stand that the other report lacks; none where it says who told."""
    words, lists = told.words, told.words.lexicon
    around = words.lowers[max(0, places.start - 1) : places.stop + 1]
    if lists.has_any(around, "says", "teller"):
        return []
    return [
        at
        for at in places
        if words.keys[at] in told.matter and words.keys[at] not in others and _is_word(words.lowers[at])
    ]


def _is_word(low: str) -> bool:
    """Whether it is a word rather than a suffix torn off ("2 nd") or a code."""
    return low.isalpha() and (len(low) >= _SHORTEST or not low.isascii())


def _same(first: Told, ours: Sequence[int], second: Told, theirs: Sequence[int]) -> bool:
    """Whether the words are spellings, forms, shortened forms or initials of one another."""
    left = [first.words.lowers[at] for at in ours]
    right = [second.words.lowers[at] for at in theirs]
    return (
        _initials(left) in right
        or _initials(right) in left
        or any(spelled_alike(one, other) for one in left for other in right)
    )


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words) if len(words) > 1 else " "


def _written(one: _Side, other: _Side) -> tuple[str, str] | None:
    """Both stretches as worded, with the words that follow them in both, else those before; None without any.

    Words with nothing the same beside them only happened to meet.
    """
    after = _beside(one.told, one.places.stop, other.told, other.places.stop, 1)
    if after:
        return one.from_own(after), other.from_own(after)
    back = _beside(one.told, one.places.start - 1, other.told, other.places.start - 1, -1)
    return (one.to_own(back), other.to_own(back)) if back else None


def _beside(first: Told, place: int, second: Told, other: int, step: int) -> int:
    """How many tokens from two places on are the same, up to the second word of content in one clause."""
    found = content = 0
    clause = clause_of(first, place - step)
    for away in range(len(clause)):
        at, there = place + step * away, other + step * away
        if at not in clause or not 0 <= there < len(second.words.lowers):
            break
        if first.words.lowers[at] != second.words.lowers[there]:
            break
        if first.words.keys[at]:
            found, content = away + 1, content + 1
            if content == _AROUND:
                break
    return found


def _text(told: Told, first: int, last: int) -> str:
    return " ".join(told.text[told.starts[first] : told.end(last)].split())
