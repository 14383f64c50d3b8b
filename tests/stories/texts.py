"""Reports of a few invented events, as agencies and local papers would write them."""

FIRE = (
    (
        "A fire destroyed a timber warehouse in the old harbour of Ostheim early on Monday. About 60 "
        "firefighters fought the flames for five hours, the brigade's chief Karin Holt said. Two workers "
        "were treated for smoke inhalation. The warehouse had stood on Quay Street since 1911."
    ),
    (
        "OSTHEIM - Flames that broke out before dawn on Monday gutted a warehouse on Quay Street in "
        "Ostheim's harbour. Fire chief Karin Holt said 60 firefighters needed five hours to put out the "
        "blaze; two workers breathed in smoke and were taken to hospital. The timber store dates from 1911."
    ),
    (
        "Quay Street in Ostheim stayed closed on Monday after a blaze at a timber warehouse. The owner, "
        "Holger Brandt, told reporters that the store held wood worth two million. Police are looking into "
        "the cause of the fire in the harbour, and chief Karin Holt ruled out nothing."
    ),
)
VOTE = (
    (
        "Parliament in Velden passed the pension bill by two votes after a night of debate. Finance "
        "minister Ana Torres called the reform overdue; the opposition under Piet Maas said it would go to "
        "the constitutional court. The retirement age rises to 67 by 2031."
    ),
    (
        "VELDEN - Lawmakers approved a pension reform by a margin of two votes on Friday. Retirement age "
        "will climb to 67 by 2031, said finance minister Ana Torres. Opposition leader Piet Maas announced "
        "a challenge before the constitutional court of Velden."
    ),
    (
        "Piet Maas, who leads the opposition, will take the pension bill to the constitutional court, he "
        "said after parliament in Velden adopted it. Two votes decided. Ana Torres, the finance minister, "
        "welcomed that people are to retire at 67 from 2031."
    ),
)
STORM = (
    (
        "The storm Hedda tore the roofs off a dozen houses on the island of Norrey on Wednesday night. "
        "Gusts reached 162 kilometres an hour at the lighthouse, the weather service said. Ferries to "
        "Norrey were cancelled until Friday."
    ),
    (
        "NORREY - A dozen houses lost their roofs when Hedda hit the island. The weather service measured "
        "162 kilometres an hour at the lighthouse on Wednesday night, and no ferry will sail to Norrey "
        "before Friday."
    ),
)
FIRE_IN_GERMAN = (
    "Ein Feuer hat am frühen Montag eine Lagerhalle für Holz im alten Hafen von Ostheim zerstört. Rund "
    "60 Feuerwehrleute kämpften fünf Stunden gegen die Flammen, sagte die Leiterin Karin Holt. Zwei "
    "Arbeiter wurden wegen Rauchvergiftung behandelt."
)
ROUNDUP = (
    "The week in brief. A fire gutted a warehouse in the harbour of Ostheim. Parliament in Velden "
    "passed the pension bill by two votes. The storm Hedda tore roofs off houses on the island of "
    "Norrey. The Rangers won the cup in Marbach with a late goal by Sousa. Shares in Telag fell after "
    "the merger with Borea was called off. A court in Lindau freed the banker Emil Kranz. Scientists in"
    " Tromsland found a new moss."
)
EVENTS = (FIRE, VOTE, STORM)


def weather(day: int, low: int, high: int) -> str:
    return (
        f"Weather for Ostheim on {day} March: cloudy with sunny spells, winds from the west at {low + 9} "
        f"kilometres an hour. Low {low} degrees, high {high} degrees. Chance of rain {high * 3} per cent. "
        "The outlook for the following days is unsettled."
    )
