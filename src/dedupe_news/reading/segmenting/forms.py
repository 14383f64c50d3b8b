"""What a line looks like by itself: headline, dateline, byline, date, field, how it opens, how long it is."""

# ruff: noqa: RUF001 - dashes and quotation marks as they stand in text

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.reading.segmenting import units as bits
from dedupe_news.reading.segmenting.notices import FAR, notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dedupe_news.reading.segmenting.units import Units

__all__ = ["DATE", "END_MARK", "STAMP", "forms", "sentences_in", "shapes"]

END_MARK: Final = re.compile(r"[.!?…。！？।۔؟።][\s'\"”’»“‘«›‹」』）)\]*]*$")
"""In German a quotation closes with `“` or `«`, with which it opens in other languages: as long as these were
no ends, a line that closed with one was read as a headline."""
_NEXT: Final = re.compile(
    r"[^\W\d_]{3}[.!?…][\"”»“’)]?\s+[\"“„«»‘(¿¡]?[^\W\d_a-zß-öø-ÿа-я]|[。！？।۔؟][」』”]?(?=\s*[^\s」』”])"
)
"""Where one sentence of a paragraph ends and the next begins; "Dr." ends none."""
_PLACE: Final = r"[A-ZÀ-ÞА-Я][\w'’]*(?:[.-][\w'’]+)*\.?"
"""One word of a place. No character of it may be read in two ways, nor a word be split in two: a line of
ninety capitals once took minutes (one page of WCXB nine tenths of the time of `bench_pages.py`). Of 189,000
lines three are told otherwise than before."""
_DATELINE: Final = re.compile(
    rf"^{_PLACE}(?:[\s,/]+{_PLACE}){{0,5}}[\s,/]*(?:[—–-]{{1,2}}\s*)?"
    r"(?:\([^()]{2,40}\)\s*)?(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,\s\d{4})?\s*)?(?:\([^()]{2,40}\)\s*)?"
    r"(?:—|–|-{1,3}|:)\s+\S"
)
_CITY: Final = re.compile(r"^[A-ZÀ-ÞА-Я]{3,}[A-ZÀ-ÞА-Я .,'’()/-]*")
_BYLINE: Final = re.compile(
    r"^(?:by|von|par|por|di|door|av|af|автор:?)\s+[A-ZÀ-ÞА-Я][\w.'’-]+(?:[\s,|/-]+\S+){0,12}$|"
    r"^[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3}(?:,| \||/)\s?"
    r"(?:staff|associated|reuters|afp|ap|bbc|cnn|the)\b.{0,40}$|"
    r"^[\w.'’ -]{2,40}\s(?:avec|mit|con|com|met|med)\s(?:l['’])?"
    r"(?:afp|reuters|dpa|ap|apa|sda|ats|ansa|efe|lusa|anp|belga|ntb|ritzau|agences?|agenturen|agencias|agenzie)\b.{0,40}$|"
    r"^(?:la\s)?(?:redacci[óo]n|redazione|rédaction|agencias)(?:\s?[|/,·-].{2,40})?$",
    re.IGNORECASE,
)
_MONTH: Final = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|janv|févr|avr|juin|juil|août|déc|ene|abr|ago|dic|"
    r"янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)[^\W\d_]*\.?"
)
DATE: Final = re.compile(
    rf"\b\d{{4}}\s?[-/.年]\s?\d{{1,2}}\s?[-/.月]\s?\d{{1,2}}|\b\d{{1,2}}\s?[-/.]\s?\d{{1,2}}\s?[-/.]\s?(?:\d{{2}}|\d{{4}})\b|"
    rf"\b{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\b|\b\d{{1,2}}\.?\s(?:de\s)?{_MONTH}",
    re.IGNORECASE,
)
STAMP: Final = re.compile(
    r"^(?:published|posted|updated|last updated|created|added|date|first published|"
    r"veröffentlicht|stand|publié|publicado|опубликовано|found)\b",
    re.IGNORECASE,
)
_FIELD: Final = re.compile(
    r"^(?:url|link|title|headline|date|published|author|source|by|section|id|byline|dateline|language|lang|"
    r"titel|datum|quelle|autor|titre|auteur|fecha|título|fuente|заголовок|дата|источник|ссылка|标题|日期|来源|日付)\s?[:：]\s?\S",
    re.IGNORECASE,
)
_URL: Final = re.compile(r"^(?:https?://|www\.)\S+$")
_AGE: Final = re.compile(r",\s\d{1,2},|\b\d{1,2}\s?-\s?years?\s?-\s?old\b")
_ITEM: Final = re.compile(r"[•*·▪►●○■✓–-]\s|(?:[^\W\d_]+\s)?#?\d{1,3}\s?[.):]\s|[a-zA-Z][.)]\s|\(\d{1,3}\)")
_QUOTE: Final = "“\"‘'«„「『"
_GERMAN: Final = re.compile(r"[»›][^\W_]")
"""How a quotation opens in German print: `»Well«, she said`."""
_FURNITURE: Final = re.compile(
    r"cookie|privacy policy|\bshare (?:this|on|via)|sign up|newsletter|subscribe|all rights reserved|©|"
    r"copyright \d|^(?:read more|read also|see also|related|more on|advertisement|also read|watch|photos?|"
    r"tags|topics|share|print|comments?|follow us|click here|image|getty|file photo|most read|trending)\b|"
    r"facebook|whatsapp|^\[\w+ [^\]]+\]$|"
    r"javascript|terms of (?:use|service)|accept all|^contact ",
    re.IGNORECASE,
)
_CLOSING: Final = re.compile(
    r"contributed to this (?:report|story)|anyone with (?:any )?information|all rights reserved|©|"
    r"copyright \d|^(?:reporting|editing|additional reporting|writing) by|is asked to (?:call|contact)|"
    r"may not be published|check back for|this (?:story|article) (?:has been|was)|follow .{2,30} on twitter|"
    r"sign up|newsletter|subscribe|^contact |^copyright|^read more|^source:|"
    r"cookie|^(?:--|—|–)\s?[A-Z][\w.'-]+(?:\s[A-Z][\w.'-]+){0,3}$|"
    r"^(?:call|email|e-mail|reach|follow) .{2,60}(?:\d{3}|@|twitter)|^\S+@\S+\.\w+$|^https?://\S+$|"
    r"^(?:more information|more details|for more|details to follow|developing story|stay with)",
    re.IGNORECASE,
)


def sentences_in(heads: Sequence[str]) -> NDArray[np.int64]:
    """How many sentences each line holds, as far as it is read.

    Example:
        >>> sentences_in(["It rained. Dr. Lee left. All is calm.", "雨が降った。晴れた。"]).tolist()
        [3, 2]
    """
    return np.array([1 + len(_NEXT.findall(head)) for head in heads], dtype=np.int64)


def shapes(units: Units) -> dict[str, NDArray[np.bool_]]:
    """Which lines match which pattern."""
    heads = units.heads
    hinted = (units.count(units.has(bits.FURNITURE)) > 0).tolist()
    figured = (units.count(units.has(bits.NUMBER)) > 0).tolist()
    found = {
        "end_mark": [END_MARK.search(head[-12:]) is not None for head in heads],
        "dateline": [_dateline(head) for head in heads],
        "byline": [len(head) < 90 and _BYLINE.search(head) is not None for head in heads],
        "date": [some and len(head) < 90 and _dated(head) for head, some in zip(heads, figured, strict=True)],
        "field": [_FIELD.search(head[:60]) is not None for head in heads],
        "url": [_URL.search(head) is not None for head in heads],
        "age": [
            some and _AGE.search(head[:300]) is not None for head, some in zip(heads, figured, strict=True)
        ],
        "quote": [head[:1] in _QUOTE or _GERMAN.match(head) is not None for head in heads],
        "furniture": [
            ((hint or head[0] == "[") and len(head) < 500 and _FURNITURE.search(head) is not None)
            or ((hint or head[0] >= FAR) and notice(head))
            for head, hint in zip(heads, hinted, strict=True)
        ],
        "closing": [
            (hint or head[0] in "-—–" or (len(head) < 90 and " " not in head))
            and _CLOSING.search(head) is not None
            for head, hint in zip(heads, hinted, strict=True)
        ],
        "lower": [head[:1].islower() for head in heads],
        "colon": [head.endswith((":", "：")) for head in heads],
        "numeral": [_ITEM.match(head) is not None for head in heads],
        "question": [head.endswith(("?", "？")) and len(head) < 90 for head in heads],
    }
    return dict(zip(found, np.array(list(found.values()), dtype=np.bool_), strict=True))


def _dateline(head: str) -> bool:
    """`HOLMSTAD, March 9 — `, `MEMPHIS, Tenn. (AP) - `; a headline with a dash is none."""
    found = _DATELINE.match(head[:90])
    if not found or len(head) - found.end() < 30:
        return False
    return _CITY.match(head) is not None or "(" in found.group() or DATE.search(found.group()) is not None


def _dated(head: str) -> bool:
    """A line that holds a date and hardly anything else."""
    found = DATE.search(head)
    if found is None:
        return False
    rest = len(head) - len(found.group())
    return rest <= 30 or (STAMP.match(head) is not None and rest <= 60)


def forms(units: Units, shape: dict[str, NDArray[np.bool_]]) -> dict[str, NDArray[np.float64]]:
    """Give the features of every line from its own look and its neighbours'."""
    words = units.count(units.has(bits.WORD | bits.NUMBER))
    dense = units.count(units.has(bits.DENSE))
    length = words - dense * 0.5
    ends = shape["end_mark"]
    header = shape["date"] | shape["byline"] | shape["field"] | shape["url"]
    headline = ~ends & ~header & ~shape["furniture"] & ~shape["colon"] & (length >= 3) & (length <= 20)
    sentence = ends & (length >= 8)
    capitals = units.count(units.has(bits.CAPITAL) & ~units.has(bits.SMALL))
    lower = units.count(units.has(bits.WORD) & ~units.has(bits.CAPITAL | bits.SMALL))
    size = np.log1p(length)
    local = _local_mean(size, 6)
    opening = _opening(units)
    small = {name: np.minimum(units.count(units.has(bit)), 3.0) for name, bit in _COUNTED}
    columns = {
        "headline": headline,
        "title_case": np.where(headline, capitals / np.maximum(capitals + lower, 1), 0.0),
        "headline_then_header": headline & _next(header),
        "headline_then_sentence": headline & _next(sentence),
        "header": header,
        "header_before": _before(header),
        "header_after": _next(header),
        "headline_before": _before(headline),
        "field": shape["field"],
        "fields_ahead": shape["field"] & _next(shape["field"]),
        "byline": shape["byline"],
        "date": shape["date"],
        "dateline": shape["dateline"],
        "sentence": sentence,
        "length": size / 3,
        "longer": np.clip(size - local, -2, 2),
        "very_short": length < 6,
        "fragment": ~ends & (length > 20),
        "quote": shape["quote"],
        "age": shape["age"],
        "furniture": shape["furniture"],
        "after_furniture": _before(shape["furniture"]),
        "after_closing": _before(shape["closing"]),
        "after_unended": _before(~ends & ~header & ~headline),
        "lower": shape["lower"],
        "question": shape["question"],
        "colon": shape["colon"],
        "after_colon": _before(shape["colon"]),
        "numeral": shape["numeral"],
        "names_share": capitals / np.maximum(words, 1),
        **opening,
        **small,
    }
    return dict(zip(columns, np.array(list(columns.values()), dtype=np.float64), strict=True))


_COUNTED: Final = (
    ("weekdays", bits.WEEKDAY),
    ("months", bits.MONTH),
    ("numbers", bits.NUMBER),
    ("speech", bits.SPEECH),
)


def _opening(units: Units) -> dict[str, NDArray[np.float64]]:
    """The first word that is no mark, and whether it opens a name."""
    count = len(units)
    word = np.flatnonzero(units.has(bits.WORD | bits.NUMBER))
    at = np.searchsorted(units.of[word], np.arange(count))
    some = at < len(word)
    token = word[np.minimum(at, len(word) - 1)] if len(word) else np.zeros(count, dtype=np.int64)
    kind = np.where(some & (len(word) > 0), units.kind[token] if len(word) else 0, 0).astype(np.uint32)

    def opens(bit: int) -> NDArray[np.float64]:
        return np.asarray((kind & np.uint32(bit)) != 0, dtype=np.float64)

    following = units.kind[np.minimum(token + 1, len(units.kind) - 1)] if len(word) else kind
    name = (kind & np.uint32(bits.CAPITAL)) != 0
    name &= (kind & np.uint32(bits.SMALL)) == 0
    name &= (following & np.uint32(bits.CAPITAL)) != 0
    return {
        "opens_pronoun": opens(bits.PRONOUN),
        "opens_connective": opens(bits.CONNECTIVE),
        "opens_a": opens(bits.INDEFINITE),
        "opens_the": opens(bits.THE),
        "opens_number": opens(bits.NUMBER),
        "opens_name": name.astype(np.float64),
    }


def _next(values: NDArray[np.bool_]) -> NDArray[np.bool_]:
    found = np.zeros(len(values), dtype=np.bool_)
    found[:-1] = values[1:]
    return found


def _before(values: NDArray[np.bool_]) -> NDArray[np.bool_]:
    found = np.zeros(len(values), dtype=np.bool_)
    found[1:] = values[:-1]
    return found


def _local_mean(values: NDArray[np.float64], reach: int) -> NDArray[np.float64]:
    total = np.zeros(len(values) + 1)
    np.cumsum(values, out=total[1:])
    at = np.arange(len(values))
    low, high = np.maximum(at - reach, 0), np.minimum(at + reach + 1, len(values))
    return np.asarray((total[high] - total[low]) / (high - low))
