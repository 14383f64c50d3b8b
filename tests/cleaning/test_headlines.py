"""The headline above an article stays, below a menu too; what stands beside it on a page goes as before."""

from __future__ import annotations

import numpy as np
import pytest

from dedupe_news.cleaning import label_lines
from dedupe_news.cleaning.headline import crowns
from dedupe_news.cleaning.shapes import SHAPES
from dedupe_news.thresholds import CleaningThresholds

LIMITS = CleaningThresholds()
ARTICLES = [
    ("PM to visit Lesotho", "The head of government will go to Maseru next week.", "Water is on the agenda."),
    ("Grève à la RATP mardi", "Un métro sur trois circulera mardi à Paris.", "Les syndicats négocient."),
    ("Sube el pan en junio", "La barra costará diez céntimos más.", "La harina explica el alza."),
    ("Feuer in Schreinerei", "In Gera brannte am Montag eine Werkstatt ab.", "Verletzt wurde niemand."),
    ("В Омске открыли мост", "Новый мост через Иртыш открыли в среду.", "Его строили три года."),
    ("台风登陆浙江沿海", "台风周五夜间在浙江登陆。", "当地转移居民两万余人。"),
]


def kept(*lines: str) -> list[str]:
    """What stays of a text of these lines."""
    text = "\n".join(lines)
    return [text[line.start : line.end] for line in label_lines([text])[0] if line.rule is None]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article[0])
def test_a_headline_stays_alone_and_below_a_menu(article: tuple[str, ...]) -> None:
    assert kept(*article) == list(article)
    left = kept("Home", "Sport", "Weather", *article)
    assert left == list(article)


def test_a_headline_stays_above_a_byline_that_goes() -> None:
    left = kept("Home", "News", "Bridge in Gera closed for repairs", "By Ann Lee", *ARTICLES[3][1:])
    assert left == ["Bridge in Gera closed for repairs", *ARTICLES[3][1:]]


@pytest.mark.parametrize("line", ["The third is the weather.", "Der Rest folgt am Donnerstag."])
def test_short_sentences_of_everyday_words_stay_in_a_short_report(line: str) -> None:
    article = "Turnout decides, said the pollster Ana Ruiz.", "In 2019 only 48 percent went to vote.", line
    assert kept("Three things about the vote", *article)[1:] == list(article)


def table(*rows: dict[str, float]) -> np.ndarray:
    """Lines of five words and forty letters, but for what is said of each."""
    shapes = np.zeros((len(rows), len(SHAPES)), dtype=np.float32)
    for at, row in enumerate(rows):
        for name, value in ({"width": np.log1p(40) / 6, "words": np.log1p(5) / 5} | row).items():
            shapes[at, SHAPES.index(name)] = value
    return shapes


def crowned(shapes: np.ndarray, share: list[float], shared: list[float], *, brief: bool = False) -> list[int]:
    """Which of some lines above a body, its first sentence the last of them, are its headline."""
    count = len(shapes)
    topic = (np.array(share, dtype=np.float32), np.array(shared))
    flags = np.zeros(count, dtype=bool)
    body, firsts = np.array([count - 1]), np.array([0, count])
    found = crowns(shapes, (topic,), flags, body, np.array([brief]), firsts, LIMITS)
    return np.flatnonzero(found).tolist()


def test_of_lines_that_share_words_with_the_body_the_one_with_most_is_its_headline() -> None:
    assert crowned(table({}, {}, {}, {}), [0.5, 0.1, 0.6, 1], [2, 0, 3, 9]) == [2]


def test_the_line_right_above_it_stays_too_if_it_shares_a_word() -> None:
    assert crowned(table({}, {}, {}), [0.25, 0.6, 1], [1, 3, 9]) == [0, 1]
    assert crowned(table({}, {}, {}), [0.24, 0.6, 1], [1, 3, 9]) == [1]
    assert crowned(table({"place": 0.2}, {}, {}), [0.25, 0.6, 1], [1, 3, 9]) == [1]
    assert crowned(table({"breaks": 0.25}, {}, {}), [0.25, 0.6, 1], [1, 3, 9]) == [1]


def test_a_caption_that_shares_more_gives_way_to_a_headline() -> None:
    caption = table({}, {"stops": 0.1}, {})
    assert crowned(caption, [0.5, 0.9, 1], [3, 6, 9]) == [0]
    assert crowned(caption[1:], [0.9, 1], [6, 9]) == []
    assert crowned(table({"stops": 0.1}, {}, {}), [0.9, 0, 1], [6, 0, 9]) == [0]


@pytest.mark.parametrize(
    ("share", "shared", "found"), [(0.4, 2, [0]), (0.39, 2, []), (0.4, 1, []), (1.0, 1, [])]
)
def test_a_headline_shares_two_words_and_two_fifths_of_its_own(
    share: float, shared: float, found: list[int]
) -> None:
    short = {"width": np.log1p(19) / 6}
    assert crowned(table(short, {}), [share, 1], [shared, 9]) == found


@pytest.mark.parametrize(
    ("share", "between", "words", "found"),
    [(0.25, 5, 4, [0]), (0.24, 5, 4, []), (0.25, 6, 4, []), (0.25, 5, 3, [])],
)
def test_a_longer_line_near_by_may_share_one_word(
    share: float, between: int, words: int, found: list[int]
) -> None:
    lines = table({"words": np.log1p(words) / 5}, *({} for _ in range(between + 1)))
    others = [0.0] * between
    assert crowned(lines, [share, *others, 1], [1, *others, 9]) == found


@pytest.mark.parametrize(("between", "found"), [(11, [0]), (12, [])])
def test_a_headline_stands_no_more_than_twelve_lines_above_the_body(between: int, found: list[int]) -> None:
    others = [0.0] * between
    assert crowned(table(*({} for _ in range(between + 2))), [0.8, *others, 1], [4, *others, 9]) == found


@pytest.mark.parametrize(
    "odd",
    [
        {"ends_stop": 1, "stops": 0.1},
        {"words": np.log1p(2) / 5},
        {"place": 0.5},
        {"date": 0.5},
        {"date": 0.2, "digits": 0.1},
        {"furniture": 0.5},
        {"width": np.log1p(170) / 6},
    ],
    ids=str,
)
def test_sentences_names_menus_dates_and_paragraphs_are_no_headlines(odd: dict[str, float]) -> None:
    assert crowned(table(odd, {}), [0.8, 1], [4, 9], brief=True) == []


def test_a_short_report_that_shares_no_word_has_its_headline_right_above_it() -> None:
    share, shared = [0.0] * 5, [0.0] * 5
    assert crowned(table({}, {}, {}, {}, {}), share, shared, brief=True) == [2, 3]
    far = table({}, *({"words": 0.1} for _ in range(3)), {})
    assert crowned(far, share, shared, brief=True) == []
    assert crowned(far[[0, 1, 2, 4]], share[1:], shared[1:], brief=True) == [0]
    assert crowned(far[[0, 1, 2, 4]], share[1:], shared[1:], brief=False) == []


FIRE = (
    "A fire destroyed the old customs house on the quay of Port Lessing early on Tuesday, the brigade said.",
    "Flames were seen from the roof shortly after three in the morning by the crew of a pilot boat.",
    "Sixty firefighters fought the blaze until noon, and nobody was hurt, according to the police.",
)


def test_a_line_right_above_a_short_report_is_its_headline_unless_it_calls_for_a_newsletter() -> None:
    lost = "Historic building on the waterfront lost"
    assert kept(lost, *FIRE) == [lost, *FIRE]
    assert kept("Get the Lowick newsletter every Monday in your inbox", *FIRE) == list(FIRE)
    # a headline about a newsletter shares words with what stands below it
    stops = "Lowick newsletter to stop in May after nine years"
    report = "The newsletter of Lowick, which nobody reads, will stop in May, the council decided on Monday."
    assert kept(stops, report, *FIRE[1:])[0] == stops


DECKED = (
    "Viña del Mar busca a sus desaparecidos entre las cenizas",
    "El Gobierno de Chile eleva a 112 los muertos y decreta dos días de duelo",
    "Los vecinos de Villa Independencia, en los cerros de Viña del Mar, buscan desde el amanecer.",
    "Los incendios han causado al menos 112 muertos, según el Servicio Médico Legal.",
    "El presidente de Chile, Gabriel Boric, decretó dos días de duelo nacional el domingo.",
)
MENU = (
    "Portada",
    "Internacional",
    "Opinión",
    "Suscríbete",
    "Mi cuenta",
    "Cerrar sesión",
    "Economía",
    "Cultura",
)
FOOT = (
    "Comentarios",
    "Normas",
    "Lo más visto",
    "La casa donde nació la leyenda",
    "Aviso legal",
    "Publicidad",
)


def test_a_headline_stays_above_a_deck_that_says_more_of_what_the_body_says() -> None:
    assert kept(*MENU, *DECKED, *FOOT)[:2] == list(DECKED[:2])


def test_a_trail_of_links_right_above_a_headline_goes() -> None:
    trail = "Portada › Internacional › Chile"
    assert trail not in kept(*MENU, trail, *DECKED, *FOOT)


def test_a_point_of_a_summary_is_no_headline() -> None:
    page = (
        *("Sections", "Local", "Sports", "Weather", "Subscribe", "Sign in", "Obituaries", "Opinion"),
        "Warehouse fire on Canal Street forces hundreds from their homes",
        "Summarize",
        "• A fire broke out in a paint warehouse on Canal Street early Tuesday",
        "By Dana Whitcombe",
        "A fire in a paint warehouse before dawn on Tuesday forced 300 people out of homes on Canal Street.",
        "The cause was not known by midmorning, Fire Chief Ellen Marsh told reporters.",
        "Smoke drifted over the harbor and closed two lanes of the bridge until about nine o'clock.",
        *("Most read", "Council votes to raise ferry tolls", "12 Comments", "Privacy policy", "Contact us"),
    )
    assert "Warehouse fire on Canal Street forces hundreds from their homes" in kept(*page)


def test_stems_are_asked_where_words_as_they_are_tell_no_headline() -> None:
    told, none = (
        (np.array([0.5, 0.1, 1], dtype=np.float32), np.array([2, 0, 9])),
        np.zeros(3, dtype=np.float32),
    )
    other = np.array([0.1, 0.8, 1], dtype=np.float32), np.array([0, 4, 9])
    rest = np.zeros(3, dtype=bool), np.array([2]), np.array([False]), np.array([0, 3]), LIMITS
    shapes = table({}, {}, {})
    assert np.flatnonzero(crowns(shapes, (told, other), *rest)).tolist() == [0]
    assert np.flatnonzero(crowns(shapes, ((none, none), other), *rest)).tolist() == [1]


def dated(between: int, below: int, share: float = 0.0) -> bool:
    """Whether the first line is a headline: the day so many lines further down, the body below that."""
    day = {"date": 0.5, "digits": 0.3, "width": np.log1p(10) / 6, "words": np.log1p(2) / 5}
    other = {"width": np.log1p(6) / 6, "words": np.log1p(1) / 5}
    rows = [{}, *[other] * between, day, *[other] * below, {"ends_stop": 1, "stops": 0.1}]
    shapes, count = table(*rows), len(rows)
    certain = np.arange(count) == between + 1
    topic = np.full(count, share, dtype=np.float32), np.zeros(count)
    body, firsts = np.array([count - 1]), np.array([0, count])
    return bool(crowns(shapes, [topic], certain, body, np.zeros(1, dtype=bool), firsts, LIMITS)[0])


def test_the_last_long_line_above_the_day_is_the_headline_of_a_page_that_has_no_other() -> None:
    assert dated(between=3, below=5)
    assert not dated(between=4, below=5)
    assert dated(between=0, below=22)
    assert not dated(between=0, below=23)
