"""Dumps with known borders, made by joining real reports: what the lead detector is trained and measured on.

A dump is dressed as scrapes are: with or without headlines, bylines, dates and blank lines, one sentence or
one paragraph a line, with captions, share bars and notices between the paragraphs. The dressing is invented
here; the reports are those of the labelled sets. Everything follows from the seed given.
"""

from __future__ import annotations

import json
import os
import re
import textwrap
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlparse

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.random import Generator

__all__ = [
    "BARE",
    "PLAIN",
    "Dress",
    "Dump",
    "Source",
    "detokenised",
    "dumps",
    "eval_folder",
    "folds",
    "joined",
    "pk",
    "read_news",
    "read_pages",
    "read_singles",
    "read_sources",
    "shortened",
    "site_is_held",
]

_END: Final = re.compile(r"[.!?…]['\"”’)\s]*$")
LONGEST: Final = 80
"""Lines of a report that are joined."""
_HEADER: Final = re.compile(r"\d{4}|\b(?:am|pm|a\. m|p\. m|updated|published|posted|by)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """A report before it is dressed: header lines as scraped (headline, date) and body paragraphs."""

    id: str
    story: str
    topic: str
    header: tuple[str, ...]
    body: tuple[str, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Dump:
    """A text and the 0-based numbers, among its non-blank lines, on which its reports begin."""

    text: str
    starts: tuple[int, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Dress:
    """How the reports of one dump are dressed."""

    sentences: int
    header: str
    blank: int
    between: int
    furniture: float
    captions: float
    wrap: bool
    tokenised: bool
    byline: float
    dateline: float
    fields: float
    subheads: float = 0.0
    teasers: float = 0.0
    stray_blank: float = 0.0


def eval_folder() -> Path | None:
    """Where the labelled data are: the environment says, or a folder beside the checkout."""
    named = os.environ.get("DEDUPE_NEWS_EVAL")
    folder = Path(named) if named else Path(__file__).resolve().parents[2].parent / "shared" / "eval"
    return folder if folder.is_dir() else None


def read_sources(folder: Path, name: str = "ecbplus_train_dev") -> list[Source]:
    """The reports of one set of stories, with what stands above their first sentence taken apart."""
    sources = []
    for row in (folder / "stories" / f"{name}.jsonl").read_text("utf-8").strip("\n").split("\n"):
        record = json.loads(row)
        lines = [" ".join(line.split()) for line in record["text"].split("\n")]
        lines = [line for line in lines if line]
        at = 0
        while at < min(3, len(lines) - 1) and not _END.search(lines[at]) and len(lines[at].split()) < 18:
            at += 1
        topic = record["story"].split("_")[0]
        sources.append(
            Source(
                record["id"],
                record["story"],
                topic,
                tuple(lines[:at]),
                tuple(lines[at:]),
                record.get("title") or "",
            )
        )
    return [source for source in sources if source.body]


def read_news(folder: Path, name: str) -> list[Source]:
    """The reports of a set that is never trained on: paragraphs as lines, or sentences where it has none."""
    from dedupe_news.text.sentences import sentence_spans

    sources = []
    for row in (folder / "stories" / f"{name}.jsonl").read_text("utf-8").strip("\n").split("\n"):
        record = json.loads(row)
        text = record["text"]
        lines = [" ".join(line.split()) for line in text.split("\n")]
        lines = [line for line in lines if line]
        if len(lines) == 1:
            lines = [" ".join(text[a:b].split()) for a, b in sentence_spans(text, record["lang"])]
        if lines:
            title = record.get("title") or ""
            body = tuple(lines[:LONGEST])
            sources.append(Source(record["id"], record["story"], record["story"], (), body, title))
    return sources


def read_singles(folder: Path, name: str) -> list[Source]:
    """The content of labelled pages, each whole."""
    sources = []
    for row in (folder / "boilerplate" / f"{name}.jsonl").read_text("utf-8").strip("\n").split("\n"):
        record = json.loads(row)
        lines = [" ".join(text.split()) for text, label in record["lines"] if label == 1]
        lines = [line for line in lines if line]
        if lines:
            own = record.get("id") or record["url"]
            sources.append(Source(own, own, own, (), tuple(lines)))
    return sources


def read_pages(folder: Path) -> tuple[list[Source], list[Source]]:
    """Articles of WCXB (CC BY 4.0), guides, lists and news, by site: to train on, and held apart."""
    sources = []
    for row in (
        (folder / "boilerplate" / "wcxb_dev_articles.jsonl").read_text("utf-8").strip("\n").split("\n")
    ):
        record = json.loads(row)
        lines = [" ".join(text.split()) for text, label in record["lines"] if label == 1]
        lines = [line for line in lines if line]
        if lines:
            site = (urlparse(record["url"]).netloc or record["id"]).removeprefix("www.")
            sources.append((site, Source(record["id"], record["id"], record["id"], (), tuple(lines))))
    held = {site: zlib.crc32(site.encode()) % 2 for site, _ in sources}
    return [page for site, page in sources if not held[site]], [page for site, page in sources if held[site]]


def site_is_held(record: Mapping[str, Any]) -> bool:
    """Whether the site of a labelled page is held apart from what is trained on."""
    site = (urlparse(record.get("url") or "").netloc or record["id"]).removeprefix("www.")
    return zlib.crc32(site.encode()) % 2 == 1


def detokenised(line: str) -> str:
    """Undo the spaces that annotation put around hyphens, marks and figures.

    Example:
        >>> detokenised('A 63 - year - old said at 9: 25, "No. "')
        'A 63-year-old said at 9:25, "No."'
    """
    line = re.sub(r"(?<=\w) - (?=\w)", "-", line)
    line = re.sub(r"(?<=\w)- (?=\w)", "-", line)
    line = re.sub(r"(?<=\d): (?=\d)", ":", line)
    line = re.sub(r"(?<=\d), (?=\d{3})", ",", line)
    line = re.sub(r"(?<=\d)\. (?=\d)", ".", line)
    line = re.sub(r"(?<=\b[A-Z])\. (?=[A-Z]\.)", ".", line)
    line = re.sub(r" / ", "/", line)
    line = re.sub(r"([.,!?]) \"$", r'\1"', line)
    line = re.sub(r"([.,!?]) \"(?= )", r'\1"', line)
    return re.sub(r" ' ", "' ", line)


def dumps(
    sources: Sequence[Source],
    rng: Generator,
    number: int,
    kinds: Sequence[str],
    *,
    dress: Dress | None = None,
    fixed: bool = False,
    most: int = LONGEST,
) -> list[Dump]:
    """Make dumps of the kinds given, in turn.

    Args:
        sources: the reports to join.
        rng: where chance comes from.
        number: how many dumps.
        kinds: `single`, `same` (one story), `topic` (two like stories), `different`, `mixed` (several
            stories, two or more reports of some).
        dress: how all are dressed; drawn for each where none is given.
        fixed: three reports of one story, five of different ones, always.
        most: reports of a dump at most.
    """
    by_story = _grouped(sources, "story")
    by_topic = _grouped(sources, "topic")
    made: list[Dump] = []
    while len(made) < number:
        kind = kinds[len(made) % len(kinds)]
        chosen = _choose(kind, sources, by_story, by_topic, rng, fixed=fixed)[:most]
        made.append(joined(chosen, dress or _dress(rng), kind, rng))
    return made


def shortened(sources: Sequence[Source], rng: Generator, fewest: int, most: int) -> list[Source]:
    """The first lines of reports, as many of each as chance says."""
    return [
        Source(s.id, s.story, s.topic, s.header, s.body[: int(rng.integers(fewest, most + 1))], s.title)
        for s in sources
    ]


def _grouped(sources: Sequence[Source], name: str) -> dict[str, list[Source]]:
    groups: dict[str, list[Source]] = {}
    for source in sources:
        groups.setdefault(getattr(source, name), []).append(source)
    return groups


def _choose(
    kind: str,
    sources: Sequence[Source],
    by_story: dict[str, list[Source]],
    by_topic: dict[str, list[Source]],
    rng: Generator,
    *,
    fixed: bool,
) -> list[Source]:
    if kind == "single":
        return [sources[int(rng.integers(len(sources)))]]
    if kind in ("same", "topic"):
        groups = by_story if kind == "same" else by_topic
        names = [name for name, group in groups.items() if len(group) >= 3]
        group = groups[names[int(rng.integers(len(names)))]]
        return _sample(group, 3 if fixed else int(rng.integers(2, min(7, len(group) + 1))), rng)
    topics = list(by_topic)
    if kind == "different":
        wanted = min(5 if fixed else int(rng.integers(2, 9)), len(topics))
        return [
            by_topic[topics[int(at)]][int(rng.integers(len(by_topic[topics[int(at)]])))]
            for at in rng.permutation(len(topics))[:wanted]
        ]
    chosen: list[Source] = []
    for at in rng.permutation(len(topics))[: int(rng.integers(2, 5))]:
        chosen.extend(_sample(by_topic[topics[int(at)]], int(rng.integers(1, 4)), rng))
    return [chosen[int(at)] for at in rng.permutation(len(chosen))] if rng.random() < 0.6 else chosen


def _sample(group: Sequence[Source], number: int, rng: Generator) -> list[Source]:
    return [group[int(at)] for at in rng.permutation(len(group))[:number]]


PLAIN: Final = Dress(
    1, "own", 0, 0, 0.0, 0.0, wrap=False, tokenised=True, byline=0.0, dateline=0.0, fields=0.0
)
BARE: Final = Dress(
    1, "none", 0, 0, 0.5, 0.5, wrap=False, tokenised=False, byline=0.0, dateline=0.0, fields=0.0
)
"""One sentence a line, no headline, no date, no blank line; captions between, a notice under it."""


def _dress(rng: Generator) -> Dress:
    def pick(options: Sequence[object], shares: Sequence[float]) -> object:
        return options[int(rng.choice(len(options), p=shares))]

    blank = int(str(pick((0, 1), (0.6, 0.4))))
    return Dress(
        sentences=int(str(pick((1, 2, 3, 5, 40), (0.36, 0.24, 0.22, 0.12, 0.06)))),
        header=str(pick(("own", "none", "all"), (0.3, 0.4, 0.3))),
        blank=blank,
        between=max(0, blank + int(str(pick((-1, 0, 1, 2), (0.1, 0.65, 0.15, 0.1))))),
        furniture=float(str(pick((0.0, 0.25, 0.9), (0.5, 0.3, 0.2)))),
        captions=float(str(pick((0.0, 0.4, 1.0), (0.5, 0.3, 0.2)))),
        wrap=bool(blank) and rng.random() < 0.12,
        tokenised=rng.random() < 0.25,
        byline=float(str(pick((0.0, 0.3, 1.0), (0.7, 0.15, 0.15)))),
        dateline=float(str(pick((0.0, 0.3, 0.9), (0.6, 0.25, 0.15)))),
        fields=float(str(pick((0.0, 1.0), (0.93, 0.07)))),
        subheads=float(str(pick((0.0, 0.15, 0.4), (0.75, 0.15, 0.1)))),
        teasers=float(str(pick((0.0, 0.5), (0.85, 0.15)))),
        stray_blank=float(str(pick((0.0, 0.05, 0.3), (0.7, 0.15, 0.15)))),
    )


def joined(chosen: Sequence[Source], dress: Dress, kind: str, rng: Generator) -> Dump:
    lines: list[str] = []
    starts: list[int] = []
    filled = 0
    for n, source in enumerate(chosen):
        if n:
            lines.extend([""] * dress.between)
        starts.append(filled)
        others = [other for other in chosen if other is not source]
        for m, line in enumerate(dressed(source, dress, rng, others)):
            if m:
                stray = rng.random() < dress.stray_blank
                lines.extend([""] * abs(dress.blank - stray if rng.random() < 0.5 else dress.blank + stray))
            rows = textwrap.wrap(line, 72, break_on_hyphens=False) if dress.wrap else [line]
            lines.extend(rows)
            filled += len(rows)
    return Dump("\n".join(lines) + "\n", tuple(starts), kind)


def dressed(source: Source, dress: Dress, rng: Generator, others: Sequence[Source] = ()) -> list[str]:
    """The lines of one report as one scrape would show it."""
    header, body = list(source.header), list(source.body)
    if not dress.tokenised:
        header, body = [detokenised(line) for line in header], [detokenised(line) for line in body]
    if dress.header == "none":
        header = []
    elif dress.header == "all" and not header:
        header = [source.title or _invented_headline(body, rng)]
    if rng.random() < dress.dateline:
        body[0] = _dateline(rng) + body[0]
    paragraphs = _paragraphs(body, dress.sentences, rng)
    if rng.random() < dress.byline:
        header += _byline(rng)
    if rng.random() < dress.fields:
        header = _fields(header, rng)
    paragraphs = _with_captions(paragraphs, dress.captions, rng)
    paragraphs = _with_subheads(paragraphs, dress.subheads, rng)
    if rng.random() < dress.teasers:
        paragraphs = _with_teasers(paragraphs, others, rng)
    return header + _with_furniture(paragraphs, dress.furniture, rng)


def _with_subheads(paragraphs: Sequence[str], share: float, rng: Generator) -> list[str]:
    """Headings between the paragraphs of one article: a few words of the next one, a question, a number."""
    if not share or len(paragraphs) < 3:
        return list(paragraphs)
    lines = [paragraphs[0]]
    style, number = int(rng.integers(5)), 0
    for line in paragraphs[1:]:
        words = [word.strip(',.:;"()') for word in line.split() if len(word) > 3][:12]
        if rng.random() < share and len(words) >= 6:
            number += 1
            at = int(rng.integers(len(words) - 4))
            head = " ".join(words[at : at + int(rng.integers(2, 6))])
            head = head.title() if style % 2 else head[:1].upper() + head[1:]
            lines.append((head, head + "?", f"{number}. {head}", f"{head}:", head)[style])
        lines.append(line)
    return lines


def _with_teasers(paragraphs: Sequence[str], others: Sequence[Source], rng: Generator) -> list[str]:
    """First sentences or headlines of other articles, as sites hang them under or into an article."""
    lines = list(paragraphs)
    kinds = ("More news", "Latest", "", "Related stories", "")
    at = len(lines) if rng.random() < 0.6 else int(rng.integers(1, len(lines) + 1))
    found = [_pick(rng, kinds)] if rng.random() < 0.5 else []
    for other in others[: int(rng.integers(1, 4))]:
        text = other.header[0] if other.header and rng.random() < 0.6 else other.body[0]
        text = detokenised(text)
        if rng.random() < 0.4 and len(text) > 60:
            text = text[: int(rng.integers(40, 60))].rsplit(" ", 1)[0] + _pick(rng, ("...", " More >>", "…"))
        found.extend([text] * (1 + (rng.random() < 0.15)))
    return lines[:at] + [line for line in found if line] + lines[at:]


def _paragraphs(body: Sequence[str], most: int, rng: Generator) -> list[str]:
    if most == 1:
        return list(body)
    paragraphs: list[str] = []
    at = 0
    while at < len(body):
        size = 1 if at == 0 and rng.random() < 0.5 and most < 40 else int(rng.integers(1, most + 1))
        size = len(body) if most == 40 and rng.random() < 0.7 else size
        paragraphs.append(" ".join(body[at : at + size]))
        at += size
    return paragraphs


def _invented_headline(body: Sequence[str], rng: Generator) -> str:
    """The first sentence cut short before a preposition, as headlines are."""
    words = body[0].split()
    size = int(rng.integers(6, 12))
    words = [
        word
        for word in words[: size + 3]
        if word.lower() not in ("a", "an", "the", "was", "were", "is", "has")
    ]
    title = " ".join(words[:size]).rstrip(',;:."-')
    return title.title() if rng.random() < 0.4 else title


_FIRST: Final = (
    "Anna Mark Julia Peter Sofia Tom Maria Daniel Ruth Omar Elena James Nora Victor Grace Ivan".split()
)
_LAST: Final = (
    "Keller Novak Lindqvist Baker Haddad Moreau Silva Grant Okafor Weiss Tanaka Hughes Romero Doyle".split()
)
_DESK: Final = (
    ", Staff Writer",
    ", Associated Press",
    ", Reuters",
    " | Daily Echo",
    "",
    "",
    "",
    " and the news desk",
)
_TOWNS: Final = (
    "LONDON PARIS BERLIN WASHINGTON SEOUL CAIRO MADRID OSLO CHICAGO TORONTO NAIROBI LIMA HOUSTON".split()
)
_AGENCY: Final = (" (AP) - ", " (Reuters) - ", " — ", " – ", ", {} — ", " (AFP) — ", ", {} (Xinhua) -- ")
_MONTHS: Final = (
    "January February March April May June July August September October November December".split()
)


def _pick(rng: Generator, options: Sequence[str]) -> str:
    return options[int(rng.integers(len(options)))]


def _day(rng: Generator) -> str:
    return f"{_pick(rng, _MONTHS)} {int(rng.integers(1, 29))}"


def _dateline(rng: Generator) -> str:
    return _pick(rng, _TOWNS) + _pick(rng, _AGENCY).format(_day(rng))


def _byline(rng: Generator) -> list[str]:
    name = f"{_pick(rng, _FIRST)} {_pick(rng, _LAST)}"
    lines = [f"{_pick(rng, ('By ', 'By ', 'By ', 'by ', ''))}{name}{_pick(rng, _DESK)}"]
    date = f"{_day(rng)}, {int(rng.integers(1999, 2026))}"
    if rng.random() < 0.5:
        stamp = _pick(rng, ("", "", "Published: ", "Updated: ", "Posted on ", "Last updated "))
        clock = _pick(rng, ("", "", " 10:15 am", " at 4:02 PM", " | 17:30 GMT"))
        lines.append(stamp + date + clock)
    return lines if rng.random() < 0.7 else lines[::-1]


def _fields(header: Sequence[str], rng: Generator) -> list[str]:
    title = header[0] if header else "Untitled"
    date = f"{int(rng.integers(1999, 2026))}-{int(rng.integers(1, 13)):02}-{int(rng.integers(1, 29)):02}"
    fields = [
        f"URL: https://news.example.com/{int(rng.integers(10**6))}",
        f"Title: {title}",
        f"Date: {date}",
        f"Source: {_pick(rng, ('Daily Echo', 'Evening Post', 'Northern Wire'))}",
    ]
    keep = [field for field in fields if rng.random() < 0.75]
    return keep or fields[1:3]


_SHARE: Final = (
    "Share on Facebook Share on Twitter Email Print",
    "Share this article",
    "Share",
    "Facebook Twitter WhatsApp LinkedIn Copy link",
    "[youtube dQw4w9WgXcQ]",
    "Advertisement",
    "Story continues below",
    "Comments (14)",
    "Click here for more photos",
)
_FOOT: Final = (
    "Sign up for our newsletter and never miss a story.",
    "© 2014 Evening Post. All rights reserved.",
    "Copyright 2013 Daily Echo. All rights reserved. This material may not be published or rewritten.",
    "We use cookies to improve your experience. By continuing you agree to our privacy policy. AcceptReject",
    "This website uses cookies to give you the best experience.",
    "The Associated Press contributed to this report.",
    "Follow us on Twitter @eveningpost",
    "Contact the newsroom at news@example.com",
    "Read more: Ten things to know this morning",
    "Related: What we know so far",
    "Anyone with information is asked to call police at 555-0142.",
    "Check back for updates.",
    "Reporting by Nora Weiss; Editing by Tom Grant",
    "Privacy & Cookies Policy",
    "Tags: news, local, police",
    "This story has been updated.",
    "Get the latest headlines delivered to your inbox every day. Subscribe now.",
    "Most read",
)


def _with_furniture(paragraphs: Sequence[str], share: float, rng: Generator) -> list[str]:
    lines = list(paragraphs)
    if rng.random() < share:
        lines.insert(int(rng.integers(1, len(lines) + 1)), _pick(rng, _SHARE))
    if rng.random() < share:
        lines.extend(_pick(rng, _FOOT) for _ in range(int(rng.integers(1, 4))))
    return lines


def _with_captions(paragraphs: Sequence[str], share: float, rng: Generator) -> list[str]:
    """A sentence again, shortened and without its full stop, as picture captions stand in scrapes."""
    lines = list(paragraphs)
    if rng.random() < share:
        # on pages of GVA one caption in five says the first line again, twice what chance would have
        place = 0 if rng.random() < 0.25 else int(rng.integers(len(lines)))
        first = re.split(r"(?<=[.!?]) ", lines[place])[0]
        words = first.rstrip('."').split()
        if len(words) >= 8 and '"' not in first:
            short = words if rng.random() < 0.4 else words[: max(7, int(len(words) * 0.7))]
            at = int(rng.integers(place + 1, min(place + 5, len(lines)) + 1))
            at = place if place and rng.random() < 0.2 else at
            lines.insert(at, " ".join(short).rstrip(",;:"))
    return lines


def folds(sources: Sequence[Source], number: int = 5) -> list[list[Source]]:
    """The sources in parts with no topic in common, the same in every run."""
    topics = sorted({source.topic for source in sources}, key=lambda topic: (len(topic), topic))
    place = {topic: at % number for at, topic in enumerate(topics)}
    return [[source for source in sources if place[source.topic] == part] for part in range(number)]


def pk(truth: Sequence[int], guess: Sequence[int], size: int) -> float:
    """Pk of Beeferman, Berger and Lafferty (1999): windows of half the mean segment, in lines.

    Args:
        truth: first lines of the true segments, the first one included.
        guess: the same as guessed.
        size: lines in all.

    Example:
        >>> pk([0, 4], [0, 4], 8), pk([0, 4], [0], 8) > 0
        (0.0, True)
    """
    true_of, guess_of = (
        np.searchsorted(np.array(sorted(set(some) | {0})), np.arange(size), "right")
        for some in (truth, guess)
    )
    window = max(1, round(size / len(set(truth)) / 2))
    if size <= window:
        return 0.0
    same, told = true_of[:-window] == true_of[window:], guess_of[:-window] == guess_of[window:]
    return float((same != told).mean())
