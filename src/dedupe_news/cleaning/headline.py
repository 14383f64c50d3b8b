"""The headline: the line above a body that speaks of what the body speaks of.

Labelled pages leave headlines unscored, so that no weight knows them; on pages they look like links. On four
sets of labelled pages five of six headlines went, and an account is named by one. Of the lines above the
first sentence of the body the one that shares most telling words with it is its headline. A short report has
few words to share: there it is the line right above its sentences, with one right above that, for a byline in
words of its own may stand between.

Of 659 lines so found on 801 pages of news (AEB, L3S) 552 are unscored, as headlines are there, 30 are content
and 77 captions, teasers and the like: line F1 falls by .002, that of English snippets rises by as much. Where
no line shares two words, one of four words or more that shares one is taken from near by: 132 more headlines
and 17 other lines (snippets too). Of 41 short articles in 20 languages written for this 4 lost their
headline, and 37 below a menu; now none does. A deck ("Selig and Fehr appear before the House") shares more
words than the headline right above it, which then stays as well: of 45 such lines on L3S, AEB and snippets 39
are unscored, as headlines are, and one is content.

Where no line is known by words as they are, stems are asked (`topics`): of eight pages in as many languages
that end or open a word in several ways all lost their headline, and now none does.

On pages of today a summary, a player and tools stand between, and few sentences follow. Where no line shares
words, the last of four words or more above the day of publication is the headline, and the line right above
it: on L3S, AEB and snippets 30 headlines and decks stay besides, 14 unscored lines and four that are neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.shapes import SHAPES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dedupe_news.thresholds import CleaningThresholds

__all__ = ["crowns", "first_said"]

_WIDTH, _WORDS, _STOP, _STOPS, _DATE, _DIGITS, _PLACE, _FURNITURE = map(
    SHAPES.index, ("width", "words", "ends_stop", "stops", "date", "digits", "place", "furniture")
)
_LETTER, _CONSENT, _MARK, _BREAKS = map(SHAPES.index, ("letter", "consent", "starts_mark", "breaks"))
_SOME: Final = 0.4
"""Letters that stand in words of a date or of a site's sections, at most: "Grève à la SNCF jeudi" is no date,
and "PM to visit Kenya" opens no menu."""
_TRAIL: Final = 0.15
"""Letters in names of sections of a line right above a deck, at most: "Home RugbyNation Wales" is a trail."""
_LETTERS: Final = (float(np.log1p(11.5) / 6), float(np.log1p(160) / 6))
_THREE: Final = float(np.log1p(2.5) / 5)
_FOUR: Final = float(np.log1p(3.5) / 5)
_LONG: Final = float(np.log1p(20) / 6)
"""What a line has at the least that shares one word only: four words, twenty letters."""


def crowns(  # noqa: PLR0913, PLR0917 - columns of one table
    shapes: NDArray[np.float32],
    topics: Sequence[tuple[NDArray[np.float32], NDArray[np.floating]]],
    certain: NDArray[np.bool_],
    body: NDArray[np.int64],
    brief: NDArray[np.bool_],
    firsts: NDArray[np.int64],
    limits: CleaningThresholds,
) -> NDArray[np.bool_]:
    """Tell the headlines of a batch of pages.

    Args:
        shapes: of all lines.
        topics: share and number of each line's telling words that stand in the body; then of their stems.
        certain: whether a named rule removes each line.
        body: the first sentence of each page's body.
        brief: whether each page is a short report.
        firsts: where each page begins (pages + 1).
        limits: how much a headline shares, and how far above the body it stands.
    """
    size = np.diff(firsts)
    at, page = np.arange(len(shapes)), np.repeat(np.arange(len(size)), size)
    above = np.repeat(body, size) - at
    width = shapes[:, _WIDTH]
    dated = (shapes[:, _DATE] > _SOME) | ((shapes[:, _DATE] > 0) & (shapes[:, _DIGITS] > 0))
    plain = (above > 0) & (above <= limits.headline_far) & ~certain & ~dated
    # a long line of Thai counts as closed although no mark ends it
    plain &= (shapes[:, _STOP] == 0) | (shapes[:, _STOPS] == 0)
    plain &= (width > _LETTERS[0]) & (width < _LETTERS[1])
    plain &= shapes[:, _WORDS] > _THREE
    plain &= shapes[:, _PLACE] < _SOME
    # a point of a summary says more of what the body says than the headline does
    plain &= (shapes[:, _MARK] == 0) | (shapes[:, _BREAKS] == 0)
    plain &= shapes[:, _FURNITURE] - shapes[:, _PLACE] - shapes[:, _DATE] < limits.headline_furniture
    far, plain = plain, plain & (above <= limits.headline_reach)
    found = np.zeros(len(shapes), dtype=np.bool_)
    whole = shapes[:, _STOPS] == 0
    for topic in topics:
        # a page that has its headline by words as they are is not asked for their stems
        asked = plain & ~np.isin(page, page[found])
        shares = (topic[0] >= limits.headline_topic) & (topic[1] >= limits.headline_words)
        # a caption has an end mark within and its credit behind it, and stands right above the body
        told = np.flatnonzero(asked & (whole | (above > 1)) & shares)
        # the last of each page in this order: that with most shared words, the topmost of equals
        most = _last(told[np.lexsort((-told, topic[1][told], whole[told], page[told]))], page)
        least = (topic[0] >= limits.headline_least) & (topic[1] >= 1)
        least &= whole & (shapes[:, _WORDS] > _FOUR) & (width > _LONG)
        close = above <= limits.headline_close
        told = np.flatnonzero(asked & least & close & ~np.isin(page, page[most]))
        deck = np.append(most, _last(told[np.lexsort((-told, topic[1][told], page[told]))], page))
        found[deck] = True
        # a deck says more of what the body says than the headline right above it does
        over = deck[(deck > 0) & (deck - 1 >= firsts[:-1][page[deck]])] - 1
        found[over] |= (plain & least & (shapes[:, _PLACE] < _TRAIL) & (shapes[:, _BREAKS] == 0))[over]
    found |= _above_dates(shapes, far & whole & (shapes[:, _BREAKS] == 0), found, certain, firsts, limits)
    # what shares no word with its body and speaks of newsletters or cookies is a call to the reader
    plain &= shapes[:, _LETTER] + shapes[:, _CONSENT] == 0
    # tools and days that rules know stand between and do not count
    between = np.cumsum(~certain)
    steps = np.where(above > 0, between[np.maximum(np.repeat(body, size), 0)] - between, 0)
    near = np.flatnonzero(plain & brief[page] & (steps <= limits.headline_near))
    near = _last(near, page)
    near = near[~np.isin(page[near], page[found])]
    found[near] = True
    over = near[(near > 0) & (near - 1 >= firsts[:-1][page[near]])] - 1
    found[over] |= plain[over]
    return found


def _above_dates(  # noqa: PLR0913, PLR0917 - columns of one table
    shapes: NDArray[np.float32],
    plain: NDArray[np.bool_],
    found: NDArray[np.bool_],
    certain: NDArray[np.bool_],
    firsts: NDArray[np.int64],
    limits: CleaningThresholds,
) -> NDArray[np.bool_]:
    """Tell the headlines of pages that have none yet: of long lines the last above the day of publication."""
    size = np.diff(firsts)
    page = np.repeat(np.arange(len(size)), size)
    crowned = np.bincount(page[found], minlength=len(size)) > 0
    day = certain & (shapes[:, _DATE] > 0) & (shapes[:, _DIGITS] > 0)
    near = np.zeros(len(page), dtype=np.bool_)
    for step in range(1, limits.headline_dated + 1):
        near[:-step] |= day[step:] & (page[step:] == page[:-step])
    long = plain & (shapes[:, _WORDS] > _FOUR) & (shapes[:, _WIDTH] > _LONG) & (shapes[:, _MARK] == 0)
    last = _last(np.flatnonzero(long & near & ~crowned[page]), page)
    told = np.zeros(len(page), dtype=np.bool_)
    told[last] = True
    over = last[(last > 0) & (last - 1 >= firsts[:-1][page[last]])] - 1
    told[over] = long[over]
    return told


def _last(lines: NDArray[np.int64], page: NDArray[np.int64]) -> NDArray[np.int64]:
    """The last of some lines of each page, which stand page by page."""
    pages = page[lines]
    return np.asarray(lines[np.append(pages[1:] != pages[:-1], True)[: len(lines)]])


def first_said(
    told: NDArray[np.bool_], starts: NDArray[np.int64], firsts: NDArray[np.int64]
) -> NDArray[np.int64]:
    """The first sentence of each page from where its body begins; -1 where there is none.

    Example:
        >>> told = np.array([1, 0, 1, 0, 0], dtype=bool)
        >>> first_said(told, np.array([1, 3]), np.array([0, 3, 5])).tolist()
        [2, -1]
    """
    page = np.repeat(np.arange(len(firsts) - 1), np.diff(firsts))
    found = np.full(len(starts), -1, dtype=np.int64)
    at = np.flatnonzero(told & (np.arange(len(told)) >= starts[page]))[::-1]
    found[page[at]] = at  # the last that is written, the first there is, stays
    return found
