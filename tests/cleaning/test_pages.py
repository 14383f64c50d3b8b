"""Whole pages and whole articles: the furniture goes, true sentences stay."""

from __future__ import annotations

import textwrap
from dataclasses import replace

import numpy as np
import pytest

from dedupe_news.cleaning import CleaningSettings, clean_text, label_lines, label_run, line_counts
from dedupe_news.cleaning.context import is_prose
from dedupe_news.cleaning.evidence import read_lines
from dedupe_news.cleaning.kernel import teaser_rows
from dedupe_news.cleaning.scoring import load_weights
from dedupe_news.cleaning.topics import page_words
from dedupe_news.thresholds import CleaningThresholds

ARTICLE = (
    "Flood closes the old bridge in Písek",
    "The old stone bridge in Písek was closed on Tuesday after the Otava rose by two metres overnight.",
    "Engineers will inspect the seven arches as soon as the water falls, a spokeswoman for the town said.",
    "“It was worse in 2002, when the water reached the statues,” said Jana Dvořáková, a neighbour.",
    "Firefighters pumped out eleven cellars and moved a family of five from a house near the weir.",
    "The Otava is expected to fall below the second flood stage on Thursday, the river authority said.",
    "Buses will replace the trains to Tábor until the embankment at Čížová has been checked.",
)
PAGE = (
    "Skip to content",
    "Home",
    "News",
    "Sport",
    "Business",
    "Weather",
    "Sign in",
    "Subscribe",
    *ARTICLE,
    "Share on Facebook",
    "Most read",
    "Mayor to stand again in the autumn",
    "Ten walks for the long weekend",
    "Cinema reopens after three years",
    "Brewery wins gold in Brussels",
    "About us",
    "Contact",
    "Privacy policy",
    "© 2023 Example Courier. All rights reserved.",
)


TEASERS = (
    "Share on Facebook",
    "More from the Courier",
    "The cinema in Tábor reopens after three years",
    "The old cinema on the square in Tábor sold out its first night since the fire of 2020.",
    "Brewery wins gold in Brussels",
    "A brewery from Strakonice was awarded gold for its dark lager at a contest in Brussels.",
    "Skiers wait for snow",
    "The lifts at Zadov stay shut until Friday because the slopes are green, the operator said on Tuesday.",
    "About us",
    "Contact",
    "Privacy policy",
)
ROW = (
    "Hop shortage makes brewers rewrite recipes",
    "Two breweries in the hills will drop a popular beer because hops have never been dearer.",
    "Man held after a crash in Chomutov",
    "A driver of twenty-four was held on Monday after a cyclist had died beside a dark road.",
    "Student fights a school's ban on earrings",
    "A cooking school will not let a student take her exams unless the jewellery comes out.",
    "Census counts more beekeepers than ever",
    "The number of beekeepers passed sixty thousand last spring, a rise of nearly a quarter.",
    "Vans called unsafe for school trips",
    "A father asks why vans with fifteen seats are still in use nine years after a warning.",
    "Oil falls for a third day in London",
    "Crude lost two dollars a barrel on Friday because warehouses in Rotterdam had filled up.",
    "Film on coal miners up for a prize",
    "The film is one of nine that may win in Los Angeles in March, the academy announced.",
    "Crack in the ice worries scientists",
    "A crack found in the Arctic this winter may be a sign of thaw to come, a study argues.",
)
SECTIONS = ("World", "Opinion", "Culture", "Travel", "Health", "Science", "Motoring", "Puzzles")
"""With these a page has more lines than a short report."""
NO_TAIL = CleaningSettings(thresholds=CleaningThresholds(tail_price=0.0))


def _kept(text: str, settings: CleaningSettings | None = None) -> list[str]:
    lines = label_lines([text], settings or CleaningSettings())[0]
    return [text[line.start : line.end] for line in lines if line.kept]


def test_of_a_page_the_paragraphs_stay_and_the_furniture_goes() -> None:
    kept = _kept("\n".join(PAGE))
    assert set(ARTICLE[1:]) <= set(kept)
    assert not {"Home", "Sport", "Subscribe", "Share on Facebook", "About us", "Privacy policy"} & set(kept)
    assert "Ten walks for the long weekend" not in kept


def test_a_teaser_after_the_body_has_to_be_surer_than_a_paragraph_of_it() -> None:
    page = "\n".join((*PAGE[: PAGE.index("Share on Facebook")], *TEASERS))
    asked, free = (
        CleaningSettings(thresholds=CleaningThresholds(tail_price=price, beyond_lines=99))
        for price in (CleaningThresholds().tail_price, 0.0)
    )
    kept, unasked = _kept(page, asked), _kept(page, free)
    assert TEASERS[7] in unasked
    assert set(kept) == set(unasked) - {TEASERS[3], TEASERS[7]}
    assert set(ARTICLE[1:]) <= set(kept)


def _teaser_rows(lines: tuple[str, ...]) -> list[bool]:
    limits = CleaningThresholds()
    weights = load_weights()
    evidence = read_lines(lines, weights.grams, weights.gram_bias, limits)
    place, firsts = np.arange(len(lines)), np.array([0, len(lines)])
    words = page_words(evidence.telling, place, np.zeros(len(lines), dtype=np.int64))
    counted = np.full(len(lines), 2.0, dtype=np.float32)
    shapes = evidence.shapes
    return [bool(told) for told in teaser_rows(shapes, is_prose(shapes), counted, firsts, words, limits)]


def test_a_row_of_teasers_after_the_body_is_told_and_the_body_is_none() -> None:
    told = _teaser_rows((*ARTICLE, *ROW))
    assert not any(told[: len(ARTICLE)])
    assert sum(told[len(ARTICLE) :]) >= len(ROW) - 6


def test_subheadings_with_paragraphs_that_speak_of_the_body_are_no_teasers() -> None:
    about = [line.rstrip(".")[:40] for line in ARTICLE[1:]]
    told = _teaser_rows((*ARTICLE, *(line for pair in zip(about, ARTICLE[1:], strict=True) for line in pair)))
    assert not any(told)


def test_teasers_of_a_row_have_to_be_surer_than_paragraphs_of_the_body() -> None:
    page = "\n".join((*PAGE[: PAGE.index("Share on Facebook")], *ROW, "About us", "Privacy policy"))
    free = CleaningThresholds(teaser_price=0.0, tail_price=0.0)
    asked = replace(free, teaser_price=CleaningThresholds().teaser_price)
    unasked, kept = (_kept(page, CleaningSettings(thresholds=limits)) for limits in (free, asked))
    assert set(ARTICLE[1:]) <= set(kept) < set(unasked)


def test_a_heading_of_what_is_no_article_ends_the_body_before_a_teaser() -> None:
    page = "\n".join((*SECTIONS, *PAGE[: PAGE.index("Share on Facebook")], "Most read", *ROW[:2], "About us"))
    plain = CleaningThresholds(tail_heading=CleaningThresholds().tail_gap)
    kept, unasked = _kept(page), _kept(page, CleaningSettings(thresholds=plain))
    assert set(ARTICLE[1:]) <= set(kept) == set(unasked) - {ROW[1]}


SHARES = (
    *(f"Share on {site}" for site in ("Facebook", "Twitter", "WhatsApp", "LinkedIn", "Reddit", "Pinterest")),
    *("Copy link", "Privacy policy", "Cookie settings", "Accept all cookies"),
)


def test_lines_of_named_rules_make_a_text_a_page_if_there_are_many() -> None:
    text = "\n".join((*ARTICLE[:4], *SHARES, *TEASERS[2:8]))
    few, within = (
        CleaningSettings(thresholds=CleaningThresholds(named_lines=lines, beyond_lines=99))
        for lines in (CleaningThresholds().named_lines, len(SHARES))
    )
    kept, spared = _kept(text, few), _kept(text, within)
    assert len(SHARES) > CleaningThresholds().named_lines
    assert set(ARTICLE[:4]) < set(kept) < set(spared)


def test_of_an_article_the_last_paragraph_is_not_asked_for_more() -> None:
    last = "The Otava was last so high in June 2013, when it flooded the island as well."
    text = "\n".join((*ARTICLE, "Share on Facebook", "Print", last))
    assert _kept(text) == _kept(text, NO_TAIL) == [*ARTICLE, last]


@pytest.mark.parametrize("joint", ["\n", "\n\n", "\r\n"])
def test_an_article_keeps_every_line_and_its_headline(joint: str) -> None:
    assert _kept(joint.join(ARTICLE)) == list(ARTICLE)


@pytest.mark.parametrize(
    "last",
    [
        "Buses will replace the trains to Tábor until the embankment has been",
        "It was not clear who had opened the weir",
        "The bridge in Písek was last closed in the",
    ],
)
def test_a_last_sentence_that_was_cut_off_stays(last: str) -> None:
    assert _kept("\n".join((*ARTICLE, last)))[-1] == last


@pytest.mark.parametrize("last", ["More local news", "Updated 14 March 2023, 10:15", "Tags: flood, Otava"])
def test_a_last_line_that_is_no_sentence_goes(last: str) -> None:
    assert last not in _kept("\n".join((*ARTICLE, last)))


def test_an_article_on_one_line_stays() -> None:
    line = " ".join(ARTICLE)
    assert _kept(line) == [line]


def test_a_single_short_report_stays() -> None:
    text = "Two people were hurt when a tram left the rails in Ostrava on Friday."
    assert _kept(text) == [text]


@pytest.mark.parametrize("text", ["Flood closes the old bridge", "Writer dies at 91", "Rain.", "Home"])
def test_a_headline_by_itself_stays(text: str) -> None:
    assert _kept(text) == [text]
    assert _kept(f"{text}\nShare on Facebook\nTwitter") == [text]


def test_hard_wrapped_prose_stays() -> None:
    wrapped = [part for line in ARTICLE[1:] for part in textwrap.wrap(line, 72)]
    assert _kept("\n".join(wrapped)) == wrapped


def test_a_dump_of_several_articles_stays() -> None:
    other = [line.replace("Písek", "Strakonice").replace("Otava", "Volyňka") for line in ARTICLE[1:]]
    text = "\n".join((*ARTICLE[1:], *other))
    assert len(_kept(text)) == len(ARTICLE[1:]) + len(other)


@pytest.mark.parametrize(
    "lines",
    [
        (
            "洪水导致老桥关闭。工程师将在水位下降后检查七个桥拱，市政府发言人星期二表示。",
            "消防员抽干了十一个地窖的水，并转移了一家五口。",
        ),
        (
            "น้ำท่วมทำให้สะพานเก่าต้องปิดการจราจรเมื่อวันอังคารหลังจากระดับน้ำเพิ่มขึ้นสองเมตรในชั่วข้ามคืน",
            "เจ้าหน้าที่ดับเพลิงสูบน้ำออกจากห้องใต้ดินสิบเอ็ดแห่งและย้ายครอบครัวหนึ่งที่มีห้าคน",
        ),
        (
            "أغلق الجسر القديم يوم الثلاثاء بعد أن ارتفع منسوب النهر مترين خلال الليل.",
            "وقال متحدث باسم البلدية إن المهندسين سيفحصون الأقواس السبعة.",
        ),
        (
            "Старый мост закрыли во вторник после того, как вода за ночь поднялась на два метра.",
            "Инженеры осмотрят семь арок, как только вода спадёт.",
        ),
    ],
)
def test_articles_in_other_scripts_stay(lines: tuple[str, ...]) -> None:
    assert _kept("\n".join(lines)) == list(lines)


def test_without_the_model_only_named_rules_remove() -> None:
    settings = CleaningSettings(keep=frozenset({"model"}))
    assert "Ten walks for the long weekend" in _kept("\n".join(PAGE), settings)


def test_a_line_in_three_different_reports_goes_but_a_sentence_stays() -> None:
    slogan = "The Example Courier, first with the news from Písek"
    wire = "The ministry declined to comment on the report."
    texts = [
        f"{slogan}\nThe {name} plant in {town} will close in March, its owner said on Monday.\n"
        f"About {number} workers will lose their jobs in {town}, the union said.\n{wire}"
        for name, town, number in (("glass", "Tábor", 120), ("paper", "Blatná", 85), ("sugar", "Dačice", 210))
    ]
    labels = label_run(texts)
    for text, lines in zip(texts, labels, strict=True):
        by_text = {text[line.start : line.end]: line.rule for line in lines}
        assert by_text[slogan] == "repeated"
        assert by_text[wire] is None
    two = label_run(texts[:2])
    assert all(line.rule != "repeated" for lines in two for line in lines)
    seen = line_counts(texts[2:])
    assert any(line.rule == "repeated" for line in label_run(texts[:2], seen=seen)[0])


def test_reprints_of_one_article_do_not_condemn_its_lines() -> None:
    article = "\n".join(ARTICLE)
    assert all(line.rule != "repeated" for lines in label_run([article] * 5) for line in lines)


def test_cleaning_keeps_blank_lines_between_paragraphs_and_leaves_none_where_lines_went() -> None:
    first, second = "First paragraph of the report, long enough.", "Second paragraph of it, as long as that."
    text = f"{first}\n\nShare on Facebook\n\n\n{second}"
    cleaned = clean_text(text, label_lines([text])[0])
    assert cleaned == f"{first}\n\n{second}"
    assert clean_text(cleaned, label_lines([cleaned])[0]) == cleaned


def test_a_cleaned_page_is_cleaned_to_itself() -> None:
    text = "\n".join(PAGE)
    once = clean_text(text, label_lines([text])[0])
    assert clean_text(once, label_lines([once])[0]) == once


def test_a_line_of_twenty_megabytes_is_one_line() -> None:
    text = "word and more words in a row, " * 700_000
    assert len(label_lines([text])[0]) == 1


def test_the_headline_of_a_short_article_stays_between_furniture() -> None:
    text = "Flood closes bridge\n\n" + "\n".join([*ARTICLE[1:3], "Share on Facebook", "By Maria Novak"])
    assert _kept(text) == ["Flood closes bridge", *ARTICLE[1:3]]
