"""Rules that a fixed form gives away: shortcodes, bare addresses, bylines, credits, rights, end marks.

Each is one anchored, bounded expression for a whole line, tried only where its first characters allow;
what depends on vocabulary in many languages is in `notices`.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["GLUED_BUTTONS", "INLINE_SHORTCODE", "form_rule"]

_TAGS: Final = (
    r"youtube|vimeo|dailymotion|caption|wp_caption|embed|embedyt|gallery|audio|video|playlist|twitter|tweet|instagram|facebook"
    r"|soundcloud|spotify|tiktok|scribd|slideshare|googlemaps?|ad|ads|adsense|adrotate|poll|polldaddy|contact-form(?:-7)?"
    r"|mc4wp_form|newsletter(?:_form)?|related(?:_posts?)?|wpvideo|jwplayer|brightcove|iframe|gravityform|social_share"
    r"|sharethis|addthis|readmore|vc_[a-z_]{2,30}|et_pb_[a-z_]{2,30}|fusion_[a-z_]{2,30}|su_[a-z_]{2,30}|elementor-template"
)
INLINE_SHORTCODE: Final = re.compile(rf"\[/?(?:{_TAGS})(?:[ =:][^\[\]\n]{{0,400}})?/?\]", re.IGNORECASE)
"""A shortcode within a line; it becomes a removed part of its own."""
GLUED_BUTTONS: Final = re.compile(
    r"(?<=[.!?…。])\s*(?:(?:Accept|Reject|Decline|Deny|Allow|Agree|OK|Got it|Close|Dismiss|Manage|Settings|Preferences|Cookie)"
    r"(?: (?:All|Cookies?|Settings|Preferences))*|Read More|Learn More|More Info(?:rmation)?|I Accept|I Agree"
    r"|Akzeptieren|Ablehnen|Einstellungen|Mehr erfahren|Accepter|Refuser|En savoir plus|Aceptar|Rechazar|Leer más"
    r"|Aceitar|Rejeitar|Saiba mais|Accetta|Rifiuta|Leggi di più|Accepteren|Weigeren|Meer informatie)"
    r"(?=[A-Z]|\s*$)(?:\s*(?:Accept|Reject|Decline|Deny|Allow|Agree|OK|Got it|Close|Dismiss|Manage|Settings|Preferences|Cookie"
    r"|All|Cookies|Read More|Learn More|More Info(?:rmation)?|I Accept|I Agree|Akzeptieren|Ablehnen|Einstellungen"
    r"|Mehr erfahren|Accepter|Refuser|En savoir plus|Aceptar|Rechazar|Leer más|Aceitar|Rejeitar|Saiba mais|Accetta|Rifiuta"
    r"|Leggi di più|Accepteren|Weigeren|Meer informatie))+\s*$"
)
"""Two or more buttons glued to the end of a sentence, as scraping leaves them."""

_NAME: Final = r"[^\W\d_a-zа-яα-ω][\w.'’-]{0,30}"
_NAMES: Final = rf"{_NAME}(?: (?:{_NAME}|de|van|von|der|den|la|le|del|di|da|bin|al|el)){{0,4}}"
_FORMS: Final = (
    (
        "shortcode",
        re.compile(
            r"\[([a-z][\w-]{1,30})(?: [^\[\]]{0,400})?\].{0,400}\[/\1\]$",
            re.IGNORECASE,
        ),
    ),
    (
        "embed-url",
        re.compile(
            r"(?:https?://|www\.)\S{3,2000}$|(?:pic\.twitter\.com|t\.co|youtu\.be|bit\.ly|goo\.gl|fb\.watch)/\S{1,200}$",
            re.IGNORECASE,
        ),
    ),
    (
        "copyright",
        re.compile(
            r"(?:(?:tm and )?(?:copyright(?:ed)?(?=[\s:,-]*(?:$|[©(*]|\d|by\b|(?-i:[A-Z])))|\(c\)|©|&copy;)"
            r"(?:.{0,60}\b(?:19|20)\d\d\b.{0,300}|.{0,60})"
            r"|\(?(?:source: )?[^.]{0,60}© [^.]{0,40}(?:19|20)\d\d\..{0,200}"
            r"|this material may not be published, broadcast, rewritten.{0,80})$",
            re.IGNORECASE,
        ),
    ),
    (
        "byline",
        re.compile(
            rf"(?:[Bb]y|BY|Von|VON|Par|PAR|Por|POR|Door|Autor(?:in|a|e|zy)?:|Author:|Reporter:|Автор:|Текст:|Written by|Reported by"
            rf"|Story by|Posted by|Edited by|Reporting by|Editing by|記者:?|记者:?|Oleh:|Penulis:|Yazar:|Συντάκτης:|Autorius:|Autors:)"
            rf"\s*:?\s?{_NAMES}(?:,? (?:and|und|et|y|e|en|&|og|och) {_NAMES}|, {_NAMES}){{0,4}}"
            r"(?:\s?[|/,•·–-].{0,80}|\s\(?\w{2,12}\)?|,.{0,60})?$"
        ),
    ),
    (
        "image-credit",
        re.compile(
            r"(?:\(?(?:photo|image|picture|pic|file photo|foto|fotos|bild|bilder|crédit|crédits|credit|photo credit|image credit"
            r"|image source|photographs?|courtesy|fot\.?|фото|снимка|fotó|kuva|zdjęcie|imagem|imagen|immagine|φωτο(?:γραφία)?"
            r"|fotoğraf|nuotr\.|写真|图片来源|圖片來源|사진)\s?(?:by|:|/|©|=|von|de|di|av)\s?.{1,120}"
            r"|\(?(?:AP|REUTERS|AFP|EPA|Getty)[ -]?(?:photo|images?)?/.{1,80}|(?:getty images|shutterstock|istockphoto|dpa picture-alliance))$",
            re.IGNORECASE,
        ),
    ),
    (
        "agency-mark",
        re.compile(
            r"(?:[\s(\[/—–*-]*(?:END|ENDS|-?30-?|-0-|#{2,5}|\*{3,9}|AP|AFP|UPI|DPA|EFE|ANSA|TASS|PTI|ANI|IANS|Reuters|REUTERS|dpa"
            r"|Xinhua|XINHUA|Bernama|Interfax|PAP|ČTK|MTI|APA|ANP|NTB|TT|Ritzau|BNS|完|終)[\s)\]/—–*.-]*)$"
        ),
    ),
    (
        "pagination",
        re.compile(
            r"(?:(?:page|seite|página|pagina|strona|sida|side|страница|сторінка|strana|oldal|sayfa|σελίδα|ページ|第)\s?\d{1,3}\s?"
            r"(?:(?:of|von|de|di|van|z|av|af|из|з|ze|/|的|頁|页)\s?\d{1,4})?\s?[页頁]?|1 ?[|,·]? ?2(?: ?[|,·]? ?\d{1,3}){1,12}(?: ?…)?(?: ?\D{1,12})?"
            r"|(?:<|«|‹|previous|prev)\s?(?:\d{1,3}\s){1,9}(?:next|»|>|›)?|\d{1,3} of \d{1,3}|(?:next|previous) page)$",
            re.IGNORECASE,
        ),
    ),
    (
        "comment-count",
        re.compile(
            r"(?:\(?\d{1,5}\)? ?(?:comments?|replies|reply|kommentare?|commentaires?|comentarios?|comentários?|commenti|commento"
            r"|reacties?|kommentarer|kommentit|komentarz[ey]?|komentářů?|hozzászólás|comentarii|комментари\w+|коментар\w*|yorum|σχόλια"
            r"|件のコメント|条评论|댓글)|(?:comments?|kommentare|commentaires|comentarios|commenti|reacties|komentarze|комментарии|댓글)"
            r" ?[:(]? ?\d{1,5}\)?|(?:leave|post|add|write) (?:a|your) (?:comment|reply)|no comments(?: yet)?"
            r"|(?:view|show|see|read) (?:all )?(?:\d+ )?comments.{0,20})$",
            re.IGNORECASE,
        ),
    ),
    (
        "read-more",
        re.compile(
            r"(?:[»>→▶•–*\[(-]{0,3}\s?)(?:read more|read also|also read|related|related stories|related article|see also|more on this"
            r"|read next|don['’]t miss|recommended|up next|watch|mehr zum thema|lesen sie auch|lesen sie mehr|siehe auch|lire aussi"
            r"|à lire aussi|a lire aussi|à lire|voir aussi|lee también|le puede interesar|te puede interesar|leer más|leia também"
            r"|leia mais|veja também|leggi anche|lees ook|læs også|läs också|les også|lue myös|czytaj także|czytaj też|zobacz też"
            r"|zobacz także|čtěte také|čítajte aj|olvassa el|citește și|citiți și|прочетете още|вижте още|читайте также|по теме"
            r"|читайте також|дивіться також|pročitajte i|pročitajte još|preberite tudi|διαβάστε επίσης|διαβάστε ακόμη"
            r"|ayrıca oku\w*|loe ka|loe lisaks|lasi arī|taip pat skaitykite|llegeix també|xem thêm|đọc thêm|baca juga"
            r"|اقرأ أيضا|اقرأ أيضًا|اقرأ المزيد|קראו עוד|יה भी पढ़ें|यह भी पढ़ें|関連記事|あわせて読みたい|相关阅读|相關新聞|延伸閱讀"
            r"|관련기사|อ่านเพิ่มเติม|อ่านข่าว)\s?[:：>»—–|].{0,300}$",
            re.IGNORECASE,
        ),
    ),
)
_MOST: Final = 160
_LONG_FORMS: Final = tuple(form for form in _FORMS if form[0] in ("shortcode", "embed-url", "copyright", "read-more"))
"""A line longer than `_MOST` has one of these forms or none."""


def form_rule(line: str) -> str | None:
    """The rule whose form this whole line has, or None.

    Example:
        >>> form_rule("[youtube AcctA4N2Soo]"), form_rule("The video was posted on YouTube.")
        ('shortcode', None)
        >>> form_rule("By Maria Novak, Example News"), form_rule("By Monday the river had fallen.")
        ('byline', None)
    """
    forms = _FORMS if len(line) <= _MOST else _LONG_FORMS
    for name, pattern in forms:
        if pattern.match(line):
            return name
    return None
