"""What an HTML page says of itself: title, date, address and language, and the text it gives to machines.

Read from Open Graph and article metadata, JSON-LD (schema.org NewsArticle and its kin), `<time>`, `<link
rel=canonical>`, `<title>` and `<html lang>`, in that order of trust.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from resiliparse.parse.html import HTMLTree  # noqa: TC002 - the example needs it

from dedupe_news.text.days import iso_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from resiliparse.parse.html import DocumentNode

TITLES = ("og:title", "twitter:title", "dc.title", "headline")
DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "parsely-pub-date",
    "sailthru.date",
    "og:published_time",
)
URLS = ("og:url", "twitter:url")
LANGS = ("content-language", "og:locale", "language", "dc.language")
ARTICLES = re.compile(r"Article$|^(?:BlogPosting|LiveBlogPosting|Report)$")
SCRIPT_LIMIT = 1 << 20
"""Characters of one JSON-LD script that are read; what is longer is no article's metadata."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of itself; None where it says nothing."""

    title: str | None = None
    date: str | None = None
    url: str | None = None
    lang: str | None = None
    body: str | None = None


def metadata(tree: HTMLTree) -> PageFacts:
    """Title, date, address and language of a page.

    Example:
        >>> metadata(HTMLTree.parse('<meta property="og:title" content="Regn i Bergen">')).title
        'Regn i Bergen'
    """
    document = tree.document
    if document is None:
        return PageFacts()
    tags: dict[str, str] = {}
    for tag in document.get_elements_by_tag_name("meta").values():
        name = (
            tag.getattr("property")
            or tag.getattr("name")
            or tag.getattr("itemprop")
            or tag.getattr("http-equiv")
        )
        if name:
            tags.setdefault(name.strip().lower(), _clean(tag.getattr("content") or ""))
    linked = _linked(document)
    root = document.query_selector("html")
    lang = (root.getattr("lang") or root.getattr("xml:lang")) if root is not None else None
    return PageFacts(
        title=_title(
            _first(tags, TITLES) or linked.title or _clean(tree.title or ""), tags.get("og:site_name")
        ),
        date=iso_date(_first(tags, DATES[:3]) or linked.date or _first(tags, DATES) or _time(document)),
        url=_canonical(document) or _first(tags, URLS) or linked.url,
        lang=_clean(lang or "") or _first(tags, LANGS) or linked.lang,
        body=linked.body,
    )


def _first(tags: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((tags[name] for name in names if tags.get(name)), None)


def _title(title: str, site: str | None) -> str | None:
    """A title without the name of its site at the end."""
    if site:
        for mark in (" - ", " | ", " – ", " — ", " · "):
            title = title.removesuffix(mark + site)
    return title or None


def _clean(text: str) -> str:
    return " ".join(text.replace("\0", " ").split())


def _canonical(document: DocumentNode) -> str | None:
    link = document.query_selector('link[rel="canonical"]')
    address = _clean(link.getattr("href") or "") if link is not None else ""
    return address if address.startswith(("http://", "https://")) else None


def _time(document: DocumentNode) -> str | None:
    tag = document.query_selector("time[datetime]")
    return _clean(tag.getattr("datetime") or "") or None if tag is not None else None


def _linked(document: DocumentNode) -> PageFacts:
    """The first article described in JSON-LD."""
    for script in document.get_elements_by_tag_name("script").values():
        if (script.getattr("type") or "").strip().lower() != "application/ld+json":
            continue
        source = script.text or ""
        if len(source) > SCRIPT_LIMIT:
            continue
        try:
            value: object = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(value):
            kind = item.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(isinstance(name, str) and ARTICLES.search(name) for name in kinds):
                return PageFacts(
                    _text(item, "headline"),
                    _text(item, "datePublished"),
                    _text(item, "url"),
                    _text(item, "inLanguage"),
                    _body(item.get("articleBody")),
                )
    return PageFacts()


def _objects(value: object) -> Iterator[dict[str, object]]:
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            yield item
            waiting += reversed(list(item.values()))
        elif isinstance(item, list):
            waiting += reversed(item)


def _text(item: dict[str, object], name: str) -> str | None:
    value = item.get(name)
    return (_clean(value) or None) if isinstance(value, str) else None


def _body(value: object) -> str | None:
    return (value.replace("\0", " ").strip() or None) if isinstance(value, str) else None
