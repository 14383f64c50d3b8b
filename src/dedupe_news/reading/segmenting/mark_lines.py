"""What a line that marks a border between reports looks like, by named rule.

Each rule says what one line could be. Whether it divides reports there is decided from the lines around it
(`marks.py`).
"""

# ruff: noqa: RUF001 - rules are drawn with many characters; marks are named in many languages

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from dedupe_news.text.exports import DOCUMENT
from dedupe_news.text.late import late

__all__ = ["CREDITS", "DENSE", "END_MARK", "FOOTERS", "MarkLine", "is_wrapping", "read_mark"]

END_MARK: Final = late(r"[.!?…。！？।۔؟።]['\"”’»“‘«›‹」』）)\]]*$")
"""What a line that is a sentence ends in."""
DENSE: Final = late("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of scripts that are written without spaces."""

_RULE_CHARS: Final = "-–—―−‐_=*~#+•·∙■□◆◇★☆✦✧※─━═┄┈╌▬⁂❦☙"
_RULE: Final = late(rf"(?:[{_RULE_CHARS}]\s*){{3,}}|[⁂❦☙]")
_MOST_KINDS: Final = 2
"""`-=-=-` and `*-*-*` are rules; more kinds of characters are art."""

_WORDS: Final = (
    "article|story|report|document|doc|item|news item|news|text|record|source|post|clipping|"
    "artikel|bericht|meldung|dokument|beitrag|nachricht|"
    "dépêche|nouvelle|texte|"
    "artículo|articulo|noticia|nota|documento|texto|artigo|notícia|articolo|notizia|testo|"
    "articol|știre|artykuł|wiadomość|tekst|článek|zpráva|članak|vijest|nieuwsbericht|"
    "artikkeli|uutinen|cikk|hír|makale|haber|bài|berita|"
    "статья|новость|документ|текст|материал|стаття|новина|статия|чланак|вест|"
    "άρθρο|είδηση|מאמר|ידיעה|مقال|مقالة|خبر|تقرير|लेख|समाचार|บทความ|ข่าว|기사|記事|文章|新闻|新聞|报道|報道"
)
_OF: Final = r"(?:of|/|von|de|sur|di|do|van|av|af|из|з|z|od|out of)"
_NUMBER: Final = r"(?:no\.?|nr\.?|n[°º]|number|№|#)?\s*(\d{1,6})(?![\d.,]\d)"
_EDGE: Final = r"[-–—=*_~#<>\[\]()─━═|+:]"
_NUMBERED: Final = late(
    rf"(?P<left>{_EDGE}*)\s*(?P<word>{_WORDS})?\s*{_NUMBER}(?:\s*{_OF}\s*(?P<total>\d{{1,6}}))?"
    rf"(?:\s*(?P<after>documents?|articles?|stories|results|items|dokumente?|documentos))?"
    rf"(?P<title>\s*[:.–—-]\s*[^\n]*?)?\s*(?P<right>{_EDGE}*)",
    re.IGNORECASE,
)
_DIGIT: Final = late(r"\d")
_CJK_NUMBERED: Final = late(r"[=\-*#【\[（(─━\s]*第\s*(\d{1,6})\s*[篇条則则件報报]?[】\]）)─━=\-*#\s]*")
_TITLED: Final = late(r"([-=*#─━═_~])\1{2,}\s*(?P<title>[^\s].*?)\s*\1{3,}")
_HEAD_OUTPUT: Final = late(r"==> .+ <==")
_FILE: Final = late(
    rf"(?:https?://|www\.)\S+|[\w./\\-]+\.(?:txt|html?|json|xml|md|pdf)|file\b.*|(?:{_WORDS})\b.*",
    re.IGNORECASE,
)
_ARTICLE_TAG: Final = late(
    r"<(?P<close>/?)(?P<name>docs?|document|article|story|newsitem|news|item|record|report|reuters|nitf|page)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_WRAPPING: Final = late(
    r"(?:</?[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>|<(DOCNO|DOCID|DOCTYPE|ID|FILEID)>[^<>]*</\1>|<\?xml[^<>]*>|<![^<>]*>)+",
    re.IGNORECASE,
)
_END: Final = late(
    r"(?:-\s?30\s?-|-{0,3}\s*\(?\s*(?:END|ENDS|ENDE|FIN)\s*\)?\s*-{0,3}|"
    r"end of (?:document|article|story)|ende des dokuments|fin (?:du document|del documento)|"
    r"(?:fine del|fim do) documento)",
    re.IGNORECASE,
)
_END_DECORATED: Final = late(r"[-(*#]|end of |ende des |fin de?[lu] |fine del |fim do ", re.IGNORECASE)

CREDITS: Final = late(
    r"contributed to this (?:report|story|article)|^(?:reporting|editing|additional reporting|writing) by\b",
    re.IGNORECASE,
)
"""Who helped with the report above."""
FOOTERS: Final = late(
    r"©|\(c\) ?\d{4}|copyright|all rights reserved|alle rechte|tous droits|todos los derechos|все права|"
    r"subscribe|sign up|newsletter|follow us|follow .{1,40} on (?:twitter|x|facebook|instagram)|"
    r"share (?:this|on)|cookie|privacy|terms of|contact (?:us|the)|read more|read next|more from|"
    r"related (?:articles|stories|content|coverage)|see also|most read|advertisement|"
    r"^(?:reporting|editing|additional reporting|writing|graphics?|photos?|compiled) by\b|"
    r"contributed to this (?:report|story|article)|"
    r"this (?:story|article|report|post) (?:was|has been|first|originally)|"
    r"^(?:correction|clarification|editor.s note|note|source|tag|topic|keyword|filed under)s?\s*:|"
    r"^(?:about|notes? to editors?|media contact|contact)\b|"
    r"abonnieren|s.abonner|suscr[ií]b|подпис",
    re.IGNORECASE,
)
"""Wording of what stands under a rule at an article's foot; one line of it does not make an article."""


@dataclass(frozen=True, slots=True)
class MarkLine:
    """What a line could mark: its rule, its number in a series, how far that can be trusted by itself.

    `sure` marks divide wherever they stand; `style` tells marks drawn alike.
    """

    rule: str
    sure: bool
    style: str = ""
    number: int | None = None
    total: int | None = None


def read_mark(line: str) -> MarkLine | None:
    """Say what a line, without white space at either end, could mark; None for any other line.

    Example:
        >>> read_mark("=== Article 2 ===").rule, read_mark("* * *").rule, read_mark("Article 2 passed.")
        ('numbered-mark', 'rule-line', None)
    """
    if len(line) > 200:
        return None
    if line[0] in _RULE_CHARS and _RULE.fullmatch(line):
        kinds = "".join(sorted(set(line) - set(" \t\u00a0")))
        return MarkLine("rule-line", sure=False, style=kinds) if len(kinds) <= _MOST_KINDS else None
    if line[0] == "<":
        found = _ARTICLE_TAG.fullmatch(line)
        if found:
            return MarkLine("article-tag", sure=True, style=found["name"].lower().rstrip("s"))
    if _HEAD_OUTPUT.fullmatch(line):
        return MarkLine("file-mark", sure=True)
    return _numbered(line) or _titled(line) or _end(line)


def is_wrapping(line: str) -> bool:
    """Say whether a line holds nothing but tags, or a document's number between tags.

    Example:
        >>> is_wrapping("<DOCNO> APW-4 </DOCNO>"), is_wrapping("<b>Rain</b>")
        (True, False)
    """
    return line[:1] == "<" and _WRAPPING.fullmatch(line) is not None


def _numbered(line: str) -> MarkLine | None:
    if not _DIGIT.search(line, 0, 60):
        return None
    found = _CJK_NUMBERED.fullmatch(line)
    if found:
        return MarkLine("numbered-mark", sure=False, style="cjk", number=int(found[1]))
    found = _NUMBERED.fullmatch(line)
    if not found:
        return None
    left, right = found["left"], found["right"]
    word, total, after = found["word"], found["total"], found["after"]
    number = int(found[3])
    title = (found["title"] or "").strip(" :.–—-")
    decorated = (
        len(left) >= 2 or (left[:1] == "#" and word is not None) or (left in ("[", "<") and right != "")
    )
    if title and not decorated:
        return None
    if total is not None and not 1 <= number <= int(total):
        return None
    if total is None and word is None and not (decorated and len(left) >= 3 and right):
        # `1.` begins a list and `- 2 -` numbers a page; `--- 2 ---` and `[3]` are left to their series
        return None
    sure = (decorated and (word is not None or total is not None)) or bool(total and (word or after))
    style = f"{left[:1]}{(word or after or '').lower()}{'/' if total else ''}"
    return MarkLine("numbered-mark", sure, style, number, int(total) if total else None)


def _titled(line: str) -> MarkLine | None:
    found = _TITLED.fullmatch(line)
    if not found:
        return None
    title = found["title"]
    if not any(char.isalnum() for char in title):
        return None  # `--- | ---` is the head of a table
    return MarkLine("titled-rule", sure=_FILE.fullmatch(title) is not None, style=found[1])


def _end(line: str) -> MarkLine | None:
    if line.startswith(("Document ", "AN")) and DOCUMENT.fullmatch(line):
        return MarkLine("end-mark", sure=True, style="factiva")
    if len(line) > 24 or not _END.fullmatch(line):
        return None
    return (
        MarkLine("end-mark", sure=False, style="end")
        if _END_DECORATED.match(line) or line.isupper()
        else None
    )
