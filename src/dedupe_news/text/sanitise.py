"""Make scraped text harmless to a terminal: the one sanitiser at the edge."""

from __future__ import annotations

_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def _table(keep: str) -> dict[int, str | None]:
    table: dict[int, str | None] = {code: chr(0x2400 + code) for code in range(0x20)}
    table[0x7F] = "\u2421"
    table.update({code: "\ufffd" for code in range(0x80, 0xA0)})
    table.update({ord(mark): "" for mark in _BIDI})
    table.update({0x2028: " ", 0x2029: " ", 0xFEFF: "", 0x200B: ""})
    for letter in keep:
        table.pop(ord(letter), None)
    return table


def for_terminal(text: str, keep: str = "") -> str:
    r"""Replace what could act on a terminal with visible or harmless characters.

    Args:
        text: any text.
        keep: characters to leave alone, such as line breaks and tabs.

    Example:
        >>> for_terminal("\x1b[31mred")
        '␛[31mred'
    """
    return text.translate(_table(keep))
