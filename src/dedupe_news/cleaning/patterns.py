"""Rules that a fixed form gives away: shortcodes, bare addresses, bylines, credits, rights, end marks.

Each is one anchored, bounded expression for a whole line; its words in many languages are in
`wording/openings.txt`. What depends on vocabulary throughout the line is in `notices`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from dedupe_news.cleaning.desks import (
    addressed_form,
    box_form,
    machine_form,
    partner_form,
    player_form,
    small_byline,
    table_form,
    wire_form,
)
from dedupe_news.cleaning.listed import any_of, words_of_rules
from dedupe_news.cleaning.stamping import is_placed_stamp, is_stamp

__all__ = [
    "QUOTES",
    "Forms",
    "buttons_form",
    "form_rule",
    "is_call",
    "load_forms",
    "shortcode_form",
    "signs_or_dates",
]

_MOST: Final = 160
_LONG: Final = frozenset(
    {"shortcode", "embed-url", "copyright", "read-more", "cookie-notice", "image-credit", "page-tool"}
)
"""A line longer than `_MOST` has one of these forms or none."""
_AFTER_CALL: Final = (None, "contact", "read-more")
"""What a line is called only if it is no call to action."""
# a name: a capital (or a letter without case), then anything but blanks
_NAME: Final = r"[^\W\d_a-z\u0430-\u044f\u03b1-\u03c9][\w.'’-]{0,30}"
_NAMES: Final = rf"{_NAME}(?: (?:{_NAME}|de|van|von|der|den|la|le|del|di|da|bin|al|el)){{0,4}}"
_KEY: Final = 3
_FAR: Final = 60
_QUESTION: Final = 45
"""A call to action may follow a question of so many characters."""
_OPENING: Final = (
    *("byline", "credit", "caption", "agency", "page", "comments", "call", "bare", "more", "rest", "skip"),
    *("stamp", "partner", "machine_text"),
)
"""Words of these rules in `wording/openings.txt` open a line; the others follow."""
_CALL_OPENINGS: Final = (
    *("please", "you can", "don't forget", "and ", "click here", "like ", "follow ", "find ", "join the"),
)
_OTHER_OPENINGS: Final = (
    "advertisement",
    *(
        "more:",
        "more |",
        "also:",
        "read:",
        "read |",
        "watch:",
        "watch |",
        "listen:",
        "photos:",
        "images:",
        "gallery:",
    ),
    *(f"{kind} coverage" for kind in ("continuing", "complete", "full", "more", "team", "related")),
    *("buy photo", "video (", "just watched", "must watch", "play pause", "on a ", "on your ", "using "),
    *("mobile ", "a post", "a video", "a photo", "view this"),
    *("eds", "attn", "adds", "recasts", "updates", "corrects", "refiles", "repeats", "incorporates"),
    *("http", "www", "pic.twitter.com", "t.co", "youtu.be", "bit.ly", "goo.gl", "fb.watch"),
    *("tm and", "copyright", "source: ", "this material"),
    *("ap", "reuters", "afp", "epa", "getty", "shutterstock", "istockphoto", "dpa"),
    *_CALL_OPENINGS,
    *("e-mail", "email", "tel", "phone", "telefon", "twitter", "x", "follow", "contact", "reach"),
    *(
        *("previous", "prev", "next", "leave", "let us", "tell us", "share"),
        "post",
        "add",
        "write",
        "no comments",
        "view",
        "show",
        "see",
        "read",
    ),
)
_CAPITALS: Final = (
    "(?:READ |SEE |WATCH |LISTEN )?(?:MORE|ALSO|RELATED)|READ|WATCH|LISTEN|PHOTOS|IMAGES|GALLERY"
)
_COVERAGE: Final = (
    r"(?-i:(?:CONTINUING|COMPLETE|FULL|MORE|TEAM|RELATED) COVERAGE(?: ON [A-Z0-9.]{3,40})?)"
    r"\s?(?:[:|](?:\s?.{0,150}[^.])?)?$"
)
"""What opens a link within an article, in capitals, before a colon."""
QUOTES: Final = '"“”'
_QUOTED: Final = re.compile(r"\w[»”\"]")
_NAMED: Final = re.compile(r"(?<=\s)[«„“\"](\w{2,20})[»”“\"](?=[\s,.!]|$)")
"""One word in quotation marks within a sentence."""
_NEXT: Final = re.compile(r"(?<=[.!]) (?=[^\W\d_a-z])")
"""Where a second sentence begins."""
_BUILDERS: Final = r"(?:vc|et_pb|fusion|su)_[a-z_]{2,30}"


@dataclass(frozen=True, slots=True)
class Forms:
    """How lines of some form begin.

    `openings` are all words that may open a form, in lower case, by their first three letters (fewer of a
    shorter word): four lines in five open with none of them and need no expression. `calling` are those of
    a call to action, `initials` the first letters of buttons as written.
    """

    openings: dict[str, tuple[str, ...]]
    calling: dict[str, tuple[str, ...]]
    initials: frozenset[str]


@cache
def load_forms() -> Forms:
    """How forms begin, read once; they are constant data, so no answer depends on history."""
    words = words_of_rules()
    given = [word for name in _OPENING for word in words[name]]
    return Forms(
        _by_key((*given, *_OTHER_OPENINGS)),
        _by_key((*words["call"], *words["bare"], *_CALL_OPENINGS)),
        frozenset(word[0] for word in words["button"]),
    )


# each expression is compiled when the first line needs it: all of them take as long as a page of text


@cache
def shortcode_form() -> re.Pattern[str]:
    """A shortcode anywhere in a line."""
    code = rf"\[/?(?:{any_of('tag')}|{_BUILDERS})(?:[ =:][^\[\]\n]{{0,400}})?/?\]"
    edit = r"\[ ?(?:edit|edit source|bearbeiten|modifier|editar|modifica|edytuj|bewerken|править|編集|编辑)"
    form = rf"{code}|{edit}(?: \| [^\[\]\n]{{3,40}})? ?\]$"
    return re.compile(
        rf"{form}|\[\+\d{{1,7}} chars\]|!\[[^\[\]\n]{{0,400}}\]\([^()\s]{{1,2000}}\)", re.IGNORECASE
    )


@cache
def buttons_form() -> re.Pattern[str]:
    """Glued buttons: two at least, or one that is two words, right after the end of a sentence."""
    button = rf"(?:{any_of('button')})"
    return re.compile(rf"(?<=[.!?…。])\s*{button}(?:\s*{button})+\s*$")


@cache
def _call_form() -> re.Pattern[str]:
    return re.compile(f"(?i:{_call(any_of('call'), any_of('target'))}|{_bare_call(any_of('bare'))})")


@cache
def _line_forms(*, long: bool, rare: bool) -> re.Pattern[str]:
    """The forms that a whole line of this length may have, a named group a rule.

    Those that look through all of a line are left out unless it is `rare`, of a cookie or with an address:
    they take more time than all others.
    """
    captions = f"{_caption(any_of('caption'))}|{_gallery(any_of('credit'))}"
    forms = {
        "shortcode": rf"(?i:{_markup()}|{_paired_code()}|\[(?:removed|deleted)\]$)",
        "embed-url": f"(?i:{_address()})",
        "cookie-notice": f"(?i:{table_form()}|{partner_form()})" if rare else f"(?i:{partner_form()})",
        "advertisement": r"(?i:advertisement\W{1,4}(?:scroll|story|article|continue)\b.{0,60}$)",
        "copyright": f"(?i:{_rights()})",
        "byline": _byline(any_of("byline")) + (f"|{addressed_form()}" if rare else ""),
        "image-credit": f"(?i:{captions})" if long else f"(?i:{captions}|{_credit(any_of('credit'))})",
        "page-tool": f"(?i:{player_form()})" if long else f"(?i:{player_form()}|{machine_form()})",
        "agency-mark": wire_form()
        + rf"|[\s(\[/—–*-]*(?:{any_of('agency')}|#{{2,5}}|\*{{3,9}})[\s)\]/—–*.-]*$",
        "pagination": f"(?i:{_pagination(any_of('page'))})",
        "comment-count": f"(?i:{_comments(any_of('comments'))})",
        "contact": f"(?i:{_address_line()}|{_contact()})" if rare else f"(?i:{_contact()})",
        "read-more": (
            f"(?i:{_link(any_of('more'))}|(?:{any_of('rest')})\\s?[:\uff1a>»]?$"
            # "IMAGES: The first shows a lorry without plates." is a sentence of an article
            f"|(?-i:{_CAPITALS})\\s?[:|]\\s?.{{3,200}}(?<![.])$"
            f"|{_COVERAGE}|(?-i:ALSO|MORE|RELATED|SEE ALSO) ?:$|{box_form()}"
            f"|(?:{any_of('skip')}).{{1,60}}(?:{any_of('onward')})\\W*$)"
        ),
    }
    return _either({name: form for name, form in forms.items() if not long or name in _LONG})


def _either(forms: dict[str, str]) -> re.Pattern[str]:
    """Join forms into one expression: one look at a line instead of nine (a third of the time)."""
    return re.compile("|".join(f"(?P<{name.replace('-', '_')}>{form})" for name, form in forms.items()))


def form_rule(line: str) -> str | None:
    """The rule whose form this whole line has, or None.

    Example:
        >>> form_rule("https://t.co/1a2b"), form_rule("The video was posted on https://t.co/1a2b")
        ('embed-url', None)
        >>> form_rule("By Maria Novak, Example News"), form_rule("By Monday the river had fallen.")
        ('byline', None)
    """
    if not _may_open(line, load_forms().openings):
        return None
    rare, long = "@" in line or "cookie" in line.lower(), len(line) > _MOST
    found = _line_forms(long=long, rare=rare).match(line)
    name = found.lastgroup.replace("_", "-") if found is not None and found.lastgroup else None
    if name is None and is_stamp(line, any_of("stamp")):
        return "timestamp"
    # asked apart, for it takes longer than all others, and few lines open like a call
    called = not long and name in _AFTER_CALL and (is_call(line) or _calls_on(line))
    return "call-to-action" if called else name


def _calls_on(line: str) -> bool:
    """Whether a line opens with a call and says more of it: "Sign up. Plus, a weekly newsletter."."""
    found = _NEXT.search(line)
    if found is None or not is_call(line[: found.start()]):
        return False
    return re.search(rf"(?i)(?<!\w)(?:{any_of('target')})(?!\w)", line[found.end() :]) is not None


def _by_key(words: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in map(str.lower, words):
        found.setdefault(word[:_KEY], []).append(word)
    return {key: tuple(listed) for key, listed in found.items()}


def is_call(sentence: str) -> bool:
    """Whether a sentence calls to subscribe, sign up, follow or download; see the rule `call-to-action`.

    Example:
        >>> is_call("Sign up for our free daily newsletter."), is_call("Sign languages differ by country.")
        (True, False)
    """
    if not _may_open(sentence, load_forms().calling):
        return False
    # a channel's or a button's name stands in quotation marks, a speaker's words are more than one
    plain = _NAMED.sub(r"\1", sentence) if _QUOTED.search(sentence) else sentence
    return _call_form().match(plain) is not None


def _may_open(line: str, openings: dict[str, tuple[str, ...]]) -> bool:
    """Whether a line opens with a word of some form, with a mark or figure, or asks first."""
    if line[0] in QUOTES and line[1:2].isalpha():
        # right after a quotation mark nothing but a call may follow
        return _may_open(line[1:], load_forms().calling)
    key = line[:_KEY].lower()
    if not key[:1].isalpha() or key[:2] in openings or key[:1] in openings:
        return True
    listed = openings.get(key)
    if listed is not None and line[:_FAR].lower().startswith(listed):
        return True
    return "@" in line or "©" in line or " cookie" in line or "?" in line[:_QUESTION]


def _address() -> str:
    known = r"(?:pic\.|www\.)?twitter\.com|t\.co|youtu\.be|bit\.ly|goo\.gl|fb\.watch"
    return rf"(?:(?:https?://|www\.)\S{{3,2000}}|(?:{known})/\S{{1,200}})$"


def _paired_code() -> str:
    return r"\[(?P<tag>[a-z][\w-]{1,30})(?: [^\[\]]{0,400})?\].{0,400}\[/(?P=tag)\]$"


def _markup() -> str:
    # a tag with its attributes at the beginning, and a tag at the end: advertising code that came as text
    tags = "a|img|iframe|script|noscript|div|span|object|embed|ins|style|link|blockquote|!\\["
    return rf"(?:<|&lt;)(?:{tags})\b.{{0,4000}}(?:>|&gt;)$"


def _rights() -> str:
    # "Copyright" opens a rights line before a sign, a year, "by" or a name; "copyright law" is news
    sign = r"copyright(?:ed)?(?=[\s:,-]*(?:$|[©(*]|\d|by\b|(?-i:[A-Z])))|\(c\)|©|&copy;"
    year = r"\b(?:19|20)\d\d\b"
    return (
        rf"(?:(?:tm and )?(?:{sign})(?:.{{0,60}}{year}.{{0,300}}|.{{0,60}})"
        rf"|\(?(?:source: )?[^.]{{0,60}}© [^.]{{0,40}}{year}\..{{0,200}}"
        r"|this material may not be published, broadcast, rewritten.{0,80})$"
    )


def signs_or_dates(line: str) -> str | None:
    """The rule for a short line that opens with no word of a form: a place and a day, a name behind "di".

    Example:
        >>> signs_or_dates("Grünau, 4. März 2025."), signs_or_dates("di Giulia Ferri")
        ('timestamp', 'byline')
        >>> signs_or_dates("In Grünau, 4. März 2025, fiel Schnee.") is None
        True
    """
    if is_placed_stamp(line, any_of("stamp")):
        return "timestamp"
    return "byline" if small_byline(_NAMES).match(line) is not None else None


def _byline(openings: str) -> str:
    others = rf"(?:,? (?:and|und|et|y|e|en|&|og|och|i|a) {_NAMES}|, {_NAMES}){{0,4}}"
    # after the names: a beat, an agency in brackets or with "with", a post
    after = (
        r"(?:\s(?:with|avec|mit|con|med|met|com) [A-Z]{2,6}|\s?[|/,•·–-].{0,80}|\s\(?\w{2,12}\)?|,.{0,60})?"
    )
    return rf"(?:{openings})\s*:?\s?{_NAMES}{others}{after}$"


def _caption(openings: str) -> str:
    # what calls itself a caption is one however long it is: "FILE PHOTO: ...", "Image caption, ..."
    return rf"(?:{openings})\s?[:,\uff1a\uff0c\u060c]\s?.{{1,600}}$"


def _gallery(pictures: str) -> str:
    # captions of a gallery: "Image 3 of 14 Firefighters …"; not a sentence, "Image 3 of 14 in a series shows"
    of = r"of|/|von|de|di|van|af|av|z|из"
    return (
        rf"(?:{pictures}) ?\d{{1,3}} ?(?:{of}) ?\d{{1,3}}\b(?!,| (?-i:[a-zà-öø-ÿа-яё])).{{0,600}}$"
        r"|video \(\d{1,2}:\d\d\)\s?[:\uff1a]\s?.{1,600}$|(?-i:Buy Photo)\b.{0,600}$"
    )


def _credit(openings: str) -> str:
    return (
        rf"(?:\(?(?:{openings})\s?(?:by|:|/|©|=|von|de|di|av)\s?.{{1,120}}"
        r"|\(?(?:AP|REUTERS|AFP|EPA|Getty)[ -]?(?:photo|images?)?/.{1,80}"
        r"|getty images|shutterstock|istockphoto|dpa picture-alliance"
        r"|\[(?:image|photo|picture|pictured|caption|bild|foto) ?:[^\[\]]{1,200}\])$"
    )


def _call(opening: str, target: str) -> str:
    # The call opens the line, at most after a short question or a polite word, and its target stands in the
    # same sentence; one short sentence more may follow. In quotation marks it is somebody's words.
    stop = r"[^.!?。！？\"“”„«»]"
    before = rf"(?:\W{{0,3}}|{stop}{{3,40}}\?\s|please |you can |don't forget to |and )"
    after = rf"{stop}{{0,60}}[.!?。！]?(?:\s{stop}{{1,40}}[.!]?)?$"
    call = rf"{before}(?:{opening})(?!\w){stop}{{0,90}}?(?<!\w)(?:{target})(?!\w){after}"
    # of somebody with a name: "Like most people, he is on Facebook" is no call
    name = r"(?-i:[A-Z0-9][\w.'’&-]{0,30}(?: (?:of|the|and|&|[A-Z0-9][\w.'’&-]{0,30})){0,5})"
    net = "(?:facebook|twitter|instagram|youtube|tiktok|x)"
    like = rf"(?:like|follow|find|join) (?:the |our |this )?(?:page|conversation|{name})(?: on|:) "
    like += rf"(?:the )?(?:{name} )?{net}(?!\w){stop}{{0,40}}"
    return rf"(?:{call}|click here{stop}{{0,50}}[.!]?$|{like}[.!]?$)"


def _bare_call(opening: str) -> str:
    # Whatever it is for: of 959 lines of labelled pages that are such a sentence 956 belong to no article,
    # and of the sentences of 4,000 articles only calls that were left in them are such.
    stop = r"[^.!?。！？\"“”„«»]"
    link = "for|to|and|with|by|via|on|if|using|through|now|here|below|today|free"
    english = rf"(?:sign up|subscribe)(?: (?:{link})\b{stop}{{0,150}})?"
    call = rf"\W{{0,3}}(?:please )?(?:{english}|(?:{opening})(?!\w){stop}{{0,150}})"
    return rf"{call}(?:[.!](?:\s{stop}{{1,40}}[.!]?)?)?$"


def _address_line() -> str:
    return r"[^“”\"]{0,100}(?<![\w.+-])[\w.+-]{1,64}@[a-z0-9-]{1,63}\.[a-z]{2,10}\b.{0,60}$"


def _contact() -> str:
    return (
        r"(?:e-?mail|tel|phone|telefon|twitter|x|follow|contact|reach)\b[^“”\".!?]{0,60}"
        r"(?:@\w{2,30}|\+?\d[\d ()/-]{6,18}\d)"
        r"[^“”\"]{0,60}$"
    )


def _pagination(page: str) -> str:
    of = r"of|von|de|di|van|z|av|af|из|з|ze|/|的|頁|页"
    return (
        rf"(?:(?:{page})\s?\d{{1,3}}\s?(?:(?:{of})\s?\d{{1,4}})?\s?[页頁]?"
        r"|1 ?[|,·]? ?2(?: ?[|,·]? ?\d{1,3}){1,12}(?: ?…)?(?: ?\D{1,12})?"
        r"|(?:<|«|previous|prev)\s?(?:\d{1,3}\s){1,9}(?:next|»|>)?"
        r"|\d{1,3} of \d{1,3}|(?:next|previous) page)$"
    )


def _link(more: str) -> str:
    # the words that name the link may stand in brackets
    return rf"[»>→▶•–*\[(\u3010-]{{0,3}}\s?(?:{more})\s?[:\uff1a>»—–|\]\u3011].{{0,300}}$"


def _comments(words: str) -> str:
    leave = r"(?:leave|post|add|write) (?:a|your) (?:comment|reply)"
    tell = r"(?:let us know|tell us|share) (?:what you think|your (?:thoughts|views|opinions?))"
    where = r"(?:below|in the comments?(?: section| box)?(?: below)?)"
    return (
        rf"(?:\(?\d{{1,5}}\)? ?(?:{words})|(?:{words}) ?[:(]? ?\d{{1,5}}\)?"
        rf"|(?:what do you think\? )?(?:please )?(?:{leave}(?: {where})?|{tell} {where})[.!]?"
        r"|no comments(?: yet)?"
        r"|(?:view|show|see|read) (?:all )?(?:\d+ )?comments.{0,20})$"
    )
