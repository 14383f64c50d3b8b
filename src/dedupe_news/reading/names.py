"""What tools call the fields of an article, and how a name is compared: in small letters, without marks.

The contract's own names come first; then those of news-please, newspaper, trafilatura, schema.org, the
interfaces of newspapers and aggregators, and the data sets that people share. `pubDate`, `pub_date` and
`PubDate` are one name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

__all__ = [
    "DATES",
    "LANGS",
    "SUMMARIES",
    "TEXTS",
    "TITLES",
    "TREES",
    "URLS",
    "by_plain_name",
    "named",
    "plain",
    "spellings",
]

TEXTS: Final = (
    *("text", "content", "body", "article", "maintext", "articlebody", "fulltext", "bodytext"),
    *("articletext", "articlecontent", "textcontent", "contenttext", "plaintext", "rawtext", "cleantext"),
    *("cleanedtext", "storytext", "storybody", "newscontent", "newstext", "newsbody", "newsarticle"),
    *("fullarticle", "fullcontent", "postcontent", "selftext", "leadparagraph"),
    *("bodyhtml", "htmlbody", "contenthtml", "articlehtml"),
    *("volltext", "artikeltext", "artikel", "inhalt", "texte", "contenu", "texto", "cuerpo", "contenido"),
    *("testo", "contenuto", "conteúdo", "tekst", "treść", "текст", "正文", "内容", "本文"),
)
"""A text, the surest first; tables that people keep for themselves name it in their language."""
TREES: Final = ("paragraphs", "blocks", "sections", "elements", "components")
"""What holds a text only where it is a list of its parts."""
SUMMARIES: Final = ("description", "summary", "excerpt", "abstract", "snippet")
"""What stands in for a text that is empty: news interfaces give it where they hold the text back."""
TITLES: Final = (
    *("title", "headline", "webtitle", "articletitle", "newstitle"),
    *("titel", "überschrift", "schlagzeile", "titre", "título", "titulo", "titular", "titolo", "tytuł"),
    *("заголовок", "标题", "見出し"),
)
DATES: Final = (
    *("date", "published", "datepublish", "publishdate", "publishedat", "datepublished", "pubdate"),
    *("webpublicationdate", "publisheddate", "publicationdate", "publicationdatetime", "publishedon"),
    *("firstpublished", "firstpublishedat", "publishtime", "publishedtime", "articledate", "newsdate"),
    *("datetime", "createdat", "datecreated", "createdutc", "timestamp"),
    *("datum", "fecha", "дата", "日期"),
)
URLS: Final = ("url", "link", "weburl", "permalink", "pageurl", "canonicalurl", "articleurl", "sourceurl")
LANGS: Final = ("lang", "language")

_MARKS: Final = {ord(mark): None for mark in "_-. "}


def plain(name: str) -> str:
    """A name as it is compared.

    Example:
        >>> plain("articleBody"), plain("Article Body"), plain("pub_date")
        ('articlebody', 'articlebody', 'pubdate')
    """
    return name.translate(_MARKS).lower()


def by_plain_name(row: Mapping[str, object], wanted: Collection[str]) -> Iterator[str]:
    """The names of a row that mean one of the wanted, in the order they are wanted.

    A name spelled just so goes before its other spellings.

    Example:
        >>> list(by_plain_name({"Text": "", "id": 7, "Body": "", "text": ""}, ("text", "body")))
        ['text', 'Text', 'Body']
    """
    return named(spellings(row), wanted)


def spellings(row: Mapping[str, object]) -> dict[str, list[str]]:
    """The names of a row by what they are compared as; for who looks up several."""
    found: dict[str, list[str]] = {}
    for name in row:
        small = name.lower()
        found.setdefault(small if small.isalnum() else plain(small), []).append(name)
    return found


def named(spelled: Mapping[str, list[str]], wanted: Collection[str]) -> Iterator[str]:
    """What `by_plain_name` gives, of `spellings`."""
    if spelled.keys().isdisjoint(wanted):
        return  # told in a tenth of the time that it takes to ask for them one by one
    for want in wanted:
        names = spelled.get(want)
        if names is not None:
            yield from names if len(names) == 1 else sorted(names, key=want.__ne__)
