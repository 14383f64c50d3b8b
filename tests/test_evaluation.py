import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn import metrics

from dedupe_news.evaluation import evaluate, evaluate_by_id

Pairs = list[tuple[int, int]]
LABELS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=40)


def b_cubed_by_hand(gold: list[int], predicted: list[int]) -> tuple[float, float]:
    precision = recall = 0.0
    for g, p in zip(gold, predicted, strict=True):
        same = sum(a == g and b == p for a, b in zip(gold, predicted, strict=True))
        precision += same / predicted.count(p)
        recall += same / gold.count(g)
    return precision / len(gold), recall / len(gold)


@given(LABELS)
def test_b_cubed_is_the_mean_over_reports(pairs: Pairs) -> None:
    gold, predicted = [a for a, _ in pairs], [b for _, b in pairs]
    found = evaluate(gold, predicted).b_cubed
    assert (found.precision, found.recall) == pytest.approx(b_cubed_by_hand(gold, predicted))


@given(LABELS)
def test_rand_and_information_measures_agree_with_scikit_learn(pairs: Pairs) -> None:
    gold, predicted = [a for a, _ in pairs], [b for _, b in pairs]
    found = evaluate(gold, predicted)
    assert found.ari == pytest.approx(metrics.adjusted_rand_score(gold, predicted))
    assert found.v_measure == pytest.approx(metrics.v_measure_score(gold, predicted), abs=1e-9)
    assert found.homogeneity == pytest.approx(metrics.homogeneity_score(gold, predicted), abs=1e-9)


@given(LABELS)
def test_pairs_agree_with_the_pair_confusion_matrix(pairs: Pairs) -> None:
    gold, predicted = [a for a, _ in pairs], [b for _, b in pairs]
    (_, wrong), (missed, right) = metrics.cluster.pair_confusion_matrix(gold, predicted)
    found = evaluate(gold, predicted).pairwise
    assert found.precision == pytest.approx(right / (right + wrong) if right + wrong else 1.0)
    assert found.recall == pytest.approx(right / (right + missed) if right + missed else 1.0)


@given(LABELS)
def test_names_of_labels_do_not_matter(pairs: Pairs) -> None:
    gold, predicted = [a for a, _ in pairs], [b for _, b in pairs]
    renamed = evaluate([f"story {a}" for a in gold], [(b, "x") for b in predicted])
    assert renamed.b_cubed == evaluate(gold, predicted).b_cubed


def test_the_true_clustering_has_full_marks_and_no_worst_story() -> None:
    found = evaluate([1, 1, 2, 3], ["x", "x", "y", "z"])
    assert (found.b_cubed.f1, found.pairwise.f1, found.ari, found.v_measure) == (1.0, 1.0, 1.0, 1.0)
    assert found.worst == ()


def test_one_merged_heap_costs_precision_only() -> None:
    found = evaluate([1, 1, 2, 2], [0, 0, 0, 0])
    assert found.b_cubed.recall == 1.0
    assert found.b_cubed.precision == pytest.approx(0.5)


def test_the_worst_story_is_named_with_its_fault() -> None:
    gold = ["fire"] * 4 + ["vote"] * 2 + ["storm"]
    predicted = [0, 0, 1, 2, 3, 3, 2]
    worst = evaluate(gold, predicted).worst
    assert worst[0].story == "fire"
    assert worst[0].why == "4 reports lie in 3 stories (2 + 1 + 1), together with 1 report of other stories"
    assert worst[1].why == "1 report lies in one story, together with 1 report of other stories"
    assert len(worst) == 2


def test_a_report_that_was_not_predicted_is_a_story_of_its_own() -> None:
    found = evaluate_by_id({"a": 1, "b": 1, "c": 2}, {"a": "s", "c": "s"})
    assert found.predicted_stories == 2
    assert found.b_cubed.recall == pytest.approx((0.5 + 0.5 + 1) / 3)


def test_nothing_to_measure_is_no_fault() -> None:
    found = evaluate([], [])
    assert (found.reports, found.b_cubed.f1, found.ari) == (0, 1.0, 1.0)


def test_lists_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="gold has 1 labels, predicted has 2"):
        evaluate([1], [1, 2])


def test_the_record_names_every_measure() -> None:
    record = evaluate([1, 1, 2], [1, 2, 2]).as_record()
    assert {"b_cubed_f1", "pairwise_precision", "ari", "nmi", "v_measure", "worst"} <= set(record)
    assert record["nmi"] == record["v_measure"]
