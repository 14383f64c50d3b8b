"""An affair told over years in one dump: reports cut out by guess are parted, others taken at their word."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from dedupe_news.model import Cut, Record, Report
from dedupe_news.splitting import sureness
from dedupe_news.stories import StoryInput, cluster
from dedupe_news.stories.parting import part
from dedupe_news.thresholds import StoryThresholds

BORDER = (
    "Officials of Norland and Sudland met at the border village of Tarn for talks on easing tension. ",
    "The two countries have been divided since the war of 1951 and have no relations. ",
)
MINES = (
    "The talks follow a stand-off in August that began when landmines maimed two Sudland soldiers. ",
    "Loudspeakers along the frontier fell silent again after the August deal on the landmines. ",
    "Sudland had resumed its loudspeaker broadcasts over the landmines; Norland put its artillery on alert. ",
)
FAMILIES = (
    "Reunions of families parted by the war are planned for February, the Red Cross said. ",
    "Norland has threatened to call the reunions off because of joint exercises in February. ",
    "Some 70,000 elderly people have asked to take part in the reunions of families. ",
)
AUGUST = ["".join((*BORDER, *MINES[:2])), "".join((*reversed(BORDER), *MINES[1:]))]
FEBRUARY = ["".join((*BORDER, *FAMILIES[:2])), "".join((*reversed(BORDER), *FAMILIES[1:]))]


def labels(sure: float) -> list[int]:
    texts = [*AUGUST, *FEBRUARY]
    return [int(label) for label in cluster(StoryInput(texts, sure=[sure] * len(texts))).labels]


def test_two_rounds_of_talks_cut_out_by_guess_are_two_stories() -> None:
    assert labels(0.5) == [0, 0, 1, 1]


def test_the_same_reports_between_marks_are_taken_at_their_word() -> None:
    assert labels(1.0) == labels(StoryThresholds().sure) == [0, 0, 0, 0]


@pytest.mark.parametrize(("across", "parts"), [(0.40, 2), (0.42, 1)])
def test_parts_are_told_apart_from_a_fifth_less_alike_than_within(across: float, parts: int) -> None:
    cosine = np.full((4, 4), across)
    cosine[:2, :2] = cosine[2:, 2:] = 0.5
    np.fill_diagonal(cosine, 1.0)
    rows = sparse.csr_matrix(np.linalg.cholesky(cosine))
    found = part(np.zeros(4, np.int64), rows, np.full(4, 0.5), StoryThresholds())
    assert len(set(found.tolist())) == parts


def test_two_reports_have_nothing_to_be_compared_with_and_stay() -> None:
    assert cluster(StoryInput(AUGUST, sure=[0.3, 0.3])).labels.tolist() == [0, 0]


def test_a_report_is_as_sure_as_its_less_sure_border_and_other_texts_do_not_count() -> None:
    text, other = Record("a.txt", "x" * 30, "text", 1, 1), Record("b.txt", "y" * 10, "text", 1, 1)
    cuts = [
        (text, Cut("file")),
        (text, Cut("lead", 0.6)),
        (text, Cut("separator")),
        (other, Cut("lead", 0.7)),
    ]
    reports = [Report(f"{n}", record, n, n + 1, (1, 1), cut) for n, (record, cut) in enumerate(cuts)]
    assert sureness(reports).tolist() == [0.6, 0.6, 1.0, 0.7]
