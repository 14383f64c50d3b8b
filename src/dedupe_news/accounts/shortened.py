"""The order of an account that a budget cut short: what its reports tell first stands first.

The whole account stays in one report while it can. Of that order a budget leaves gaps, so that the thirtieth
sentence of one report came before the lead of the next. Where at most half is printed, the stretches that are
left of each report are put by how early in it they begin, as in leads taken in turn (the baseline of DUC);
what stood side by side stays so, and sentences of one report keep their order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from dedupe_news.accounts.kinds import Place

_PART: Final = 0.5
"""Up to this part of the statements an account is a short one."""


def shortened(
    ordered: Sequence[int],
    printed: Collection[int],
    groups: Sequence[Sequence[Place]],
    behind: Mapping[int, bool],
) -> list[int]:
    """Put the statements of a short account in order; a long one keeps its own.

    Args:
        ordered: the numbers of the whole account's statements, in its order, none told again.
        printed: those of them that the budget takes.
        groups: the sentences of each, the printed one first.
        behind: whether each is background.

    Example:
        >>> groups = [[(0, 0)], [(0, 9)], [(1, 0)], [(1, 1)], [(1, 2)], [(1, 3)]]
        >>> shortened(range(6), {1, 2, 3}, groups, dict.fromkeys(range(6), False))
        [2, 3, 1, 0, 4, 5]
    """
    kept = [number for number in ordered if number in printed]
    if len(kept) > _PART * len(ordered):
        return list(ordered)
    stretches: list[list[int]] = []
    before = -1
    for place, number in enumerate(ordered):
        if number not in printed:
            continue
        beside = place == before + 1 and stretches
        if beside and _joins(stretches[-1][-1], number, groups, behind):
            stretches[-1].append(number)
        else:
            stretches.append([number])
        before = place
    stretches.sort(key=lambda stretch: (behind[stretch[0]], groups[stretch[0]][0][1]))
    return [number for stretch in stretches for number in stretch] + [
        number for number in ordered if number not in printed
    ]


def _joins(first: int, second: int, groups: Sequence[Sequence[Place]], behind: Mapping[int, bool]) -> bool:
    """Whether two statements side by side are told by one report and in one section."""
    return groups[first][0][0] == groups[second][0][0] and behind[first] is behind[second]
