"""Runs of several languages: each language is judged as if it stood alone."""

import numpy as np
import pytest
from tests.stories import small_runs
from tests.stories.texts import FIRE, FIRE_IN_GERMAN, VOTE

from dedupe_news.evaluation import evaluate
from dedupe_news.stories import StoryInput, background, cluster, tongues
from dedupe_news.stories.counts import count_terms
from dedupe_news.text.languages import guess
from dedupe_news.thresholds import StoryThresholds

RUNS = small_runs.runs()
READ = [row for name in list(RUNS)[: small_runs.READ] for row in RUNS[name]]
PORTUGUESE = "O ministro disse que a greve dos motoristas para as linhas do centro; a Justiça decide amanhã."


def run_of(rows: list[small_runs.Row]) -> StoryInput:
    titles, dates = ([row[name] for row in rows] for name in ("title", "date"))
    return StoryInput([row["text"] or "" for row in rows], titles=titles, dates=dates)


def stories_of(rows: list[small_runs.Row]) -> list[int]:
    return [int(label) for label in cluster(run_of(rows)).labels]


def spoken(*texts: str) -> tongues.Spoken:
    english = background.load().covers(count_terms(texts, StoryThresholds()))
    return tongues.spoken(texts, english)


@pytest.mark.parametrize("name", ["streiks-de", "dong-dat-vi", "fires-ru", "two-sides-en", "talks-en"])
def test_a_language_is_told_the_same_stories_alone_and_among_eight_others(name: str) -> None:
    together = stories_of(READ)
    mine = [at for at, row in enumerate(READ) if row in RUNS[name]]
    first = {story: at for at, story in reversed(list(enumerate(together[at] for at in mine)))}
    rank = sorted(first.values())
    assert [rank.index(first[together[at]]) for at in mine] == stories_of(RUNS[name])


def test_unlike_reports_of_one_language_do_not_join_because_the_others_are_more_unlike() -> None:
    found = evaluate([row["story"] for row in READ], stories_of(READ), 0).b_cubed
    assert found.precision > 0.9  # .86 when strangers were those of all languages
    assert found.recall > 0.98


def test_small_runs_of_short_reports_are_told_as_they_are_with_dates_and_without() -> None:
    for rows, least in (
        (list(RUNS.values()), 0.96),
        ([small_runs.undated(run) for run in RUNS.values()], 0.88),
    ):
        measures = [evaluate([row["story"] for row in run], stories_of(run), 0).b_cubed for run in rows]
        assert np.mean([found.precision for found in measures]) > 0.93
        assert np.mean([found.recall for found in measures]) > least


def test_a_language_is_told_by_its_words_and_what_is_short_by_none() -> None:
    found = spoken(FIRE[0], FIRE_IN_GERMAN, VOTE[0], "Oslo 2015", PORTUGUESE)
    english, german, also_english, nothing, portuguese = found.tongue.tolist()
    assert english == also_english
    assert len({english, german, portuguese, tongues.UNTOLD}) == 4
    assert nothing == tongues.UNTOLD


def test_a_language_without_a_table_is_none_of_those_that_have_one_by_a_word_or_two() -> None:
    exchanged = str.maketrans("abcdefghijklmnopqrstuvwxyz", "zyxwvutsrqponmlkjihgfedcba")
    strange = [text.lower().translate(exchanged) for text in (*FIRE, *VOTE)]
    assert any(guess(text) for text in strange)
    assert set(spoken(*strange).tongue.tolist()) == {tongues.UNTOLD}


def test_portuguese_with_its_many_small_words_that_are_english_too_is_not_english() -> None:
    assert 0 < background.load().covers(count_terms([PORTUGUESE], StoryThresholds()))[0] < 1
    assert spoken(PORTUGUESE).english[0] == 0.0


def test_what_is_told_counts_beside_its_language_and_what_is_not_beside_all() -> None:
    tongue = np.array([0, 0, 1, tongues.UNTOLD])
    assert tongues.apart(tongue, tongue).tolist() == [
        [False, False, True, False],
        [False, False, True, False],
        [True, True, False, False],
        [False, False, False, False],
    ]
