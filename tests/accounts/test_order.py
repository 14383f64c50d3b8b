"""In which order an account tells: news before background, each report's own order kept."""

from __future__ import annotations

import pytest
from tests.accounts.texts import FERRY, FERRY_AGAIN, account_of, printed, report

from dedupe_news.accounts import compose
from dedupe_news.accounts.sections import backgrounds, read_cues
from dedupe_news.accounts.words import Reader


def _places(account_texts: list[str], source: str) -> list[int]:
    return [source.index(text) for text in account_texts if text in source]


def test_sentences_of_one_report_never_change_places_within_a_section() -> None:
    account = account_of(FERRY, FERRY_AGAIN)
    for section in ("news", "background"):
        texts = [s.printed.text for s in account.statements if s.section == section]
        for source in (FERRY, FERRY_AGAIN):
            places = _places(texts, source)
            assert places == sorted(places)


def test_what_happened_years_ago_comes_last_and_is_called_background() -> None:
    account = account_of(FERRY, FERRY_AGAIN)
    last = account.statements[-1]
    assert last.printed.text.startswith("In March 1998")
    assert last.section == "background"
    assert all(statement.section == "news" for statement in account.statements[:-1])


def test_the_lead_is_news_even_if_it_names_a_year() -> None:
    text = (
        "In 1998 a ferry sank here, and now divers have found its bell.\n"
        "The bell was raised on Monday.\n"
        "It will be shown in the museum of Brest."
    )
    assert account_of(text).statements[0].section == "news"


def test_what_leads_up_to_a_shared_statement_is_told_before_it() -> None:
    first = (
        "Talks began in Geneva on Monday.\n"
        "Ministers of twelve countries signed a treaty on fishing quotas late in the evening."
    )
    second = (
        "Talks began in Geneva on Monday.\n"
        "Delegates first quarrelled over the seating for three hours.\n"
        "Ministers signed the treaty on fishing quotas in the evening."
    )
    texts = printed(account_of(first, second))
    assert [text.split()[0] for text in texts] == ["Talks", "Delegates", "Ministers"]
    assert texts[2] in first


def test_what_follows_a_shared_statement_is_told_after_it() -> None:
    first = (
        "Ministers signed the treaty on fishing quotas in the evening.\n"
        "A choir sang, and the fleet of Vigo sounded its horns.\n"
        "Rain fell on the harbour all night."
    )
    second = (
        "Talks began in Geneva on Monday.\n"
        "Ministers of twelve countries signed a treaty on fishing quotas late in the evening.\n"
        "The hotels of the town were full."
    )
    texts = printed(account_of(first, second))
    assert [text.split()[0] for text in texts] == ["Talks", "Ministers", "A", "Rain", "The"]
    assert texts[1] in second


def test_what_a_copy_adds_stands_where_the_copy_has_it() -> None:
    added = "Another passenger was taken to Morlaix by a fisherman."
    lines = FERRY.splitlines()
    copy = "\n".join([*lines[:2], added, *lines[2:]])
    account = compose([report(copy, keeper=1), report(FERRY, number=1), report(FERRY_AGAIN, number=2)])
    texts = printed(account)
    assert texts[texts.index(added) - 1].startswith("Rescue boats worked until dawn")
    assert not texts[0].startswith("Another")


def test_a_copy_that_opens_with_a_line_of_its_own_does_not_open_the_account() -> None:
    copy = f"This is what we know so far about the ship at Roscoff.\n{FERRY}"
    texts = printed(compose([report(copy, keeper=1), report(FERRY, number=1)]))
    assert texts == [*FERRY.splitlines()[:4], copy.splitlines()[0], FERRY.splitlines()[4]]


def test_a_quotation_of_several_sentences_stays_whole() -> None:
    quotation = "“We waited all night. Nobody came. We were cold,” the cook of the ferry said."
    first = f"A ferry ran aground off Brittany on Tuesday.\n{quotation}\nDivers will look at the hull."
    second = (
        "A ferry ran aground off Brittany on Tuesday.\n"
        "The prefect flew to Brest.\n"
        "Divers will look at the hull, officials said."
    )
    texts = printed(account_of(first, second))
    at = texts.index("“We waited all night.")
    assert " ".join(texts[at : at + 3]) == quotation


def test_a_sentence_that_leans_on_the_one_before_stays_behind_it() -> None:
    first = (
        "The union accepted the offer of the port on Friday.\n"
        "But drivers at the northern gate still refused to end the blockade of the terminal."
    )
    second = (
        "The union accepted the offer of the port on Friday.\n"
        "Ships were waiting off the coast of Hull.\n"
        "Drivers at the gate refused to end the blockade."
    )
    texts = printed(account_of(first, second))
    assert [text.split()[0] for text in texts] == ["The", "But", "Ships"]


def test_the_rest_of_a_quotation_follows_its_beginning_into_another_reports_words() -> None:
    first = (
        "Rovers beat Castle 2-1 on Saturday.\n"
        '"I told the lads at half-time that they looked scared," Rovers manager Neal said. '
        '"They did not look scared after that."\n'
        "A cold wind blew."
    )
    second = (
        "The cup match drew a full house in Milton.\n"
        'Rovers manager Brian Neal, 52, said: "I told the lads at half-time they looked scared."\n'
        "The next round is in May."
    )
    texts = printed(account_of(first, second))
    at = texts.index('"They did not look scared after that."')
    assert texts[at - 1].startswith("Rovers manager Brian Neal")
    assert at < texts.index("A cold wind blew."), "what its report tells after it waits as well"


def test_the_rest_of_a_quotation_follows_its_beginning_when_that_is_told_already() -> None:
    first = (
        'Rovers manager Brian Neal, 52, said: "I told the lads at half-time they looked scared."\n'
        "The next round is in May."
    )
    second = (
        "Rovers beat Castle 2-1 on Saturday.\nA cold wind blew.\nThe next round is in May.\n"
        '"I told the lads at half-time that they looked scared," Rovers manager Neal said. '
        '"They did not look scared after that. They looked cold."'
    )
    texts = printed(account_of(first, second))
    at = texts.index('"They did not look scared after that.')
    assert texts[at - 1].startswith("Rovers manager Brian Neal")
    assert texts[at + 1] == 'They looked cold."'
    assert at < texts.index("A cold wind blew.")


def test_a_sentence_without_a_cue_is_no_background_for_standing_before_some() -> None:
    text = (
        "A quake of magnitude 6.4 struck the province of Taluk early on Monday.\n"
        "People ran into the streets of Sarin.\n"
        "Roads to the villages were blocked by landslides.\n"
        "The army sent soldiers and helicopters to the region.\n"
        "In 2005 a quake in the same province had killed 900 people."
    )
    account = account_of(text)
    assert [s.section for s in account.statements] == ["news"] * 4 + ["background"]


def test_a_time_of_day_is_no_background_though_it_had_happened_by_then() -> None:
    text = (
        "A tram struck a lorry in Lessing on Wednesday.\n"
        "Two people were hurt.\n"
        "{} a crane had put the tram back on the track.\n"
        "The crossing had seen crashes before, in 2019 and last year."
    )
    sections = [s.section for s in account_of(text.format("By 11:45 a.m.")).statements]
    assert sections == ["news", "news", "news", "background"]
    sections = [s.section for s in account_of(text.format("Years earlier")).statements]
    assert sections == ["news", "news", "background", "background"]


def test_quotations_that_follow_one_another_in_a_circle_are_all_told_once() -> None:
    one = '"We refuse to end the blockade of the northern terminal of the port of Hull {}" {} said.'
    other = '"The union accepts the offer of the port of Hull on pay and on holidays {}" {} said.'
    first = f"{one.format('now,', 'Ann Weir')} {other.format('with pride and joy,', 'Weir')}"
    second = f"{other.format('today,', 'Ann Weir')} {one.format('with anger and regret,', 'Weir')}"
    account = account_of(first, second)
    texts = printed(account)
    assert len(account.statements) == len(set(texts)) == 2
    assert {len(s.also) for s in account.statements} == {1}


def test_a_sentence_that_leans_on_a_folded_one_keeps_the_order_of_its_report() -> None:
    first = "The court in Detroit tried Head on Monday.\nHe is charged with manslaughter and child abuse."
    second = (
        "Head was sentenced to 25 years for the death of his son.\n"
        "The judge called it a tragedy.\n"
        "He was charged with manslaughter and child abuse, a court clerk said.\n"
        "Those terms will run concurrently."
    )
    texts = printed(account_of(first, second))
    assert texts.index("Those terms will run concurrently.") > texts.index("The judge called it a tragedy.")


def test_a_sentence_that_leans_on_news_is_no_background() -> None:
    text = (
        "A jury in Erie found Dale Reeve guilty of arson on Monday.\n"
        "Prosecutors will ask for a term of nine years.\n"
        "Reeve is also the owner of a bar in the old town.\n"
        "{} was charged with arson in 2010, and the case was dropped in 2011.\n"
        "In 2005 a fire in the same street had killed two people."
    )
    sections = [s.section for s in account_of(text.format("A brother")).statements]
    assert sections == ["news"] * 3 + ["background"] * 2
    sections = [s.section for s in account_of(text.format("He")).statements]
    assert sections == ["news"] * 4 + ["background"]


def test_a_time_stamp_above_the_lead_makes_no_background_of_it() -> None:
    body = (
        "A jury in Erie found Dale Reeve guilty of arson on Monday.\n"
        "Prosecutors will ask for a term of nine years.\n"
        "The mayor of Erie has read the verdict aloud in the market hall.\n"
        "Firemen cheered."
    )
    for stamps in (
        "PUBLISHED: MAY 2, 2013, 1:32 PM\nUPDATED: MAY 3, 2013, 9:56 AM",
        "May 2, 2013\nMay 3, 2013",
    ):
        text = f"Owner of a bar guilty\nBy Ada Wills\n{stamps}\n{body}"
        assert {s.section for s in account_of(text).statements} == {"news"}


def test_a_sentence_that_leans_is_not_parted_from_a_statement_that_another_report_waited_for() -> None:
    first = (
        "A quake shook the province of Verana before dawn on Tuesday.\n"
        "Power was cut to the whole valley.\n"
        "Governor Luis Ortega said that 300 houses had collapsed in Solto.\n"
        "Schools will stay closed until Friday."
    )
    second = (
        "Rescuers dug through rubble after the tremor.\n"
        "Governor Luis Ortega said about 300 houses had collapsed in Solto and asked for field hospitals.\n"
        "He spoke of tents, water and doctors.\n"
        "The bridge at Brama fell into the river."
    )
    texts = printed(account_of(first, second))
    governor = next(at for at, text in enumerate(texts) if text.startswith("Governor"))
    assert texts[governor] in second
    assert texts[governor + 1].startswith("He spoke")


def test_a_sentence_that_leans_on_background_stays_with_it() -> None:
    account = account_of(
        "Four soldiers were shot at the base near Lowick on Thursday.\n"
        "The gunman was one of their own, the general said.\n"
        "In November 2009, a doctor killed 13 people at the same base.\n"
        "He is now waiting for his appeal.\n"
        "The general will speak again on Friday.",
        "Four soldiers were shot on Thursday at the base near Lowick.\nThe gates are shut.",
    )
    sections = {s.printed.text: s.section for s in account.statements}
    assert sections["In November 2009, a doctor killed 13 people at the same base."] == "background"
    assert sections["He is now waiting for his appeal."] == "background"
    assert sections["The general will speak again on Friday."] == "news"


def test_what_had_happened_when_somebody_spoke_looks_back_less_than_what_had_happened() -> None:
    spoken = read_cues(Reader().read("Officials told reporters that five people had been treated for cuts."))
    records = read_cues(Reader().read("According to records, he had served two years."))
    plain = read_cues(Reader().read("Five people had been treated for cuts."))
    assert "reported" in spoken.kinds
    assert "perfect" not in spoken.kinds
    assert "perfect" in records.kinds
    assert "perfect" in plain.kinds

    def last(*texts: str) -> bool:
        story = [
            "A quake shook Lemar on Sunday.",
            "Two wells fell dry.",
            "The island lies in the gulf.",
            *texts,
        ]
        return backgrounds([read_cues(Reader().read(told)) for told in story])[-1]

    people, farms = "five people had been treated for cuts", "crews had reached the last of the farms"
    assert last(f"At the time {people}.", f"In the end {farms}.")
    assert not last(f"Officials reported that {people}.", f"The mayor confirmed that {farms}.")


def test_a_day_of_the_last_month_is_of_the_news_and_one_before_it_is_not() -> None:
    texts = ["Police made an arrest.", "A man of 20 is held.", "He said nothing."]

    def last(day: str) -> bool:
        cues = [
            read_cues(Reader().read(text)) for text in (*texts, f"On {day} a shop in Harwick was robbed.")
        ]
        return backgrounds(cues, "2015-05-04")[-1]

    assert not last("April 16")
    assert not last("April 4, 2015")
    assert last("March 30")
    assert last("April 16, 2014")


def test_a_day_without_a_year_that_is_soon_to_come_is_no_past_one() -> None:
    texts = ["The council of Orrin approved a bridge.", "It costs four million.", "The old one fell."]

    def last(day: str, told: str) -> bool:
        cues = [read_cues(Reader().read(text)) for text in (*texts, f"On {day} the bridge closed.")]
        return backgrounds(cues, told)[-1]

    assert not last("May 16", "2025-03-04")
    assert last("May 16, 2024", "2025-03-04")
    assert last("November 16", "2025-03-04")
    assert last("May 16", "2025-07-20")


ROAD = (
    "Aldbrook council voted on Monday to build the bypass.\nSupporters of the road say:\n"
    "It will take 9,000 lorries a day out of the High Street\nOpponents of the road say:\n"
    "It will destroy 14 hectares of ancient woodland\nWork is to start in June."
)
FELLED = (
    "The Aldbrook bypass will be built after a vote on Monday.\n"
    "Some 14 hectares of ancient woodland will be destroyed.\nProtesters blocked the car park."
)


def test_no_other_report_tells_on_behind_a_colon_and_items_stay_with_their_line() -> None:
    told = printed(account_of(ROAD, FELLED))
    at = told.index("Opponents of the road say:")
    assert told[at + 1] == "It will destroy 14 hectares of ancient woodland"
    assert told[told.index("Supporters of the road say:") + 1].startswith("It will take 9,000")


@pytest.mark.parametrize("budget", [1, 2, 3, 4, 5])
def test_a_budget_takes_no_item_without_its_line_and_no_line_without_an_item(budget: int) -> None:
    told = printed(account_of(ROAD, budget=budget))
    lists = {"Supporters of the road say:": "It will take", "Opponents of the road say:": "It will destroy"}
    for line, item in lists.items():
        assert (line in told) is any(text.startswith(item) for text in told)


def test_what_items_say_of_the_past_makes_no_background_of_what_stands_below_them() -> None:
    account = account_of(
        "A tram left the rails in Ostrava on Wednesday morning and struck a kiosk.\n"
        "The city's transport firm said:\nthe tram had been inspected on 5 January\n"
        "no fault had been found\nA crane lifted the tram back at noon."
    )
    assert [statement.section for statement in account.statements] == ["news"] * 5
