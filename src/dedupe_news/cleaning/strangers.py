"""Headlines of other stories in a text that is an article already: no name and no word of theirs is below.

Above some papers' articles five headlines stand, one right below another ("Texas church members accused of
starving 'demon-possessed' toddler"), above others a row of weather warnings or of videos. Each is as long as
a sentence, so that a text of sentences is spared them. What they are shows in three things at once: they
stand together, none ends in a mark, and hardly one has a word of the article (Pasternack and Roth 2009 and
Kohlschuetter, Fankhauser and Nejdl 2010 go by place and form; what a line speaks of is asked here besides).
What belongs to an article and stands so, the counts of an indictment, results, who was killed, is short,
bulleted, opened by a colon or speaks of it. A video's title stands twice, for its picture and itself: such a
pair goes where two words of five are strangers.

Of 4,150 articles (DUC 2004, ECB+, GVA, NeuS) 12 lose 42 such lines, all but one pair other matter. Tried and
dropped: single lines (of 66 that share no word 40 are the article's), two lines that are no pair (a headline
and its deck may share no word with a body of three sentences).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.shapes import SHAPES
from dedupe_news.cleaning.topics import topic_shares

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.cleaning.topics import PageWords
    from dedupe_news.thresholds import CleaningThresholds

__all__ = ["strangers"]

_WIDTH, _WORDS, _STOP, _COLON, _OTHER, _LOWER, _MARK, _ADDRESS = map(
    SHAPES.index,
    ("width", "words", "ends_stop", "ends_colon", "ends_other", "starts_lower", "starts_mark", "address"),
)
_SIX: Final = float(np.log1p(5.5) / 5)
_LETTERS: Final = (float(np.log1p(34.5) / 6), float(np.log1p(180) / 6))
_PAIR: Final = 2


def strangers(  # noqa: PLR0913, PLR0917 - columns of one table
    shapes: NDArray[np.float32],
    stems: PageWords,
    said: NDArray[np.bool_],
    certain: NDArray[np.bool_],
    place: NDArray[np.int64],
    firsts: NDArray[np.int64],
    limits: CleaningThresholds,
) -> NDArray[np.bool_]:
    """Tell the headlines of other stories in a batch of texts.

    Args:
        shapes: of all lines.
        stems: their telling words.
        said: whether each line is a sentence, or goes on from one.
        certain: whether a named rule removes it.
        place: which distinct line each is.
        firsts: where each text begins (texts + 1).
        limits: how many stand together, how long they are, and what they may share.
    """
    share = topic_shares(stems, said & ~certain)[0]
    count, texts = len(said), len(firsts) - 1
    found = np.zeros(count, dtype=np.bool_)
    page = np.repeat(np.arange(texts), np.diff(firsts))
    told = np.bincount(page, weights=said & ~certain, minlength=texts) >= limits.stranger_body
    width = shapes[:, _WIDTH]
    title = told[page] & ~said & ~certain & (width > _LETTERS[0]) & (width < _LETTERS[1])
    title &= (shapes[:, _WORDS] > _SIX) & (shapes[:, _MARK] == 0) & (shapes[:, _LOWER] == 0)
    title &= (shapes[:, [_STOP, _COLON, _OTHER]] == 0).all(axis=1)
    alike = np.zeros(count, dtype=np.bool_)
    alike[1:] = (place[1:] == place[:-1]) & (page[1:] == page[:-1])
    twice = alike.copy()
    twice[:-1] |= alike[1:]
    at = np.arange(count) - firsts[:-1][page]
    # "I will carry you home tonight" stands twice in a song: no headline speaks to anybody
    found |= title & twice & (at >= _PAIR) & (share <= limits.stranger_pair) & (shapes[:, _ADDRESS] == 0)
    other = title & (share <= limits.stranger_share)
    begins = other & ~(np.append(False, other[:-1]) & np.append(False, page[1:] == page[:-1]))
    ends = other & ~(np.append(other[1:], False) & np.append(page[1:] == page[:-1], False))
    letters = np.concatenate(([0.0], np.cumsum(np.expm1(width.astype(np.float64) * 6))))
    known = np.concatenate(([0.0], np.cumsum(share.astype(np.float64))))
    opened = np.append(False, (shapes[:-1, _COLON] > 0) & ~certain[:-1] & (page[1:] == page[:-1]))
    for first, last in zip(np.flatnonzero(begins).tolist(), (np.flatnonzero(ends) + 1).tolist(), strict=True):
        long = letters[last] - letters[first] >= limits.stranger_letters * (last - first)
        few = known[last] - known[first] <= limits.stranger_mean * (last - first)
        if last - first >= limits.stranger_lines and long and few and not opened[first]:
            found[first:last] = True
    return found
