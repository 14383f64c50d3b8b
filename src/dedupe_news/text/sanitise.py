"""Make scraped text harmless to a terminal: the one sanitiser at the edge.

A scraped page may carry escape sequences that recolour, retitle or overwrite the screen (CWE-150), and
bidirectional controls that make a line read otherwise than it is stored (CVE-2021-42574, "Trojan Source").
What acts is shown by its picture symbol (`␛`) or by the name of its code point (`<202E>`); what only joins
letters (zero-width joiners of emoji and of Indic and Arabic script, combining marks, soft hyphens) stays.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_KEPT_FORMAT = "\u00ad\u200c\u200d\u200e\u200f\u061c"
"""Soft hyphen, the joiners and the implicit direction marks: they shape words and cannot reorder a line."""


def _table() -> dict[int, str]:
    table = {code: chr(0x2400 + code) for code in range(0x20)}
    table[0x7F] = "\u2421"
    named = [*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x2070), 0xFFF9, 0xFFFA, 0xFFFB]
    named += [*range(0xE0000, 0xE0020), *range(0x1D173, 0x1D17B)]
    table.update({code: f"<{code:04X}>" for code in named})
    table.update(dict.fromkeys((0x200B, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0xFEFF), ""))
    table.update({0x2028: "\u2424", 0x2029: "\u2424\u2424"})
    table.update(dict.fromkeys(range(0xD800, 0xE000), "\ufffd"))
    return table


_TABLE = _table()


def _active(codes: Iterable[int]) -> re.Pattern[str]:
    """What finds any of these code points, as ranges: a condition at each place takes five times as long."""
    ranges: list[list[int]] = []
    for code in sorted(codes):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return re.compile("[" + "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges) + "]")


def for_terminal(text: str, keep: str = "") -> str:
    r"""Replace what could act on a terminal with something that is only seen.

    Args:
        text: any text, lone surrogates included.
        keep: characters to leave alone, such as line breaks and tabs; where those are kept, one that is
            written as carriage return and line feed is a line break too.

    Returns:
        The text with controls as picture symbols, bidirectional overrides, isolates and C1 controls as
        `<202E>`, invisible padding gone. Applying it twice changes nothing more.

    Example:
        >>> for_terminal("\x1b[31mred\u202e"), for_terminal("a\nb", keep="\n")
        ('␛[31mred<202E>', 'a\nb')
    """
    if "\n" in keep and "\r" not in keep and "\r\n" in text:
        text = text.replace("\r\n", "\n")
    shown = text
    for char in keep:
        shown = shown.replace(char, " ")
    # nothing that acts is printable, and nearly all text is: told in a tenth of the time
    if shown.isprintable():
        return text
    table, active = _without(keep)
    return text if active.search(text) is None else text.translate(table)


@cache
def _without(keep: str) -> tuple[dict[int, str], re.Pattern[str]]:
    """Give the table and what finds its keys, without what is left alone; callers name a constant or two."""
    table = {code: shown for code, shown in _TABLE.items() if chr(code) not in keep}
    return table, _active(table)
