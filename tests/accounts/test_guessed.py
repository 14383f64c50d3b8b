"""Sentences of one dump with guessed borders: one statement only when nearly the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.accounts.texts import story

from dedupe_news.accounts import compose
from dedupe_news.thresholds import StatementThresholds

if TYPE_CHECKING:
    from dedupe_news.model import Account

HOSPITAL = "The boy was taken to Mount Sinai Hospital where he was listed in good condition, doctors said."
OTHER_HOSPITAL = "The boy was taken to Comer Children's Hospital, where he was listed in good condition."
TALKS = "The meeting – requested by Norland – is taking place at the border village of Tarn."
TALKS_AHEAD = "The meeting will take place at the border village of Tarn, a ministry spokesman said."
FILLER = (
    "Rain is expected in the hills until the end of the week.",
    "The council has put off its vote on the new tram line.",
)


def told(first: str, second: str, blocks: tuple[int, int]) -> Account:
    reports = story(f"{first}\n{FILLER[0]}", f"{second}\n{FILLER[1]}")
    return compose([replace(report, block=block) for report, block in zip(reports, blocks, strict=True)])


def folded(first: str, second: str, blocks: tuple[int, int]) -> bool:
    return any(statement.also for statement in told(first, second, blocks).statements)


def test_the_same_words_fold_whatever_the_borders() -> None:
    assert folded(TALKS, TALKS, (0, 0))


def test_two_victims_in_like_words_are_one_between_reports_and_two_between_guessed_parts() -> None:
    assert folded(HOSPITAL, OTHER_HOSPITAL, (-1, -1))
    assert not folded(HOSPITAL, OTHER_HOSPITAL, (0, 0))


def test_a_name_in_common_is_the_second_sign_that_joins_parts() -> None:
    assert folded(TALKS, TALKS_AHEAD, (0, 0))
    assert not folded(TALKS.replace("Tarn", "lakes"), TALKS_AHEAD.replace("Tarn", "lakes"), (0, 0))


@pytest.mark.parametrize("blocks", [(0, 1), (0, -1), (-1, 0)])
def test_parts_of_two_blocks_are_as_good_as_two_reports(blocks: tuple[int, int]) -> None:
    assert folded(HOSPITAL, OTHER_HOSPITAL, blocks)


def test_within_one_unsure_part_the_same_strictness_holds() -> None:
    [report] = story(f"{HOSPITAL}\n{FILLER[0]}\n{OTHER_HOSPITAL}\n{FILLER[1]}")
    sure, unsure = compose([report]), compose([replace(report, block=0)])
    assert sum(len(one.also) for one in sure.statements) == 1
    assert sum(len(one.also) for one in unsure.statements) == 0


def test_every_sentence_is_told_once_whatever_the_borders() -> None:
    for blocks in ((-1, -1), (0, 0), (0, 1)):
        statements = told(HOSPITAL, OTHER_HOSPITAL, blocks).statements
        spans = [(one.report, one.start) for each in statements for one in (each.printed, *each.also)]
        assert len(spans) == len(set(spans)) == 4


def test_the_limits_are_those_of_the_table() -> None:
    limits = StatementThresholds()
    assert limits.same < limits.repeated_known < limits.repeated < limits.sure
