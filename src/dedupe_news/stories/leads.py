"""Leads that name others than another report does speak against one event, in runs of few reports.

Two fires of one evening are told in the same words: crews were sent, nobody was hurt, the cause is being
looked into. What tells them apart stands in the first lines, who and where: Tilbury here and Grays there.
So a pair is strange where neither report knows a name of the other's lead, and somewhat so where each lead
has a place of its own.

Of pairs with log-odds over -1.5 in runs of 3 to 8 reports, drawn from stories that are alike, whole or cut
to 45 words, 29 of two events and 1 of one have strange names in GVA, 2 and 0 in ECB+, none in NeuS, and 0
and 11 in DUC 2004, 9 of which are cut to 45 words and 10 undated or of other days; in runs written by hand
117 and 5. Strange places alone: 17 and 8, 10 and 10 (of all such pairs of ECB+ three in four are of one
event), 10 and 0, 1 and 3.

Names are read as they are spelled here and not as terms, for short ones change their endings (Omsk, v Omske)
and a title in capitals names nobody. A lone name without a place, the widow who is quoted, is too little to
go by. Where nouns have capitals, only those after a word of place or another name count. The evidence fades
with the square of what is left of a small run: by that alone samples of 20 of DUC 2004 had .878 instead of
.887 B-cubed. Scripts without capitals tell nothing. What it costs are events of which two outlets name
nobody in common: in small runs by hand, undated, 102 of 125 pairs of one event are found instead of 107.

Tried and dropped: names of the run's setting, which over half of its reports hold, left out of account (runs
of 5 of GVA that are alike .847 to .859, small runs by hand, undated, .931 to .901: of one event 90 pairs
found instead of 104). The reverse, a name of the lead that only the other report holds, as a sign of one
event (in own words, undated, 45 pairs found instead of 37; random runs of 5 of NeuS .984 to .968, and a
tenth more strangers). More trust in undated reports of a small run, as of one day (fresh runs, undated, 17
pairs found instead of 9, and look-alikes of NeuS .906 to .878, of ECB+ .918 to .902). The two heaviest names
of each lead alone (of ECB+ cut to 45 words 15 pairs of one event and 13 of two are strange by them).
"""

# ruff: noqa: RUF001 - endings and words of many scripts

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dedupe_news.stories.counts import CALENDAR, SHORTEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dedupe_news.stories.kin import Compared
    from dedupe_news.thresholds import StoryThresholds

LETTERS = 5
"""Letters by which a name is known, and most of an acronym, which is no place."""
TITLE = 200
"""Letters up to which a first line may be a title."""
TITLED = 0.7
"""Part of a title's longer words (three at least) with capitals, from where on they tell nothing of names."""
NOUNS, NOUNS_OF = 0.25, 15
"""Part of a report's words within sentences that have capitals, of so many, from where on its nouns have."""
_PLACED = """
in at near from outside bei aus nahe à dans près en a ad em na no te nabij bij uit w we pod koło do z ze v
ve u i på från vid nära в во на под из у στη στην στο στον ở tại
"""
WHERE = frozenset(_PLACED.split())
"""Words after which a name is one of a place."""
_ENDINGS = "aeiouyąęáéíóúýàèìòùâêîôûäëïöüåæøœıěůаеёиоуыэюяйьіїєαεηιουωάέήίόύώς"
_WORD = re.compile(r"[^\W\d_]+|\d+")
_DAYS = frozenset(CALENDAR.split())


@dataclass(frozen=True, slots=True)
class Lead:
    """What the lead of a report names, the places among it, and all words of the report (as `name_key`s)."""

    names: frozenset[str]
    places: frozenset[str]
    words: frozenset[str]

    @property
    def enough(self) -> bool:
        """Whether it names so much that another report of its event would know some of it."""
        return len(self.names) > 1 or bool(self.places)


class Word(NamedTuple):
    """A word, whether it is within a sentence, and what stands before it, one space away ("" if nothing).

    `called` are those after a capital that is within a sentence, too: a surname, or a name after an office.
    """

    word: str
    key: str
    within: bool
    before: str
    called: bool
    start: int


def name_key(word: str) -> str:
    """Give the letters by which a name is known whatever its ending.

    Example:
        >>> name_key("Омске") == name_key("Омск"), name_key("Tilbury"), name_key("Lea")
        (True, 'tilbu', 'lea')
    """
    low = word.lower()
    bare = low.rstrip(_ENDINGS)
    return (bare if len(bare) >= SHORTEST else low)[:LETTERS]


def lead_names(text: str, limits: StoryThresholds) -> Lead:
    """Read the names of a report's title and first words.

    A name is always written with a capital, and once at least within a sentence, in the whole of the report.

    Example:
        >>> from dedupe_news.thresholds import StoryThresholds
        >>> found = lead_names("A mill burnt down in Omsk on Monday, Ada Krol said.", StoryThresholds())
        >>> sorted(found.names), sorted(found.places)
        (['ada', 'krol', 'omsk'], ['omsk'])
    """
    words, line = read_words(text[: limits.longest])
    names, places = named(words, line, limits.lead_names)
    return Lead(names, names & places, frozenset(one.key for one in words))


def read_words(text: str) -> tuple[list[Word], int]:
    """Give the words of a text and where its title ends, -1 if it has none."""
    line = text.find("\n", 0, TITLE)
    return _words(text, line), line


def named(words: Sequence[Word], line: int, most: int) -> tuple[frozenset[str], set[str]]:
    """Give the names among the first words of a report, and what stands there after a word of place."""
    able = [one for one in words if len(one.word) >= SHORTEST and one.word.lower() not in _DAYS]
    capital = [one for one in able if one.word[0].isupper()]
    small = {one.key for one in able if not one.word[0].isupper()}
    inside = [one.word[0].isupper() for one in able if one.within and one.start > line]
    nouns = len(inside) >= NOUNS_OF and sum(inside) > NOUNS * len(inside)
    early = [one for one in capital if one.start <= words[min(most, len(words)) - 1].start]
    places = {one.key for one in early if one.before.lower() in WHERE and not _acronym(one.word)}
    called = {one.key for one in early if one.called} | places
    names = ({one.key for one in early} & {one.key for one in capital if one.within}) - small
    return frozenset(names & called if nouns else names), places


def _acronym(word: str) -> bool:
    return word.isupper() and len(word) <= LETTERS


def _words(text: str, line: int) -> list[Word]:
    found = list(_WORD.finditer(text))
    keys = {word: name_key(word) for word in {one[0] for one in found}}
    title = [one[0] for one in found if one.start() < line and len(one[0]) > SHORTEST][1:]
    titled = sum(word[0].isupper() for word in title) >= TITLED * max(len(title), SHORTEST)
    words: list[Word] = []
    last: Word | None = None
    end = 0
    for one in found:
        gap = text[end : one.start()]
        tells = bool(words) and not (titled and one.start() < line)
        within = tells and gap in {" ", ", ", ") "}
        before = last.word if last and tells and gap == " " else ""
        called = bool(last and last.within and before[:1].isupper())
        last = Word(one[0], keys[one[0]], within, before, called, one.start())
        words.append(last)
        end = one.end()
    return words


def strange_leads(texts: Sequence[str], pairs: Compared, limits: StoryThresholds) -> NDArray[np.float64]:
    """Give -1 for pairs of which neither report knows a name of the other's lead, 0 for such as share some.

    Args:
        texts: of each report its title and body.
        pairs: the compared pairs.
        limits: how long a lead is, how much places alone tell, and up to how many reports it tells anything.
    """
    found = np.zeros(len(pairs.left))
    fades = max(0.0, 1.0 - pairs.count / limits.rare_reports)
    if not fades:
        return found
    leads = [lead_names(text, limits) for text in texts]
    for at, (left, right) in enumerate(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)):
        found[at] = _strange(leads[left], leads[right], limits.strange_places)
    return -(fades**2) * found


def _strange(one: Lead, other: Lead, places: float) -> float:
    if one.enough and other.enough and _unknown(one.names, other) and _unknown(other.names, one):
        return 1.0
    return places if _unknown(one.places, other) and _unknown(other.places, one) else 0.0


def _unknown(names: frozenset[str], other: Lead) -> bool:
    """Whether there are names and a report holds none of them."""
    return bool(names) and names.isdisjoint(other.words)
