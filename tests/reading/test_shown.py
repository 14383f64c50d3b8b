"""What a reader sees of a page is in its text: lists, tables, quotations and boxes; menus are not."""

from __future__ import annotations

import pytest

from dedupe_news.reading import ReadSettings
from dedupe_news.reading.formats.html import page
from dedupe_news.reading.html_text import fragment_text

LEAD = "<p>Nine miners were killed when a gallery of the Calder pit collapsed on Friday.</p>"
LAST = "<p>A book of condolence has been opened at the church of St Anne.</p>"


def lines(*parts: str, around: str = "main") -> list[str]:
    """The lines of an article between its first and its last paragraph."""
    html = f"<body><{around}><article>{LEAD}{''.join(parts)}{LAST}</article></{around}></body>"
    text = page(html, "a.html", ReadSettings()).text
    found = [line.rstrip() for line in text.split("\n") if line.strip()]
    assert found[0].startswith("Nine miners")
    assert found[-1].startswith("A book of condolence")
    return found[1:-1]


@pytest.mark.parametrize("around", ["main", "div", "section"])
def test_the_items_of_an_article_are_indented_lines(around: str) -> None:
    items = "<ul><li>Alan Fenwick, 52, of Burnside</li><li><p>Stefan Wolny, 34, of Keld</p></li></ul>"
    assert lines("<p>The victims are:</p>", items, around=around) == [
        "The victims are:",
        "  Alan Fenwick, 52, of Burnside",
        "  Stefan Wolny, 34, of Keld",
    ]


def test_a_list_that_stands_alone_in_a_box_is_beside_the_paragraph_next_to_the_box() -> None:
    assert lines("<div><div><ul><li>a stop at the hospital</li></ul></div></div>") == [
        "  a stop at the hospital"
    ]


def test_terms_and_what_they_mean_are_a_list() -> None:
    assert lines("<dl><dt>Killed</dt><dd>9</dd></dl>") == ["  Killed", "  9"]


def test_names_that_lead_to_an_obituary_are_a_list_and_links_are_none() -> None:
    names = "<ul><li><a href=/1>Alan Hirst</a>, 61, of Marsh Lane</li><li>Ian Kaye, 36, of Keld</li></ul>"
    assert lines(names) == ["  Alan Hirst, 61, of Marsh Lane", "  Ian Kaye, 36, of Keld"]
    links = "<ul><li><a href=/1>Alan Hirst, 61, of Marsh Lane</a></li><li>Ian Kaye, 36</li></ul>"
    assert lines(links) == []


def test_headlines_with_what_stands_below_them_are_teasers() -> None:
    told = "The owner was told of rotten beams in the spring, papers show."
    assert lines(f"<ul><li><h3>Pit was warned</h3>{told}</li></ul>") == []
    assert lines(f"<ul><li><div><a href=/1>Pit was warned</a></div>{told} It did nothing.</li></ul>") == []
    assert lines(f"<ul><li>{told}</li></ul>") == [f"  {told}"]


def test_a_ranking_of_links_is_read_and_not_indented() -> None:
    ranking = "<ol><li><a href=/1>Pub of the year named</a></li><li><a href=/2>Bus fares rise</a></li></ol>"
    assert lines(ranking) == ["Pub of the year named", "Bus fares rise"]


def test_a_list_beside_no_paragraph_is_of_the_page() -> None:
    html = f"<body><ul><li>Light rain</li><li>12C</li></ul><main><article>{LEAD}</article></main></body>"
    assert "rain" not in page(html, "a.html", ReadSettings()).text


def test_the_hour_of_a_sentence_stays_in_it() -> None:
    assert lines("<p>They were found at <time datetime=04:00>4am</time> by a dog.</p>") == [
        "They were found at 4am by a dog."
    ]
    assert lines("<p><time datetime=04:00>4am</time></p>") == []


def test_tables_and_quotations_in_figures_stay_and_captions_do_not() -> None:
    table = "<table><tr><td>Killed</td><td>9</td></tr><tr><td>Hurt</td><td>4</td></tr></table>"
    assert lines(f"<figure class=wp-block-table>{table}</figure>") == ["Killed\t\t9", "Hurt\t\t4"]
    quote = "<blockquote><p>There is no street that lost nobody.</p></blockquote>"
    assert lines(f"<figure>{quote}</figure>") == ["There is no street that lost nobody."]
    assert lines("<figure><img src=a.jpg><figcaption>The pit on Friday</figcaption></figure>") == []


def test_a_post_quoted_from_a_network_stays() -> None:
    post = "<blockquote class=twitter-tweet><p>We mourn our nine friends.</p></blockquote>"
    assert lines(post) == ["We mourn our nine friends."]


def test_a_box_that_tells_something_stays_and_a_box_of_links_does_not() -> None:
    assert lines(
        "<aside><p>The Calder pit was sunk in 1884 and last inspected in May of this year.</p></aside>"
    )
    assert (
        lines("<aside><h3>Read also</h3><p><a href=/1>The owner was told of it in spring.</a></p></aside>")
        == []
    )


def test_a_question_that_opens_stands_above_its_answer() -> None:
    assert lines("<details><summary>Who owned it?</summary>A firm in Leeds.</details>") == [
        "Who owned it?",
        "A firm in Leeds.",
    ]


def test_the_lead_in_the_header_stays_and_the_byline_does_not() -> None:
    deck = "Nine miners died in the Calder pit on Friday, the worst accident of the valley."
    head = f"<header><h1>Nine die</h1><p>{deck}</p><p>By Joan Illingworth in Keld</p></header>"
    text = page(f"<body><article>{head}{LEAD}</article></body>", "a.html", ReadSettings()).text
    assert text.startswith(deck)
    assert "Illingworth" not in text


def test_a_page_that_builds_itself_has_its_text_in_its_metadata() -> None:
    body = "The council met on Monday. " * 12
    script = f'{{"@type": "NewsArticle", "headline": "Council", "articleBody": "{body}"}}'
    html = f"<script type=application/ld+json>{script}</script><body>%s</body>"
    read = page(html % "<p>Please turn on JavaScript.</p>", "a.html", ReadSettings())
    assert read.text == body.strip()
    shown = page(html % f"<p>{'It rained on the council. ' * 8}</p>", "a.html", ReadSettings())
    assert shown.text.startswith("It rained")


def test_markup_in_the_text_of_the_metadata_is_read_as_such() -> None:
    body = "<p>The council met on Monday.</p><p>It rained &amp; froze.</p>" * 6
    html = f'<script type=application/ld+json>{{"@type":"Article","articleBody":"{body}"}}</script><p>Wait'
    assert page(html, "a.html", ReadSettings()).text.startswith(
        "The council met on Monday.\n\nIt rained & froze."
    )


def test_a_field_of_markup_keeps_its_tables_too() -> None:
    table = "<figure class=wp-block-table><table><tr><td>Killed</td><td>9</td></tr></table></figure>"
    assert fragment_text(f"{LEAD}{table}").endswith("Killed\t\t9")


def test_a_page_of_many_lists_beside_a_long_text_takes_no_time_to_speak_of() -> None:
    many = "<ul><li>one two three</li></ul>" * 4_000
    text = page(f"<body><p>{'The river rose. ' * 5_000}</p>{many}</body>", "a.html", ReadSettings()).text
    assert text.count("The river rose.") == 5_000


@pytest.mark.parametrize("name", ["tags", "post-comments", "author-bio"])
def test_a_list_that_is_called_tags_or_comments_is_none_of_the_article(name: str) -> None:
    assert lines(f'<ul class="{name}"><li>Orrin</li><li>Ferries of the north</li></ul>') == []


def test_a_short_line_with_a_colon_leads_to_its_list() -> None:
    far = "<p>a</p>" * 9
    shown = lines(far, "<p>They broke ranks:</p><ul><li>Ann Pugh</li><li>Dev Sharma</li></ul>", far)
    assert shown[9:12] == ["They broke ranks:", "  Ann Pugh", "  Dev Sharma"]
