"""What may be, what will be and what is done are three statements."""

from __future__ import annotations

import pytest
from tests.accounts.texts import story

from dedupe_news.accounts import compose

UNLIKE = [
    ("en", "The bank may close its branch in Ripon.", "The bank will close its branch in Ripon."),
    ("en", "The firm plans to close its Hull factory.", "The firm has closed its Hull factory."),
    ("en", "The council plans to sell the old baths.", "The council sold the old baths."),
    ("de", "Die Bahn könnte den Bahnhof Lehrte schließen.", "Die Bahn wird den Bahnhof Lehrte schließen."),
    (
        "de",
        "Der Trainer könnte den Verein im Sommer verlassen.",
        "Der Trainer verlässt den Verein im Sommer.",
    ),
    ("fr", "La mairie pourrait fermer la piscine de Lens.", "La mairie va fermer la piscine de Lens."),
    ("es", "El club vendió al portero uruguayo.", "El club venderá al portero uruguayo."),
    ("it", "La banca potrebbe chiudere la filiale di Lodi.", "La banca chiuderà la filiale di Lodi."),
    ("nl", "De gemeente zal het zwembad sluiten.", "De gemeente wil het zwembad misschien sluiten."),
]
ALIKE = [
    (
        "en",
        "The council plans to sell the old baths in Hove.",
        "The council will sell the old baths in Hove.",
    ),
    ("en", "The tax could be used to pay for schools.", "The tax would be used to pay for schools."),
    ("de", "Die Bahn will den Bahnhof Lehrte schließen.", "Die Bahn wird den Bahnhof Lehrte schließen."),
]


@pytest.mark.parametrize(("lang", "first", "second"), UNLIKE)
def test_what_may_be_is_not_what_will_be_nor_what_is_planned_done(lang: str, first: str, second: str) -> None:
    account = compose(story(first, second, lang=lang))
    assert len(account.statements) == 2
    assert not account.conflicts


@pytest.mark.parametrize(("lang", "first", "second"), ALIKE)
def test_two_ways_to_tell_what_is_ahead_fold(lang: str, first: str, second: str) -> None:
    assert len(compose(story(first, second, lang=lang)).statements) == 1
