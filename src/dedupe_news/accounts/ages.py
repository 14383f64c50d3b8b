"""How old somebody without a name is: "a 14-year-old boy fell from a roof", "a boy of 16".

Ages beside names are attributes (`attributes`). Of a person without one the deed tells who it is: both
sentences share words of it, and the nouns beside the ages do not tell of two ("boy", "man").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

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


@dataclass(frozen=True, slots=True)
class Age:
    """The years of a person told of as `person` ("boy", or empty), who did or suffered `deed`.

    `told` are all figures of the sentence.
    """

    years: float
    person: str
    deed: frozenset[str]
    told: frozenset[float]
    most: int

    def agrees(self, other: Self) -> bool:
        """Whether either sentence has the other's age, too: of one of two people."""
        return self.years in other.told or other.years in self.told

    def apart(self, other: Self) -> bool:
        """Whether they are of two people, as far as the words beside them tell."""
        two = bool(self.person and other.person) and self.person != other.person
        return two or abs(self.years - other.years) > self.most or len(self.deed & other.deed) < _DEED


def may_tell_ages(words: Words) -> bool:
    """Whether the people of a language whose age is told are known."""
    return "person-of" in words.lexicon.cues


def read_ages(kind: int, told: Told, limits: StatementThresholds) -> Iterator[Figure]:
    """The ages of those without a name in a sentence.

    Args:
        kind: the number of the sentence.
        told: its facts.
        limits: how far two ages may be apart.

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
        person, first, last = found
        deed = told.matter - _keys(told, first, last)
        shown = " ".join(told.text[told.starts[first] : told.end(last)].split())
        yield Figure(
            "age",
            kind,
            None,
            shown,
            quantity.written,
            value=Age(quantity.value, person, deed, figures, limits.ages_apart),
            clause=clause_of(told, quantity.place),
        )


def _keys(told: Told, first: int, last: int) -> frozenset[str]:
    return frozenset(told.words.keys[first : last + 1])


def _person(told: Told, quantity: Quantity) -> tuple[str, int, int] | None:
    """Whose age a figure is: the key of the noun, and the first and last token of both; None for no age."""
    words, place = told.words, quantity.place
    if not 0 < quantity.value <= _OLDEST or quantity.value % 1:
        return None
    if quantity.unit == "year-old":
        return _behind(told, quantity)
    years = words.lexicon.has("age-year", quantity.unit)
    for at, before in ((place - 1, ","), (place - 2, "")):
        if at >= 0 and words.lexicon.has("person-of", words.lowers[at]):
            linked = before or words.lexicon.has("age-of", words.lowers[place - 1])
            if linked and told.text[told.end(at) : told.starts[at + 1]].strip() in {before, ","}:
                last = place + 1 if years and _joined(told, place) else place
                return words.keys[at], at, last
    return None


def _joined(told: Told, place: int) -> bool:
    """Whether no mark stands between a token and the next."""
    return place + 1 < len(told.starts) and not told.text[told.end(place) : told.starts[place + 1]].strip()


def _behind(told: Told, quantity: Quantity) -> tuple[str, int, int] | None:
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
            return words.keys[at], place, at
    behind = words.keys[last + 1] if last + 1 < len(words.keys) and _joined(told, last) else ""
    noun = told.text[told.end(place) : told.starts[place + 1]] == "-"  # not "was sixteen years old"
    if not noun or (behind and words.tokens[place + 1].islower()):
        return None
    return "", place, min(last, len(words.keys) - 1)
