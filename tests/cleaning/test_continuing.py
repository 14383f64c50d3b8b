"""Articles go on below a box, and in a list under a colon; teasers and comments below them do not."""

from __future__ import annotations

import numpy as np
import pytest

from dedupe_news.cleaning import label_lines
from dedupe_news.cleaning.continuing import beside, continued, listed
from dedupe_news.thresholds import CleaningThresholds

LIMITS = CleaningThresholds()
MENU = ("Home", "News", "Sport", "Weather", "Sign in")
FOOT = ("Most viewed", "Contact us", "Privacy policy", "Terms of use")
LEAD = (
    "Pupils at Aldmoor primary were sent home on Tuesday after a boiler failed for the second time.",
    "Head teacher Moira Kettle said parents had been told by text message before nine o'clock.",
)
REST = (
    "The boiler, fitted in 1998, was to be replaced over the summer, Kettle said.",
    "Engineers hope to have it running again by Thursday.",
    "Aldmoor council said it had brought the work forward.",
)
BOX = ("Read more", "Town hall clock to strike again", "Swimming pool to close for a year")
LEAD_DE = (
    "Wegen eines defekten Heizkessels hat die Grundschule in Aldmoor am Dienstag alle Kinder heimgeschickt.",
    "Die Eltern seien noch vor neun Uhr benachrichtigt worden, sagte Schulleiterin Moira Kessel.",
)
REST_DE = (
    "Der Kessel aus dem Jahr 1998 sollte im Sommer ersetzt werden.",
    "Bis Donnerstag soll die Heizung wieder laufen.",
)
BOX_DE = ("Lesen Sie auch", "Rathausuhr schlägt wieder", "Hallenbad schließt für ein Jahr")


def kept(*lines: str) -> list[str]:
    """What is kept of a page of these lines."""
    text = "\n".join(lines)
    return [text[line.start : line.end] for line in label_lines([text])[0] if line.rule is None]


@pytest.mark.parametrize(("lead", "box", "rest"), [(LEAD, BOX, REST), (LEAD_DE, BOX_DE, REST_DE)])
def test_the_sentences_below_a_box_of_headlines_are_of_the_article(
    lead: tuple[str, ...], box: tuple[str, ...], rest: tuple[str, ...]
) -> None:
    found = kept(*MENU, *lead, *box, *rest, *FOOT)
    assert [line for line in (*lead, *rest) if line not in found] == []
    assert not set(found) & {*MENU, *FOOT}


def bools(marks: str) -> np.ndarray:
    """True for each `x`."""
    return np.array([mark == "x" for mark in marks])


def below(
    told: str, closed: str = "", end: int = 2, firsts: tuple[int, ...] = (), known: str = ""
) -> list[int]:
    """Where one page goes on after line `end`."""
    bounds = np.array(firsts or (0, len(told)))
    shut, knows = bools(closed or "." * len(told)), bools(known or "." * len(told))
    ends = np.array([end, *bounds[2:]])
    return np.flatnonzero(continued(bools(told), knows, shut, ends, bounds, LIMITS)).tolist()


def test_two_sentences_below_a_box_go_on_and_one_by_itself_is_a_teaser() -> None:
    assert below("xx...xx.") == [5, 6]
    assert below("xx...x..") == []
    assert below("xx.x.x.x") == []


def test_below_a_box_with_a_teaser_goes_on_what_has_a_word_of_the_body() -> None:
    assert below("xx.x.xx.", known=".....x..") == [5, 6]
    assert below("xx.x.xx.", known="xx.x....") == []
    assert below("xx.x.xx..xx", known=".....x.....") == [5, 6, 9, 10]
    assert below("xx.x" + "." * LIMITS.box_lines + "xx", known="x" * (LIMITS.box_lines + 6)) == []


def test_a_box_of_more_lines_than_a_box_has_ends_the_article() -> None:
    most = LIMITS.box_lines
    assert below("xx" + "." * most + "xx") == [most + 2, most + 3]
    assert below("xx" + "." * (most + 1) + "xx") == []


def test_an_article_goes_on_after_several_boxes() -> None:
    assert below("xx..xx..xxx") == [4, 5, 8, 9, 10]


def test_nothing_goes_on_below_the_heading_of_the_comments() -> None:
    assert below("xx..xx", closed="...x..") == []


def test_what_stands_on_the_next_page_is_none_of_the_article() -> None:
    assert below("xx.xxx", firsts=(0, 3, 6)) == []


def test_a_page_without_a_body_has_nothing_that_goes_on() -> None:
    assert below("..xx", end=0) == []


def test_items_under_a_colon_are_a_list_where_there_are_two() -> None:
    firsts = np.array([0, 5])
    assert np.flatnonzero(listed(bools("x...."), bools(".xx.x"), firsts, LIMITS)).tolist() == [1, 2]
    assert not listed(bools("x...."), bools(".x.xx"), firsts, LIMITS).any()


def test_a_list_does_not_run_on_into_the_next_page() -> None:
    opens, items = bools("x...."), bools(".xxxx")
    assert np.flatnonzero(listed(opens, items, np.array([0, 3, 5]), LIMITS)).tolist() == [1, 2]
    assert not listed(opens, items, np.array([0, 1, 5]), LIMITS).any()


def test_what_is_known_so_far_is_news_although_its_lines_end_in_no_mark() -> None:
    lines = (
        "Three people are missing after a fishing boat sank off Skomer on Monday night. What we know so far:",
        "- The Ann Marie left Milford Haven at about 18:30 with five people on board",
        "- Two of them were taken from the water by a lifeboat from Angle",
        "- The search was to go on through the night with two helicopters",
        "The coastguard asked other boats to keep away from the area.",
    )
    found = kept(*MENU, *lines, *FOOT)
    assert [line for line in lines if line not in found] == []


def scored(told: str, scores: list[float]) -> list[bool]:
    """Which lines stay; a sign a line: `+` a sentence, `-` furniture, `x` what a named rule removes."""
    says = np.array([sign == "+" for sign in told])
    certain = np.array([sign == "x" for sign in told])
    odds = np.array(scores, dtype=np.float32)
    stays, firsts = says & (odds > 0), np.array([0, len(told)])
    return [score > 0 for score in beside(odds, says, stays, certain, firsts, LIMITS).tolist()]


def test_a_sentence_between_two_that_stay_stays_unless_it_is_sure_to_go() -> None:
    assert scored("+x+x+", [4, -9, -2.9, -9, 4])[2]
    assert not scored("+x+x+", [4, -9, -3.1, -9, 4])[2]


def test_a_sentence_between_stays_as_far_as_three_lines_away() -> None:
    assert scored("+xx+x+", [4, -9, -9, -1, -9, 4])[3]
    assert not scored("+xxx+x+", [4, -9, -9, -9, -1, -9, 4])[4]


def test_the_last_sentence_right_above_a_named_rule_stays() -> None:
    assert scored("++x", [4, -4, -9])[1]
    assert not scored("++-", [4, -4, -9])[1]
    assert not scored("+x+x", [4, -9, -4, -9])[2]


def test_no_sentence_of_another_page_counts() -> None:
    told, certain = np.array([True, True]), np.zeros(2, dtype=bool)
    odds = np.array([4, -1], dtype=np.float32)
    assert beside(odds, told, odds > 0, certain, np.array([0, 1, 2]), LIMITS).tolist() == [4, -1]


def test_the_short_last_sentence_of_a_report_stays_above_read_also() -> None:
    report = (
        "कानपुर में गंगा का जलस्तर खतरे के निशान से 40 सेंटीमीटर ऊपर पहुंच गया है।",
        "प्रशासन ने करीब 2,200 लोगों को राहत शिविरों में पहुंचाया है।",
        "सिंचाई विभाग के अनुसार अगले 24 घंटे में जलस्तर और बढ़ सकता है।",
        "स्कूल शनिवार तक बंद रहेंगे।",
    )
    menu = ("होम", "देश", "राज्य", "खेल", "मनोरंजन", "वेब स्टोरी", "ई-पेपर", "ऐप डाउनलोड करें", "ट्रेंडिंग", "मौसम अपडेट")
    foot = ("यह भी पढ़ें", "लखनऊ में भारी बारिश, कई इलाकों में जलभराव", "कमेंट", "अन्य वीडियो", "हमें व्हाट्सएप पर फॉलो करें")
    assert kept(*menu, *report, *foot) == list(report)
