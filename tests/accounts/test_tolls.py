"""How many were killed, hurt, missing or held: disputes of sentences that share no more than the event."""

from __future__ import annotations

import pytest

from dedupe_news.accounts import ReportInput, compose
from dedupe_news.model import Sentence

ROAD = "The road stayed closed for hours, the county said."


def _told(*texts: str, lang: str | None = None) -> list[tuple[str, list[str]]]:
    """The conflicts of reports of several sentences each, parted by `|`."""
    reports = [
        ReportInput(
            tuple(Sentence(n, at, at + 1, text) for at, text in enumerate(report.split("|"))), lang=lang
        )
        for n, report in enumerate(texts)
    ]
    conflicts = compose(reports).conflicts
    return [(one.about, [value.value for value in one.values]) for one in conflicts if one.kind == "number"]


@pytest.mark.parametrize(
    ("one", "other", "conflicts"),
    [
        (
            "A bus overturned near Halden on Thursday, killing two people and injuring 11.",
            "A crash near Halden left three dead and 15 hurt, rescuers said.",
            [("dead", ["killing two people", "three dead"]), ("hurt", ["injuring 11", "15 hurt"])],
        ),
        (
            "Two people were killed and 11 injured when a bus overturned.",
            "Rescuers said that the death toll rose to three.",
            [("dead", ["Two people were killed", "toll rose to three"])],
        ),
        (
            "A ferry ran aground off Halden.|Nobody was hurt.",
            "A ferry hit rocks near Halden on Thursday.|Two people were slightly injured.",
            [("hurt", ["Nobody was hurt", "Two people were slightly injured"])],
        ),
        (
            "A ferry with 212 people on board ran aground off Halden.",
            "A ferry carrying 220 passengers hit rocks, the coast guard said.",
            [("aboard", ["212 people on board", "carrying 220 passengers"])],
        ),
        (
            "No one was killed or injured in the crash, the police said.",
            "A bus overturned near Halden on Thursday and three people were injured.",
            [("hurt", ["No one was killed or injured", "three people were injured"])],
        ),
        (
            "Police arrested three men over the robbery at the jewellery shop.",
            "Two men were detained after a robbery in Halden.",
            [("held", ["arrested three men", "Two men were detained"])],
        ),
        (
            "Five miners were killed in the collapse at Kasungu.",
            "Four people died when a mine in Kasungu collapsed.",
            [("dead", ["Five miners were killed", "Four people died"])],
        ),
    ],
)
def test_tolls_that_differ_are_told_in_whatever_words(
    one: str, other: str, conflicts: list[tuple[str, list[str]]]
) -> None:
    assert _told(f"{one}|{ROAD}", f"{other}|{ROAD}") == conflicts


GERMAN = (
    "Beim Entgleisen eines Zugs sind am Montag 14 Menschen verletzt worden.",
    "Ein Zugunglück hat 16 Verletzte gefordert, so die Polizei.",
)
FRENCH = (
    "Deux personnes ont été tuées dans un accident d'autocar.",
    "L'accident a fait trois morts jeudi près de Halden.",
)
SPANISH = ("Un choque de trenes dejó 11 heridos el jueves.", "Quince personas resultaron heridas en Halden.")
UNHURT = ("No hay heridos, dijo el jefe de bomberos.", "Al menos dos personas resultaron heridas en Corrán.")
RUSSIAN = ("В аварии автобуса погибли два человека.", "Три человека погибли под Москвой.")


@pytest.mark.parametrize(
    ("lang", "texts", "fate"),
    [
        ("es", UNHURT, "hurt"),
        ("de", GERMAN, "hurt"),
        ("fr", FRENCH, "dead"),
        ("es", SPANISH, "hurt"),
        ("ru", RUSSIAN, "dead"),
    ],
)
def test_tolls_are_read_in_other_languages(lang: str, texts: tuple[str, str], fate: str) -> None:
    assert [about for about, _ in _told(*texts, lang=lang)] == [fate]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("At least 12 people died in the mine.", "Fourteen miners were killed at Kasungu."),
        ("About 50 people were hurt in the riot.", "Police counted 48 injured in Halden."),
        ("Three soldiers were killed in an ambush.", "The ambush left five people dead."),
        (
            "Two people died.|Nine people were killed at the same spot in 2018.",
            "Two died; nine were in 2018.",
        ),
        ("The bomb could have killed 200 people, police said.", "Two people died in the blast."),
        ("Eleven people were hurt.|Two injured children are in hospital.", "The crash left nine hurt."),
        ("Jurors voted nine to three to put him to death.", "He killed four people in a courthouse."),
        ("The suspect in the shooting that killed two teens is in custody.", "Officers arrested four men."),
        ("Two people were not hurt.", "Four people were hurt."),
        ("A ferry with 220 people aboard ran aground.", "A ferry carrying 212 passengers hit rocks."),
        ("He was killed 12 km from Halden.", "Three died near Halden."),
    ],
)
def test_parts_hedges_other_days_and_mere_fears_are_no_toll(one: str, other: str) -> None:
    told = {about for about, _ in _told(f"{one}|{ROAD}", f"{other}|{ROAD}")}
    assert not told & {"dead", "hurt", "held", "aboard"}


def test_a_toll_far_down_a_report_is_not_set_against_one_at_the_top() -> None:
    filler = "|".join(f"Witness number {word} spoke of smoke." for word in ("A", "B", "C", "D", "E"))
    near = f"A fire broke out at the mill.|{filler.rsplit('|', 1)[0]}|Three people were hurt."
    far = f"A fire broke out at the mill.|{filler}|Three people were hurt."
    other = "The blaze in Halden left seven injured."
    assert [about for about, _ in _told(near, other)] == ["hurt"]
    assert _told(far, other) == []


def test_a_toll_told_by_a_likeness_too_is_told_once() -> None:
    assert _told(
        "Two people were killed in the blast at the mill.",
        "Three people were killed in the blast at the mill.",
    ) == [("dead", ["Two people", "Three people"])]


def test_a_noun_and_the_toll_of_its_figure_are_told_once_and_two_figures_of_one_word_are_both_told() -> None:
    ferry = "A ferry with 84 people aboard ran aground off Islay."
    assert _told(
        "A ferry ran aground off Islay on Tuesday, and two crew members were injured, the coastguard said.",
        "All passengers of the ferry were taken ashore, a spokesman said.|Three crew members were injured.",
    ) == [("hurt", ["two crew members were injured", "Three crew members were injured"])]
    both = _told(
        f"{ferry}|Two crew members were injured and 14 crew members were flown out.",
        f"{ferry}|Two crew members were injured and 12 crew members were flown out.",
    )
    assert [values for _, values in both] == [["14 crew members", "12 crew members"]]
