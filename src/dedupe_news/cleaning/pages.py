"""Score the lines of each text as of a page: the networks' log-odds, then what the whole page says.

A page's best run of prose raises its paragraphs; text that is nearly all prose was cleaned before and is
spared. What comes after the body has to be surer. Then the best labelling of the sequence is taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.amid import leads_apart, single_paragraphs
from dedupe_news.cleaning.beyond import after_article, box_calls
from dedupe_news.cleaning.blocks import best_runs
from dedupe_news.cleaning.chronology import day_headings
from dedupe_news.cleaning.context import CONTEXT, line_context
from dedupe_news.cleaning.continuing import beside, continued, listed
from dedupe_news.cleaning.decoding import page_sides
from dedupe_news.cleaning.flowing import flowing
from dedupe_news.cleaning.headline import crowns, first_said
from dedupe_news.cleaning.kernel import teaser_rows
from dedupe_news.cleaning.mastheads import mastheads
from dedupe_news.cleaning.resort import last_resort
from dedupe_news.cleaning.scoring import page_scores
from dedupe_news.cleaning.second import SECOND, headings, second_columns
from dedupe_news.cleaning.shapes import SHAPES
from dedupe_news.cleaning.strangers import strangers
from dedupe_news.cleaning.topics import page_words, topic_shares

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dedupe_news.cleaning.evidence import Evidence
    from dedupe_news.cleaning.scoring import Weights
    from dedupe_news.cleaning.topics import PageWords
    from dedupe_news.thresholds import CleaningThresholds

__all__ = ["Reading", "page_labels"]

_GROUP: Final = 3_000
"""Lines whose columns are held at a time: about 2 MB, which stay near the processor."""
(
    _DATE,
    _FURNITURE,
    _STOP,
    _WIDTH,
    _WORDS,
    _SMALL,
    _DENSE,
    _COMMENT,
    _COLON,
    _MARK,
    _DIGITS,
    _PLACE,
) = map(
    SHAPES.index,
    (
        "date",
        "furniture",
        "ends_stop",
        "width",
        "words",
        "small_words",
        "dense",
        "comment",
        "ends_colon",
        "starts_mark",
        "digits",
        "place",
    ),
)
_ADVERT, _STOPS = map(SHAPES.index, ("advert", "stops"))
_MOSTLY: Final = 0.5
_IN_BLOCK, _IS_PROSE, _TOPIC, _SHARED = map(
    CONTEXT.index, ("in_block", "is_prose", "topic_share", "topic_words")
)
_LINE_WIDTH: Final = float(np.log1p(30) / 6)
"""Width of thirty letters: half a column of wrapped text at the least."""
_SENTENCE_WIDTH: Final = float(np.log1p(15) / 6)
"""Width of fifteen letters: three short words."""
_TWO: Final = float(np.log1p(1.5) / 5)
_THREE: Final = float(np.log1p(2.5) / 5)
_FOUR: Final = float(np.log1p(3.5) / 5)
_FIVE: Final = float(np.log1p(4.5) / 5)
"""Three words: "No hay heridos." and "Nobody was hurt." are sentences of thirteen letters."""
_TWO_WIDTH: Final = float(np.log1p(10.5) / 6)
"""Width of eleven letters: "Nessun ferito." is a sentence, "Read more." none."""
_DENSE_WIDTH: Final = float(np.log1p(9) / 6)
"""Width of nine letters: four ideographs."""
_FURNISHED: Final = 0.6
_BARE: Final = 0.4
"""Letters of a sentence in page furniture, at most; and in other than names of sections and dates."""
_FIRM: Final = 3.0
"""Log-odds from which a score counts in full where the body's end is looked for."""
_ROUNDS: Final = 3
"""How often what goes on below a box is looked for."""
_SURE: Final = 100.0
"""Log-odds that no model's score outweighs."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a run's pages are judged by.

    `evidence`, `certain` (whether a named rule removes it) and `links` (whether one for links to other
    articles does) are of distinct lines: what no rule removes decides whether a text is an article already.
    """

    evidence: Evidence
    certain: NDArray[np.bool_]
    links: NDArray[np.bool_]
    weights: Weights
    limits: CleaningThresholds


def page_labels(
    place: NDArray[np.int64], first: NDArray[np.int64], kinds: Sequence[str] | None, reading: Reading
) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.bool_]]:
    """The chance that each line of each text is boilerplate, whether it is kept, and whether it heads a day.

    A date is kept that heads a day of a chronology, whatever its rule says. `place` holds the places of the
    lines among the distinct lines, `first` (texts + 1) where each text's lines begin; `kinds` as for
    `labels.label_lines`.
    """
    chances = np.zeros(len(place))
    kept, days = (np.zeros(len(place), dtype=np.bool_) for _ in range(2))
    whole = np.array([kind == "page" for kind in kinds or [""] * (len(first) - 1)], dtype=np.bool_)
    start = 0
    while start < len(first) - 1:
        end = max(start + 1, int(np.searchsorted(first, first[start] + _GROUP)))
        end = min(end, len(first) - 1)
        low, high = first[start], first[end]
        firsts = first[start : end + 1] - low
        scores, shapes, said = _scores(place[low:high], firsts, whole[start:end], reading)
        certain = reading.certain[place[low:high]]
        told = (scores > 0) & ~certain & said
        days[low:high] = day_headings(shapes, told, certain, place[low:high], firsts, reading.limits)
        odds = np.where(days[low:high], _SURE, scores.astype(np.float64))
        chances[low:high] = np.round(1 / (1 + np.exp(np.clip(odds, -40, 40))), 4)
        kept[low:high] = page_sides(odds, firsts, reading.limits.change_price)
        start = end
    return chances, kept, days


def _scores(
    place: NDArray[np.int64], firsts: NDArray[np.int64], whole: NDArray[np.bool_], reading: Reading
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.bool_]]:
    """The log-odds that each line is content, its shape, and whether it is a paragraph or a sentence."""
    if not len(place):
        return np.zeros(0, dtype=np.float32), reading.evidence.shapes[:0], np.zeros(0, dtype=np.bool_)
    limits, page = reading.limits, np.repeat(np.arange(len(firsts) - 1), np.diff(firsts))
    scores, shapes, context, words = _networks(place, page, firsts, reading)
    scores -= np.float32(limits.least_odds)
    prose, sentence = context[:, _IS_PROSE] > 0, _is_sentence(shapes)
    spoken = prose | sentence
    teasers = teaser_rows(shapes, prose, scores, firsts, words, limits)
    scores += np.float32(limits.block_bonus) * context[:, _IN_BLOCK] * context[:, _IS_PROSE]
    certain = reading.certain[place]
    wrapped = flowing(shapes, page)
    opens, items = _lists(shapes, certain, firsts, limits)
    said = listed(opens, items, firsts, limits)
    said[:-1] |= said[1:] & opens[:-1]
    said_of = spoken | wrapped | said
    share = _told(shapes, page, said_of, certain, limits)
    rise = np.clip((share - limits.prose_from) / (limits.prose_full - limits.prose_from), 0, 1)
    rise += np.clip((share - limits.pure_from) / (1 - limits.pure_from), 0, 1)
    short = np.maximum(2 * _short(shapes, page, spoken | said, certain, limits) - rise, 0)
    top = np.arange(len(page)) - firsts[:-1][page] < limits.headline_lines
    cut = _is_open(shapes, context[:, _TOPIC], limits) & (share[page] >= limits.prose_full)
    mercy = _mercy(shapes, top, spoken, wrapped | cut, whole[page], limits)
    mercy = np.where(said & ~whole[page], np.maximum(mercy, limits.prose_mercy), mercy)
    links = reading.links[place]
    # what a mark of advertising interrupts goes on below it
    heads = headings(shapes) & (shapes[:, _ADVERT] < _MOSTLY)
    heads |= links & (shapes[:, _WORDS] < _FIVE) & (shapes[:, _WIDTH] < _LINE_WIDTH)
    names = mastheads(shapes, topic_shares(words, said_of & ~certain), said_of, certain, firsts, limits)
    mercy = np.where(
        after_article(said_of, certain, heads, box_calls(shapes, certain, links), firsts, limits) | names,
        0,
        mercy,
    )
    # a report of a few lines is spared its sentences and its headline, but no other short line
    lines = np.bincount(page, weights=~certain, minlength=len(firsts) - 1)
    menu = top & (lines > limits.headed_lines)[page] & ~spoken
    unmarked = _is_unmarked(shapes, page, limits) & ~whole[page]
    told = (((mercy > limits.short_mercy) & ~menu) | unmarked) & ~names
    of_short = short[page] * np.where(told, np.maximum(mercy, limits.prose_mercy), 0)
    scores += (rise[page] * mercy + of_short).astype(np.float32)
    spared = np.clip(1 - rise - short, 0, 1)[page]
    scores -= (limits.teaser_price * spared * teasers).astype(np.float32)
    stems = page_words(reading.evidence.stems, place, page)
    ended = ((prose & (shapes[:, _STOP] > 0)) | sentence) & ~certain
    tail, further, alone, starts = _tail(scores, shapes, prose, ended, stems, certain, firsts, limits)
    scores -= (limits.tail_price * spared * tail).astype(np.float32)
    further |= listed(opens & (scores > 0), items, firsts, limits)
    # a short report has its mercy: there no more is given than that they stay
    least = np.minimum(scores + np.float32(limits.box_bonus), np.float32(limits.headline_score))
    scores += (limits.box_bonus * spared * further).astype(np.float32)
    scores = np.where(alone, np.maximum(scores, least), scores)
    brief = (short > 0) | ((lines[: len(rise)] <= limits.short_lines) & (rise > 0))
    # features of a product speak of nothing else, too
    others = (share >= limits.prose_full)[page] & strangers(
        shapes, stems, said_of, certain, place, firsts, limits
    )
    scores = np.where(others, np.minimum(scores, np.float32(-limits.headline_score)), scores)
    scores = _crowned(scores, shapes, context, spoken, stems, certain | others, starts, brief, firsts, limits)
    ended &= shapes[:, _FURNITURE] - shapes[:, _PLACE] - shapes[:, _DATE] < limits.box_furniture
    scores = beside(scores, ended, ended & ~tail & (scores > 0), certain, firsts, limits)
    # a headline or a sentence by itself is no page that could be judged
    return np.where((lines <= limits.fewest_lines)[page], np.float32(_SURE), scores), shapes, spoken


def _networks(
    place: NDArray[np.int64], page: NDArray[np.int64], firsts: NDArray[np.int64], reading: Reading
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32], PageWords]:
    """What the two looks say of each line; its shape, its context and the words of the pages."""
    limits, evidence = reading.limits, reading.evidence
    grams = (np.clip(evidence.grams, -limits.gram_limit, limits.gram_limit) / limits.gram_scale)[place]
    words = page_words(evidence.telling, place, page)
    # every column in one stretch: they are made, and asked, column by column
    shapes = np.ascontiguousarray(evidence.shapes.take(place, axis=0).T).T
    context = line_context(shapes, grams, place, firsts, words)
    columns = np.empty((len(SHAPES) + 1 + len(CONTEXT) + len(SECOND), len(place)), dtype=np.float32)
    first, second = np.split(columns, [-len(SECOND)])
    first[: len(SHAPES)], first[len(SHAPES)], first[len(SHAPES) + 1 :] = shapes.T, grams, context.T
    given = page_scores(first.T, reading.weights.first)
    second[:] = second_columns(shapes, given, place, firsts, words).T
    return page_scores(columns.T, reading.weights.second), shapes, context, words


def _crowned(  # noqa: PLR0913, PLR0917 - columns of one table
    scores: NDArray[np.float32],
    shapes: NDArray[np.float32],
    context: NDArray[np.float32],
    spoken: NDArray[np.bool_],
    stems: PageWords,
    certain: NDArray[np.bool_],
    starts: NDArray[np.int64],
    brief: NDArray[np.bool_],
    firsts: NDArray[np.int64],
    limits: CleaningThresholds,
) -> NDArray[np.float32]:
    """Scores with what stays for what it is: the sentences of a page that has no others, and its headline."""
    clear = spoken & ~certain
    letters = np.expm1(shapes[:, _WIDTH].astype(np.float64) * 6)
    only = last_resort(clear, scores, letters, firsts, limits)
    topic = context[:, _TOPIC], np.expm1(context[:, _SHARED].astype(np.float64) * 4)
    topics = topic, topic_shares(stems, clear & (scores > 0))
    body = first_said(clear, starts, firsts)
    headed = crowns(shapes, topics, certain, body, brief, firsts, limits)
    return np.where(only | headed, np.maximum(scores, np.float32(limits.headline_score)), scores)


def _tail(  # noqa: PLR0913, PLR0917 - columns of one table
    scores: NDArray[np.float32],
    shapes: NDArray[np.float32],
    prose: NDArray[np.bool_],
    ended: NDArray[np.bool_],
    stems: PageWords,
    certain: NDArray[np.bool_],
    firsts: NDArray[np.int64],
    limits: CleaningThresholds,
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_], NDArray[np.int64]]:
    """Tell the lines after a page's body, the run of greatest score: comments and teasers are prose too.

    A line that counts as content brings the logarithm of its letters, one that does not costs up to
    `tail_gap`, each by how sure the score is. Sentences that go on after a box are none, and told apart
    (`continuing`), and of them those that stand by themselves (`amid`). The last is where each body begins.
    """
    letters = np.log1p(np.expm1(shapes[:, _WIDTH].astype(np.float64) * 6))
    sure = np.clip(np.where(certain, -1, scores), -_FIRM, _FIRM) / _FIRM
    headed = headings(shapes)
    worth = sure * np.where(sure > 0, letters, np.where(headed, limits.tail_heading, limits.tail_gap))
    start, end = best_runs(worth, firsts)
    sums = np.concatenate(([0.0], np.cumsum(worth)))
    at, size = np.arange(len(scores)), np.diff(firsts)
    # a run after it that is worth half as much may be the body as well
    second, later = best_runs(np.where(at < np.repeat(end, size), -1.0, worth), firsts)
    rival = sums[later] - sums[second] >= limits.tail_rival * (sums[end] - sums[start])
    ends = np.where(rival & (later > second), later, end)
    told = ended & (shapes[:, _FURNITURE] < limits.box_furniture)
    closed = (shapes[:, _COMMENT] >= _MOSTLY) & headed
    body = (at >= np.repeat(start, size)) & (at < np.repeat(ends, size)) & told
    further, single = np.zeros((2, len(scores)), dtype=np.bool_)
    for _ in range(_ROUNDS):  # what goes on with the body has words of its own
        shared = topic_shares(stems, body | further)[1]
        single = single_paragraphs(shapes, prose, told, certain, scores, shared, firsts, limits)
        more = continued(told, shared > 0, closed, ends, firsts, limits, single)
        if not (more & ~further).any():
            break
        further = more
    apart = leads_apart(shapes, prose, told, scores, shared, start, firsts, limits)
    tail = (at >= np.repeat(ends, size)) & ~further
    return tail, further | apart, (further & single) | apart, start


def _lists(
    shapes: NDArray[np.float32],
    certain: NDArray[np.bool_],
    firsts: NDArray[np.int64],
    limits: CleaningThresholds,
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Tell lines that may open a list, long ones with a colon at the end, and such as may be its items."""
    opens = (shapes[:, _COLON] > 0) & (shapes[:, _WIDTH] > _LINE_WIDTH) & ~certain
    opens[firsts[1:][firsts[1:] > 0] - 1] = False
    items = (shapes[:, _MARK] > 0) & (shapes[:, _WIDTH] > _SENTENCE_WIDTH) & ~certain
    return opens, items & (shapes[:, _FURNITURE] < limits.headline_furniture)


def _told(
    shapes: NDArray[np.float32],
    page: NDArray[np.int64],
    said: NDArray[np.bool_],
    certain: NDArray[np.bool_],
    limits: CleaningThresholds,
) -> NDArray[np.float64]:
    """Measure which share of each text's lines, those of named rules and bare hours aside, are prose."""
    told = said & ~certain
    pages = int(page[-1]) + 1
    hour = (shapes[:, _DIGITS] >= _MOSTLY) & (shapes[:, _WORDS] < _FOUR)
    named, lines = (np.bincount(page, weights=kind, minlength=pages) for kind in (certain, ~certain & ~hour))
    prose = np.bincount(page, weights=told, minlength=pages)
    return prose / np.maximum(lines + np.maximum(named - limits.named_lines, 0), 1)


def _short(
    shapes: NDArray[np.float32],
    page: NDArray[np.int64],
    said: NDArray[np.bool_],
    certain: NDArray[np.bool_],
    limits: CleaningThresholds,
) -> NDArray[np.float64]:
    """How far each text is a report of a few lines, 0..1: most of its letters stand in sentences."""
    letters = np.expm1(shapes[:, _WIDTH].astype(np.float64) * 6) * ~certain
    pages = int(page[-1]) + 1
    lines, whole, prose = (
        np.bincount(page, weights=of, minlength=pages) for of in (~certain, letters, letters * said)
    )
    share = prose / np.maximum(whole, 1)
    rise = np.clip((share - limits.short_from) / (limits.short_full - limits.short_from), 0, 1)
    return np.asarray(rise * (lines <= limits.short_lines))


def _mercy(  # noqa: PLR0913, PLR0917 - columns of one table
    shapes: NDArray[np.float32],
    top: NDArray[np.bool_],
    spoken: NDArray[np.bool_],
    wrapped: NDArray[np.bool_],
    whole: NDArray[np.bool_],
    limits: CleaningThresholds,
) -> NDArray[np.float64]:
    """Log-odds for lines of a text that is all prose: it was cleaned before. Less for a `whole` page."""
    plain = (shapes[:, _DATE] == 0) & (shapes[:, _FURNITURE] < limits.headline_furniture)
    # lines that flow into one another are prose; the first lines of an article are its headline and its lead
    prose = spoken | (wrapped & plain)
    mercy = np.where(prose & ~whole, limits.prose_mercy, limits.short_mercy)
    return np.where(top & plain & ~whole, limits.headline_mercy, mercy)


def _is_sentence(shapes: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Tell short sentences too: an end mark after three words, or after two longer ones."""
    width, words = shapes[:, _WIDTH], shapes[:, _WORDS]
    several = (words > _THREE) | ((words > _TWO) & (width > _TWO_WIDTH))
    several |= (shapes[:, _DENSE] > _MOSTLY) & (width > _DENSE_WIDTH)
    # "The third is the weather." opens no menu, and a weekday makes no date
    bare = shapes[:, _FURNITURE] - shapes[:, _PLACE] - shapes[:, _DATE]
    furnished = (shapes[:, _FURNITURE] >= _FURNISHED) & ((bare >= _BARE) | (words < _FIVE))
    return np.asarray((shapes[:, _STOP] > 0) & several & ~furnished)


def _is_unmarked(
    shapes: NDArray[np.float32], page: NDArray[np.int64], limits: CleaningThresholds
) -> NDArray[np.bool_]:
    """Tell lines of dense script that may be sentences although they end in no mark, as in Thai.

    Where others do end in one, as in Japanese, they are none.
    """
    marked = (shapes[:, _DENSE] > _MOSTLY) & (shapes[:, _STOP] > 0) & (shapes[:, _STOPS] > 0)
    marks = np.bincount(page[marked], minlength=int(page[-1]) + 1) > 1
    plain = (shapes[:, _DATE] == 0) & (shapes[:, _FURNITURE] < limits.headline_furniture)
    plain &= ~marks[page]
    return np.asarray(plain & (shapes[:, _DENSE] > _MOSTLY) & (shapes[:, _WIDTH] > _DENSE_WIDTH))


def _is_open(
    shapes: NDArray[np.float32], topic: NDArray[np.float32], limits: CleaningThresholds
) -> NDArray[np.bool_]:
    """Tell sentences without an end mark, as where a text was cut: small words, or words of the body."""
    worded = (shapes[:, _SMALL] >= limits.open_small) | (topic >= limits.open_topic)
    return np.asarray(
        worded & (shapes[:, _WIDTH] > _SENTENCE_WIDTH) & (shapes[:, _FURNITURE] < limits.open_furniture)
    )
