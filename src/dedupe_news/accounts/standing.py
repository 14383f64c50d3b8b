"""Which sentences can stand by themselves: whole ones that lean on none that is missing.

A budget that prints "But he denied it" without the sentence before it leaves its reader with nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dedupe_news.accounts.captions import ends_whole
from dedupe_news.accounts.leaning import leans, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.kinds import Kinds, Place


def is_whole(text: str) -> bool:
    """Whether a sentence has its end, and of each quotation both.

    Example:
        >>> told = "The ferry ran aground off Brittany"
        >>> is_whole(told + "."), is_whole(told), is_whole(told + ",” he said.")
        (True, False, False)
    """
    return ends_whole(text) and whole_speech(text)


def leaders(groups: Sequence[Sequence[Place]], kinds: Kinds) -> list[int]:
    """For each group the group that its printed sentence leans on, or -1.

    A sentence leans that begins with a word such as "he", "but" or "this", or is an item of a list; it leans
    on what its report tells just before it. In a report's first line there is nothing to lean on.
    """
    owner = {place: number for number, group in enumerate(groups) for place in group}
    items = [listed([kinds.words[kind].text for kind in row]) for row in kinds.rows]
    found = []
    for number, group in enumerate(groups):
        report, place = group[0]
        before = owner.get((report, place - 1), -1)
        on = items[report][place] or leans(kinds.words[kinds.of[report, place]])
        found.append(before if before != number and on else -1)
    return found


def whole_speech(text: str) -> bool:
    """Whether every quotation that a sentence opens or closes begins and ends in it.

    Example:
        >>> whole_speech("“No,” she said."), whole_speech("Not today,” she said.")
        (True, False)
    """
    if text.isascii():
        return not text.count('"') % 2
    first, second = text.count("“"), text.count("”")
    low = text.count("„")
    paired = low == first + second if low else first == second or not (first or second % 2)
    return paired and text.count("«") == text.count("»") and not text.count('"') % 2
