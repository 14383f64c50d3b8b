"""How sure a deed is: "may close", "will close" and "has closed" are three statements of one shop.

Only sentences that otherwise run in step are kept apart, and by what is told of a word that both have: in
longer ones a word of doubt mostly belongs to something else (of 30 pairs of MRPC that fold and of which one
alone has such a word, people took 23 for the same; "could" and "would" are one to them). It is not shown as a
dispute: who writes "may" does not deny that it will be.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dedupe_news.accounts.clashes.runs import word_for_word
from dedupe_news.accounts.lexicon.concepts import concepts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dedupe_news.accounts.facts import Told
    from dedupe_news.accounts.lexicon import Lexicon
    from dedupe_news.accounts.words import Words

_IN_STEP: Final = 0.6
"""Part of their tokens that must be the same in the same order."""
_HEAD: Final = 4
"""First letters by which the forms of a verb are known."""
_POSSIBLE, _AHEAD, _DONE = "possible", "ahead", "done"
_FEW: Final = 12
"""Tokens of a sentence whose plain verb is its statement: in longer ones one "may" changes little."""
_OPEN: Final = frozenset({"doubt", "ahead"})
_NEAR: Final = 3
"""Tokens between a helper and its verb, where that follows."""
_LAST: Final = frozenset({"de", "nl"})
"""Languages with the verb at the end of its clause."""
_NONE: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Sureness:
    """The words of a sentence that say how sure a deed is, and for the keys of deeds how sure each is."""

    words: frozenset[str]
    modes: Mapping[str, str]


def of_other_certainty(first: Told, ours: Sureness, second: Told, theirs: Sureness) -> bool:
    """Whether one tells as possible what the other tells as sure, or as ahead what the other tells as done.

    Args:
        first: the facts of a sentence.
        ours: how sure it is.
        second: the facts of another.
        theirs: how sure that is.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.words import Reader
        >>> texts = "It may close a shop.", "It will close a shop.", "It plans to close a shop."
        >>> told = [tell(Reader().read(text)) for text in texts]
        >>> one, other, third = ((each, sureness_of(each)) for each in told)
        >>> of_other_certainty(*one, *other), of_other_certainty(*other, *third)
        (True, False)
    """
    if ours.words == theirs.words or not word_for_word(first.words, second.words, _IN_STEP):
        return False  # as most
    if any(
        len(rival.words.lowers) <= _FEW and _tells_surely(rival, modes)
        for rival, modes in ((second, ours.modes), (first, theirs.modes))
    ):
        return True
    return any(
        one != other and key[:_HEAD] == rival[:_HEAD]
        for key, one in ours.modes.items()
        for rival, other in theirs.modes.items()
    )


def only_possible(ours: Sureness, rival: Told, theirs: Sureness) -> bool:
    """Whether a sentence tells as possible what another tells, and that has no word of doubt or plan.

    Unlike `of_other_certainty` it is asked of sentences in whatever words and of whatever length.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.words import Reader
        >>> may, are = (tell(Reader().read(text)) for text in ("They may be charged.", "They are charged."))
        >>> only_possible(sureness_of(may), are, sureness_of(are))
        True
    """
    return _POSSIBLE not in theirs.modes.values() and _tells_surely(rival, ours.modes)


def _tells_surely(rival: Told, modes: Mapping[str, str]) -> bool:
    """Whether a sentence tells what another tells as possible, and has no word of doubt or plan."""
    words = rival.words
    manner = concepts(words.lexicon.lang).manner
    if any(manner.get(low) in _OPEN for low in words.lowers):
        return False
    heads = {key[:_HEAD] for key in words.keys if key}
    return any(mode == _POSSIBLE and key[:_HEAD] in heads for key, mode in modes.items())


def sureness_of(told: Told) -> Sureness:
    """What a sentence tells as possible, ahead or done."""
    words, lists = told.words, told.words.lexicon
    manner = concepts(lists.lang).manner
    found: dict[str, str] = {}
    held: set[str] = set()
    for at in _telling(words, manner):
        low = words.lowers[at]
        if lists.has_any(words.lowers[at + 1 : at + 2], "negation"):
            continue  # "could not reach it" did not
        mode = _by_helper(low, lists, manner)
        if mode:
            held.add(low)
            for key in _governed(told, at):
                if mode == _POSSIBLE or key not in found:
                    found[key] = mode
            continue
        mode = _by_ending(told, at)
        if mode and words.keys.count(words.keys[at]) == 1:
            held.add(low)
            found.setdefault(words.keys[at], mode)
    return Sureness(frozenset(held), found)


def _telling(words: Words, manner: Mapping[str, str]) -> list[int]:
    """The places of words that a list or their ending may take for such a one: few of a sentence."""
    cues = words.lexicon.cues
    possible, done, irregular = (cues.get(kind, _NONE) for kind in ("possible", "has-done", "irregular"))
    endings = (*cues.get("ahead-ending", _NONE), *cues.get("done-ending", _NONE))
    return [
        at
        for at, low in enumerate(words.lowers)
        if low.endswith(endings)
        or low in possible
        or low in done
        or low in irregular
        or manner.get(low) == _AHEAD
    ]


def _by_helper(low: str, lists: Lexicon, manner: Mapping[str, str]) -> str:
    """What a helper says of its verb, '' of other words."""
    if lists.has("possible", low):
        return _POSSIBLE
    if lists.has("has-done", low):
        return _DONE
    return _AHEAD if manner.get(low) == _AHEAD and not lists.has("would", low) else ""


def _governed(told: Told, at: int) -> list[str]:
    """The keys of the words that a helper may govern: the next ones, or the last of the clause."""
    words = told.words
    behind = range(at + 1, len(words.keys))
    near = [
        words.keys[n] for n in behind if words.tokens[n][0].islower() and words.keys.count(words.keys[n]) == 1
    ]
    if words.lexicon.lang in _LAST:
        return near[-2:]
    first = next((n for n in behind if words.keys[n]), len(words.keys))
    between = words.lowers[at + 1 : first]
    parted = words.lexicon.has_any(between, "clause-opener") or first - at > _NEAR
    return [] if parted else near[:1]


def _by_ending(told: Told, at: int) -> str:
    """What the ending of a verb says: "closed" is done, "cerrará" ahead."""
    words, lists = told.words, told.words.lexicon
    low = words.lowers[at]
    if not words.tokens[at][0].islower() or low in lists.says:
        return ""
    if low.endswith(tuple(lists.cues.get("ahead-ending", _NONE))):
        return _AHEAD
    done = low.endswith(tuple(lists.cues.get("done-ending", _NONE))) or lists.has("irregular", low)
    return _DONE if done and not (at and lists.has("not-done", words.lowers[at - 1])) else ""
