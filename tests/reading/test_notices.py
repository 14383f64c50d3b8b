"""Counts of comments, share bars and headings of links, and headlines right below what closes an article."""

from __future__ import annotations

import pytest

from dedupe_news.reading.segmenting import segment
from dedupe_news.reading.segmenting.notices import notice

NOTICES = (
    *("Kommentare (12)", "12 commentaires", "Comentarios: 4", "Reacties (8)", "Комментарии (5)", "评论（3）"),
    *("Te puede interesar", "À lire aussi", "Lesen Sie auch: Ein Werk schließt", "Leggi anche", "Lees ook"),
    *("Czytaj też", "Läs mer", "Читайте также:", "関連記事", "اقرأ أيضا", "Artikel teilen", "Поделиться"),
)
HEADLINES = (
    "Kommentare im Netz: Wer hetzt, zahlt künftig",
    "Del ministro al juez",
    "Reclamo por el agua en doce pueblos",
    "Comments by mayor draw protest",
    "Anzeige gegen den Bürgermeister",
)
GASWORKS = """Stadt verkauft das alte Gaswerk
Die Stadt Hildesheim verkauft das seit 2011 leerstehende Gaswerk an eine Gruppe aus Hannover.
Der Preis liegt nach Informationen dieser Zeitung bei 3,2 Millionen Euro.
Auf dem Gelände sollen 120 Wohnungen entstehen.
Der Rat muss im Juni noch zustimmen."""
CYCLIST = """Radfahrerin bei Unfall schwer verletzt
Eine 29 Jahre alte Radfahrerin ist am Freitagmorgen auf der Kaiserstraße von einem Lieferwagen erfasst worden.
Sie kam mit schweren Kopfverletzungen ins Krankenhaus.
Der Fahrer hatte die Frau beim Abbiegen übersehen.
Die Polizei sucht Zeugen."""


def begins(text: str) -> list[str]:
    """The first line of each report but the first."""
    return [text[piece.start : piece.end].split("\n", 1)[0] for piece in segment(text).pieces[1:]]


@pytest.mark.parametrize("line", NOTICES)
def test_a_count_of_comments_a_share_bar_and_a_heading_of_links_are_notices(line: str) -> None:
    assert notice(line)


@pytest.mark.parametrize("line", HEADLINES)
def test_a_headline_that_opens_with_such_a_word_is_none(line: str) -> None:
    assert not notice(line)


def test_a_headline_below_a_count_of_comments_begins_a_report() -> None:
    assert begins(f"{GASWORKS}\nKommentare (12)\n{CYCLIST}") == ["Radfahrerin bei Unfall schwer verletzt"]


def test_so_does_one_below_comments_and_links_of_the_same_article() -> None:
    text = f"{GASWORKS}\nArtikel teilen\nKommentare (12)\nLesen Sie auch\n{CYCLIST}"

    assert begins(text) == ["Radfahrerin bei Unfall schwer verletzt"]


def test_a_count_of_comments_within_an_article_parts_nothing() -> None:
    title, *body = GASWORKS.split("\n")
    text = "\n".join((title, *body[:2], "Kommentare (12)", *body[2:], *CYCLIST.split("\n")[2:]))

    assert begins(text) == []


def test_a_link_to_another_article_within_one_parts_nothing() -> None:
    title, *body = GASWORKS.split("\n")
    links = ("Lesen Sie auch", "Wem die Stadt ihre alten Werke verkauft")

    assert begins("\n".join((title, *body, *links, *CYCLIST.split("\n")[2:]))) == []


def test_headlines_with_a_sentence_each_below_a_count_of_comments_are_teasers() -> None:
    teasers = """Bäder öffnen früher
Die Freibäder der Region öffnen in diesem Jahr schon am 8. Mai.
Busse fahren seltener
Die Busse der Linie 4 fahren vom Montag an nur noch jede halbe Stunde.
Wochenmarkt zieht um
Der Wochenmarkt zieht für zwei Monate vor das Rathaus der Stadt."""

    assert begins(f"{GASWORKS}\nKommentare (12)\n{teasers}") == []
