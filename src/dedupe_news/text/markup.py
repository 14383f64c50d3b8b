"""Tags that mark up a plain text: what of a line is markup, and what the elements at a report's head say.

News archives before the web (TREC and Gigaword, Reuters-21578) are SGML in text files: `<DOC>`,
`<DOCNO> 7 </DOCNO>`, `<HEADLINE>`, `<TEXT>`, `<P>`. A scraper that kept a page's paragraph tags gives much
the same. Tags count as markup in a line that begins or ends with one; a tag in the middle of prose is the
text's own, and so is one that only dresses words (`<b>`) beside any. Markdown's marks of a heading and of a
quotation are markup where they open a line; within one they are verbatim.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dedupe_news.text.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["field_end", "marked_fields", "markup_spans"]

_DRESS: Final = "a|abbr|b|big|cite|code|del|em|font|i|iframe|img|ins|mark|q|s|small|span|strong|sub|sup|tt|u"
_OTHER: Final = r"<![^<>]*>|<\?xml[^<>]*>|&\#(?:\d|[12]\d|3[01]);"
"""Declarations, comments, and control characters as SGML writes them."""
_TAG: Final = r"[A-Za-z][\w:.-]*(?:\s[^<>]*)?/?>"
_ANY: Final = late(rf"</?{_TAG}|{_OTHER}")
_BLOCK: Final = late(rf"(?:(?:</?(?!(?:{_DRESS})[\s/>]){_TAG}|{_OTHER})\s*)+", re.IGNORECASE)
_OPENING: Final = late(
    r"(?:\#{1,6}|>(?:[ \t]?>)*)(?=[ \t]+[^\s\d])|(?:LP|TD)(?=(?:\t|[ ]{2})[ \t]*\S)|"
    r"F(?:ull text|ULL TEXT):(?=\s+\S.{40})"
)
"""Headings and quotations of Markdown; where a news database's text begins, with a paragraph of
it: "Full text: the minister's letter" is a headline."""
_LAST: Final = late(rf"(?:</?{_TAG}|<![^<>]*>)$")
_LONGEST: Final = 1_000
"""Characters of a line's end in which its last tag is looked for."""

_TITLE: Final = "headline|head|title|hl1?|tt?i"
_DATE: Final = "date_time|datetime|date1?|pubdate|published|dd"
_URL: Final = "url|link"
_FACT: Final = (
    "docno|docid|doctype|fileid|first|second|id|slug|keywords?|note|unknown|topics|places|people|orgs|exchanges|"
    "companies|header|trailer|txttype|byline|by|author|dateline|source|section|category|country|language|lang|"
    "pub|publisher|page|f|in|type|subject|ref|access|graphic|correction(?:-date)?|wordcount|length"
)
_FIELD: Final = late(
    rf"<(?P<tag>(?P<title>{_TITLE})|(?P<date>{_DATE})|(?P<url>{_URL})|{_FACT})(?:\s[^<>]*)?>"
    r"(?P<value>.{0,600}?)</(?P=tag)\s*>",
    re.IGNORECASE | re.DOTALL,
)


def markup_spans(line: str) -> list[tuple[int, int]]:
    """The spans of a line's markup, white space around it aside; none where it is a text's own.

    Example:
        >>> markup_spans("<P>Rain fell.</P>"), markup_spans("</TEXT>")
        ([(0, 3), (13, 17)], [(0, 7)])
        >>> markup_spans("<b>Rain</b> fell."), markup_spans("Write <br> for a break.")
        ([], [])
    """
    opening = _OPENING.match(line)
    if opening is not None:
        return [opening.span()]
    if not _ANY.match(line) and not _LAST.search(line[-_LONGEST:]):
        return []
    return [(found.start(), found.start() + len(found[0].rstrip())) for found in _BLOCK.finditer(line)]


def field_end(text: str, at: int) -> int | None:
    r"""Where the element that begins in this place ends, None where none that tells of a report does.

    Example:
        >>> field_end("<HEADLINE>\nRain\n</HEADLINE>\n<P>", 0), field_end("<P>Rain.</P>", 0)
        (27, None)
    """
    found = _FIELD.match(text, at)
    return None if found is None else found.end()


def marked_fields(text: str) -> Iterator[tuple[str, str, int, int]]:
    r"""The elements that a text begins with and that tell of it: kind, value and span of each.

    Kinds are `title`, `date`, `url` and `fact`; other tags between them are passed over.

    Example:
        >>> head = "<DOC>\n<DOCNO> 7 </DOCNO>\n<HEADLINE>\nRain in Bergen\n</HEADLINE>\n<TEXT>\nRain fell."
        >>> [(kind, value) for kind, value, _, _ in marked_fields(head)]
        [('fact', '7'), ('title', 'Rain in Bergen')]
    """
    at = len(text) - len(text.lstrip())
    while text.startswith(("<", "&#"), at):
        found = _FIELD.match(text, at)
        if found is not None:
            kind = next((name for name in ("title", "date", "url") if found[name]), "fact")
            yield kind, " ".join(_ANY.sub(" ", found["value"]).split()), *found.span()
        else:
            found = _ANY.match(text, at)
            if found is None:
                return
        at = found.end() + len(text[found.end() :]) - len(text[found.end() :].lstrip())
