"""Each example in a docstring gives what it says."""

import doctest
import importlib
import pkgutil

import pytest

import dedupe_news

MODULES = sorted(
    found.name
    for found in pkgutil.walk_packages(dedupe_news.__path__, "dedupe_news.")
    if not found.name.endswith("__main__")
)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_give_what_they_say(name: str) -> None:
    told: list[str] = []
    module = importlib.import_module(name)
    runner = doctest.DocTestRunner(verbose=False)
    for example in doctest.DocTestFinder(exclude_empty=True).find(module, name):
        runner.run(example, out=told.append)
    assert not runner.summarize(verbose=False).failed, "".join(told)


def test_the_examples_are_found() -> None:
    finder = doctest.DocTestFinder()
    found = sum(len(finder.find(importlib.import_module(name))) for name in MODULES)
    assert found > len(MODULES)
