"""Picture captions: a line without an end mark that one or two sentences of the same report already say."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

from dedupe_news.accounts.sites import has_mark, without_site

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.inputs import ReportInput
    from dedupe_news.accounts.likeness import Weights
    from dedupe_news.accounts.words import Words
    from dedupe_news.thresholds import StatementThresholds

    _Cover = tuple[float, int, frozenset[str]]
    """Part of a line that a sentence covers, that sentence's place negated, the keys they share."""

_STAMP = 3
"""Words of content of a line above a headline, figures aside, at most: its date, rubric or author."""
_CLOSING = frozenset({"Pe", "Pf", "Pi", "Zs"})
"""Unicode's classes of closing brackets, of quotation marks (either half may close one) and of spaces."""
_NO_END = frozenset(",/&*#@%\uff0c\u3001\u060c")
"""Marks of the class of full stops (Po) that end no sentence: commas of three scripts and signs."""


def ends_whole(text: str) -> bool:
    """Whether a sentence ends with an end mark, quotes and brackets aside.

    Example:
        >>> ends_whole("He said: “Go.”"), ends_whole("Talks at Panmunjom")
        (True, False)
    """
    for letter in reversed(text):
        if letter in "\"'":
            continue
        kind = category(letter)
        if kind not in _CLOSING:
            return kind == "Po" and letter not in _NO_END
    return False


def find_captions(
    report: ReportInput,
    places: Sequence[int],
    words: Sequence[Words],
    weights: Weights,
    thresholds: StatementThresholds,
) -> dict[int, int]:
    """Which sentences of a report are captions: place in the report to the place of the sentence it repeats.

    A caption is a whole line without an end mark whose weighted words one sentence covers to
    `caption_one`, or two sentences together to `caption_two` with the better covering `caption_half` of it.
    Sentences already marked as captions need only the lower limit. The name of a site at the end of a title
    that stands in the text need not be covered. A headline counts as a caption from a lower limit on, since
    its report goes on to say what it says: the first line, or one below lines of dates and names.

    Args:
        report: the report.
        places: the place of each of its sentences in `words` and `weights`.
        words: the story's distinct sentences.
        weights: weights of words in the whole story.
        thresholds: the limits.
    """
    found: dict[int, int] = {}
    sets = weights.sets
    count = len(report.sentences)
    heads = True
    for place, sentence in enumerate(report.sentences):
        alone = report.begins_line(place) and (place + 1 == count or report.begins_line(place + 1))
        head, heads = heads, heads and alone and _is_stamp(words[places[place]])
        if not sentence.caption and (not alone or ends_whole(sentence.text)):
            continue
        own = _own(place, places, words, thresholds)
        mass = weights.weigh(own)
        if (len(own) < 3 or not mass) and place:
            continue
        covers: list[_Cover] = []
        for other, whole in enumerate(report.sentences):
            if other == place or other in found or whole.caption:
                continue
            shared = own & sets[places[other]]
            if shared and (ends_whole(whole.text) or other < place):
                covers.append((weights.weigh(shared) / mass, -other, shared))
        if not covers:
            continue
        if _covered(covers, mass, weights, thresholds) or (
            head and _borne_out(own, covers, thresholds.headline_borne_out)
        ):
            found[place] = -max(covers, key=lambda cover: cover[:2])[1]
    return found


def _is_stamp(line: Words) -> bool:
    """Whether a line may stand above a headline: a date, a rubric, a byline."""
    return not ends_whole(line.text) and sum(key[0] != "#" for key in line.core) <= _STAMP


def _covered(
    covers: Sequence[_Cover], mass: float, weights: Weights, thresholds: StatementThresholds
) -> bool:
    """Whether one sentence says most of a line, or two together nearly all."""
    best, _, shared = max(covers, key=lambda cover: cover[:2])
    if best >= thresholds.caption_one:
        return True
    both = max(weights.weigh(shared | more) / mass for _, _, more in covers)
    return both >= thresholds.caption_two and best >= thresholds.caption_half


def _borne_out(headline: frozenset[str], covers: Sequence[_Cover], part: float) -> bool:
    """Whether the sentences below hold so large a part of a headline's words, and all of its numbers."""
    below = frozenset().union(*(shared for _, _, shared in covers))
    return len(below) >= part * len(headline) and all(key in below for key in headline if key[0] == "#")


def _own(
    place: int, places: Sequence[int], words: Sequence[Words], thresholds: StatementThresholds
) -> frozenset[str]:
    """The keys of a line, without those of a site's name at its end."""
    line = words[places[place]]
    if not has_mark(line.text):
        return line.core
    held = frozenset(low for at, kind in enumerate(places) if at != place for low in words[kind].lowers)
    end = len(without_site(line.text, held, limits=thresholds))
    return line.core & {key for key, start in zip(line.keys, line.starts(), strict=True) if start < end}
