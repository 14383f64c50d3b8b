"""What is one event: how near reports must be, in words and in days."""

from __future__ import annotations

from dataclasses import dataclass


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
    expected: float = 0.5
    expected_length: float = 0.05
    expected_repeats: float = 0.09
    expected_least: float = 0.28
    """The square root of the median likeness of unrelated reports: of one of 148 terms (less where it is
    shorter, by its logarithm), and by the logarithm of what it repeats of itself. Regressed on runs of 8 and
    20 reports of three sets in English, in languages made up and on their first 40 words, the fourth left out
    each time, length weighs .03 to .04 and repeats .05 to .07; a little steeper measures better. How surely
    the words are known weighs -.05 to -.08 there, but with it look-alikes of small English runs join.

    .42 and .02 is what the regression gives; with that, strangers of a few briefs became a story by way of
    each other's kin (a closed bakery and a bridge). Of 240 runs of three to five briefs of one day, the first
    sentences of labelled reports, two of them of one event, 96 joined strangers with it, an own weight of 3
    and 30 days drawn as if by 5 reports; with .5, .28, 4 and 2 39 do. The two were one story in 210 and are
    in 202. Without dates it is 43 and 19, 206 and 189."""
    usual_spread: float = 0.03
    usual_weight: int = 4
    least_spread: float = 0.1
    """How far the most alike fifth lies above the median; a small run's own figures are drawn towards what is
    expected as if by 4 reports. With one figure for all, as it was, B-cubed of runs of 8 reports of
    look-alike stories is .89 instead of .91; fewer than 4 do better there, and strangers join. No spread
    counts as less than a tenth of the usual."""
    related: float = 1.0
    """Log-odds from which a report does not count as unrelated."""
    kin: int = 7
    kin_least: float = 0.05
    kin_share: float = 0.54
    kin_weight: float = 0.5
    """A report is seen together with up to 7 neighbours whose chance of telling its event is .05 or more;
    they make up to half of the picture, the more the likelier they are."""
    usual_days: float = 30.0
    wait_part: float = 0.75
    wait_weight: int = 2
    affair: float = 60.0
    year: float = 600.0
    """Days between two reports: what tells nothing either way, from where on a longer wait tells no more, and
    the standard deviation of what is of one year. In GVA and DUC 2004 alike the log-odds fall by some
    .75 as the wait (and a day) grows e-fold, up to a month or two; from there on they are level: a case until
    its verdict. One GVA story in ten spans over 300 days, but last year's weather is another story.
    Gaussians of 3, 30 and 450 days, as they were, gave GVA .918 instead of .926 and samples of 140 of it
    .934 instead of .959.

    In a run whose reports lie nearer to each other than that, to be as near as three of four pairs are tells
    nothing either way (drawn towards 30 days as if by 2 reports): of a dump of one week any two are of one
    week. With 30 days there, a closed bakery and a council's vote of one town, or strikes at refineries
    and reactors of one week, were one story. With the mean of the waits, samples of 20 of DUC 2004 have .81
    instead of .84: in a run of two stories half of the pairs are of one."""
    sure: float = 0.8
    """A story of reports whose borders are less sure on average is looked at again (`stories/parting.py`)."""
    between: float = 0.82
    """Part of the likeness within its parts that reports of two parts reach at most: in joins of five reports
    of one event the median is .64 to .77, of two look-alike events .42 to .59, so that both come apart; where
    borders are unsure false statements weigh more."""
    gap: float = 0.09
    halved: int = 300
    parted: float = 0.3
    """Stories of up to 300 reports come apart where even the most alike reports of both parts are less alike
    than those of the weaker part are on average, by .09 in the cosine. In the four sets and samples of them,
    44 such splits of the stories as they were before were right and 6 wrong (at .06: 77 and 33), and of 14
    pairs of look-alike events written by hand 10 had been one story and 2 still are. A pair across counts as
    of .3 at most from then on: a doubt, no certainty. Granularity over .5 adds to the gap what it is more."""
    names_between: float = 0.6
    names_pair: float = 0.15
    names_few: float = 0.2
    names_few_reports: int = 2
    names_none: float = 0.05
    names_rest: float = 0.1
    names_fewest: int = 3
    names_words: int = 120
    names_some: int = 2
    names_some_words: int = 100
    names_wide: float = 0.4
    """What reports of one story have in common of their names (`stories/strangers.py`): across two halves
    more than .6 of what either half has, two alone more than .15, one of several more than .1 with another. A
    report must have three names and 120 words, those of the lead counted twice, to be a stranger: briefs
    often name nobody. At .65 a story of DUC 2004 came apart (.918 to .914 B-cubed), at .2 for two as many
    GVA pairs as strangers did. Granularity over .5 lowers them, to nothing at .9.

    In a run of few reports nothing but names shows that two events are alike. Of runs of two reports of the
    four sets, from one story or from two near ones, 16 of two and 5 of one have .15 to .25 in common; in
    large runs that is turned round (6 and 18). So the least for two is .25 where they are alone and falls
    with the run, as if by 2 reports, to .15; what one of several must have falls as much to .1 (of runs of
    three, 5 of two events and 2 of one part by that). Two that name two each in 100 words and have nothing in
    common part, too: 7 such runs are of two events, 1 of one; with 80 words, of 320 runs of briefs 9 pairs
    more come apart and 6 strangers, and with three names in 60 words, of two texts cut to 45 words 8 pairs of
    one event and 14 of two."""
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
    weight_days: float = 0.7
    weight_year: float = 12.0
    """The pair model, in log-odds: likeness is the square root of the part of the cosine that is over the
    usual, contrast the logarithm of its square beside each report's best, spread, repeats and reports are
    logarithms beside the usual, length the mean logarithm of distinct terms less 5, days the logarithm of
    how much sooner than usual one follows the other and year a Gaussian less one, where both dates are
    known. Without contrast NeuS has .842 B-cubed instead of .864 and ECB+ .912 instead of .928; without
    repeats reports written in ideographs have .845 on average instead of .876, and halves of Spanish,
    French, Polish and Portuguese pages .918 instead of .960."""
    company_from: float = 1.0
    company_slope: float = 2.0
    company_usual: float = 0.55
    company_few: float = 0.65
    company_weight: float = 16.0
    company_most: float = 1.5
    weight_company: float = 2.0
    kin_company: float = 2.0
    """Part of the reports whose best first log-odds are over 1 (softly, by a slope of 2): .56 to .99 in the
    four sets and samples of them; .02 to .3 in runs of one report an event with a pair in ten, and .03 to .2
    in scraped pages at large. Few reports are drawn towards .65 as if by 16; what is under .55, 1.5 at most
    in log-odds, counts twice against every pair, and as much before reports are seen with their kin.

    In runs of one report an event and a pair in ten, 140 in all, 21, 51 and 44 % of the reports stood beside
    strangers (GVA, NeuS, DUC 2004), 75 % in ECB+, where strangers are look-alikes, and 55 % of scraped pages;
    with it 0, 11, 9, 60 and 16 %. Of 149 pairs 137 were found and are 120. Whole sets and samples are as they
    were (GVA .928 instead of .926). With kin left as they were, it takes 2.4 for as many strangers fewer and
    loses more pairs. Counted from log-odds of 2 on it is the same. Kin without the very report that is
    compared, as which strangers seemed to lift each other: at as many strangers fewer pairs (NeuS 34 of 65
    instead of 50), and whole sets .914, .899, .841 and .925. Names, numbers, word pairs, leads, the most
    alike sentences and the heaviest terms, fitted to such runs of all sets but one: nothing gained."""
    rare_reports: int = 40
    rare_usual: float = 2.0
    weight_rare: float = 0.75
    """Names that few reports of a run share (`stories/rarities.py`): the square root of how rare they are, as
    the logarithms of their frequency added up (one name that only two share is some 2.3, three are 4), beside
    2 as usual where both have three names. It fades with the run and is nought from 40 reports on."""
    lead_names: int = 45
    strange_places: float = 0.15
    weight_strange: float = 6.0
    """Leads, of 45 words, that name nothing which the other report knows (`stories/leads.py`), and .15 of
    that where only their places are strange: without, 3 of 160 runs of briefs more join strangers and runs of
    5 of DUC 2004 that are alike have .883 B-cubed instead of .894. In a run of five names take 3.2 off the
    log-odds; with 7 nothing more is won."""
    frame_part: float = 0.25
    framed_from: float = -2.0
    framed_few: float = 0.75
    framed_reports: int = 600
    weight_framed: float = 8.0
    """Two reports that fill one frame, a quarter of the shorter, with other names (`stories/fillers.py`):
    three names, figures or days that differ, a name among them, take 5.6 off the log-odds and keep the two
    apart, two take 4.2; what strange leads take counts as part of it. Of 1,711 pairs of one event none has
    so many (with a frame of six words some of DUC 2004 have, by words like `of the`: .918 to .913). Pairs
    with first log-odds under -2 are not laid side by side, and from runs of 300 reports on it fades, since
    each pair takes time: at 600 it is nought. By odds alone, without keeping such apart, a third report of
    one crash still joined both; beside strange leads, one on top of the other, two fires were two stories
    however wide stories were asked for."""
    calibration: float = 0.7
    """Part of the log-odds that is left at the end: seen with their kin reports are surer than right. The
    truth regressed on them has slopes of .71 on the whole sets, .75 on samples of 140 reports, .62 of 20."""
