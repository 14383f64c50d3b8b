"""Forms of whole lines that desks, dialogs and machines leave: a new version, partners, what wrote a summary.

Each is one bounded expression, or a part of one (see `patterns`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from dedupe_news.cleaning.listed import any_of

__all__ = [
    "addressed_form",
    "box_form",
    "machine_form",
    "partner_form",
    "player_form",
    "small_byline",
    "table_form",
    "wire_form",
]

_NEW: Final = "add|recast|update|correct|refile|repeat|rewrite|incorporate|write"
"""What a desk does to a report that it sends again."""


def partner_form() -> str:
    """The first sentence of dialogs of the trade's framework: "We and our 842 partners store …"."""
    said = r"[^\"“”]"
    return (
        rf"(?:{any_of('partner')}){said}{{0,40}}(?:{any_of('partners')})"
        rf"{said}{{0,160}}(?:{any_of('processes')}){said}{{0,900}}$"
    )


def table_form() -> str:
    """Rows of the table in which a consent dialog says what each cookie is for."""
    return (
        r"[^\"“”]{0,160}\bsets? this cookie (?:to|for|in order)\b[^\"“”]{0,200}$"
        r"|.{0,160}\bset by (?:the )?GDPR Cookie Consent plugin\b.{0,300}$"
        r"|[^\"“”]{0,100}\bthis cookie(?:, set by [^,]{2,40},)? (?:is|was)"
        r" (?:set|used|installed|native|associated)\b[^\"“”]{0,250}$"
    )


def player_form() -> str:
    """What a player lists beside the video, "JUST WATCHED … MUST WATCH"; of phones, what bids do a thing."""
    bids = r"(?:please )?(?:tap|click|touch|watch|view|see|swipe|download|use|open|get|go|follow)"
    thing = r"(?:(?:on )?(?:here|(?:this|the) (?:link|image|photo|picture|video|story|report|map|gallery)))"
    return (
        r"(?-i:JUST WATCHED|play pause|MUST WATCH) (?-i:(?![a-z])).{3,300}$"
        r"|\d{1,2}:\d\d ?/ ?\d{1,2}:\d\d$"
        r"|a (?:post|video|photo) shared by .{2,60}\(@[\w.]{2,30}\)(?: on .{3,60})?$"
        r"|view this post on instagram$"
        r"|read or share this story:? \S{5,300}$"
        rf"|(?:on|using) (?:a|your) (?:mobile device|smart ?phone|phone|tablet)\? {bids}\b.{{0,80}}$"
        rf"|mobile (?:device |app )?users(?: can)?[,:]? (?:tap|click|touch|watch) {thing}\b.{{0,60}}$"
        r"|(?:watch|view|see) (?:this|the) (?:report|story|video|video report) on (?:your|a) mobile\b.{0,40}$"
    )


def machine_form() -> str:
    """What a site says of a text that a machine wrote: "Diese Zusammenfassung wurde mit KI erstellt."."""
    made, by = rf"\b(?:{any_of('machine_made')})", rf"(?<!\w)(?:{any_of('machine')})(?!\w)"
    said = r"[^\"“”.]"
    return (
        rf"(?:{any_of('machine_text')})(?:{said}{{0,60}}{made}{said}{{0,60}}{by}"
        rf"|{said}{{0,60}}{by}{said}{{0,40}}{made}){said}{{0,80}}\.?$"
    )


def wire_form() -> str:
    """What a desk tells its clients: "EDS: UPDATES with quotes", "(Adds details)", "4th graf pvs"."""
    what = (
        r"(?:with|to|details?|quotes?|comments?|background|bylines?|reactions?|headlines?|spelling|paragraphs?"
        r"|paras?|grafs?|links?|photos?|throughout|story|analysts?|dateline|first|name|day|date|number|table)\b"
    )
    return (
        r"(?-i:EDS|Eds|ATTN EDITORS|Attn editors)\s?[:-]\s?(?-i:[A-Z]{4,}\b|[Aa]dds|[Uu]pdates|[Cc]orrects)"
        r".{3,200}$"
        r"|\((?i:with (?:agency )?inputs? from)\b[^().]{2,80}\)$"
        rf"|\((?i:{_NEW})s (?i:{what})(?! of\b)[^()]{{0,120}}\)$"
        rf"|(?-i:(?:{_NEW.upper()})S) (?i:{what})(?! of\b)[^.!?]{{0,80}}$"
        r"|(?i:\d{1,2}(?:st|nd|rd|th) (?:grafs? (?:pvs|prev|graf)\b.{0,40}"
        r"|(?:ld|lede?)(?:[- ]?writethru)?\b.{0,15})$)"
    )


def addressed_form() -> str:
    """Where a line's author is written to: an address alone, "Ann Lee can be reached at ann@courier.example".

    Whom the police ask to call is news: a line with their ranks is left alone.
    """
    mail = r"[\w.+-]{1,64}@[a-zA-Z0-9-]{1,63}(?:\.[a-zA-Z0-9-]{1,63}){1,3}"
    one = rf"(?:{mail}|@\w{{3,30}}|(?:(?i:twitter|x)\s?:\s?)@\w{{3,30}})"
    joint = r"(?:\s?[,;|/]\s?|\s(?:and|or|und|et|y|e|o|ou)\s)"
    many = rf"(?:(?i:e-?mail|contact)\s?:?\s?)?{one}(?:{joint}{one}){{0,3}}"
    rank = (
        r"(?:[Pp]olice|[Dd]etective|Det\.|Sgt|[Ss]ergeant|Lt\.|[Ii]nspector|[Ss]heriff|[Oo]fficer|tip|Crime)"
    )
    who = rf"(?!.{{0,80}}\b{rank})[A-Z][^!?“”\"@]{{2,60}}?"
    reached = r"(?:can|may) be (?:reached|contacted|followed)\b|is (?:at|on Twitter)\b"
    return rf"(?:{many}|{who} (?:{reached})[^!?“”\"@]{{0,60}}{one}.{{0,40}})\.?$"


def box_form() -> str:
    """The head of a box and its first headline ("Related Coverage Two hurt in …"), or its closing cross."""
    kind = "Coverage|coverage|Stories|stories|Story|Articles|articles|Content|Video|Videos"
    return rf"(?-i:Related (?:{kind})\s?:?\s(?![a-z]).{{3,300}}(?<![.])$)|[×✕✖]\s?\S.{{3,200}}(?<![.])$"


@cache
def small_byline(names: str) -> re.Pattern[str]:
    """A byline whose word for it opens small: "di Giulia Ferri"; `names` is how names are written."""
    return re.compile(rf"(?:di|de|da|av|af|od|door|przez) {names}(?: (?:e|y|i|en|og|och) {names})?$")
