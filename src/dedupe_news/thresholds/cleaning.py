"""What is boilerplate: how much of a line must be its words, and how sure the model must be."""

from __future__ import annotations

from dataclasses import dataclass


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
    stamped_cover: float = 0.85
    """With figures counted, of a line that says published or updated: zones of time are the rest."""
    service_letters: int = 12
    """A shorter sentence that names no site is no notice of its service: small kana pass for many words."""
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
    least_odds: float = -0.25
    """Log-odds from which the model takes a line for content. On news (AEB, L3S) and on pages retold in other
    scripts, sites held apart, line F1 is within .005 from -.3 to .3; guides, shops and German pages of many
    kinds lose sentences from 0 on (WCXB .026 at 0, .024 at -.2, .030 at .3), pages of four lines keep
    teasers below (line F1 .828 at .3, .810 at 0, .785 at -.2)."""
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
    tail_heading: float = 8.0
    """What a heading such as "Most read" costs the body there: line F1 rises by .001 on held-out sets, on
    AEB by .0035, on pages of four content lines by .007."""
    tail_rival: float = 0.5
    """A later run worth such a part of the body may be the body itself, and is not asked for more: without it
    a brief after a longer notice is lost whole. Line F1 falls by .001."""
    box_lines: int = 8
    box_sentences: int = 2
    box_furniture: float = 0.35
    box_bonus: float = 3.0
    list_items: int = 2
    """Lines of a box within an article at most, sentences that follow one another below it at the least, how
    many of their letters are page furniture at most, and the log-odds they are given instead of the price
    (`cleaning/continuing.py`). On 18 short pages in eleven languages with such boxes 34 of 85 lines were lost
    without the bonus and 21 with it; line F1 on held-out sites is as it was within .001 (WCXB, AEB, L3S,
    snippets), at .35 to .6 furniture alike. Items of a list under a colon are given it too."""
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
    named_lines: int = 5
    """Lines of named rules that an article may have left; more of them count against it like other lines. Of
    pages whose furniture the rules remove nearly all lines left are prose: line F1 rises by .001 (WCXB, L3S)
    to .006 (pages of four content lines)."""
    short_lines: int = 16
    short_from: float = 0.5
    short_full: float = 0.7
    """A text of no more lines is a short report so far as such a share of its letters stands in sentences:
    they, and its headline, are spared twice over. Of 216 reports of two or three sentences in 18 languages,
    alone, with a headline, below a menu or above a share bar, 81 lost a line and 12 do now, headlines below a
    menu all but four. No labelled page is so short. With 10 lines twice as many sentences of short pages with
    boxes are lost; 20 cost .001 of line F1 on L3S and .007 on pages of four content lines."""
    headed_lines: int = 10
    """Of a short report with more lines the first two are no headline but a page's: "Home", "News"."""
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
    headline_reach: int = 12
    headline_near: int = 3
    headline_topic: float = 0.4
    headline_words: float = 1.5
    headline_close: int = 6
    headline_least: float = 0.25
    headline_far: int = 24
    headline_dated: int = 4
    headline_score: float = 1.0
    """A line so many lines above the body at most (`headline_near` in a short report that shares no words),
    of whose telling words such a part, and more than so many, stand in the body, is its headline and scores
    so much (`cleaning/headline.py`); of those that share one word alone it is one `headline_close` by, of
    whose telling words that is `headline_least`; of those that share none one `headline_dated` above the day
    of publication and `headline_far` above the body. From 9 to 12 lines above it 31 are headlines and 15
    others, nearer 510 and 62."""
    beside_lines: int = 3
    beside_score: float = -3.0
    """Lines to the sentences that a sentence between them belongs to, at most, and its least log-odds
    (`cleaning/continuing.py`). Of 17 whole pages in eleven languages, written for this, nine of 91
    sentences were lost and five are; on snippets .0740 of the sentences for .0754. Of the lines kept besides,
    13 on WCXB are content and 11 are not, three on news and four."""
    amid_words: float = 2
    amid_score: float = -3.0
    amid_sure: float = -2.0
    lead_reach: int = 9
    lead_score: float = -4.0
    """Words of the body, and log-odds, that a paragraph by itself below a box has at the least, those it has
    below one headline, how many lines above the body its lead stands at most, and the lead's log-odds where
    it shares so many words (`cleaning/amid.py`)."""
    name_letters: float = 32.0
    name_longer: float = 1.3
    name_topic: float = 0.34
    name_reach: int = 6
    """Letters of a name above a headline at most, how many times as long the headline is at the least, which
    part of its telling words may stand in the report, and how far below the headline stands
    (`cleaning/mastheads.py`)."""
    stranger_body: int = 3
    stranger_lines: int = 3
    stranger_letters: float = 50.0
    stranger_share: float = 0.25
    stranger_mean: float = 0.15
    stranger_pair: float = 0.6
    """Sentences of a text that shows what it speaks of, headlines of other stories that stand together, their
    letters on average, and which part of the telling words of each, of all on average, and of one that stands
    twice, may stand in these sentences (`cleaning/strangers.py`)."""
    beyond_lines: int = 2
    """Lines that are no sentences behind a heading such as "Read also" from which all that stands there is
    judged as on any page (`cleaning/beyond.py`)."""
    resort_lines: int = 3
    resort_letters: float = 60.0
    """Sentences, and letters of them, that stay of a page of which nothing would (`cleaning/resort.py`)."""
    chronicle_days: int = 3
    """Dates on lines of their own, between sentences that stay, that make a chronology."""
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
