"""The library's face: the same functions the commands call."""

from __future__ import annotations

import pickle
import subprocess
import sys

import pytest
from sklearn.base import clone

import dedupe_news
from dedupe_news import pipeline, workers
from dedupe_news.errors import InputError, UsageError
from dedupe_news.model import Record

BRIDGE = "The bridge over the Aller was closed on Monday after cracks were found in a pillar."
DETOUR = "Buses will run by way of Langwedel until Friday."
COOKIES = "This website uses cookies to improve your experience. Accept all cookies"


def test_consolidate_folds_what_two_articles_both_say() -> None:
    [story] = dedupe_news.consolidate([BRIDGE, {"id": "b", "text": f"{BRIDGE} {DETOUR}"}])
    printed = [statement["text"] for statement in story["account"]]
    assert printed.count(BRIDGE) == 1
    assert DETOUR in printed
    assert story["report_count"] == 2


def test_consolidate_of_nothing_is_nothing() -> None:
    assert dedupe_news.consolidate([]) == []


def test_an_article_without_a_text_is_refused_by_its_number() -> None:
    with pytest.raises(InputError, match="articles:2"):
        dedupe_news.consolidate([BRIDGE, {"id": "x"}])


@pytest.mark.parametrize("one", [BRIDGE, BRIDGE.encode(), {"text": BRIDGE}, None, 5])
def test_one_article_that_is_no_list_is_refused_with_a_way_out(one: object) -> None:
    with pytest.raises(InputError, match="as a list of texts or mappings") as refused:
        dedupe_news.consolidate(one)  # type: ignore[arg-type] # what the test is about
    assert "list" in refused.value.help


@pytest.mark.parametrize("article", [None, 5, b"bytes", {"text": None}, ["text"]])
def test_what_is_no_article_is_refused_by_its_number(article: object) -> None:
    with pytest.raises(InputError, match=r"articles:2: an article needs a text"):
        dedupe_news.consolidate([BRIDGE, article])  # type: ignore[list-item] # what the test is about


@pytest.mark.parametrize("text", [None, b"bytes", ["a", "b"]])
def test_what_is_no_text_is_refused(text: object) -> None:
    for function in (dedupe_news.clean, dedupe_news.split_reports, dedupe_news.split_sentences):
        with pytest.raises(InputError, match="a text is a str"):
            function(text)  # type: ignore[arg-type] # what the test is about


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"<p>{BRIDGE}</p><p>{DETOUR}</p>\n", f"{BRIDGE} {DETOUR}\n"),
        (f"<p>{BRIDGE}</p> <p>{DETOUR}</p>\n", f"{BRIDGE} {DETOUR}\n"),
        (f"> {BRIDGE}\n\n{DETOUR}", f"{BRIDGE}\n\n{DETOUR}"),
    ],
)
def test_where_markup_went_sentences_neither_grow_together_nor_stand_in(text: str, left: str) -> None:
    assert dedupe_news.clean(text) == left


@pytest.mark.parametrize("text", ["", " \n\t\n"])
def test_nothing_gives_nothing(text: str) -> None:
    assert dedupe_news.clean(text) == text
    assert dedupe_news.split_reports(text) == []
    assert dedupe_news.split_sentences(text) == []
    assert dedupe_news.consolidate([text]) == []
    assert dedupe_news.StoryClusterer().fit_predict([]).tolist() == []


def test_the_clusterer_keeps_scikit_learns_conventions() -> None:
    texts = [BRIDGE, f"{BRIDGE} {DETOUR}", "A bakery in Ostheim closed after ninety-one years."]
    clusterer = clone(dedupe_news.StoryClusterer(granularity=0.4, window=3))
    assert clusterer.get_params() == {"granularity": 0.4, "window": 3}
    labels = clusterer.fit_predict(texts).tolist()
    assert labels == [0, 0, 1]
    assert pickle.loads(pickle.dumps(clusterer)).labels_.tolist() == labels  # noqa: S301 - our own
    assert clusterer.fit_predict(texts[::-1]).tolist() == [0, 1, 1]
    with pytest.raises(TypeError, match="entry 1"):
        clusterer.fit([BRIDGE, {"title": "no text"}])


def test_reports_that_begin_on_a_line_the_text_lacks_are_a_usage_error() -> None:
    settings = dedupe_news.Settings(starts=(3,))
    with pytest.raises(UsageError, match="line 3 cannot begin a report: the text has 2 lines"):
        dedupe_news.split_reports("One.\nTwo.\n", settings=settings)


def test_any_number_of_workers_splits_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "CHUNK", 400)  # several chunks of a little text
    records = [
        Record(f"{n}.txt", f"{BRIDGE} No. {n}.\n---\n{DETOUR}\n{COOKIES}\n", number=n) for n in range(9)
    ]
    alone, shared = (pipeline.Settings(jobs=jobs) for jobs in (1, 2))
    one, two = pipeline.split(records, alone), pipeline.split(iter(records), shared)
    assert one == two
    for strip in (False, True):
        sentences = list(pipeline.sentences(one, alone, strip=strip))
        assert len(sentences) == (18 + 9 if strip else 18 + 9 + 18)
        assert sentences == list(pipeline.sentences(two, shared, strip=strip))


def test_clean_leaves_everything_but_the_boilerplate() -> None:
    assert dedupe_news.clean(f"{BRIDGE}\n\n{DETOUR}\n{COOKIES}\n") == f"{BRIDGE}\n\n{DETOUR}\n"


def test_split_reports_cuts_at_marks_and_says_why() -> None:
    reports = dedupe_news.split_reports(f"{BRIDGE}\n---\n{DETOUR}\n")
    assert [report.text for report in reports] == [BRIDGE, DETOUR]
    assert reports[1].cut.by == "separator"
    assert reports[1].lines == (3, 3)


def test_split_sentences_gives_spans_of_the_text_itself() -> None:
    text = f"  {BRIDGE}  {DETOUR}\n"
    sentences = dedupe_news.split_sentences(text)
    assert [text[s.start : s.end] for s in sentences] == [BRIDGE, DETOUR]


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = "{'numpy', 'sklearn', 'scipy', 'rich'}"
    program = f"import sys, dedupe_news; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = dedupe_news.nonsense
