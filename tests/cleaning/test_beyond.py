"""What stands below a short article goes, and a page that would lose all keeps its sentences."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dedupe_news.cleaning import CleaningSettings, label_lines
from dedupe_news.cleaning.beyond import after_article
from dedupe_news.cleaning.patterns import form_rule
from dedupe_news.cleaning.resort import last_resort
from dedupe_news.thresholds import CleaningThresholds

LIMITS = CleaningThresholds()
ARTICLE = (
    "Feuerwehr rettet Kuh aus der Unstrut",
    "Die Feuerwehr hat am Montagabend bei Artern eine Kuh aus der Unstrut gerettet.",
    "Das Tier war beim Trinken abgerutscht und kam allein nicht mehr ans Ufer.",
    "Zwölf Helfer waren drei Stunden im Einsatz.",
    "Die Kuh blieb unverletzt, sagte eine Sprecherin.",
)
BELOW = (
    "Lesen Sie auch",
    "Hochwasser: Pegel der Mulde steigt weiter",
    "In Grimma werden am Wochenende vier Meter erwartet.",
    "Weitere Nachrichten",
    "Tiertransport auf der A4 gestoppt",
    "Die Polizei fand achtzig Kälber ohne Wasser.",
)
CHINESE = (
    "天津地铁新线路周日开通",
    "新线全长十八公里，设站十一座。",
    "首班车为五点四十分。",
    "预计每天运送二十万人次。",
)


def kept(*lines: str, limits: CleaningThresholds = LIMITS) -> list[str]:
    """What stays of a text of these lines."""
    text = "\n".join(lines)
    labels = label_lines([text], CleaningSettings(thresholds=limits))[0]
    return [text[line.start : line.end] for line in labels if line.rule is None]


def test_teasers_of_other_articles_below_a_short_one_go_with_their_sentences() -> None:
    assert kept(*ARTICLE, *BELOW) == list(ARTICLE)
    spared = kept(*ARTICLE, *BELOW, limits=replace(LIMITS, beyond_lines=99))
    assert BELOW[2] in spared


def test_the_last_sentence_below_a_box_with_one_headline_stays() -> None:
    last = "Am Dienstag stand sie wieder auf der Weide."
    assert kept(*ARTICLE, *BELOW[:2], last) == [*ARTICLE, last]


@pytest.mark.parametrize(("others", "gone"), [(1, False), (2, True)])
def test_two_lines_that_are_no_sentences_close_an_article(*, others: int, gone: bool) -> None:
    says = [True, True, False, *[False] * others, True]
    told, heads = np.array(says), np.arange(len(says)) == 2
    nothing = np.zeros(len(says), dtype=bool)
    found = after_article(told, nothing, heads, nothing, np.array([0, len(says)]), LIMITS)
    assert bool(found[-1]) == gone
    assert not found[:2].any()


def test_an_article_that_goes_on_in_two_sentences_is_not_closed() -> None:
    told = np.array([True, True, False, False, False, True, True])
    heads = np.arange(7) == 2
    nothing = np.zeros(7, dtype=bool)
    assert not after_article(told, nothing, heads, nothing, np.array([0, 7]), LIMITS).any()
    # a page beside it is no part of it
    assert after_article(told, nothing, heads, nothing, np.array([0, 6, 7]), LIMITS).tolist()[2:] == [
        True
    ] * 4 + [False]


def test_a_chinese_page_of_short_sentences_keeps_them() -> None:
    page = (
        "首页",
        "国内",
        "国际",
        "财经",
        "体育",
        "登录",
        "注册",
        *CHINESE,
        "相关阅读",
        "热门推荐",
        "网友评论",
    )
    assert set(CHINESE[1:]) <= set(kept(*page))
    assert len(kept(*page)) <= len(CHINESE)


@pytest.mark.parametrize(
    ("lines", "letters", "score", "found"),
    [(3, 20.0, -1, True), (2, 40.0, -1, False), (3, 19.0, -1, False), (3, 20.0, 1, False)],
)
def test_three_sentences_of_sixty_letters_are_the_last_resort(
    *, lines: int, letters: float, score: float, found: bool
) -> None:
    told = np.array([False, *[True] * lines, False])
    scores = np.array([score, *[-5] * (lines + 1)], dtype=np.float32)
    stays = last_resort(told, scores, np.full(lines + 2, letters), np.array([0, lines + 2]), LIMITS)
    assert stays.tolist() == [False, *[found] * lines, False]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Más noticias", "read-more"),
        ("Weitere Nachrichten:", "read-more"),
        ("Материалы по теме", "read-more"),
        ("Latest news from the front", None),
        ("Related topics were not discussed", None),
    ],
)
def test_a_heading_of_other_articles_is_the_whole_line(line: str, rule: str | None) -> None:
    assert form_rule(line) == rule
