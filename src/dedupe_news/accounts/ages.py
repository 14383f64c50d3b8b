"""How old somebody is: "a 14-year-old boy fell from a roof", "a boy of 16", "died aged 83".

Ages beside names are attributes (`attributes`). Of a person without one the deed tells who it is: both
sentences share words of it, and the nouns beside the ages do not tell of two ("boy", "man"). Where a sentence
opens with an age ("Der 45-Jährige …", "Elle avait 76 ans"), the one before it tells whose: the only person
there, or the one who is named in full in both reports.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from dedupe_news.accounts.clauses import clause_of, of_another_time
from dedupe_news.accounts.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.accounts.facts import Quantity, Told
    from dedupe_news.accounts.words import Words
    from dedupe_news.thresholds import StatementThresholds

_OLDEST: Final = 110
_BETWEEN: Final = 2
"""Words between an age and the person: "a 14-year-old local boy"."""
_DEED: Final = 2
"""Words of the deed that both clauses hold."""
_FULL: Final = 2
"""Words of a name in full, of which both reports hold as many."""
_TERM: Final = "prison term"
_DYING: Final = ("once-death", "dies", "toll-dead")
_DIED: Final = 6
"""Tokens between a death and the age at which it came: "falleció el martes en Cádiz a los 88 años"."""
_SIDES: Final = ("toll-held", "killer"), ("toll-dead", "toll-hurt")
"""What befalls those who did it and those who suffered it."""


@dataclass(frozen=True, slots=True)
class Age:
    """The years of a person told of as `person` ("boy", or empty), who did or suffered `deed`.

    `told` are all figures of the sentence, `side` says whether one is told of who did it or who suffered it,
    `named` are the words of names in full. `led` says that the sentence before tells who it is, and `subject`
    by what word the age is told of ("La chanteuse était âgée de 79 ans").
    """

    years: float
    person: str
    deed: frozenset[str]
    told: frozenset[float]
    most: int
    side: frozenset[int] = frozenset()
    named: frozenset[str] = frozenset()
    led: bool = False
    subject: str = ""

    def agrees(self, other: Self) -> bool:
        """Whether either sentence has the other's age, too: of one of two people."""
        return self.years in other.told or other.years in self.told

    def apart(self, other: Self) -> bool:
        """Whether they are of two people, as far as the words beside them tell."""
        two = bool(self.person and other.person) and self.person != other.person
        sided = bool(self.side and other.side) and self.side.isdisjoint(other.side)
        if two or sided or abs(self.years - other.years) > self.most or len(self.deed & other.deed) < _DEED:
            return True
        known = bool(self.person and other.person) or len(self.named & other.named) >= _FULL
        called = all(
            not one.subject or one.subject in two.deed for one, two in ((self, other), (other, self))
        )
        return (self.led or other.led) and not (known and called)


class _Person(NamedTuple):
    """Whose age it is: the key of the noun, or empty, and the first and last token of both."""

    noun: str
    first: int
    last: int


def may_tell_ages(words: Words) -> bool:
    """Whether the people of a language whose age is told are known."""
    return "person-of" in words.lexicon.cues


def read_ages(
    kind: int, told: Told, limits: StatementThresholds, before: Told | None = None
) -> Iterator[Figure]:
    """The ages of people in a sentence.

    Args:
        kind: the number of the sentence.
        told: its facts.
        limits: how far two ages may be apart.
        before: the facts of the sentence before it.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.words import Reader
        >>> from dedupe_news.thresholds import StatementThresholds
        >>> told = tell(Reader().read("A boy of 16 died when he fell from the roof of a school."))
        >>> [(figure.slot, figure.shown) for figure in read_ages(0, told, StatementThresholds())]
        [('age', 'boy of 16')]
    """
    if told.stamped:
        return
    figures = frozenset(quantity.value for quantity in told.quantities)
    for quantity in told.quantities:
        found = _person(told, quantity)
        if found is None or of_another_time(told, quantity.place):
            continue
        deed = told.matter - frozenset(told.words.keys[found.first : found.last + 1])
        subject = _subject(told, found.first)
        led = before is not None and not found.noun and subject is not None
        noun = found.noun
        if led and before is not None:
            noun, deed = _only_person(before), deed | before.matter
            figures |= {other.value for other in before.quantities}
        elif not noun and not deed:
            continue
        both = (told, before) if led and before is not None else (told,)
        yield Figure(
            "age",
            kind,
            None,
            " ".join(told.text[told.starts[found.first] : told.end(found.last)].split()),
            quantity.written,
            value=Age(
                quantity.value,
                noun,
                deed,
                figures,
                limits.ages_apart,
                frozenset(side for one in both for side in _sides(one)),
                frozenset(part for one in both for name in one.names if len(name) >= _FULL for part in name),
                led,
                (subject or "") if led else "",
            ),
            clause=clause_of(told, quantity.place),
        )


def _sides(told: Told) -> Iterator[int]:
    """Whether a sentence tells of those who did it (0), who suffered it (1), or both."""
    for side, kinds in enumerate(_SIDES):
        if told.words.lexicon.has_any(told.words.lowers, *kinds):
            yield side


def _subject(told: Told, place: int) -> str | None:
    """The only word of content before an age, '' where there is none ("Elle avait 76 ans"); None of more."""
    keys = [key for key in told.words.keys[:place] if key]
    if not keys:
        return ""
    return keys[0] if len(keys) == 1 and keys[0] not in told.named else None


def _only_person(told: Told) -> str:
    """The noun of the only person without a name of whom a sentence tells, empty where there is none."""
    words = told.words
    found = [
        key for key, low in zip(words.keys, words.lowers, strict=True) if words.lexicon.has("person-of", low)
    ]
    return found[0] if len(found) == 1 else ""


def _person(told: Told, quantity: Quantity) -> _Person | None:
    """Whose age a figure is, None for no age."""
    words, place = told.words, quantity.place
    if not 0 < quantity.value <= _OLDEST or quantity.value % 1:
        return None
    if quantity.unit == "year-old":
        return _behind(told, quantity)
    after = quantity.tokens.stop
    years = words.lexicon.has_any(words.lowers[after : after + 1], "age-year") and _joined(told, after - 1)
    for at, before in ((place - 1, ","), (place - 2, "")):
        if at >= 0 and words.lexicon.has("person-of", words.lowers[at]):
            linked = before or words.lexicon.has("age-of", words.lowers[place - 1])
            if linked and told.text[told.end(at) : told.starts[at + 1]].strip() in {before, ","}:
                last = place + 1 if years and _joined(told, place) else place
                return _Person(words.keys[at], at, last)
    first = _aged(told, quantity, years=years)
    return _Person("", first, after if years else after - 1) if first >= 0 else None


def _aged(told: Told, quantity: Quantity, *, years: bool) -> int:
    """Where the words begin that make a figure an age ("aged 83", "tenía 91 años"), -1 if none do."""
    words, lists, at = told.words, told.words.lexicon, quantity.place - 1
    end = quantity.tokens.stop
    if at < 0 or lists.has_any(words.lowers[end + 1 : end + 2], "age-of") or quantity.frame:
        return -1
    aged = lists.has("aged", words.lowers[at])
    of = at - (at > 0 and not aged and lists.has("age-of", words.lowers[at]))
    if lists.has("aged", words.lowers[of]):
        return of  # "im Alter von 78 Jahren"
    if _tells_term(told):
        return -1  # "condamné à 12 ans"
    return _of_years(told, quantity, of) if years else _bare(told, quantity)


def _of_years(told: Told, quantity: Quantity, of: int) -> int:
    """The same of a figure in years: "morte à 76 ans", "L'attore, 85 anni, …", "tenía 91 años"."""
    words, lists, at = told.words, told.words.lexicon, quantity.place - 1
    end = quantity.tokens.stop
    if lists.has("age-at", words.lowers[at]):
        near = words.lowers[max(0, at - _DIED) : end + 1 + _DIED]
        return at if lists.has_any(near, *_DYING) else -1
    if _is_set_off(told, of, end):
        return quantity.place
    old = "age-old" not in lists.cues or _ends_or(told, end, "age-old")  # not "war 14 Jahre im Amt"
    return at if old and lists.has("aged-be", words.lowers[at]) else -1


def _bare(told: Told, quantity: Quantity) -> int:
    """The same of a figure alone: "He was 81."."""
    words, lists, at = told.words, told.words.lexicon, quantity.place - 1
    end = quantity.tokens.stop
    alone = end == len(words.lowers) or told.text[told.end(end - 1) :][:1] in {",", "."}
    pronoun = at and lists.has_any((words.lowers[at - 1],), "opener")
    return at if alone and pronoun and not quantity.unit and lists.has("aged-be", words.lowers[at]) else -1


def _ends_or(told: Told, place: int, kind: str) -> bool:
    """Whether behind a token a mark stands, or a word of a class ("34 Jahre alt")."""
    after = told.words.lowers[place + 1 : place + 2]
    return not _joined(told, place) or told.words.lexicon.has_any(after, kind)


def _tells_term(told: Told) -> bool:
    """Whether a sentence tells of years in prison."""
    lowers = frozenset(told.words.lowers)
    return any(slot.name == _TERM and slot.roles[0] & lowers for slot in told.words.lexicon.slots)


def _is_set_off(told: Told, before: int, last: int) -> bool:
    """Whether commas set an age off behind a word: "L'attore, 85 anni, era malato"."""
    if before < 0 or told.text[told.end(before) : told.starts[before + 1]].strip() != ",":
        return False
    return told.text[told.end(last) :][:1] in {",", "."}


def _joined(told: Told, place: int) -> bool:
    """Whether no mark stands between a token and the next."""
    return place + 1 < len(told.starts) and not told.text[told.end(place) : told.starts[place + 1]].strip()


def _behind(told: Told, quantity: Quantity) -> _Person | None:
    """The person right behind an age ("54-year-old man"), '' where none is ("ein 54-Jähriger").

    None where somebody else is told of ("his 9-year-old son").
    """
    words, place = told.words, quantity.place
    last = place + 1
    if last < len(words.lowers) and words.lexicon.has("time-unit", words.lowers[last]):
        last += 1
    for at in range(last + 1, min(last + 2 + _BETWEEN, len(words.lowers))):
        if not words.keys[at] or told.text[told.end(at - 1) : told.starts[at]].strip():
            break
        if words.lexicon.has("person-of", words.lowers[at]):
            return _Person(words.keys[at], place, at)
    behind = words.keys[last + 1] if last + 1 < len(words.keys) and _joined(told, last) else ""
    noun = told.text[told.end(place) : told.starts[place + 1]] == "-"  # not "was sixteen years old"
    if not noun or (behind and words.tokens[place + 1].islower()):
        return None
    return _Person("", place, min(last, len(words.keys) - 1))
