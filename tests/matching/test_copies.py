"""What counts as a copy and what does not, on text as papers print it."""

from __future__ import annotations

from dedupe_news.matching import HOW, CopySettings, explain_copy, find_copies

FERRY = """A ferry carrying 212 passengers ran aground off the coast of Brittany early on Tuesday, and rescue
boats worked until dawn to bring everyone ashore, the maritime prefecture said.
Most of the passengers were tourists on their way from Roscoff to Plymouth. Helicopters from two
bases lifted the injured to the hospital in Brest, where doctors treated them for cold and for
broken bones.
The captain told investigators that the steering had failed in heavy seas some three miles from the
harbour. The owner of the ship, which was built in 1988, promised to help with the inquiry and to
pay for hotels and trains.
Union officials have complained for years that old ships are kept in service too long on the western
routes."""


def keepers(*texts: str) -> list[int]:
    return [int(keeper) for keeper in find_copies(texts).keeper]


def test_a_reprint_with_another_headline_byline_and_trailing_paragraph_is_a_copy() -> None:
    reprint = (
        "Passengers saved as ferry hits rocks\nBy Jean Martin, Agence Presse\n"
        + FERRY
        + "\nRead the rest of our coverage and tell us what you think of the rescue."
    )
    assert keepers(FERRY, reprint, "Rain is expected over most of the country on Sunday.") == [1, 1, 2]


def test_a_truncated_wire_copy_is_contained_in_the_whole() -> None:
    found = find_copies([FERRY, FERRY[:520]])
    assert found.keeper.tolist() == [0, 0]
    assert HOW[found.how[1]] == "contained"
    assert found.similarity[0] == 1.0
    assert 0.8 < found.similarity[1] <= 1.0


def test_texts_that_differ_in_case_quotes_and_line_breaks_only_are_exact_copies() -> None:
    found = find_copies(["He said: “No rain today”.", 'he said\n"no rain TODAY"'])
    assert found.keeper.tolist() == [0, 0]
    assert HOW[found.how[1]] == "exact"


def test_roads_with_other_numbers_are_no_copies() -> None:
    notice = "Road {} will be closed for repairs between Oakham and Melton from Monday on, the county said."
    assert keepers(notice.format(1506), notice.format(1507)) == [0, 1]


def test_an_updated_toll_is_no_copy() -> None:
    assert keepers(
        FERRY + "\nIn all 7 dead were found in the water by noon.",
        FERRY + "\nIn all 9 dead were found in the water by noon.",
    ) == [0, 1]


def test_empty_texts_copy_nothing() -> None:
    assert keepers("", "", " \n", "…", "Rain.", "Rain!") == [0, 1, 2, 3, 4, 4]


def test_the_longest_is_kept_unless_the_first_or_the_earliest_is_wanted() -> None:
    texts = [FERRY[:520], FERRY, FERRY[:600]]
    ranks = ["2015-11-21", "2015-11-22", "2015-11-20"]
    for keep, keeper in (("longest", 1), ("first", 0), ("earliest", 2)):
        found = find_copies(texts, CopySettings(keep=keep), ranks)  # type: ignore[arg-type]
        assert found.keeper.tolist() == [keeper] * 3


def test_an_explanation_shows_what_is_shared_and_what_differs() -> None:
    found = explain_copy(FERRY, FERRY.replace("212 passengers", "213 passengers"))
    assert not found.copy
    assert found.numbers == (("212", "213"),)
    assert found.runs[0].startswith("passengers ran aground") or "Brest" in found.runs[0]
    assert 0.8 < found.resemblance < 1
    assert explain_copy(FERRY, FERRY[:520]).copy
