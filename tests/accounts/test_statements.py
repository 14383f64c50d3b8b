"""Which sentences are one statement, which of them is printed, and whom it cites."""

from __future__ import annotations

import pytest
from tests.accounts.texts import FERRY, FERRY_AGAIN, account_of, printed, report, statement_with, together

from dedupe_news.accounts import ReportInput, compose, explain_sentences


def test_two_wordings_of_one_thing_are_one_statement_that_cites_both() -> None:
    account = account_of(FERRY, FERRY_AGAIN)
    statement = statement_with(account, "ran aground off the coast")
    assert statement.cites == (0, 1)
    assert len(statement.also) == 1


def test_what_only_one_report_tells_cites_that_report_alone() -> None:
    account = account_of(FERRY, FERRY_AGAIN)
    assert statement_with(account, "Divers will look").cites == (1,)
    assert statement_with(account, "tourists on their way").cites == (0,)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "The blast hurt two soldiers near the border on Monday.",
            "Two soldiers were injured in the explosion near the border on Monday.",
        ),
        (
            "The government cut taxes on fuel by 3 percent on Friday.",
            "Taxes on fuel were reduced by 3 percent by the government on Friday.",
        ),
        (
            "Union members voted to end the strike at the port of Rotterdam, a spokeswoman said.",
            "Union members voted to end the strike at the port of Rotterdam.",
        ),
    ],
)
def test_synonyms_voice_and_a_closing_attribution_do_not_keep_apart(first: str, second: str) -> None:
    assert together(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # a number
        (
            "The flood destroyed 40 houses in the village of Varna on Sunday.",
            "The flood destroyed 60 houses in the village of Varna on Sunday.",
        ),
        # a date
        (
            "The bridge over the Drava will open to traffic on May 3, the county said.",
            "The bridge over the Drava will open to traffic on May 8, the county said.",
        ),
        # a weekday
        (
            "The senators left the capital for talks in Geneva on Monday.",
            "The senators left the capital for talks in Geneva on Thursday.",
        ),
        # a name in one office
        (
            "Mayor Anna Ray opened the new library in the harbour district.",
            "Mayor Ben Cole opened the new library in the harbour district.",
        ),
        # polarity
        (
            "The ministry has approved the sale of the shipyard to investors from Oslo.",
            "The ministry has not approved the sale of the shipyard to investors from Oslo.",
        ),
        # polarity, and no word is shared where it is denied
        (
            "Underground stations in Athens were shut for the whole day of the strike.",
            "Underground stations in Athens were not shuttered for the whole day of the strike.",
        ),
        # opposite verbs
        (
            "Shares of the airline rose sharply in Frankfurt after the merger was announced.",
            "Shares of the airline fell sharply in Frankfurt after the merger was announced.",
        ),
    ],
)
def test_a_disagreement_keeps_sentences_apart_however_alike(first: str, second: str) -> None:
    assert not together(first, second)
    assert together(first, first.replace("The ", "the ", 1))


HOTEL = "Firefighters rescued a family of tourists from a burning hotel in the harbour of Aller."


@pytest.mark.parametrize(
    ("other", "common", "same"),
    [
        (
            "A family of tourists was saved by firefighters when a hotel in Aller burned down at night.",
            0.58,
            True,
        ),
        (
            "Firefighters rescued tourists from a hotel in Aller as smoke filled the streets around it.",
            0.49,
            False,
        ),
    ],
)
def test_likeness_just_over_the_limit_folds_and_just_under_does_not(
    other: str, common: float, *, same: bool
) -> None:
    assert round(explain_sentences(HOTEL, other).common, 2) == common
    assert together(HOTEL, other) is same


def test_a_chain_of_half_alike_sentences_does_not_become_one_statement() -> None:
    chain = [
        "Police in Lyon arrested the driver of the lorry on the bridge at noon.",
        "The driver of the lorry on the bridge at noon was drunk, a court heard.",
        "A court heard that a drunk cyclist and his dog had caused the accident.",
    ]
    account = account_of(*chain)
    assert not any(len(statement.cites) == 3 for statement in account.statements)


def test_two_new_names_keep_a_sentence_apart_and_one_does_not() -> None:
    plain = "The committee of the lower house heard witnesses on the sale of the airport for six hours."
    one = "The committee of the lower house heard Lena Moser on the sale of the airport for hours."
    two = (
        "The committee of the lower house heard Lena Moser, Karl Huber on the sale of the airport for hours."
    )
    assert together(plain, one)
    assert not together(plain, two)


def test_names_of_those_who_tell_it_do_not_keep_a_sentence_apart() -> None:
    plain = "The committee heard six witnesses on the sale of the airport of Hull."
    told = (
        "The committee heard witnesses on the sale of the airport of Hull, Mark Weir and {} told reporters."
    )
    assert together(plain, told.format("Lena Moser"))
    other = "The committee with Mark Weir and Lena Moser heard witnesses on the sale of the airport of Hull."
    assert not together(plain, other)


def test_a_sentence_between_two_others_joins_only_one_of_them() -> None:
    """Their centre would be too unlike the third, though the one in the middle is like both."""
    crew = "Fifty firefighters tackled the blaze in the roof of the Banstead supermarket and led people out."
    middle = "Firefighters tackled the blaze in the roof of the supermarket."
    dawn = "The blaze in the roof of the supermarket was put out by firefighters at dawn."
    assert together(crew, middle)
    assert together(middle, dawn)
    assert len(account_of(crew, middle, dawn).statements) == 2


BORDER = "Talks on the border ended in the village of Panmunjom late on Friday, officials of both sides said."
STORM = "The ferry to Roscoff was cancelled on Monday because of the storm over Brittany."
LEFT = "The minister left the hall of the palace after an hour."
LEFT_TOO = "The minister left the palace in a black car with a guard."


def test_a_paraphrase_right_after_a_shared_statement_folds_and_elsewhere_does_not() -> None:
    assert together(LEFT, LEFT_TOO) is False
    after = account_of(f"{BORDER}\n{LEFT}", f"{BORDER}\n{LEFT_TOO}")
    assert len(after.statements) == 2
    parted = account_of(f"{BORDER}\n{STORM}\n{LEFT}", f"{BORDER}\n{LEFT_TOO}\n{STORM}")
    assert len(parted.statements) == 4


def test_in_a_story_of_very_many_reports_places_prove_nothing() -> None:
    crowd = [f"{BORDER}\n{LEFT}", f"{BORDER}\n{LEFT_TOO}", *[BORDER] * 38]
    assert len(account_of(*crowd).statements) == 2
    assert len(account_of(*crowd, BORDER).statements) == 3


def test_a_paraphrase_with_a_rival_nearly_as_alike_stays_apart() -> None:
    rival = "The minister left the palace by the door of the kitchen."
    account = account_of(f"{BORDER}\n{LEFT}", f"{BORDER}\n{LEFT_TOO}\n{rival}")
    assert len(account.statements) == 4


def test_what_a_sentence_adds_is_not_folded_away() -> None:
    short = "The bank will close branches in Wales this year, the company said on Friday."
    long = "The bank will close 34 branches in Wales this year, the company said on Friday."
    account = account_of(short, long)
    assert printed(account) == [long]
    assert account.statements[0].also[0].text == short


def test_each_of_two_sentences_that_add_a_number_is_printed() -> None:
    one = "The quake of magnitude 6.1 struck the coast of Chile near Iquique before dawn."
    other = "The quake struck the coast of Chile near Iquique before dawn at a depth of 30 km."
    assert sorted(printed(account_of(one, other))) == sorted([one, other])


def test_names_that_only_say_who_told_it_are_folded_away_and_others_are_not() -> None:
    one = "The fire in the mill of Ardel destroyed 40 looms and the roof of the hall on Sunday night."
    told = (
        "Greta Holm and Oskar Lind said the fire in the mill destroyed looms and the roof of the hall Sunday."
    )
    built = (
        "The fire in the mill of Greta Holm and Oskar Lind destroyed looms and the roof of the hall Sunday."
    )
    assert printed(account_of(one, told)) == [one]
    assert sorted(printed(account_of(one, built))) == sorted([one, built])


def test_a_time_of_day_is_not_folded_away() -> None:
    one = "Kendal Pinkerton, 19, was shot at the Charter Village Apartments in the 300 block of Rio Vista."
    other = "It happened around 3:05 p.m. in the 300 block of Rio Vista at the Charter Village Apartments."
    assert sorted(printed(account_of(one, other))) == sorted([one, other])


def test_the_whole_sentence_is_printed_and_the_longer_fragment_folded() -> None:
    whole = "Thousands of teachers marched through Warsaw on Saturday to demand higher pay."
    fragment = "Thousands of teachers marched through central Warsaw on Saturday to demand higher pay and"
    assert printed(account_of(whole, fragment)) == [whole]
    assert printed(account_of(fragment, whole)) == [whole]


def test_a_sentence_that_leans_on_another_is_printed_only_if_it_tells_more() -> None:
    leaning = "But police arrested the driver of the lorry near Lyon on Sunday."
    plain = "Police arrested the driver of the lorry near Lyon on Sunday."
    assert printed(account_of(leaning, plain)) == [plain]
    assert printed(account_of(plain, leaning)) == [plain]


def test_sentences_that_differ_in_marks_and_capitals_are_one() -> None:
    account = account_of("He said: “No rain today in Oslo”.", 'HE SAID: "No rain today in Oslo".')
    assert len(account.statements) == 1


def test_a_caption_is_folded_into_the_long_sentence_that_holds_its_words() -> None:
    long = (
        "Soldiers of both sides patrol the demilitarised zone around the village of Panmunjom day and night, "
        "and neither may carry a rifle, cross the line or speak to a guard of the other side without leave."
    )
    account = account_of(f"Soldiers patrol around Panmunjom village\n{long}\nTalks are to begin on Thursday.")
    assert printed(account) == [long, "Talks are to begin on Thursday."]


def test_only_the_first_line_folds_for_half_of_its_words() -> None:
    line = "Ferry aground off Brittany as storm nears"
    assert line not in printed(account_of(f"{line}\n{FERRY}", FERRY_AGAIN))
    assert line in printed(account_of(f"{FERRY}\n{line}", FERRY_AGAIN))


def test_a_line_with_words_of_its_own_is_no_caption() -> None:
    long = (
        "Soldiers of both sides patrol the demilitarised zone around the village of Panmunjom day and night."
    )
    account = account_of(f"Tourists buy souvenirs near Panmunjom village\n{long}")
    assert len(account.statements) == 2


def test_a_copy_counts_for_its_keeper_and_a_sentence_of_its_own_for_itself() -> None:
    keeper = report(FERRY, number=0)
    copy = report(FERRY + "\nThe coast guard praised the crew of the ferry.", number=1, keeper=0)
    account = compose([keeper, copy])
    assert statement_with(account, "ran aground").cites == (0,)
    assert statement_with(account, "coast guard praised").cites == (1,)


def test_a_copy_of_a_copy_counts_for_the_first_keeper() -> None:
    reports = [report(FERRY, number=n, keeper=keeper) for n, keeper in enumerate((-1, 0, 1))]
    assert {statement.cites for statement in compose(reports).statements} == {(0,)}


def test_keepers_that_name_one_another_end() -> None:
    reports = [report(FERRY, number=0, keeper=1), report(FERRY, number=1, keeper=0)]
    assert len(compose(reports).statements) == 5


@pytest.mark.parametrize(
    ("lang", "first", "second"),
    [
        (
            "de",
            "Bei dem Brand in einem Wohnhaus in Köln wurden am Montag zwei Menschen verletzt.",
            "Zwei Menschen wurden am Montag bei dem Brand in einem Wohnhaus in Köln verletzt.",
        ),
        (
            "fr",
            "Deux soldats ont été blessés lundi par l'explosion près de la frontière.",
            "L'explosion près de la frontière a blessé deux soldats lundi.",
        ),
        (
            "ru",
            "Два солдата ранены в понедельник при взрыве у границы.",
            "При взрыве у границы в понедельник ранены два солдата.",
        ),
        ("zh", "两名士兵星期一在边境爆炸中受伤。", "星期一,两名士兵在边境爆炸中受伤。"),
    ],
)
def test_other_languages_fold_reordered_sentences(lang: str, first: str, second: str) -> None:
    account = account_of(first, second, lang=lang)
    assert len(account.statements) == 1
    assert account.statements[0].cites == (0, 1)


def test_no_report_no_statement() -> None:
    account = compose([])
    assert (account.headline, account.statements, account.conflicts) == ("", (), ())
    assert compose([ReportInput(())]).statements == ()


def test_a_headline_in_the_first_line_folds_into_what_its_report_goes_on_to_say() -> None:
    line = "Ferry aground off Brittany, hundreds ashore"
    account = account_of(f"{line}\n{FERRY}", FERRY_AGAIN)
    assert line not in printed(account)
    assert line in [sentence.text for sentence in statement_with(account, line).also]


def test_a_first_line_with_a_number_of_its_own_or_of_other_matters_is_printed() -> None:
    for line in ("Ferry aground off Brittany, 31 hurt", "Our guide to the summer sales in Milan"):
        assert line in printed(account_of(f"{line}\n{FERRY}", FERRY_AGAIN))


def test_a_headline_that_disagrees_with_another_is_still_a_dispute() -> None:
    first = "Theatre shooting in Lafayette: three dead, 9 injured\nA gunman shot 9 people in a theatre."
    second = "Theatre shooting in Lafayette: three dead, 7 injured\nA gunman shot 7 people in a theatre."
    kinds = [conflict.kind for conflict in account_of(first, second).conflicts]
    assert "number" in kinds


def test_a_third_sentence_does_not_bring_two_that_disagree_into_one_statement() -> None:
    account = account_of(
        "Police chief Tim Styka said on Sunday that the gunman was among the dead of the bridge.",
        "Police chief Tim Styka said on Wednesday that the gunman was among the dead of the bridge.",
        "Police chief Tim Styka said that the gunman from Oshkosh was among the dead of the old bridge.",
    )
    assert [conflict.kind for conflict in account.conflicts] == ["weekday"]
    assert len(account.statements) == 2


LONG = (
    "Prosecutors in Everett told the judge that {} the boy was shot by his older brother, and that his "
    "family had moved there from Tacoma."
)


def test_a_sentence_that_stands_in_another_to_the_letter_folds_into_it() -> None:
    short = "The boy was shot by his older brother."
    account = account_of(LONG.format("on Sunday"), short)
    assert printed(account) == [LONG.format("on Sunday")]
    assert account.statements[0].cites == (0, 1)


def test_a_sentence_that_another_denies_or_words_otherwise_does_not() -> None:
    short = "The boy was shot by his older brother."
    assert len(account_of(LONG.format("it was not true that"), short).statements) == 2
    assert len(account_of(LONG.format("they denied that"), short).statements) == 2
    assert len(account_of(LONG.format("on Sunday"), "The older brother was shot by the boy.").statements) == 2


@pytest.mark.parametrize(
    ("deed", "other"),
    [
        (
            "resigned on Friday after 14 years in office",
            "was arrested on Friday, sources in the town hall said",
        ),
        ("resigned on Friday after 14 years in office", "died on Friday"),
        ("stepped down on Friday", "was forced out by his own party on Friday"),
    ],
)
def test_what_befell_one_man_once_does_not_fold_with_something_else(deed: str, other: str) -> None:
    first, second = f"The mayor of Ostheim, Karl Brandt, {deed}.", f"Ostheim's mayor Karl Brandt {other}."
    account = account_of(first, second)
    assert len(printed(account)) == 2


def test_what_befell_one_man_once_folds_with_the_same_in_other_words() -> None:
    account = account_of(
        "The mayor of Ostheim, Karl Brandt, resigned on Friday after 14 years.",
        "Karl Brandt, mayor of Ostheim for 14 years, stepped down on Friday.",
    )
    assert len(printed(account)) == 1


SAID = "Museum director Greta Moll said the loss was a disaster."


def test_two_sayings_of_one_speaker_do_not_fold() -> None:
    assert not together(SAID, "The museum's director, Greta Moll, said she had cried with relief.")


def test_one_saying_of_one_speaker_folds() -> None:
    assert together(SAID, "The museum's director, Greta Moll, said it was a disaster.")


def test_who_refuses_to_say_it_and_who_says_it_are_not_one_statement_for_a_shared_name() -> None:
    refused = "Harbour City's coach, Pete Lang, refused to blame the referee."
    blamed = "Pete Lang, the Harbour coach, said that the referee had cost his team the match."
    assert not together(refused, blamed, "It rained all day.")
    assert together(refused, "Pete Lang, coach of Harbour City, declined to blame the referee.", "It rained.")
