"""The parts of a short text: does each begin anew and stand by itself, as reports of one event do?

Of short reports of one event the looks at lines see where each begins nearly as well as in long ones (average
precision of lines .79 to .85 on GVA, DUC 2004 and NeuS), but together the lines of so short a text bring less
than is asked of a dump. What an editor sees is that two lines or more stand out far above all others, that
nothing but first lines interrupts the sentences, that all parts have a headline or none, and that each can be
read without the others: it names nobody by surname alone whom only another part names in full, and its first
line does not go on from the one above. Without that last question three times as many articles are cut as are
with it, for twice as many dumps.

Of joins of one event (GVA, DUC 2004, NeuS) that were left whole one in 30 is found, with 11 borders of which
all are right, and of 2,000 articles two more are cut.

In other languages than English the looks see where reports begin as well, but give all lines less. There
the likeliest lines need bring nothing: it is asked how far they stand above every line that might begin a
part of three lines. Of English articles that would cut one in 180. Of 174 borders in dumps of clean prose
written for this, with common words read as English ones (`glosses.py`), six more are found and one more is
wrong; of 57 in dumps written later in thirteen languages 34 for 20, of the half of them that nobody had read
10 for 7, one wrong.

Tried and dropped: to tell such texts by logistic regression or trees on fifty columns of their best division
(likeness of first lines, how much is told again, names given in full again, words within and across parts,
lengths, days named) trained on short joins of ECB+: in sets never trained on it finds as many at as many
articles cut. To fit the looks anew to short texts: the lines are ranked no better. One border alone, of
whatever log-odds: finds one dump more of 150, and three articles. That a part must name a day in its first
two lines: finds a third less. To leave texts whole that the looks take for a dump, where a part leans: loses
as many dumps as articles. To ask less of texts in other languages than English by lower prices alone: in
reports retold as German (`tests/benchmarks/foreign.py`) they find one border in a hundred more, and log-odds
raised by 1 one in 25, with three times as many articles cut. What the looks say of the text's own first line,
and lines measured against it, in logistic regression and trees on thirty columns of the best division,
learned on three of GVA, DUC 2004, NeuS and pages and measured on the fourth: tells dumps no better than the
sum does. Half the gap in English (.8): eighteen borders more of joins of 168 dumps left whole, and six more
of 2,500 articles cut, most of them of DUC 2004.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dedupe_news.reading.segmenting.decoding import best_borders
from dedupe_news.reading.segmenting.forms import END_MARK
from dedupe_news.reading.segmenting.openings import goes_on
from dedupe_news.reading.segmenting.people import names_given
from dedupe_news.text.languages import guess

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dedupe_news.reading.segmenting.shorts import Lines
    from dedupe_news.reading.segmenting.units import Units
    from dedupe_news.thresholds import SegmentThresholds

__all__ = ["Parts", "begin_anew", "leaning", "parts_of"]


@dataclass(frozen=True, slots=True)
class Parts:
    """The likeliest division of a short text: first lines but the text's own, with their log-odds.

    `rest` is the highest log-odds of all other lines, `leaning` counts the names that one part takes from
    another, `ended` is the share of lines that are a first line or end as sentences do, `alike` whether all
    parts, the first one too, open with a headline or none does, `onward` whether a first line goes on from
    the one above, `abroad` whether the text is in another language than English.
    """

    lines: int
    rows: tuple[int, ...]
    odds: tuple[float, ...]
    rest: float
    leaning: int
    ended: float
    alike: bool
    onward: bool
    abroad: bool = False


def parts_of(lines: Lines, settings: SegmentThresholds) -> Parts:
    """Divide a short text at all its likelier lines, in parts of `settings.restart_lines`."""
    units, fewest = lines.units, settings.restart_lines
    abroad = guess("\n".join(units.heads)) not in ("en", None)
    price = settings.restart_price_abroad if abroad else settings.restart_price
    _, found = best_borders(lines.logits, lines.possible, lines.told, price, fewest)
    rows = [row for row in found if len(units) - row >= fewest]
    if abroad:
        rows = _standing_out(lines, rows, settings)
    firsts = [0, *rows]
    ended = np.array([END_MARK.search(head[-12:]) is not None for head in units.heads])
    alike = len(set(ended[firsts].tolist())) == 1
    ended[firsts] = True
    return Parts(
        len(units),
        tuple(rows),
        tuple(lines.logits[rows].tolist()),
        _rest(lines, rows, settings.restart_lines if abroad else 1),
        leaning(units, rows, lines.told) if rows else 0,
        float(ended.mean()),
        alike,
        bool(goes_on([units.heads[row] for row in rows]).any()),
        abroad,
    )


def _rest(lines: Lines, rows: Sequence[int], fewest: int) -> float:
    """The highest log-odds of all lines but these and the first, and of which so many lines are left."""
    others = lines.possible.copy()
    others[[0, *rows]] = False
    others[len(others) + 1 - fewest :] = False
    return float(lines.logits[others].max(initial=-np.inf))


def _standing_out(lines: Lines, rows: Sequence[int], settings: SegmentThresholds) -> list[int]:
    """As many of the highest of these lines as stand out above all others, two at least; else the highest."""
    falling = sorted(rows, key=lambda row: -float(lines.logits[row]))
    for number in range(len(falling), 1, -1):
        some = falling[:number]
        if (
            float(lines.logits[some[-1]]) - _rest(lines, some, settings.restart_lines)
            >= settings.restart_gap_abroad
        ):
            return sorted(some)
    # below a heading of links, what stands out is the link to another article
    return [row for row in falling[:1] if not lines.columns["after_furniture"][row]]


def begin_anew(parts: Parts, settings: SegmentThresholds) -> bool:
    """Whether all parts stand by themselves, and their first lines stand out and bring enough.

    Example:
        >>> from dedupe_news.thresholds import SegmentThresholds
        >>> begin_anew(Parts(12, (4, 8), (0.1, -1.0), -3.0, 0, 1.0, True, False), SegmentThresholds())
        True
        >>> begin_anew(Parts(12, (4, 8), (0.1, -1.0), -3.0, 1, 1.0, True, False), SegmentThresholds())
        False
    """
    if not parts.rows or parts.onward or parts.leaning or not parts.alike:
        return False
    if parts.ended < settings.restart_ended:
        return False
    gap = min(parts.odds) - parts.rest
    if len(parts.rows) < settings.restart_borders:
        if parts.abroad:
            return parts.odds[0] >= settings.restart_alone_abroad and gap >= settings.restart_alone_gap_abroad
        return parts.odds[0] >= settings.restart_alone and gap >= settings.restart_gap
    if parts.abroad:
        return gap >= settings.restart_gap_abroad
    brought = sum(odds - settings.restart_price for odds in parts.odds)
    more = settings.restart_per_line * (parts.lines - settings.restart_usual)
    return gap >= settings.restart_gap and brought >= settings.restart_evidence + more


def leaning(units: Units, rows: Sequence[int], told: NDArray[np.bool_]) -> int:
    r"""How often a part names by surname alone somebody whom only a part above it has named in full.

    A headline does so of anybody; lines that say nothing are passed over.

    Example:
        >>> from dedupe_news.reading.segmenting.units import read_units
        >>> text = "Police chief Ana Couto spoke.\nFew came.\nThe man, said Couto, fled.\nAll is calm."
        >>> units = read_units(text, 0, len(text))
        >>> leaning(units, [2], np.ones(4, bool)), leaning(units, [1], np.ones(4, bool))
        (1, 1)
        >>> leaning(units, [3], np.ones(4, bool))
        0
    """
    part = np.searchsorted(rows, np.arange(len(units)), side="right")
    known: dict[int, set[int]] = {}
    found = 0
    # in English, too, it would be `the Clinton campaign`, which leans
    german = guess("\n".join(units.heads)) == "de"
    for line, surname, full in names_given(units, nouns=german):
        if full:
            known.setdefault(surname, set()).add(int(part[line]))
        elif told[line] and surname in known and int(part[line]) not in known[surname]:
            found += 1
    return found
