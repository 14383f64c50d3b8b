"""Saved stories to review, as a run would write them: small, real-looking, with spans that fit."""

from __future__ import annotations

import hashlib
from typing import Any

from dedupe_news.rendering.records import to_json

FLOOD = [
    ["A flood swept through Brno on Monday.", "Three people died.", "The mayor declared an emergency."],
    ["A flood swept through Brno on Monday.", "Four people died.", "Trains to Vienna were stopped."],
    ["Floods hit the Czech city of Brno.", "Schools will stay shut until Friday."],
]
QUAKE = [
    ["An earthquake shook Izmir on Tuesday.", "It measured 5.9."],
    ["An earthquake shook Izmir on Tuesday.", "No one was hurt."],
]
STRIKE = [["Bus drivers in Leeds went on strike.", "They want [bold]higher[/bold] pay."]]
FIRE = [
    ["警方周一表示，山火已蔓延至三个村庄。", "两人死亡。"],
    ["山火周一蔓延至三个村庄，警方说。", "三人死亡，数百人疏散。"],
]


def story(
    name: str,
    reports: list[list[str]],
    *,
    weakest: float | None = None,
    borderline: bool = False,
    copies: dict[int, int] | None = None,
    conflicts: int = 0,
) -> dict[str, Any]:
    """Build a saved story: equal sentences are one statement; reports are called `name#1`, `name#2`."""
    told: dict[str, list[dict[str, Any]]] = {}
    ends = []
    for n, sentences in enumerate(reports, start=1):
        at = 0
        for sentence in sentences:
            span = {"report": n, "start": at, "end": at + len(sentence), "text": sentence}
            told.setdefault(sentence, []).append(span)
            at += len(sentence) + 1
        ends.append(at)
    notice = "We use cookies. Accept all"
    ids = [f"{name}#{n}" for n in range(1, len(reports) + 1)]
    keeper = {n: ids[to - 1] for n, to in (copies or {}).items()}
    return {
        "schema": "dedupe-news/story@1",
        "id": "s-" + hashlib.blake2b(min(ids).encode(), digest_size=5).hexdigest(),
        "headline": reports[0][0],
        "headline_from": 1,
        "first": "2024-03-11",
        "last": "2024-03-12",
        "report_count": len(reports),
        "text_count": len(reports) - len(keeper),
        "cohesion": None if weakest is None else round(weakest + 0.1, 4),
        "weakest": weakest,
        "borderline": borderline,
        "reports": [
            {
                "n": n,
                "id": name_,
                "source": f"{name}.txt",
                "lines": [n * 10, n * 10 + len(reports[n - 1])],
                "start": 0,
                "end": ends[n - 1] + len(notice),
                "title": None,
                "date": f"2024-03-1{n}",
                "url": None,
                "copy_of": keeper.get(n),
                "similarity": 0.97 if n in keeper else None,
            }
            for n, name_ in enumerate(ids, start=1)
        ],
        "account": [
            {
                "text": text,
                "section": "news",
                "cites": [span["report"] for span in spans],
                "from": {key: spans[0][key] for key in ("report", "start", "end")},
                "also": spans[1:],
            }
            for text, spans in told.items()
        ],
        "conflicts": [
            {
                "kind": "number",
                "about": "people died",
                "values": [
                    {"value": "Three", "cites": [1], "spans": [{"report": 1, "start": 38, "end": 56}]},
                    {"value": "Four", "cites": [2], "spans": [{"report": 2, "start": 38, "end": 55}]},
                ],
            },
        ]
        * conflicts,
        "left_out": [],
        "removed": [
            {
                "report": 1,
                "start": ends[0],
                "end": ends[0] + len(notice),
                "rule": "cookie-notice",
                "score": 0.99,
                "text": notice,
            },
        ],
    }


def saved(*stories: dict[str, Any]) -> bytes:
    """Write stories as a run's file."""
    return "".join(to_json(one) + "\n" for one in stories).encode("utf-8")


def four() -> list[dict[str, Any]]:
    """Give four stories, from the most to the least doubtful in the order fire, flood, quake, strike."""
    return [
        story("flood", FLOOD, weakest=0.3, conflicts=1),
        story("strike", STRIKE),
        story("quake", QUAKE, weakest=0.8),
        story("fire", FIRE, weakest=0.5, borderline=True),
    ]
