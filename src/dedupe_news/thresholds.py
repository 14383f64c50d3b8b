"""Every threshold of the product in one table, each with where it came from.

One default serves all inputs; a number without a source does not belong here. Rooms take their class as
an argument with these defaults, so a caller can change one without touching the others.
"""

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
    precision loses; a missed border makes false statements, one too many costs recall."""
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


@dataclass(frozen=True, slots=True)
class CleaningThresholds:
    """What is boilerplate.

    Covers are shares of a line's letters that stand in words of the lexicon (`cleaning/notices.py`). They
    were chosen on the strings of two consent products, 39 languages, against 37,000 lines of news stories,
    of which under one in a thousand may match (`tests/benchmarks/bench_cleaning.py`).
    """

    button_letters: int = 60
    """A longer line is no button, heading or link."""
    button_words: int = 3
    """A line of so few words may be a button although it ends in a full stop."""
    button_named: float = 0.4
    """Share of the letters of longer buttons that stand in other words than small ones: of 545 lines and
    short sentences of articles that passed for buttons 112 do no more; 5 of 1,869 buttons are missed."""
    button_cover: float = 0.8
    sure_cover: float = 0.95
    notice_cover: float = 0.85
    addressed_cover: float = 0.68
    """For lines that speak to their reader or of their own site."""
    long_cover: float = 0.6
    """For notices with two words of privacy and two of address: names of firms take up the rest."""
    link_cover: float = 0.7
    """Rows of links hold names of sections and sites too."""
    stamp_cover: float = 0.8
    longest_notice: int = 1500
    """A longer line is judged by the model alone: its middle is not read."""
    rights_letters: int = 400
    """A longer line with "all rights reserved" is an article that ends so; its sentences are kept."""
    call_letters: int = 450
    """A longer line that calls to subscribe or follow somewhere is a paragraph that ends so. Of the lines of
    labelled pages that are calls between 300 and 450 letters none belongs to an article (WCXB, AEB, L3S)."""
    gram_limit: float = 8.0
    gram_scale: float = 4.0
    """Grams' log-odds are bounded and scaled as in training (`tests/benchmarks/train_lines.py`)."""
    least_odds: float = 0.3
    """Log-odds from which the model takes a line for content. Over nought because furniture is missed more
    often than content: on held-out news (AEB, L3S, pages retold in other scripts) line F1 rises by .002 to
    .015, sentences lost by .001; from 1 on they are .012."""
    change_price: float = 0.25
    """Log-odds it costs to change between content and furniture; .25 to 1.5 measure alike in line F1 on
    held-out sites, and at .25 a paragraph between two links is lost least often (AEB: .011 of the sentences,
    .017 at .5)."""
    block_bonus: float = 2.0
    """Log-odds given to paragraphs within the page's best run of prose: on unseen sites the sentences lost
    fall from .018 to .006 (L3S) and line F1 rises from .919 to .928."""
    tail_price: float = 3.0
    tail_gap: float = 2.0
    """Log-odds that lines after the body's end must have more, and what a line of furniture costs the body
    where its end is looked for. On ten sets of pages, sites held apart, mean line F1 rises from .844 to .859
    (English news .883 to .889 and .805 to .813, Chinese .900 to .930, nine other languages .722 to .816; L3S
    .929 to .931), sentences lost by .001; 2 to 5 and 2 to 3 measure alike. Asked of the lines before the body
    too, leads are lost: .3 to 1 % of all sentences on six sets. An article that came as one is spared."""
    tail_rival: float = 0.5
    """A later run worth such a part of the body may be the body itself, and is not asked for more: without it
    a brief after a longer notice is lost whole. Line F1 falls by .001."""
    teaser_price: float = 3.0
    teaser_window: int = 6
    teaser_changes: float = 0.7
    teaser_reach: int = 8
    teaser_blurb: float = 220.0
    teaser_headline: float = 25.0
    teaser_near: float = 0.2
    teaser_topic: float = 0.3
    """What makes a row of teasers after the body (`cleaning/kernel.py`), and what its lines must have more:
    of so many lines on either side that part of the possible changes between paragraph and other line;
    paragraphs and headlines of so many letters at most and at the least; so few words of the body around a
    line and in it. Line F1 on L3S rises by .006, on other sets by 0 to .001; shorter headlines let guides
    lose their subheadings (WCXB -.001)."""
    prose_from: float = 0.35
    prose_full: float = 0.5
    """Share of a text's lines that are prose from which, and at which, it counts as an article already: under
    a third on nine pages in ten (WCXB, AEB, L3S), over a half in 19 of 20 articles (ECB+, GVA)."""
    pure_from: float = 0.75
    """Share from which the mercy grows on, to twice as much where all is prose: hard-wrapped articles."""
    prose_mercy: float = 4.0
    short_mercy: float = 2.0
    """Log-odds given to the prose and to the short lines of such a text: one sentence in 200 may go."""
    fewest_lines: int = 2
    """Of a text with no more lines than this, named rules aside, the model removes none."""
    headline_mercy: float = 6.0
    """The same for its first lines: labelled pages leave headlines unscored, so none was learned from."""
    headline_lines: int = 2
    headline_furniture: float = 0.4
    """Such a text's first lines are spared like prose unless so many letters are page furniture."""
    open_small: float = 0.1
    open_topic: float = 0.5
    open_furniture: float = 0.35
    """In such a text a line without an end mark is a sentence that was cut off if so many letters are small
    words, or so many of its telling words the body's, and no more are page furniture. Of 383 articles (ECB+)
    that end in a cut sentence 187 lost it, now 38; of 383 with a short one 287, now 112, dates nearly all. On
    held-out pages line F1 moves by .001."""
    repeats: int = 3
    """Otherwise different reports a line has to stand in (precision .96-.98)."""
    repeat_words: int = 12
    """A longer repeated line is a sentence of a story that several papers print."""


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
    """A shingle in more representatives takes no part in the first join."""
    boilerplate_groups: int = 8
    """A shingle in more provisional groups is boilerplate (pairwise F1 .987; without this rule .084)."""
    boilerplate_largest: float = 0.8
    """A shingle of which one provisional group has a larger part belongs to that group's article."""
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
    typo_letters: int = 2
    """Names that differ in no more (folded) letters may be one name with a typing error."""
    names_differ: int = 2
    names_differ_share: float = 0.2
    """So many names in equal places, and so large a part of them, differ between templates only."""


@dataclass(frozen=True, slots=True)
class StoryThresholds:
    """When two reports tell the same event.

    Chosen on GVA 2013-15, ECB+, NeuS and DUC 2004 together, on samples of 6 to 140 of their reports, on their
    first 40 words, and on the same texts with ciphered letters, with words cut into syllables and with words
    written as ideographs (languages of which nothing is known). With the cut chosen on the other three sets,
    ECB+ loses .01 to .02 B-cubed and the others nothing (`tests/benchmarks/bench_stories.py`).

    Weights fitted by logistic regression to the pairs of three sets and tried on the fourth gave .84 on
    average over all these conditions (fitted to all four, .89, as these do): they learn how large the three
    sets' stories are. So there are few weights, and they are round.
    """

    spread: float = 12.0
    """How far granularity moves the cut, in log-odds: from 0 to -6 at 1 and to 6 at 0."""
    longest: int = 6000
    """Letters read of a report: the rest of a long read tells of other things."""
    lead: int = 60
    """Words of title and lead, which count twice; 50 to 70 measure alike."""
    number: float = 1.5
    """Weight of numbers beside words of the same frequency."""
    background: int = 500
    """Reports of the run as which the background counts: as 5,000 it outweighs what is common in the run's
    own field, and look-alikes join."""
    imagined: int = 20
    """Texts made up for terms in a language that the background does not know (`stories/vectors.py`)."""
    heavy: int = 24
    """Heaviest terms of a report by which its neighbours are looked up."""
    heavy_texts: int = 200
    heavy_share: int = 400
    """A term in more than 200 reports, or one in 400 in runs of over 80,000, looks up no neighbours: at one
    in 50 the look-up grew with the square of the run (100,000 articles: 186 s)."""
    neighbours: int = 40
    """Best neighbours compared in full."""
    crowd: int = 600
    """Reports of a large run against which each is held to learn how alike unrelated reports are."""
    usual: float = 0.09
    usual_spread: float = 0.03
    usual_weight: int = 5
    least_spread: float = 0.1
    """Median likeness of unrelated reports, and how far the most alike fifth lies above; a small run's own
    figures are drawn towards these as if by 5 reports. No spread counts as less than a tenth of the usual."""
    related: float = 1.0
    """Log-odds from which a report does not count as unrelated."""
    kin: int = 7
    kin_least: float = 0.05
    kin_share: float = 0.54
    kin_weight: float = 0.5
    """A report is seen together with up to 7 neighbours whose chance of telling its event is .05 or more;
    they make up to half of the picture, the more the likelier they are."""
    days: float = 3.0
    month: float = 30.0
    year: float = 450.0
    """Standard deviations of the days between two reports: of the same news, of the same affair, and of a
    case until its verdict: one GVA story in ten spans over 300 days, but last year's weather is another
    story."""
    sure: float = 0.8
    """A story of reports whose borders are less sure on average is looked at again (`stories/parting.py`)."""
    between: float = 0.82
    """Part of the likeness within its parts that reports of two parts reach at most: in joins of five reports
    of one event the median is .64 to .77, of two look-alike events .42 to .59, so that both come apart; where
    borders are unsure false statements weigh more."""
    least_competing: int = 20
    competing: int = 300
    most_competing: int = 10_000
    """Reports among which a pair must stand out: its odds fall with their number (`weight_reports`) beside
    300, and come to rest at 10,000; 20 are added, so that two reports
    alone are not sure of each other. Samples of 20 to 2,000 reports and a generated archive ask for it."""
    first_likeness: float = 18.5
    first_constant: float = -9.0
    weight_likeness: float = 12.5
    constant: float = -7.6
    weight_spread: float = -1.0
    weight_reports: float = -0.7
    weight_length: float = 0.35
    weight_repeats: float = -0.7
    usual_repeats: float = 0.3
    weight_contrast: float = 3.0
    weight_days: float = 0.8
    weight_month: float = 3.0
    weight_year: float = 8.0
    """The pair model, in log-odds: likeness is the square root of the part of the cosine that is over the
    usual, contrast the logarithm of its square beside each report's best, spread, repeats and reports are
    logarithms beside the usual, length the mean logarithm of distinct terms less 5, days, month and year
    Gaussians (less a half, less a half, less one) where both dates are known. Without contrast NeuS has
    .842 B-cubed instead of .864 and ECB+ .912 instead of .928; without repeats reports written in ideographs
    have .845 on average instead of .876, and halves of Spanish, French, Polish and Portuguese pages .918
    instead of .960."""
    calibration: float = 0.7
    """Part of the log-odds that is left at the end: seen with their kin reports are surer than right. The
    truth regressed on them has slopes of .71 on the whole sets, .75 on samples of 140 reports, .62 of 20."""


@dataclass(frozen=True, slots=True)
class StatementThresholds:
    """When two sentences say the same, and when they disagree.

    Likenesses are shares of weighted word mass in 0..1 (`accounts/likeness.py`). Chosen on two thirds of the
    MRPC and STS-B headline pairs and on same-event reports (ECB+, GVA), checked on the rest
    (`tests/benchmarks/bench_accounts.py`); no weights are trained.
    """

    same: float = 0.5
    """Common mass from which two sentences say the same (pairs from MRPC: precision .81 at .5)."""
    centre: float = 0.4
    """Common mass that the centres of two groups need before a pair of their members may join them."""
    aligned: float = 0.38
    """Common mass that is enough right after the same statement (`accounts/aligned.py`)."""
    aligned_opening: float = 0.22
    """The same when both also open with the same clause of time and name the same actors."""
    sure: float = 0.8
    """Common mass from which new names in the folded sentence no longer keep it apart."""
    disputed: float = 0.45
    """Common mass without numbers and dates from which two sentences are about the same thing. At .36 planted
    weekdays are all found, and half as many conflicts again are told of untouched reports (ECB+ 1.6 in a
    hundred shared pairs), two in five of them of different matters ("29 passes", "39 passes")."""
    clause: float = 0.35
    """Common mass from which a clause that is the same to the letter but for one value is a dispute."""
    shared_words: int = 3
    """Sentences with fewer words in common, figures aside, dispute nothing (time stamps, results lists)."""
    fewest: int = 3
    """Sentences with fewer words of content fold only with their exact likes."""
    negated: float = 0.55
    """The same, from which a word negated on one side alone is told as a disagreement. Below it, and below
    `disputed`, it only keeps apart: of 60 pairs of four sets that no longer fold, two in three were wrong
    ("No arrests have been made", "detectives arrested a boy")."""
    parallel: float = 0.65
    """The same, from which they run in parallel and word may be set against word."""
    repeated: float = 0.75
    repeated_known: float = 0.6
    """Common mass that two sentences of one block of guessed borders need (`accounts/guessed.py`): near
    enough word for word, or less with a figure, date or name in common. Of look-alike events taken for one
    (ECB+, GVA, DUC 2004, NeuS) 18 pairs of sentences that differ fold across events where 80 did, most of the
    18 notices, and 365 within an event where 581 did (`tests/benchmarks/bench_guessed.py`)."""
    new_names: int = 1
    """A folded sentence may bring so many names that the printed one lacks."""
    redundant: float = 0.4
    """Common mass over which a budget takes a second sentence only when nothing else is left: the two most
    alike of ten sentences are then no more alike than before nearness to the story counted (.58 on ECB+, .55
    on GVA, .56 on DUC 2004; at .45 each .02 more), and ROUGE is the same."""
    caption_one: float = 0.75
    """Part of a line without end mark that one sentence must cover to make it that sentence's caption."""
    caption_two: float = 0.85
    """The same for two sentences together."""
    caption_half: float = 0.5
    """Part of it that the better of the two must cover. Of 399 captions and headlines in 380 stories of ECB+,
    GVA and DUC 2004 one more at .4, nine fewer at .6, half of them rightly."""
    headline_borne_out: float = 0.5
    """Part of the words of a headline in the first line that the report below must hold. On the same stories
    four more at .4, one of them a byline; 30 fewer at .6, headlines and datelines that stand alone."""
    attribute_near: int = 4
    """A figure stands at most so many words from the word it is a figure of (`accounts/attributes.py`)."""
    attribute_apart: float = 0.2
    """Values further apart than this part of the larger are of two things (a quake and its aftershock)."""
    ages_apart: int = 10
    """The same of ages: namesakes are mostly father and son. On the same stories all three tell the same
    seven disputes at half as much and at one and a half times as much."""
    title_words: int = 4
    """A headline has so many words or more: "BBC News | Ferry aground" does not become "BBC News"."""
    site_words: int = 12
    """Words of a site's name at most: at 8 four titles of the same stories keep theirs ("KSLA News 12
    Shreveport, Louisiana News Weather & Sports")."""
    site_unnamed: int = 4
    """Words of one that names no outlet, at most; 3 and 6 change none of them."""
    site_small: int = 3
    """Longer words of a name have a capital, unless they name an outlet ("Region 8 News, weather, sports").
    At 2 eight titles keep the names of their sites ("… News, Weather and Sports"), at 4 nothing changes."""


@dataclass(frozen=True, slots=True)
class IndexThresholds:
    """How an index grows (`index/adding.py`); measured in `tests/benchmarks/bench_index.py`."""

    exact: int = 20_000
    """Reports up to which an index is worked out anew as one run: some 20 s of one core."""
    neighbours: int = 6
    """Known reports looked up for each of today's in a larger index; ten find hardly more stories."""
    scope: int = 6_000
    """Known texts that today's are grouped with, the nearest stories first: a millisecond each."""
    of_story: int = 64
    """Texts of one known story that stand for it: one of thousands must not fill the scope. It only grows."""
    term_texts: int = 50
    """Of today's texts that hold a term, the most with which it still looks up neighbours."""
    least_likeness: float = 0.08
    """Cosine of the heaviest terms under which a known report is no neighbour."""
