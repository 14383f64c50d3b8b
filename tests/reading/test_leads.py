"""The lead detector: where reports begin in a dump that nothing marks, and where they do not."""

# ruff: noqa: E501 - paragraphs as they stand in scrapes

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from dedupe_news.reading.segmenting import products, segment
from dedupe_news.reading.segmenting.decoding import best_borders
from dedupe_news.reading.segmenting.lead_words import LeadWords, lead_words, pieces
from dedupe_news.reading.segmenting.leads import find_leads, judge, third_look
from dedupe_news.reading.segmenting.phrases import alike, phrases
from dedupe_news.reading.segmenting.scoring import REASONS, load_looks, pack_looks, unpack_looks
from dedupe_news.reading.segmenting.units import read_units
from dedupe_news.reading.segmenting.wholes import whole
from dedupe_news.thresholds import SegmentThresholds

SAMPLES = Path(__file__).parents[2] / "samples"

STRIKE = """\
Bakers in the city of Norrby have walked out over plans to move the night shift to Sundays, closing nine in ten shops.
The stoppage began at midnight and will last three days, the union said.
“We have baked at night for forty years, but never on a Sunday,” said Lena Falk, who speaks for the bakers.
The owners' association called the walkout unlawful and said it would go to court.
Falk said the bakers would be glad to see a judge.
Supermarkets brought bread from as far away as Sundhamn.
The last such strike was in 1998 and ended after a week."""
FIRE = """\
A fire destroyed the old customs house on the quay of Port Lessing early on Tuesday, the fire brigade said.
Flames were seen from the roof shortly after three in the morning by the crew of a pilot boat.
Sixty firefighters fought the blaze until noon.
The building, put up in 1871, had stood empty since the customs moved out.
Nobody was inside, according to the police, who are looking into the cause.
The roof fell in at about five o'clock."""
COURT = """\
The former mayor of Aldren, Peter Quist, was sentenced to two years in prison on Friday for taking money from a builder.
Quist, 58, had denied that the 400,000 crowns were a bribe and called them a loan between friends.
The judge said that friends who lend money do not get a contract for a swimming hall in return.
His lawyer told reporters that they would appeal.
The builder was fined and must pay the costs of the trial.
Quist resigned in March, when the police searched his office."""
AGAIN = """\
The former mayor of the town of Aldren, Peter Quist, has been jailed for two years for accepting a bribe from a builder.
A court found on Friday that the 400,000 crowns he was given were the price of a contract for a swimming hall.
The 58-year-old, who had pleaded not guilty, looked at the floor when the sentence was read out.
The builder got away with a fine.
Quist's lawyer, Ida Brandt, announced an appeal."""
GUIDE = """\
How to keep bread fresh
Bread goes stale because its starch crystallises, not because it dries. A few habits keep it soft for days.
What you need
A wooden box, a linen cloth and a freezer are all it takes.
1. Never put bread in the fridge
The cold makes starch crystallise faster, so that a loaf in the fridge is old after a day.
2. Keep the cut side down
A loaf that stands on its cut side loses less water. Wrap it in a cloth rather than in plastic.
3. Freeze what you will not eat
Slices thaw in minutes, and bread from the freezer tastes as it did on the day it was put there.
Is mould dangerous?
Yes. Mould spreads through the loaf before it can be seen, and cutting it away does not help.
The bottom line
Buy small loaves often, and freeze the rest of the large ones."""
LONG = """\
The museum of Norrby has bought a painting that it had to lend away for sixty years, its director said on Monday.
“The Ferryman” by Elsa Thorn was sold by the painter's family to a collector in Lyon in 1961.
The museum paid 2.1 million crowns, most of it given by 3,000 citizens.
A debt to the town
Thorn painted the picture in 1934 in a boathouse on the river, where she lived for two winters without a stove.
“She wrote to her sister that the paint froze on the brush,” said Maria Lund, who has edited the letters.
“She also wrote that the light was worth it.”
Many of the letters are on show in the room next to the painting
The ferryman in the picture was a man called Olof Berg, who ran the crossing until the bridge was built in 1952.
His granddaughter, now 84, gave 500 crowns.
What comes next
The painting will be cleaned in the spring and hang in the great hall from June on.
The museum expects twice as many visitors as last year.
A catalogue with all of Thorn's letters is to come out in autumn."""
GERMAN = """\
Die Stadt Norrby hat am Montag den Bau einer neuen Brücke über den Fluss beschlossen, wie der Bürgermeister mitteilte.
Die alte Brücke aus dem Jahr 1952 ist seit zwei Jahren für Lastwagen gesperrt.
„Wir haben lange genug gewartet“, sagte Bürgermeister Karl Lind nach der Sitzung.
Der Neubau soll 40 Millionen Kronen kosten und in drei Jahren fertig sein.
Die Grünen stimmten dagegen, weil sie mehr Verkehr in der Innenstadt fürchten.
Auch der Handelsverband äußerte Zweifel an den Kosten.
Eine Fähre wird während der Bauzeit zwischen den Ufern verkehren.
Sie soll kostenlos sein und alle zehn Minuten fahren."""
CHINESE = """\
诺尔比市政府周一宣布，将在河上修建一座新桥，预计耗资四千万克朗。
旧桥建于一九五二年，两年前起禁止卡车通行。
市长林德在会后表示：“我们已经等得够久了。”
新桥预计三年内完工，届时将可通行有轨电车。
绿党投票反对，担心市中心的交通量会增加。
商会也对造价表示怀疑，要求公布详细预算。
施工期间，两岸之间将有免费渡轮，每十分钟一班。
居民说，希望工程不要像上次那样拖延。"""
ARABIC = """\
أعلنت بلدية نوربي يوم الاثنين أنها ستبني جسراً جديداً فوق النهر بتكلفة أربعين مليون كرونة.
وكان الجسر القديم قد بني عام 1952 وأغلق أمام الشاحنات منذ عامين.
وقال رئيس البلدية كارل ليند بعد الجلسة إن الانتظار طال بما يكفي.
ومن المقرر أن ينتهي البناء خلال ثلاث سنوات.
وصوت حزب الخضر ضد المشروع خشية زيادة حركة المرور في وسط المدينة.
وأبدت غرفة التجارة شكوكاً حول التكلفة وطالبت بنشر الميزانية.
وستعمل عبارة مجانية بين الضفتين أثناء البناء كل عشر دقائق."""


def starts(*reports: str) -> tuple[str, list[int]]:
    """The reports one under the other without a blank line, and the offsets at which they begin."""
    text = "\n".join(reports) + "\n"
    return text, [text.index(report) for report in reports]


def test_every_report_of_the_sample_dump_is_found_and_nothing_else() -> None:
    labels = json.loads((SAMPLES / ".gold.json").read_text("utf-8"))["report_starts"]["samples/dump.txt"]
    text = (SAMPLES / "dump.txt").read_text("utf-8")

    assert [text.count("\n", 0, piece.start) + 1 for piece in segment(text).pieces] == labels


@pytest.mark.parametrize(
    "reports",
    [(STRIKE, FIRE, COURT), (COURT, AGAIN, FIRE)],
    ids=["three events", "one of two events told twice"],
)
def test_reports_without_headline_date_or_blank_line_are_told_apart(reports: tuple[str, ...]) -> None:
    text, true = starts(*reports)

    assert [piece.start for piece in segment(text).pieces] == true


@pytest.mark.parametrize(
    "article",
    [STRIKE, FIRE, COURT, AGAIN, GUIDE, LONG, GERMAN, CHINESE, ARABIC],
    ids=["strike", "fire", "court", "again", "guide", "long", "german", "chinese", "arabic"],
)
def test_one_article_stays_whole(article: str) -> None:
    assert len(segment(article + "\n").pieces) == 1


def test_a_cut_says_why_with_a_score_between_even_and_sure() -> None:
    text, _ = starts(STRIKE, FIRE, COURT)

    for piece in segment(text).pieces[1:]:
        assert piece.cut.by == "lead"
        assert piece.cut.score is not None
        assert 0.3 < piece.cut.score <= 1
        assert set(piece.cut.rule.split(", ")) <= set(REASONS)


def test_a_caption_and_the_middle_of_a_quotation_can_begin_no_report() -> None:
    text = (
        "A fire destroyed the old customs house on the quay of Port Lessing early on Tuesday.\n"
        "Sixty firefighters fought the blaze until noon.\n"
        "“It went up like paper,” said Jon Aas, who saw it.\n"
        "“And then the roof fell in.\n"
        "We stood there and cried.\n"
        "There was nothing to be done.”\n"
        "A fire destroyed the old customs house on the quay of Port Lessing\n"
        "The building had stood empty since 1990.\n"
    )
    possible = judge(text, 0, len(text)).possible.tolist()

    assert possible == [True, True, True, True, False, False, False, True]


def test_a_headline_that_repeats_the_last_one_may_begin_a_report_when_a_date_follows_it() -> None:
    first = (
        "Customs house destroyed by fire\nMarch 3, 2015\nA fire destroyed the old customs house on Tuesday.\n"
    )
    text = first + "Sixty firefighters fought the blaze.\n" + first

    assert judge(text, 0, len(text)).possible[4]


def test_a_text_just_under_the_shortest_is_not_searched() -> None:
    text, true = starts(STRIKE, FIRE, COURT)
    loose = SegmentThresholds(shortest_text=len(text.strip()))
    strict = SegmentThresholds(shortest_text=len(text.strip()) + 1)

    assert len(segment(text, settings=loose).pieces) == len(true)
    assert len(segment(text, settings=strict).pieces) == 1


def test_starts_given_override_marks_and_leads() -> None:
    text, _ = starts(STRIKE, FIRE)
    found = segment(text.replace("Sixty", "***\nSixty"), starts=[3, 8])

    assert [(text[: piece.start].count("\n") + 1, piece.cut.by) for piece in found.pieces] == [
        (1, "file"),
        (3, "given"),
        (8, "given"),
    ]


@pytest.mark.parametrize("wrong", [[0], [3, 3], [5, 2], [15]])
def test_starts_that_do_not_rise_or_are_no_line_are_refused(wrong: list[int]) -> None:
    with pytest.raises(ValueError, match="cannot begin a report"):
        segment(f"{STRIKE}\n{FIRE}\n", starts=wrong)


def test_names_and_figures_teach_no_topic() -> None:
    one, other = (
        read_units(line, 0, len(line))
        for line in ("It cost Peter Quist 400 crowns.", "It cost Maria Holm 750 crowns.")
    )

    assert set(pieces(one)[1].tolist()) == set(pieces(other)[1].tolist())


def test_lines_that_begin_alike_are_seen_although_every_line_shares_their_names() -> None:
    text = (
        "North and South are holding their first talks in two years.\n"
        "The North asked the South for rice.\nThe South asked the North for coal.\n"
        "North and South last met in a tent.\nThe tent stood between North and South.\n"
        "North and South are holding their second talks this week.\n"
    )
    units = read_units(text, 0, len(text))
    before = alike(phrases(units).matrix())["phrase_before"]

    assert before.argmax() == 5
    assert before[5] > 2 * np.delete(before, 5).max()


def test_long_texts_are_seen_as_short_ones_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Products of dense arrays and of sparse ones give the same columns."""
    text = f"{STRIKE}\n{FIRE}\n{COURT}\n{AGAIN}"
    dense = judge(text, 0, len(text))
    monkeypatch.setattr(products, "DENSE_MOST", 0)
    scattered = judge(text, 0, len(text))

    assert isinstance(dense.units.terms.matrix(), sparse.csr_matrix)
    assert dense.names == scattered.names
    assert np.allclose(dense.values, scattered.values, atol=1e-5)
    assert np.allclose(dense.logits, scattered.logits, atol=1e-4)


LOGITS = st.lists(st.floats(-6, 6), min_size=1, max_size=40).map(np.array)


@settings(deadline=None)
@given(LOGITS, st.integers(1, 4), st.floats(-1, 1))
def test_borders_stand_apart_and_pay_their_price(logits: np.ndarray, fewest: int, price: float) -> None:
    possible = np.arange(len(logits)) % 5 != 3
    told = np.arange(len(logits)) % 3 != 1
    total, found = best_borders(logits, possible, told, price, fewest)

    assert all(after - before >= fewest for before, after in zip([0, *found], found, strict=False))
    assert all(told[a:b].any() for a, b in zip([0, *found], [*found, len(logits)], strict=True) if found)
    assert all(possible[row] and logits[row] > price for row in found)
    assert total == pytest.approx((logits[found] - price).sum())


@pytest.mark.parametrize("spared", [0.0, 0.5])
def test_a_text_is_cut_only_where_the_third_look_at_it_agrees(spared: float) -> None:
    text, true = starts(STRIKE, FIRE, COURT)
    judged = judge(text, 0, len(text))
    sure = third_look(load_looks()[0][2], judged.logits, judged.possible, judged.told, 2)
    cut = [
        find_leads(text, 0, len(text), SegmentThresholds(several_price=sure + price, short_lines=0))
        for price in (-spared, 0.01)
    ]

    assert [at for at, _ in cut[0]] == true[1:]
    assert cut[1] == []


def test_a_text_whose_lines_bring_too_little_is_not_cut() -> None:
    text, true = starts(STRIKE, FIRE, COURT)
    judged = judge(text, 0, len(text))
    brought, _ = best_borders(
        judged.logits, judged.possible, judged.told, SegmentThresholds().evidence_price, 2
    )
    cut = [
        find_leads(text, 0, len(text), SegmentThresholds(dump_price=price, short_lines=0))
        for price in (brought, brought + 0.01)
    ]

    assert [at for at, _ in cut[0]] == true[1:]
    assert cut[1] == []


@settings(deadline=None)
@given(LOGITS)
def test_figures_of_a_text_are_the_same_names_and_finite_whatever_its_lines(logits: np.ndarray) -> None:
    every, none = np.ones(len(logits), dtype=bool), np.zeros(len(logits), dtype=bool)

    for possible in (every, none):
        figures = whole(logits, possible, every, 2)
        assert tuple(figures) == load_looks()[0][2].names
        assert np.isfinite(list(figures.values())).all()


LINES = st.sampled_from(
    [line for report in (STRIKE, FIRE, COURT, GUIDE, CHINESE) for line in report.split("\n")]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(LINES, max_size=40).map("\n".join))
def test_cutting_loses_nothing_and_is_the_same_each_time(text: str) -> None:
    found = segment(text)

    assert "".join("".join(text[p.start : p.end] for p in found.pieces).split()) == "".join(text.split())
    assert segment(text) == found


def test_the_weights_that_ship_are_read_as_they_were_written() -> None:
    looks, words = load_looks()
    again, same = unpack_looks(pack_looks(looks, words))

    assert [look.names for look in again] == [look.names for look in looks]
    assert all(np.array_equal(a.hidden, b.hidden) for a, b in zip(again, looks, strict=True))
    rows = np.random.default_rng(1).normal(size=(40, len(looks[1].names)))
    assert looks[1].trees is not None
    assert np.array_equal(again[1].logits(looks[1].names, rows), looks[1].logits(looks[1].names, rows))
    assert np.array_equal(same.keys, words.keys)
    assert np.array_equal(same.weights, words.weights)
    assert (np.diff(words.keys.astype(np.int64)) > 0).all()


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("MEMPHIS, Tenn. (AP) - A barge struck a bridge over the Mississippi early on Monday.", True),
        ("HOLMSTAD, March 9 — The council of Holmstad has voted to keep the old ferry.", True),
        ("CHAPEL HILL, N.C. --- The university's team has lost for the first time this year.", True),
        ("LAS VEGAS --(Business Wire)-- A maker of keyboards showed one without any keys today.", True),
        ("Frankfurt-Höchst (dpa) - In einem Chemiewerk ist am Montag Säure ausgelaufen.", True),
        ("Council votes - and the old ferry of Holmstad stays in service for another year", False),
        ("A" * 90 + " is how the crowd shouted on Monday.", False),
        ("A-" * 45 + "A is how the crowd shouted on Monday.", False),
        ("A.A-" * 20 + " is how the crowd shouted on Monday.", False),
    ],
)
def test_a_dateline_is_a_place_with_an_agency_or_a_day_before_a_dash(line: str, *, dateline: bool) -> None:
    judged = judge(line, 0, len(line))

    assert bool(judged.values[0, judged.names.index("dateline")]) is dateline


def test_every_tree_leads_to_a_leaf_in_the_questions_it_has() -> None:
    trees = load_looks()[0][1].trees
    assert trees is not None
    at = np.zeros(len(trees.column), dtype=int)
    here = np.arange(len(trees.column))
    reached = [at]
    for _ in range(trees.depth):
        reached = [side[here, place] for place in reached for side in (trees.left, trees.right)]
    assert all((trees.left[here, place] == place).all() for place in reached)


def test_without_known_words_no_line_opens_like_a_report() -> None:
    units = read_units(FIRE, 0, len(FIRE))
    none = LeadWords(np.zeros(0, np.uint32), np.zeros(0, np.float32))

    assert lead_words(units, none).tolist() == [0.0] * len(units)


WILDFIRE = """\
Wildfire forces hundreds from homes near Corran

By Jane Marsh
Published: 14 August 2024 09:12 BST

Hundreds of people were told to leave their homes on Wednesday as a wildfire driven by strong winds came within two kilometres of the town of Corran.

Fire chief Daniel Orr said 140 firefighters and six aircraft were fighting the blaze, which has burned 900 hectares since Tuesday evening.

"We have lost four buildings but, thank God, nobody has been hurt," he told reporters.

We use cookies to improve your experience. Accept all | Manage preferences

The cause is not known. Police said they were looking for the driver of a white van seen near the place where the fire started.

Read more: How to prepare for a wildfire

Share this article
Facebook Twitter WhatsApp

Corran wildfire: 300 evacuated, four houses destroyed

CORRAN, Aug 14 (Wire) - Some 300 residents were evacuated from the outskirts of Corran on Wednesday after a wildfire destroyed four houses and burned about 1,000 hectares of forest and heath.

Winds of up to 70 kph were hampering the work of some 150 firefighters, the regional fire service said.

Nobody was injured, fire chief Daniel Orr said. Police are searching for the driver of a white van.

The mayor, Ellen Shaw, opened the sports hall to evacuees. About 120 people spent the night there.

(Reporting by Tom Wall; editing by Ann Lee)

Parliament passes pension bill after marathon debate

Lawmakers approved a bill raising the retirement age to 66 early on Thursday after a 14-hour debate, handing a victory to Prime Minister Ida Brandt.

The vote was 98 to 79. Three members of the governing party voted against.

Unions said they would call a general strike for September 12.

"This government has not listened," said Karl Menz, who heads the largest union federation.

Sign up for our newsletter
"""


def test_an_agency_credit_ends_its_report_and_begins_none() -> None:
    lines = WILDFIRE.splitlines()
    pieces = segment(WILDFIRE).pieces
    firsts = [WILDFIRE[piece.start : piece.end].splitlines()[0] for piece in pieces]
    assert firsts == [lines[0], lines[20], lines[32]]
    assert WILDFIRE[pieces[1].start : pieces[1].end].endswith("editing by Ann Lee)")
