"""Rules that a fixed form gives away: shortcodes, bare addresses, bylines, page marks, rights lines.

Each is one regular expression for a whole line; what depends on vocabulary in many languages is in
`wording`. The expressions are anchored and bounded, so a line of any length costs little.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["INLINE_SHORTCODE", "form_rule"]

_TAGS: Final = (
    r"youtube|vimeo|dailymotion|caption|wp_caption|embed|gallery|audio|video|playlist|twitter|tweet|instagram|facebook"
    r"|soundcloud|spotify|tiktok|scribd|slideshare|googlemaps?|ad|ads|adsense|adrotate|poll|polldaddy|contact-form(?:-7)?"
    r"|mc4wp_form|newsletter(?:_form)?|related(?:_posts?)?|wpvideo|jwplayer|brightcove|iframe|gravityform|social_share"
    r"|sharethis|addthis|readmore|vc_[a-z_]{2,30}|et_pb_[a-z_]{2,30}|fusion_[a-z_]{2,30}|su_[a-z_]{2,30}|elementor-template"
)
INLINE_SHORTCODE: Final = re.compile(
    rf"\[/?(?:{_TAGS})(?:[ =:][^\[\]\n]{{0,400}})?/?\](?:(?<=caption\])|)", re.IGNORECASE
)
_SHORTCODE_LINE: Final = re.compile(
    rf"(?:\[/?(?:{_TAGS})(?:[ =:][^\[\]]{{0,400}})?/?\]\s*)+$|\[(\w[\w-]{{1,30}})(?: [^\[\]]{{0,400}})?\].{{0,400}}\[/\1\]$",
    re.IGNORECASE,
)
_BARE_URL: Final = re.compile(
    r"(?:https?://|www\.)\S{3,2000}$|(?:pic\.twitter\.com|t\.co|youtu\.be|bit\.ly|goo\.gl|fb\.watch)/\S{1,200}$",
    re.IGNORECASE,
)
_RIGHTS: Final = re.compile(
    r"(?:(?:copyright|\(c\)|©|&copy;)\s?.{0,200}$)|.{0,160}\ball rights reserved\b.{0,120}$", re.IGNORECASE
)
_FORMS: Final = (
    ("shortcode", _SHORTCODE_LINE),
    ("embed-url", _BARE_URL),
    ("copyright", _RIGHTS),
)


def form_rule(line: str) -> str | None:
    """The rule whose form this whole line has, or None.

    Example:
        >>> form_rule("[youtube AcctA4N2Soo]"), form_rule("The video was posted on YouTube.")
        ('shortcode', None)
    """
    for name, pattern in _FORMS:
        if pattern.match(line):
            return name
    return None
