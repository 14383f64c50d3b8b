"""Expressions that are compiled when the first text asks them.

Of some hundred expressions that a command loads a short text asks fourteen: to compile the others took a
sixth of its time. (A range of ideographs alone takes some milliseconds: `re` marks each of its letters.)
"""

from __future__ import annotations

import re
from typing import Any, Final, cast

__all__ = ["late"]

_ASKED: Final = ("match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split")
"""What is asked of an expression often: looked up in the compiled one but once."""


class _Late:
    """Stands for an expression, and is nothing but its words until it is asked."""

    __slots__ = ("_flags", "_source", *_ASKED)

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the compiled one has
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for asked in _ASKED:
            setattr(self, asked, getattr(compiled, asked))
        return getattr(compiled, name)


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    r"""Give what `re.compile` would, compiled when it is first asked; a mistake in it shows no sooner.

    Functions of `re` take the compiled one only: ask this one's own methods.

    Example:
        >>> year = late(r"(?:19|20)\d\d")
        >>> [found[0] for found in year.finditer("from 1998 to 2004")]
        ['1998', '2004']
    """
    return cast("re.Pattern[str]", _Late(source, flags))
