"""What counts as a copy and what does not, on text as papers print it."""

from __future__ import annotations

import random

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


def test_a_stock_phrase_of_two_numbers_sets_no_two_sentences_against_each_other() -> None:
    fares = FERRY + "\n{} 7 percent to 12 million, the owner said."
    assert keepers(fares.format("Losses grew by"), fares.format("In spring fares went up")) == [1, 1]
    assert keepers(
        FERRY + "\nIn all the losses grew by 7 percent to 12 million, the owner said.",
        FERRY + "\nIn all the losses grew by 9 percent to 14 million, the owner said.",
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


LATER = """Investigators have finished their work on the wreck of the ferry, and the company that runs it will
have to answer in court, the public prosecutor in Rennes announced on Thursday.
{}
Lawyers for the families said that they had waited for this moment for almost two years. They plan to
call engineers from the yard in Gdansk, who warned in letters that the pumps were worn.
A spokeswoman for the company told this newspaper that it would study the charges with care before it
said anything further, and that its thoughts were with everyone who was on board that night.
Hearings are to begin in the spring. If found guilty, the directors face fines and up to five years
in prison, and the line could lose its licence to carry people.
Sailings from Roscoff were taken over by a rival, which uses two newer ships and has raised fares
by a tenth since. Shopkeepers along the front complain that fewer visitors come than before."""


def test_a_follow_up_that_quotes_a_paragraph_is_no_copy_but_the_whole_within_new_text_is() -> None:
    paragraphs = FERRY.split(".\n")
    assert keepers(FERRY, LATER.format(paragraphs[1] + ".")) == [0, 1]
    assert keepers(FERRY, LATER.format(FERRY)) == [1, 1]


REWRITTEN = """The company that owns the ship now faces questions about its age and about the men on watch.
"{0}
Nobody on board has been named yet, and the families who waited at the pier were told to be patient.
"{1}
Fishermen took some of the children aboard before the first of the lifeboats had even left its berth.
"{2}
Ferries to the islands were cancelled for the rest of the week, and shops at the quay closed early.
"""


def test_a_report_that_tells_the_same_quotations_in_an_order_of_its_own_is_no_copy() -> None:
    first = "we heard a crash and then the lights went out and everyone ran up the stairs in the dark,"
    second = "the steering had given trouble twice this month and nobody on shore wanted to hear about it,"
    third = "the doctors here have done all that they could for the people who were brought in at dawn,"
    whole = (
        FERRY
        + f'\n"{first} a teacher from Leeds said of the moments after the ship had struck the reef.'
        + f'\n"{second} a sailor said, who did not want to see his name in print for fear of his post.'
        + f'\n"{third} the mayor of the town said before he left for Paris to speak with the minister.'
    )
    assert keepers(whole, REWRITTEN.format(third, second, first)) == [0, 1]
    assert keepers(whole, REWRITTEN.format(first, second, third)) == [0, 0]


PHRASES = (
    "Police asked everyone who saw anything on the night to come forward and call them.",
    "An inquiry into the cause has begun and the results are expected within a few weeks.",
    "The names of those who were hurt will be published once their families have been told.",
    "Traffic was held up for several hours and drivers were asked to take other roads.",
)
SYLLABLES = ["ba", "do", "fen", "gri", "hal", "ki", "lon", "mur", "nes", "pol", "ras", "tev"]


def foreign(rng: random.Random, words: int) -> str:
    """A passage in a language of its own."""
    return " ".join("".join(rng.choices(SYLLABLES, k=3)) for _ in range(words)) + "."


def test_a_stock_phrase_of_many_reports_makes_no_copies_of_briefs_but_their_own_words_do() -> None:
    rng = random.Random(5)  # noqa: S311 - the same text every time
    others = [f"{foreign(rng, 40)} {phrase} {foreign(rng, 40)}" for _ in range(12) for phrase in PHRASES]
    news = "A barge with a load of sand sank in the night off Vigo, and its crew of three swam ashore."
    brief = f"{PHRASES[0]} {news} {PHRASES[2]} {PHRASES[3]}"
    again = f"{news} {PHRASES[2]} {foreign(rng, 6)}"
    another = f"Hail broke two windows. {PHRASES[2]} {foreign(rng, 6)}"
    first = len(others)
    assert keepers(*others, brief, again, another)[first:] == [first, first, first + 2]


def test_a_crowd_of_noisy_copies_stays_one_group() -> None:
    rng = random.Random(3)  # noqa: S311 - the same misread letters every time
    scans = [
        "".join(rng.choice("0o1lcuhb") if char.isalpha() and rng.random() < 0.02 else char for char in FERRY)
        for _ in range(400)
    ]
    found = keepers(FERRY, *scans)
    assert found.count(max(found, key=found.count)) >= 390


def test_scripts_without_spaces_are_matched_and_their_numbers_hold_reports_apart() -> None:
    chinese = (
        "国务院总理十八日在北京会见了来访的法国外长。双方就气候变化问题交换了意见。会见后，两国签署了三项合作协议。"
        "法国外长说，法方愿意同中方加强在能源、环保和农业领域的合作，并期待两国领导人早日会晤。"
    )
    assert keepers(chinese, chinese[:60], "昨夜一场大火烧毁了广州市中心的一座仓库，没有人员受伤。") == [
        0,
        0,
        2,
    ]
    toll = "昨天的地震造成{}人死亡，另有数十人受伤，救援工作仍在继续进行。"
    assert keepers(toll.format(7), toll.format(9)) == [0, 1]


def test_a_toll_in_arabic_or_indian_digits_holds_reports_apart() -> None:
    arabic = (
        "قال رئيس الوزراء يوم الثلاثاء إن عدد القتلى بلغ {} أشخاص وإن آلاف العائلات فقدت منازلها في الجنوب."
    )
    hindi = "बाढ़ में {} लोगों की मौत हो गई और कई घायल हुए, अधिकारियों ने सोमवार को कहा।"
    for toll, digits in ((arabic, "٧٩"), (arabic, "۷۹"), (hindi, "७९")):
        assert keepers(toll.format(digits[0]), toll.format(digits[1]), toll.format(digits[0])) == [0, 1, 0]


def test_market_and_weather_reports_of_two_days_are_no_copies() -> None:
    market = (
        "Shares closed at {} on {}, {} percent {}, after trading of {} million, the exchange in Lisbon said."
    )
    days = (("12.40", "Monday", "2.1", "up", "31"), ("12.10", "Tuesday", "1.9", "down", "28"))
    assert keepers(*(market.format(*day) for day in days)) == [0, 1]
    weather = "Sun with winds from the west. Highs of {} degrees in the afternoon, lows near {} at night."
    assert keepers(weather.format(21, 12), weather.format(22, 12)) == [0, 1]
    assert keepers(weather.format(21, 12), weather.format(21, 12)) == [0, 0]


def test_a_text_of_a_megabyte_is_matched_with_its_first_half() -> None:
    words = " ".join(f"word{n % 9973}x{n // 9973}" for n in range(90_000))
    assert len(words) > 900_000
    assert keepers(words[: len(words) // 2], words, "Rain.") == [1, 1, 2]
