"""What says the same, what disagrees, and what a budget keeps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StatementThresholds:
    """When two sentences say the same, and when they disagree.

    Likenesses are shares of weighted word mass in 0..1 (`accounts/likeness.py`). Chosen on two thirds of the
    MRPC and STS-B headline pairs and on same-event reports (ECB+, GVA), checked on the rest
    (`tests/benchmarks/bench_accounts.py`); no weights are trained.
    """

    same: float = 0.5
    """Common mass from which two sentences say the same (pairs from MRPC: precision .81 at .5)."""
    refuted: float = 0.5
    """Part of what a sentence states, besides who denies it, that stands behind a denying word in another:
    from here on the two do not fold. "Smith denied murdering his wife", "Smith was convicted of murdering his
    wife": .7."""
    refuted_sure: float = 0.8
    """The same, from which the denial is told as one of the other."""
    centre: float = 0.4
    """Common mass that the centres of two groups need before a pair of their members may join them."""
    aligned: float = 0.38
    """Common mass that is enough right after the same statement (`accounts/aligned.py`)."""
    aligned_opening: float = 0.22
    """The same when both also open with the same clause of time and name the same actors."""
    sure: float = 0.8
    """Common mass from which new names in the folded sentence no longer keep it apart."""
    retold: float = 0.6
    """Part of a sentence, by mass, that another report's sentence tells, from which it may fold into that
    (`accounts/retold.py`). This and the next seven were chosen on some 120 such folds of ECB+, GVA, DUC 2004
    and NeuS, each read; at .5 of it and of its own words one in four is wrong."""
    retold_both: float = 0.4
    """Common mass that both then need, and a name or figure in common."""
    retold_whole: float = 0.95
    """Part told from which neither is asked for."""
    retold_shared: float = 0.6
    """Part of the lesser sentence's mass in the same words, from which it is looked for in one with which it
    has less than `clause` in common."""
    retold_near: float = 0.85
    """Part that it and its neighbours must tell, then."""
    retold_own: float = 0.55
    """The same of its words that are no names."""
    retold_speech: float = 0.75
    """That part of a sentence that quotes: two sayings of one person share who speaks and of what."""
    retold_same: float = 0.4
    """Part of the sentence's mass that must stand there in the same words."""
    again_shared: float = 0.25
    """Part of a statement's mass that another must hold in the same words, to be one of those that may tell
    it (`accounts/again.py`). This and the next ten were chosen by reading some 400 statements that moved in
    stories of GVA, ECB+, DUC 2004 and NeuS."""
    again_shared_best: float = 0.33
    """The same of one of them. At .25 one in thirty more moves, most rightly, for a third more work."""
    again_anchor: float = 0.5
    """Part of what it is about that its anchor must tell. At .4 a third more move; of those three in ten are
    wrong."""
    again_anchor_short: float = 0.6
    """The same of a statement of few words; varied together with it."""
    again_whole: float = 0.55
    """Part that the anchor and a few more must tell together: of 28 that move at .56 and not at .65, 25 do so
    rightly."""
    again_whole_short: float = 0.65
    """The same of a statement of few words."""
    again_lead: float = 0.1
    """By how much less of the anchor's parts is enough for one of the first two sentences of a report."""
    again_telling: float = 0.6
    """Part of its words that are no names that the anchor must tell; varied together with `again_anchor`."""
    again_untold: float = 0.4
    """Part of those at most that none of them tells; varied together with `again_whole`."""
    again_setting: float = 0.5
    """Part of the words around a deed, figure or person that a statement must hold to tell it. Chosen by
    hand."""
    again_new: float = 0.35
    """Part of it at most that nothing else in the main text tells; varied together with `again_whole`."""
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
    in_step: float = 0.75
    """Part of the tokens of both that are the same in the same order, from which they do so however much one
    other word weighs: "The Senate passed the bill", "The House passed the bill"."""
    repeated: float = 0.75
    repeated_known: float = 0.6
    """Common mass that two sentences of one block of guessed borders need (`accounts/guessed.py`): near
    enough word for word, or less with a figure, date or name in common. Of look-alike events taken for one
    (ECB+, GVA, DUC 2004, NeuS) 18 pairs of sentences that differ fold across events where 80 did, most of the
    18 notices, and 365 within an event where 581 did (`tests/benchmarks/bench_guessed.py`)."""
    new_names: int = 1
    """A folded sentence may bring so many names that the printed one lacks."""
    worded: float = 0.6
    """Common mass of a printed and a folded sentence from which one word stands where the other has its own
    (`accounts/wordings.py`). At .5 nearly twice as many are told, most of them words that only meet."""
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
    toll_top: int = 6
    """First sentences of a report in which its toll stands; further down it remembers others. Chosen by hand
    and not varied: with it ECB+, GVA, DUC 2004 and NeuS tell some 13 tolls more, nearly all of them real."""
    slot_top: int = 10
    """The same of other figures ("40,000 homes without power" stands behind the toll). At 20 one more is told
    of the same stories, of another shooting."""
    slot_words: int = 250
    """A sentence of more words is a list or a table, and no figure of it is of the event: to look for it took
    half a minute for a line of 20,000 letters. Chosen by hand: no sentence of a report is as long."""
    slot_apart: float = 5.0
    """Figures of one slot more than so many times the smaller are of two things (homes without power in the
    county and in the state). Chosen by hand: at 3 and 10 the same stories tell the same."""
    count_top: int = 3
    count_apart: float = 3.0
    """What is counted beside one deed is only told where both reports do so in their first 3 sentences, and
    not of more than three times as many. In untouched reports of the four sets that adds nothing; within the
    first ten it added 14, five of them real. Of nine pairs written before it was tried one was told, and now
    seven are."""
    slot_apart_scale: float = 1.25
    """The same of magnitudes and ages: a quake of 6.4 and its aftershock of 4.9."""
    framed: float = 0.6
    """How rare the words are that two measured figures stand among (`accounts/frames.py`), 1 for one word
    that just these two sentences share. At .6 untouched reports of the four sets tell three more, all real,
    and at .3 the same; of pairs written for this it tells no more at .35."""
    frame_top: int = 12
    """First sentences of a report whose measured figures are set side by side. Chosen by hand."""
    frame_apart: float = 1.5
    """Such figures more than so many times the smaller are of two things: at 2 the same
    stories tell two more, both of other things."""
    hours_apart: int = 180
    """Minutes from which two hours are of two things: without it one in three told of the same stories is
    that of another shooting of the day."""
