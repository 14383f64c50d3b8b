"""Short sentences that are the same but for a word: "the pool is to close", "the library is to close".

Two words in one place are mostly two words for one thing ("promised", "vowed"), all the more the longer the
rest is that is the same. In a short sentence the rest says little, and the noun says of what it is told: of a
town that no list knows, of a school or a clinic. Verbs are not asked for, since one deed has many, nor are
words for people ("the suspect", "the man"), who have as many. A word counts as a noun where it stands behind
an article or a preposition, has a capital, or does not end as verbs of its language do. Of 200 folds of four
sets that differ in one place all but a few are right, and nearly all of those are longer than is asked here.

Of a sentence of five words of content each is a fifth of what it says: of 15 such folds eight said something
else ("Page was married three times", "divorced"), so there a verb is asked for as well.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

from dedupe_news.accounts.clashes.clash import swaps
from dedupe_news.accounts.clashes.runs import word_for_word
from dedupe_news.accounts.lexicon.concepts import concepts
from dedupe_news.accounts.likeness import kin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dedupe_news.accounts.facts import Told
    from dedupe_news.accounts.words import Words

_FEW: Final = 9
"""Words of content of a sentence, at most: in longer ones what is the same says of what it is told."""
_TERSE: Final = 5
"""The same of one in which a verb tells them apart, too."""
_IN_STEP: Final = 0.6
"""Part of their tokens that must be the same in the same order."""
_SPELLING: Final = 75
"""RapidFuzz ratio from which two words that begin alike are spellings or forms of one."""
_BOUND: Final = 85
"""The same of two that do not."""
_PERSONS: Final = ("toll-person", "person-of", "teller", "title", "office")
_ABBREVIATED: Final = 4
"""Letters of an abbreviation in capitals, at most."""
_LONG: Final = 7
"""Letters of such a word, at least."""
_VOWELS: Final = frozenset("aeiouyäöüåøæéèêáíóú\u0430\u0435\u0438\u043e\u0443\u044b\u044d\u044e\u044f\u0456")
_ELIDED: Final = 2
"""Letters of an elided article and its apostrophe: "l'école"."""
_CAPITAL_NOUNS: Final = frozenset({"de", "lb"})
"""Languages in which nouns, and nothing but nouns, have a capital."""
_INFINITIVES: Final = frozenset({"en", "fr", "es", "pt", "it"})
"""Languages with verbs behind prepositions: "de construire", "for stealing"."""
_BARE: Final = frozenset({"fr", "es", "pt", "it", "sv", "da", "no", "pl", "ru", "uk"})
"""Languages whose verbs mostly show by their endings, so that another word of content is none."""
_ARTICLED: Final = frozenset({"en"})
"""Languages whose articles show more: few of their verbs stand between such a word and a preposition."""
_JAPANESE: Final = "ja"
_SIGNS: Final = 3
"""So many times as many pairs of signs as words tell as much."""
_VERBAL: Final = frozenset("しさすせれ")
"""Behind a noun these make a verb of it in Japanese."""
_PARTICLES: Final = frozenset("をがはにでのへと")
_RUN: Final = re.compile(r"[\u30a0-\u30ff\u3400-\u9fff]+")
_RUN_WITH_TAIL: Final = re.compile(r"[\u30a0-\u30ff\u3400-\u9fff]+[\u3041-\u3096]?")
LONGEST: Final = _FEW * _SIGNS
"""Keys of a sentence that may be meant, at most."""
_NONE: Final[frozenset[str]] = frozenset()


def of_two_words(first: Told, second: Told) -> bool:
    """Whether two short sentences are the same but for nouns, or very short ones but for any words.

    Nothing says of these that they are one.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.words import Reader
        >>> def apart(*texts):
        ...     return of_two_words(*(tell(Reader().read(text)) for text in texts))
        >>> apart("The council will close the library.", "The council will close the nursery.")
        True
        >>> apart("The council will close the library.", "The council will shut the library.")
        False
        >>> apart("The pilot survived the crash.", "The pilot died in the crash.")
        True
    """
    ours, theirs = first.words, second.words
    few = _FEW * _SIGNS if ours.lexicon.lang == _JAPANESE else _FEW
    if max(len(ours.core), len(theirs.core)) > few or ours.lexicon is not theirs.lexicon:
        return False
    if (
        ours.core == theirs.core
        or _in_capitals(first)
        or _in_capitals(second)
        or not word_for_word(ours, theirs, _IN_STEP)
    ):
        return False
    if ours.lexicon.lang == _JAPANESE:
        return _two_runs(ours.text, theirs.text)
    terse = max(len(ours.core), len(theirs.core)) <= _TERSE
    return any(_two(first, swap.first, second, swap.second, terse=terse) for swap in swaps(first, second))


def _in_capitals(told: Told) -> bool:
    """Whether most words of content of a sentence have a capital, as in many headlines."""
    words = told.words
    if words.lexicon.lang in _CAPITAL_NOUNS:
        return words.text.isupper()
    content = [
        token for token, key in zip(words.tokens, words.keys, strict=True) if key and token[0].isalpha()
    ]
    return 2 * sum(token[0].isupper() for token in content) > len(content) + 1


def _two(first: Told, ours: range, second: Told, theirs: range, *, terse: bool) -> bool:
    """Whether a stretch of either sentence holds a noun of its own (if terse a word), and no word of both."""
    left, right = _own(first, ours, second), _own(second, theirs, first)
    if not (left and right) or any(_one(first, at, second, there) for at in left for there in right):
        return False
    if terse:
        return True
    return any(_is_noun(first, at) for at in left) and any(_is_noun(second, at) for at in right)


def _own(told: Told, places: Iterable[int], other: Told) -> list[int]:
    """Where in a stretch words of content stand that the other sentence has in no form."""
    words, there = told.words, other.words
    light = concepts(words.lexicon.lang).light
    return [
        at
        for at in places
        if (key := words.keys[at])
        and key[0] != "#"
        and key not in there.keys
        and key not in light
        and words.lowers[at] not in words.lexicon.weekdays
        and not any(kin(key, rival) for rival in there.core)
    ]


def _one(first: Told, at: int, second: Told, there: int) -> bool:
    """Whether two words may be one: of one class, spelled or shortened alike, or either a word for people.

    A name and a common noun may be, too ("Ocalan", "the Kurd leader"), or a name and an abbreviation.
    """
    tokens = [_bare(first.words.tokens[at]), _bare(second.words.tokens[there])]
    if len({token[0].isupper() for token in tokens}) > 1 or len({_is_short(token) for token in tokens}) > 1:
        return True
    lists, known = first.words.lexicon, concepts(first.words.lexicon.lang)
    keys = first.words.keys[at], second.words.keys[there]
    lowers = first.words.lowers[at], second.words.lowers[there]
    if lists.has_any(lowers, *_PERSONS) or not known.persons.isdisjoint(keys):
        return True
    ours, theirs = (known.of.get(key, _NONE) | known.loose.get(key, _NONE) for key in keys)
    return not ours.isdisjoint(theirs) or spelled_alike(*lowers)


def _bare(token: str) -> str:
    """A word without an elided article ("d'Hères") and without 's."""
    head, mark, tail = token.replace("’", "'").partition("'")
    return tail if mark and len(head) < _ELIDED and tail else head


def _is_short(token: str) -> bool:
    return token.isupper() and len(token) <= _ABBREVIATED


def spelled_alike(one: str, other: str) -> bool:
    """Whether two words are spellings, forms or shortened forms of one.

    Example:
        >>> words = ("jewelry", "jewellery"), ("lt", "lieutenant"), ("orsa", "mora")
        >>> [spelled_alike(one, other) for one, other in words]
        [True, True, False]
    """
    short, long = sorted((one, other), key=len)
    ratio = fuzz.ratio(one, other)
    if short[0] == long[0] and (ratio >= _SPELLING or long.startswith(short)):
        return True
    if ratio >= _BOUND and len(short) >= _LONG:
        return True  # "Qaddafi", "Gaddafi"; of shorter words one letter makes another word
    rest = iter(long)
    shortened = short[0] == long[0] and _VOWELS.isdisjoint(short[1:])
    return shortened and all(letter in rest for letter in short)


def _is_noun(told: Told, at: int) -> bool:
    """Whether a word stands or ends as nouns do."""
    words, lists = told.words, told.words.lexicon
    capital = at > 0 and words.tokens[at][0].isupper()
    if lists.lang in _CAPITAL_NOUNS or capital:
        return capital
    before, low = words.lowers[at - 1] if at else "", words.lowers[at]
    verbal = low.endswith(tuple(lists.cues.get("verb-ending", _NONE)))
    if lists.has("determiner", before) or "'" in low[:_ELIDED]:
        return not (verbal and lists.has("preposition", before))
    if lists.has("preposition", before):
        return not (verbal and lists.lang in _INFINITIVES)
    if not at and lists.cues.get("determiner"):
        return False  # where there are articles, no noun opens a sentence without one but names
    bare = not verbal and (lists.lang in _BARE or _ends_phrase(words, at))
    return bare and not lists.has_any(words.lowers[at + 1 : at + 2], "determiner")


def _ends_phrase(words: Words, at: int) -> bool:
    """Whether a word is the last between an article, one word more and a preposition: "a new bridge over"."""
    lists = words.lexicon
    return (
        at > 1
        and lists.lang in _ARTICLED
        and lists.has("determiner", words.lowers[at - 2])
        and not lists.has("irregular", words.lowers[at])
        and (at + 1 == len(words.lowers) or lists.has("preposition", words.lowers[at + 1]))
    )


def _two_runs(first: str, second: str) -> bool:
    """Whether two Japanese sentences differ in one noun alone; their keys overlap, so their text is asked."""
    begin = _same(first, second)
    left, right = first[begin:], second[begin:]
    end = _same(left[::-1], right[::-1])
    behind = left[len(left) - end :][:1]
    left, right = left[: len(left) - end], right[: len(right) - end]
    sign = _RUN_WITH_TAIL if behind in _PARTICLES else _RUN
    return (
        min(len(left), len(right)) > 1
        and frozenset(left).isdisjoint(right)
        and all(sign.fullmatch(run) for run in (left, right))
        and behind not in _VERBAL
    )


def _same(one: str, other: str) -> int:
    """How many signs two texts begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
