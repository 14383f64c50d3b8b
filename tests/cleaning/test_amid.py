"""One paragraph between two boxes is the article's, one below a headline of its own is a teaser."""

from __future__ import annotations

import numpy as np
import pytest

from dedupe_news.cleaning import label_lines
from dedupe_news.cleaning.amid import leads_apart, single_paragraphs
from dedupe_news.cleaning.context import is_prose
from dedupe_news.cleaning.shapes import SHAPES
from dedupe_news.thresholds import CleaningThresholds

LIMITS = CleaningThresholds()
LETTERS = {"+": 120, "t": 60, "s": 12, "x": 20}
"""A paragraph, a headline, a shorter line, a line that a named rule removes."""


def shaped(signs: str) -> np.ndarray:
    """Shapes of lines, a sign each."""
    shapes = np.zeros((len(signs), len(SHAPES)), dtype=np.float32)
    shapes[:, SHAPES.index("width")] = [np.log1p(LETTERS[sign]) / 6 for sign in signs]
    shapes[:, SHAPES.index("ends_stop")] = [sign == "+" for sign in signs]
    return shapes


def single(signs: str, at: int, score: float, shared: int) -> bool:
    """Whether this line may go on with the article by itself."""
    told, certain = (np.array([sign == one for sign in signs]) for one in "+x")
    scores, words = (np.full(len(signs), value, dtype=np.float32) for value in (score, shared))
    firsts = np.array([0, len(signs)])
    shapes = shaped(signs)
    return bool(single_paragraphs(shapes, is_prose(shapes), told, certain, scores, words, firsts, LIMITS)[at])


def test_below_two_headlines_a_paragraph_needs_no_word_of_the_article() -> None:
    assert single("+xtt+s", 4, -3.0, 0)
    assert not single("+xtt+s", 4, -3.1, 0)
    assert not single("+xst+s", 4, -3.0, 1)


def test_where_no_headline_stands_above_it_needs_two_words_or_one_and_the_next_box() -> None:
    assert single("+xs+s", 3, -3.0, 2)
    assert not single("+xs+s", 3, -3.0, 1)
    assert single("+xs+x", 3, -3.0, 1)
    assert not single("+xs+x", 3, -3.0, 0)


def test_below_one_headline_it_has_to_be_surer_and_above_the_next_box() -> None:
    assert single("+xt+x", 3, -2.0, 2)
    assert not single("+xt+x", 3, -2.1, 2)
    assert not single("+xt+s", 3, -2.0, 2)


def test_a_row_of_headlines_and_sentences_is_of_teasers_whatever_they_speak_of() -> None:
    assert not single("+xs+s+s+", 3, 0.0, 4)
    assert not single("+xs+s+s+", 5, 0.0, 4)


def test_what_calls_its_reader_is_no_paragraph() -> None:
    shapes, told = shaped("+xs+s"), np.array([True, False, False, True, False])
    shapes[3, SHAPES.index("letter")] = 0.2
    scores, words = np.zeros(5, dtype=np.float32), np.full(5, 3, dtype=np.float32)
    prose, firsts = is_prose(shapes), np.array([0, 5])
    found = single_paragraphs(shapes, prose, told, ~told, scores, words, firsts, LIMITS)
    assert not found[3]


def test_a_lead_stands_nine_lines_above_the_body_at_most_and_shares_a_word_with_it() -> None:
    def lead(between: int, score: float, shared: int) -> bool:
        signs = "+" + "s" * between + "++"
        told = np.array([sign == "+" for sign in signs])
        scores, words = (np.full(len(signs), value, dtype=np.float32) for value in (score, shared))
        body, firsts = np.array([between + 1]), np.array([0, len(signs)])
        shapes = shaped(signs)
        return bool(leads_apart(shapes, is_prose(shapes), told, scores, words, body, firsts, LIMITS)[0])

    assert lead(8, -3.0, 1)
    assert not lead(9, -3.0, 1)
    assert not lead(8, -3.0, 0)
    assert lead(8, -4.0, 2)
    assert not lead(8, -4.0, 1)


MENU = ("Hjem", "Nyheter", "Sport", "Kultur", "Logg inn", "Bli abonnent")
PAGE_NO = (
    "Fergen mellom Hella og Dragsvik står etter at en turistbuss kjørte gjennom baugporten tirsdag.",
    "Bussen ble hengende over vannet i en halv time før en kranbil fikk trukket den inn igjen.",
    "Les også",
    "Ny bro over fjorden utsatt til 2031",
    "Slik blir været i høstferien i Sogn",
    "Ingen av de 41 passasjerene ble skadet, men sjåføren er kjørt til sykehuset i Førde.",
    "Annonse",
    "Ferjen blir liggende ved kai i minst to uker mens baugporten repareres, opplyser rederiet.",
    "Mest lest",
    "Fant ring fra 1700-tallet i potetåkeren",
    "Hun løp maraton med barnevogn",
)
MENU_EN = ("Home", "News", "Sport", "Opinion", "Sign in", "Subscribe")
PAGE_EN = (
    "A ferry between Hella and Dragsvik is out of service after a coach drove through the bow on Tuesday.",
    "The coach hung over the water for half an hour until a crane pulled it back.",
    "Read more",
    "New bridge over the fjord put off until 2031",
    "What the weather brings for the autumn holiday",
    "None of the 41 passengers was hurt, but the driver of the coach was taken to hospital in Førde.",
    "Advertisement",
    "The ferry is to stay in harbour for two weeks while the bow is mended, its owners said.",
    "Most read",
    "Ring of 1740 found in potato field",
    "She ran a marathon with a pram",
)


@pytest.mark.parametrize(("menu", "page"), [(MENU, PAGE_NO), (MENU_EN, PAGE_EN)])
def test_a_page_with_a_box_below_each_paragraph_keeps_them_and_no_headline(
    menu: tuple[str, ...], page: tuple[str, ...]
) -> None:
    text = "\n".join((*menu, *page))
    kept = {text[line.start : line.end] for line in label_lines([text])[0] if line.rule is None}
    assert kept == {line for line in page if line.endswith(".")}
