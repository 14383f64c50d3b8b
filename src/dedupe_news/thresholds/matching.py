"""Who reprints whom: how much two texts must share, and what tells templates apart."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CopyThresholds:
    """When one report reprints another.

    Chosen on generated archives with known copies, seed 7; figures are reported on other seeds
    (`tests/benchmarks/bench_matching.py`).
    """

    shingle_words: int = 4
    """Words in a shingle: three join reports of one event, five lose copies with typing errors."""
    samples: int = 64
    """Shingles kept of a report, as long as that is no less than the next."""
    least_rate: float = 0.125
    """The part of its shingles that is kept of any report: a paragraph of 60 words leaves seven."""
    tail_part: int = 5
    """Without a last paragraph the last fifth of a text may be a footer."""
    longest_tail: float = 0.75
    """A last "paragraph" of a larger part is the article."""
    terse_words: int = 40
    """A shorter text is too short for its short lines to be time stamps."""
    prose_words: int = 8
    """Numbers and names in shorter lines are credits, counters and time stamps."""
    brief_words: int = 100
    opening_letters: int = 4
    """In a shorter text one other name is enough, and words that open a sentence count as names from so many
    letters on."""
    most_numbers: int = 12
    most_names: int = 8
    """Slots kept of a report: with the samples some 400 bytes."""
    pregroup_resemblance: float = 0.3
    pregroup_containment: float = 0.7
    """Resemblance, or part of the shorter text, from which two texts are in one provisional group. Without
    the second an article that is cut short in many ways seems boilerplate itself."""
    sure_resemblance: float = 0.5
    """Resemblance from which a pair of a band needs no second look."""
    representatives: int = 32
    """Reports of one provisional group that are joined with the others: 20,000 copies of one article must
    not be compared with one another."""
    common: int = 64
    """A shingle in more texts makes a crowd: there one minimum is enough for a pair of a band."""
    boilerplate_groups: int = 8
    """A shingle in more provisional groups is boilerplate (pairwise F1 .987; without this rule .084)."""
    boilerplate_largest: float = 0.6
    """A shingle of which one provisional group has a larger part belongs to that group's article. (Pairwise
    F1 on seeds 12, 13, 77 and on 40,000 articles of real words: .9928, .9940, .9922, .9926; at .5 .9928,
    .9934, .9930, .9905; at .7 .9915, .9943, .9890.)"""
    shared_samples: int = 4
    containment: float = 0.25
    """Share of the shorter report's shingles, boilerplate aside, that a copy has."""
    least_shingles: int = 32
    """A shorter report counts as one of so many shingles: a dozen common words in a row make no copy."""
    resemblance: float = 0.8
    """Resemblance that is enough for any length."""
    candidate_part: float = 0.6
    """Part of these that a candidate pair has without its last paragraphs; the full count follows."""
    excerpt_words: int = 40
    tied_resemblance: float = 0.4
    """A shorter text is tied to texts that it resembles so much, and to the one that holds most of it."""
    coverage: float = 0.5
    """Part of the shorter report (in eighths) in which something must be shared: a follow-up repeats some
    paragraphs word for word, a copy is alike all over."""
    framed: float = 0.7
    series_resemblance: float = 0.25
    series_length: float = 1.6
    series_words: int = 150
    """A shorter report that keeps less of itself once boilerplate is gone, with another of like length (at
    most so many times its own) that it resembles less, is of a series: on seeds 11 and 23 such pairs made
    copies of .8 and 1 % of all templates; without them .2 and none. Under 100 words only, it is .35 % on seed
    12, now none."""
    frame_more: float = 0.1
    """Two of a series also share more of their boilerplate than of their own words, by so much. At a million
    articles most briefs have as much boilerplate as this by chance, and without this rule 1.5 % of all copies
    were held to be of a series (pairwise F1 .988 for .989), a thousand for each pair of one."""
    few_texts: int = 100
    """Among fewer texts a frame cannot be told from an article (a shingle has to stand in nine groups): all
    briefs count as framed. Of 528 pairs of generated templates on their own 32 are copies by this, without it
    109; of 1,402 pairs of an article and its copy .4 % are lost. With 10,000 texts it costs .005 of pairwise
    F1, and there the frames show by themselves."""
    thinly: float = 0.8
    """Of that part so much is enough, boilerplate aside, where the rest is made up by boilerplate. At a
    million articles it saves a third of the copies that miss `coverage`; at a half .2 % of the templates of
    seed 21 merge, now none."""
    report_words: int = 150
    mostly: float = 0.5
    spread: float = 0.75
    """A report of so many words of which less is shared has to share something in so large a part of it: two
    paragraphs of 50 words that a follow-up quotes (real reports of 250 to 900 words) made copies of .33 of
    such pairs, now of .02. Asked of briefs too, it costs .006 of pairwise F1."""
    loosely: float = 0.5
    turns: int = 0
    """A pair of which less is shared has to share it in one order (`matching/order.py`): of the reports of an
    event that two papers wrote from the same quotations and agency lines (31 to 45 % shared; GVA, ECB+, NeuS,
    DUC), 35 of some 90 are no copies any more, and the archives' edited copies lose .0003 of pairwise F1. At
    .6 they lose .002; more containment or more coverage instead costs .003 to .007 for as many."""
    nothing: float = 0.05
    """Two texts of which the shorter shares less have nothing in common and are no copies of one keeper."""
    part_held: float = 0.7
    part_length: float = 0.9
    digest: float = 0.5
    """A text that holds so much of two others, neither longer than .9 of it nor both together by more than a
    tenth, that have nothing in common is a digest, and one that is set aside where they and other parts make
    up half of it: of a copy, too, no more needs to be in what is kept."""
    typo_letters: int = 2
    """Names that differ in no more (folded) letters may be one name with a typing error."""
    names_differ: int = 2
    names_differ_share: float = 0.2
    """So many names in equal places, and so large a part of them, differ between templates only."""
