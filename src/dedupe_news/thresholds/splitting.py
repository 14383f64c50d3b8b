"""Where one report ends and the next begins: from which odds on a border is drawn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SegmentThresholds:
    """Where one report ends and the next begins (`tests/benchmarks/bench_segmenting.py`)."""

    fewest_lines: int = 2
    """Lines of the shortest report: a headline and a paragraph."""
    shortest_text: int = 200
    """Code points under which a text is one report without a look."""
    border_price: float = -0.7
    """Log-odds that each border of a dump must exceed. From 0 to -.7 Pk changes by .003 and recall gains what
    precision loses; a missed border makes false statements, one too many costs recall. A price that rises
    with the text's length (by .5 for each time e, from -1.1 to -.2) was tried: Pk of long joins falls by
    .008, but the one dump with gold, of 67 lines, loses half its borders."""
    evidence_price: float = -1.5
    """Log-odds from which a line counts when it is asked whether a text is a dump. At one article in a
    hundred wrongly cut, this sees 87 % of the joins of one event, lines above 0 alone 83 %."""
    dump_price: float = 4.3
    """What these lines must bring together, above that price, before any border is drawn."""
    several_price: float = 2.0
    """Log-odds of the third look (`segmenting/wholes.py`) that the text is several reports, asked where the
    lines bring enough. It takes back every fifth wrong cut of articles of DUC 2004, WCXB and L3S-GN1 (2.2 %
    of them are cut without it, 1.8 with it) and 3 in 1,000 of the joins found of DUC 2004 and GVA, of NeuS,
    whose reports have three lines, 2 in 100; at 2.5 1.4 % are cut, and 1 to 2 (5) in 100 lost. Alone, without
    the sum, it would cut half as many articles (.9 % at 3.0) at the same Pk, but then dumps of clean prose
    are missed, in which every lead stands out only a little."""
    sure: float = 0.8
    """Score from which a guessed border counts: two parts with no such border between them are one block, and
    what both say is repeated, not confirmed. Of two parts with one, 1.6 % of the sentence pairs stand in one
    article after all (joins of GVA, DUC 2004 and NeuS; of one event 4 %); between .7 and .8 it is every
    sixth. A tenth of the true claims is given up, of one event a sixth
    (`tests/benchmarks/bench_guessed.py`). The best border between two parts tells this better than all of
    them together as if they were independent (2.5 %, of one event 7 %)."""
    foot_sentences: int = 3
    """Lines that are sentences which there must be above and below the foot of a page for a border there."""
    foot_score: float = 0.97
    """What such a border is sure (`tests/benchmarks/bench_pages.py`)."""
    masthead_lines: int = 6
    """Lines from a headline to the first sentence below it, a byline or a date among them: what scrapers keep
    between (a rubric, a time, a picture's credit) is seldom more."""
    masthead_score: float = 0.95
    """What a border at such a headline is sure (`tests/benchmarks/bench_pages.py`)."""
