"""What denies by itself ("unhurt") and what is hedged ("shortly after 11:30")."""

from __future__ import annotations

import pytest
from tests.accounts.texts import account_of, disputed, printed, together

from dedupe_news.accounts import Reader
from dedupe_news.accounts.facts import tell

CRASH = "The driver of the lorry was {} in the crash on the bridge."


@pytest.mark.parametrize("word", ["unhurt", "uninjured", "not hurt", "not injured", "unharmed", "unscathed"])
def test_unhurt_not_hurt_and_uninjured_are_one_statement(word: str) -> None:
    assert together(CRASH.format("unhurt"), CRASH.format(word).replace("the bridge", "that bridge"))


@pytest.mark.parametrize("word", ["hurt", "injured", "wounded"])
@pytest.mark.parametrize("denied", ["unhurt", "uninjured", "not hurt"])
def test_hurt_and_unhurt_are_a_dispute(word: str, denied: str) -> None:
    assert [kind for kind, _ in disputed(CRASH.format(word), CRASH.format(denied))] == ["polarity"]
    assert not together(CRASH.format(word), CRASH.format(denied))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Nobody was hurt in the fire at the school in Leeds.",
            "There were no injuries in the fire at the school in Leeds.",
        ),
        (
            "No injuries were reported in the fire at the school in Leeds.",
            "Everyone escaped unharmed from the fire at the school in Leeds.",
        ),
        (
            "The driver of the lorry was not hurt in the crash, police said.",
            "The driver of the lorry was unhurt in the crash.",
        ),
    ],
)
def test_what_both_deny_is_no_dispute_and_folds(first: str, second: str) -> None:
    assert disputed(first, second) == []
    assert together(first, second)


def test_nobody_hurt_and_two_hurt_are_a_dispute() -> None:
    nobody = "Nobody was hurt in the fire at the school in Leeds."
    two = "Two people were hurt in the fire at the school in Leeds."
    assert [kind for kind, _ in disputed(nobody, two)] == ["polarity"]


def test_not_unhurt_denies_what_unhurt_says() -> None:
    assert not together(CRASH.format("not unhurt"), CRASH.format("unhurt"))


def test_a_word_that_denies_in_one_report_alone_is_no_dispute() -> None:
    armed = "Police shot an unarmed man near the harbour of Malmo on Friday night."
    plain = "Police shot a man near the harbour of Malmo on Friday night."
    assert disputed(armed, plain) == []
    assert together(armed, plain)


def test_a_denial_keeps_apart_even_sentences_that_are_not_much_alike() -> None:
    no_arrest = "No arrests have been made in the ongoing investigation, which the Coachella police lead."
    arrest = "In the investigation the Coachella police arrested a boy in connection with the shooting."
    assert not together(no_arrest, arrest, "The shooting in Coachella happened on Sunday.")


@pytest.mark.parametrize(
    ("lang", "hurt", "unhurt"),
    [
        (
            "es",
            "El conductor del camión resultó herido en el choque en Sevilla.",
            "El conductor del camión resultó ileso en el choque en Sevilla.",
        ),
        (
            "de",
            "Der Fahrer des Lastwagens wurde bei dem Unfall in Köln verletzt.",
            "Der Fahrer des Lastwagens blieb bei dem Unfall in Köln unverletzt.",
        ),
        (
            "fr",
            "Le conducteur du camion est blessé après la collision à Lyon.",
            "Le conducteur du camion est indemne après la collision à Lyon.",
        ),
        (
            "it",
            "Il conducente del camion è rimasto ferito nello scontro a Pisa.",
            "Il conducente del camion è rimasto illeso nello scontro a Pisa.",
        ),
    ],
)
def test_hurt_and_unhurt_in_other_languages(lang: str, hurt: str, unhurt: str) -> None:
    assert [kind for kind, _ in disputed(hurt, unhurt, lang=lang)] == ["polarity"]


RESUMED = "Service on the tram line resumed {} on Tuesday."


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("at 11:45 a.m.", "by 11:45 a.m."),
        ("at 11:45 a.m.", "around 11:45"),
        ("at 11:45 a.m.", "shortly after 11:30 a.m."),
        ("at 11:45 a.m.", "just before noon"),
        ("at 3:45 p.m.", "at 15:45"),
        ("at 3:45 p.m.", "at 3:45"),
    ],
)
def test_a_time_and_its_hedge_fold_and_the_exact_one_is_printed(first: str, second: str) -> None:
    account = account_of(RESUMED.format(first), RESUMED.format(second))
    assert account.conflicts == ()
    assert printed(account)[1:] == []
    if second not in {"at 15:45", "at 3:45", "by 11:45 a.m."}:
        assert printed(account) == [RESUMED.format(first)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("at 11:45 a.m.", "shortly after 11:10 a.m."),
        ("at 11:45 a.m.", "by 11:15 a.m."),
        ("at 11:45 a.m.", "around 11:15 a.m."),
        ("at 3:45 p.m.", "at 3:45 a.m."),
        ("about 4 a.m.", "about 4:45 a.m."),
    ],
)
def test_times_that_no_hedge_reconciles_are_a_dispute(first: str, second: str) -> None:
    assert [kind for kind, _ in disputed(RESUMED.format(first), RESUMED.format(second))] == ["number"]


@pytest.mark.parametrize(
    ("first", "second"), [("about 4 a.m.", "about 4:15 a.m."), ("after 9 a.m.", "at 9:40 a.m.")]
)
def test_times_that_hedges_reconcile_are_no_dispute(first: str, second: str) -> None:
    assert disputed(RESUMED.format(first), RESUMED.format(second)) == []


@pytest.mark.parametrize(
    ("lang", "first", "second", "values"),
    [
        (
            "fr",
            "Le trafic a repris à 10h30 mardi entre Paris et Lyon.",
            "Le trafic a repris à 11h45 mardi entre Paris et Lyon.",
            ("10h30", "11h45"),
        ),
        (
            "de",
            "Der Zug fuhr am Dienstag um 10.30 Uhr in Köln ab.",
            "Der Zug fuhr am Dienstag gegen 11.45 Uhr in Köln ab.",
            ("10.30 Uhr", "11.45 Uhr"),
        ),
    ],
)
def test_times_of_day_in_other_languages(lang: str, first: str, second: str, values: tuple[str, str]) -> None:
    assert disputed(first, second, lang=lang) == [("number", values)]


def test_hedged_times_in_german_are_reconciled() -> None:
    exact = "Der Zug fuhr am Dienstag um 10.15 Uhr in Köln ab."
    hedged = "Der Zug fuhr am Dienstag kurz nach 10 Uhr in Köln ab."
    assert printed(account_of(exact, hedged, lang="de")) == [exact]


@pytest.mark.parametrize(
    ("lang", "first", "second"),
    [
        (
            "de",
            "Die Schulen im Land bleiben auch am Mittwoch geschlossen.",
            "Die Schulen bleiben am Mittwoch geöffnet, teilte das Ministerium mit.",
        ),
        (
            "es",
            "El puente sobre el río Tajo sigue abierto al tráfico.",
            "El puente sobre el río Tajo sigue cerrado al tráfico.",
        ),
        ("en", "The bridge over the Tagus remains open to cars.", "The Tagus bridge remains closed to cars."),
        (
            "fr",
            "Le tribunal de Lyon a condamné mardi l'ancien maire.",
            "Le tribunal de Lyon a acquitté mardi l'ancien maire.",
        ),
    ],
)
def test_opposites_keep_apart_wherever_they_stand(lang: str, first: str, second: str) -> None:
    assert len(account_of(first, second, lang=lang).statements) == 2


def test_one_side_won_and_the_other_lost_is_one_statement() -> None:
    won = "Milton Rovers won 2-1 against Castle Town on Saturday in the third round of the Cup."
    lost = "Castle Town lost 2-1 to Milton Rovers on Saturday in the third round of the Cup."
    assert together(won, lost)


def test_what_lacks_something_is_no_dispute_with_a_verb_that_says_so() -> None:
    without = "Rund 40.000 Haushalte in Husum waren zeitweise ohne Strom."
    failed = "In rund 40.000 Haushalten in Husum fiel der Strom aus."
    assert disputed(without, failed, lang="de") == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Su rival, el alcalde Julio Peña, obtuvo el 46 por ciento."),
        ("en", "The mayor, April Jones, won 46 percent of the vote."),
        ("it", "Il sindaco Augusto Maggio ha ottenuto il 46 per cento."),
    ],
)
def test_a_name_that_is_also_a_month_is_no_date(lang: str, text: str) -> None:
    assert tell(Reader().read(text, lang)).dates == ()
    assert tell(Reader().read("Vote en abril, 4 aprile, in April.", lang)).dates != ()


@pytest.mark.parametrize(
    ("denies", "plain"),
    [
        (
            "The Orrin ferry line will watch the weather at the pier and has no further comment.",
            "The Orrin ferry line will watch the weather at the pier.",
        ),
        (
            "The governor of Orrin spared no effort in supporting the search for the ferry.",
            "The governor of Orrin made an effort in supporting the search for the ferry.",
        ),
        (
            "De Hoog has not applied for a pardon in the Orrin ferry case.",
            "De Haan has applied for a pardon in the Orrin ferry case.",
        ),
        (
            "Passengers of the Orrin ferry had to do nothing but wait at the pier.",
            "Passengers of the Orrin ferry had to wait at the pier.",
        ),
    ],
)
def test_what_denies_nothing_of_what_the_other_says_is_no_dispute(denies: str, plain: str) -> None:
    assert disputed(denies, plain) == []


@pytest.mark.parametrize(
    ("denies", "plain"),
    [
        (
            "De Hoog has not applied for a pardon in the Orrin ferry case.",
            "De Hoog has applied for a pardon in the Orrin ferry case.",
        ),
        (
            "The Orrin ferry line will not watch the weather at the pier.",
            "The Orrin ferry line will watch the weather at the pier.",
        ),
    ],
)
def test_what_one_denies_and_the_other_says_is_a_dispute(denies: str, plain: str) -> None:
    assert [kind for kind, _ in disputed(denies, plain)] == ["polarity"]
