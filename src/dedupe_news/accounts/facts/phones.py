"""Numbers to call, which count nothing: telephone numbers and that of the emergency services."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_GROUP: Final = 3
"""Groups of so many digits joined by a hyphen are a telephone number."""
_EMERGENCY: Final = frozenset({"911", "999", "112"})
_CALLED: Final = frozenset(
    {"call", "calls", "called", "calling", "caller", "callers", "dispatcher", "dispatchers"}
)
"""Beside the number of the emergency services: "a 911 call found the mother dead" is no toll."""


def is_one_phone(gap: str, left: str, right: str) -> bool:
    """Whether two groups of digits are parts of one telephone number.

    Example:
        >>> is_one_phone("-", "555", "0142"), is_one_phone("-", "3", "1")
        (True, False)
    """
    if not (left[-1:].isdigit() and right[:1].isdigit()):
        return False
    return (
        gap in {") ", ")"}
        or (gap == "-" and max(len(left), len(right)) > _GROUP)
        or (gap == "-" and len(left) == len(right) == _GROUP)
    )


def calls_for_help(lowers: Sequence[str], place: int) -> bool:
    """Whether a token is the number of the emergency services, told to have been called.

    Example:
        >>> calls_for_help(("a", "911", "call"), 1), calls_for_help(("911", "people"), 0)
        (True, False)
    """
    if lowers[place] not in _EMERGENCY:
        return False
    return not _CALLED.isdisjoint((*lowers[max(0, place - 1) : place], *lowers[place + 1 : place + 3]))
