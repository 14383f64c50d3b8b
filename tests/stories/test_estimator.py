"""`StoryClusterer` keeps scikit-learn's conventions."""

import pickle

import numpy as np
import pytest
from sklearn.base import clone
from tests.stories.texts import FIRE, STORM, VOTE

import dedupe_news
from dedupe_news.stories.estimator import StoryClusterer

TEXTS = [*FIRE, *VOTE, *STORM]
LABELS = [0, 0, 0, 1, 1, 1, 2, 2]


def test_fit_predict_gives_the_labels_that_fit_leaves_behind() -> None:
    model = StoryClusterer()
    assert model.fit_predict(TEXTS).tolist() == LABELS
    assert model.labels_.tolist() == LABELS
    assert model.labels_.dtype == np.int64
    assert model.n_clusters_ == 3
    assert model.fit(TEXTS) is model


def test_the_library_offers_it_by_name() -> None:
    assert dedupe_news.StoryClusterer is StoryClusterer


def test_parameters_are_read_set_and_cloned_and_take_effect() -> None:
    model = StoryClusterer(granularity=0.3).set_params(window=2)
    assert model.get_params() == {"granularity": 0.3, "window": 2}
    twin = clone(model)
    assert twin is not model
    assert twin.get_params() == model.get_params()
    assert not hasattr(twin, "labels_")
    dated = [{"text": FIRE[0], "date": "2015-03-02"}, {"text": FIRE[1], "date": "2015-03-06"}]
    assert twin.fit_predict(dated).tolist() == [0, 1]
    assert twin.set_params(window=4).fit_predict(dated).tolist() == [0, 0]


def test_an_unknown_parameter_is_refused() -> None:
    with pytest.raises(ValueError, match="Invalid parameter"):
        StoryClusterer().set_params(eps=0.5)


def test_a_fitted_model_survives_pickling() -> None:
    model = pickle.loads(pickle.dumps(StoryClusterer(0.4).fit(TEXTS)))  # noqa: S301 - its own bytes
    assert model.labels_.tolist() == LABELS
    assert model.get_params()["granularity"] == 0.4
    assert model.fit_predict(VOTE).tolist() == [0, 0, 0]


def test_an_empty_list_has_no_stories() -> None:
    model = StoryClusterer().fit([])
    assert (model.labels_.tolist(), model.n_clusters_) == ([], 0)


def test_texts_and_mappings_any_iterable_and_an_ignored_y_are_taken() -> None:
    mixed = [FIRE[0], {"text": FIRE[1], "title": None, "date": None, "section": "local"}, {"text": VOTE[0]}]
    assert StoryClusterer().fit_predict(iter(mixed), y=[1, 2, 3]).tolist() == [0, 0, 1]


@pytest.mark.parametrize("wrong", ["one text", b"bytes"])
def test_one_text_instead_of_a_list_is_refused(wrong: object) -> None:
    with pytest.raises(TypeError, match="a list of texts"):
        StoryClusterer().fit(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", [[None], [3], [{"title": "no text"}], [{"text": None}]])
def test_an_entry_without_text_is_refused_by_its_place(wrong: list[object]) -> None:
    with pytest.raises(TypeError, match="entry 1 is neither"):
        StoryClusterer().fit([FIRE[0], *wrong])


def test_a_parameter_out_of_range_is_refused_when_fitting_not_when_building() -> None:
    model = StoryClusterer(granularity=2.0)
    with pytest.raises(ValueError, match="granularity"):
        model.fit(TEXTS)
