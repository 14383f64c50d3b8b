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
    border_price: float = -0.9
    """Log-odds that each border of a dump must exceed. At -.7 Pk of all joins is lower by .002 (.155 for
    .157), recall by .6 % and precision higher by 1.3; a missed border makes false statements, one too many
    costs recall, and of the one dump with gold a border would be missed that has -.84. A price that rises
    with the text's length (by .5 for each time e, from -1.1 to -.2) was tried: Pk of long joins falls by
    .008, but that dump, of 67 lines, loses half its borders."""
    evidence_price: float = -1.5
    """Log-odds from which a line counts when it is asked whether a text is a dump. At one article in a
    hundred wrongly cut, this sees 87 % of the joins of one event, lines above 0 alone 83 %."""
    dump_price: float = 3.0
    """What these lines must bring together, above that price, before any border is drawn."""
    several_price: float = 2.5
    """Log-odds of the third look (`segmenting/wholes.py`) that the text is several reports, asked where the
    lines bring enough. With 4.3 and 2.0 for the two 1.5 % of WCXB's articles, 1.6 of those of DUC 2004 and
    2.5 of their bare ones are cut, with 3.0 and 2.5 1.2, 1.0 and 1.0 %, and Pk of all joins is lower by .003:
    what the third look says tells articles apart better than the sum does. Where the lines need bring less,
    articles of GVA with teasers are cut more often; at 2.2 a third more articles are cut, and Pk falls to
    .154. Asking less of short texts, of which hardly any is cut, was tried (by .6 for each time e): NeuS
    gains .004 to .008, and of the articles of L3S-GN1 2.1 % are cut for 1.6."""
    sure: float = 0.8
    """Score from which a guessed border counts: two parts with no such border between them are one block, and
    what both say is repeated, not confirmed. Of two parts with one, 2.8 % of the sentence pairs stand in one
    article after all (joins of GVA, DUC 2004 and NeuS; of one event 4 %); between .7 and .8 it is every
    seventh. A tenth of the true claims is given up, of one event a sixth
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
    dateline_fewest: int = 2
    """Lines of a text that open with an agency's dateline before one of them is a border
    (`segmenting/datelines.py`)."""
    dateline_sentences: int = 2
    """Sentences above such a line and from it on, one a line and as many as its own paragraph holds: an
    agency's shortest item. Of lines that follow one another each has to hold more."""
    dateline_score: float = 0.9
    """What such a border is sure: in joins of DUC 2004 95 % are right, of GVA 76 (most others stand between
    items of one station's page), of NeuS 57, where a headline that ends with a full stop stands above."""
    close_score: float = 0.9
    """What a border at a headline below a count of comments or a heading of links is sure."""
    headed_sentences: int = 2
    """Sentences of the shortest article of a text in which each has a headline."""
    headed_again: float = 1.5
    """Words that such a headline shares with the first three sentences below it, on average."""
    headed_score: float = 0.9
    """What a border at such a headline is sure."""
    brief_ended: float = 0.5
    """Share of a text's lines that end as sentences do, from which sentences of four words count for
    headlines and datelines, too: short items under headlines with bylines have more, most pages fewer."""
    short_lines: int = 40
    """Lines up to which a text that the looks leave whole is asked for short reports of different events
    (`segmenting/shorts.py`)."""
    short_common: float = 0.05
    """Stems that all above and all below such a border may have in common, to the geometric mean of both. Of
    the likeliest lines of articles one in twenty has so few; at .08 half as many articles more are cut."""
    short_price: float = -2.5
    """Log-odds that each such border must exceed."""
    short_evidence: float = 2.0
    """What such borders must bring together, above that price. At 1.5 one article in 400 more is cut and of
    those of DUC 2004 one in 200, and no more borders are found in dumps written for it."""
    short_odds: float = 1.0
    """What such a line's log-odds gain by having passed all these questions: of those of -1 to 0 in short
    joins and as many articles (GVA, DUC 2004, NeuS, L3S-GN1) 74 % are borders, of 0 to 1 86 %."""
    window_lines: int = 4_000
    """Lines of a text that are judged together (`segmenting/windows.py`)."""
    window_edge: int = 250
    """Lines at the edges of such a window that the window beside it judges: what all looks reach, the second
    after the first, is 64 and 30 lines and 12 leads."""
    each_fewest: int = 3
    """Lines of the shortest text that is asked whether each is a report (`segmenting/each_line.py`)."""
    each_sentences: int = 3
    """Sentences that each of these holds at least."""
    each_evidence: float = 3.0
    """What their log-odds add up to: at 0 twice as many articles in long paragraphs are cut."""
    each_dated: float = -2.0
    """What they are on average at least where each names a day; from there to -1 no article more is cut."""
    each_score: float = 0.9
    """What such borders are sure."""
    restart_price: float = -2.5
    """Log-odds from which a line of a short text is taken for a first line when it is asked whether all parts
    stand by themselves (`segmenting/restarts.py`)."""
    restart_lines: int = 3
    """Lines of the shortest such part. At 2 as many dumps are found and one article in 200 more is cut."""
    restart_borders: int = 2
    """Borders that there must be; one alone is found in as many articles as dumps, unless it is
    beyond doubt."""
    restart_alone: float = 1.7
    """Log-odds of the only border of such a text. Of 2,500 articles none has one so high that the looks do
    not see, at 1.3 nine do, for two dumps more."""
    restart_price_abroad: float = -4.2
    """The price in other languages than English, where the looks give first lines log-odds lower by one to
    three, and those of other lines as well: what they stand above these is asked instead."""
    restart_gap_abroad: float = 1.2
    """How far they must stand above all other lines there. Asked of English, with that price, it would cut
    one article in 180 and find 24 borders of 29; of 27 articles in other languages it cuts none."""
    restart_alone_abroad: float = -0.1
    """Log-odds of the only border of such a text there."""
    restart_alone_gap_abroad: float = 3.5
    """How far that one must stand above all other lines. Of English articles one in 160 has such a line."""
    restart_gap: float = 1.5
    """How far the log-odds of each must stand above those of all other lines; at .5 four of 1,000 articles of
    DUC 2004 are cut more, at 2 one dump in 60 less is found."""
    restart_evidence: float = 2.5
    """What they must bring together, above that price, in a text of usual length."""
    restart_usual: int = 12
    """Lines of that length."""
    restart_per_line: float = 0.05
    """What each further line asks more: long articles have several lines of -1."""
    restart_ended: float = 0.9
    """Share of the lines that are first lines or end as sentences do. Pages have captions, bylines and links
    between them, and what is left of one is seldom put together by somebody; at .5 as many dumps are found, a
    line beside the border."""
    restart_score: float = 0.75
    """What a border of such a text is sure: under `sure`, for they are few that this was measured on."""
