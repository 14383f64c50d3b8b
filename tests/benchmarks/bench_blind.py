"""Dumps and articles written for this project: are the borders found, and are articles left whole?

Run:
    python -m tests.benchmarks blind

Fourteen little dumps of two to five articles (`blind/dumps`) and fourteen articles that tempt a splitter
(`blind/articles`: an interview, a live blog, a list, a time line, a feature that wanders). They were written
before the detector they first measured, and nothing is trained on them. Twelve more of each, a third of them
Spanish, German, French and Portuguese, were written later, again before the work they measured: `_more` was
looked at while that went on, `_aside` only when it was done. `_scripts` are Arabic, Chinese, Hindi and
Russian. `_brief` are 31 dumps of two to four reports of three to five sentences in ten languages and 28
features, round-ups, portraits and market reports, written before short reports were asked for by themselves
(`segmenting/shorts.py`); its `_aside` was looked at once, when that was done. `_same` are
eight English dumps of two to five reports of one event, `_tongues` ten French, Spanish, German and Portuguese
ones, `_retold` ten articles that come back to what they opened with (live blogs, questions and answers,
features); of each half was set aside before reports of one event were asked for. `_wires` are fifteen dumps
of one event in nine languages with what agencies and papers put above and under their reports, most of them
written before that was asked for (`segmenting/datelines.py`); `_tongues_more` ten bare ones, half of them not
looked at. `_world` are dumps in a dozen languages, bare or with counts of comments and links to other
articles between reports, and articles with such links inside; its `_aside` was looked at once, when words of
more languages were known (`segmenting/glosses.py`). `_bars` are 56 dumps in ten
languages with share bars, headlines or links between articles, with an article a line, and bare ones; its
`_aside` was written when the first 24 had been worked on, and `_later` when these were looked at, too. A line
`%%` stands where a report begins and is taken out before the text is looked at.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.benchmarks.joins import Dump

from dedupe_news.reading.segmenting import segment
from dedupe_news.reading.segmenting.rows import read_rows
from dedupe_news.thresholds import SegmentThresholds

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER: Final = Path(__file__).parent / "blind"
MARK: Final = "%%"
KINDS: Final = (
    *("dumps", "dumps_more", "dumps_aside", "dumps_scripts", "dumps_brief", "dumps_brief_aside"),
    *("articles", "articles_more", "articles_aside", "articles_scripts", "articles_brief"),
    *("articles_brief_aside", "dumps_same", "dumps_tongues", "articles_retold"),
    *("dumps_same_aside", "dumps_tongues_aside", "articles_retold_aside"),
    *("dumps_wires", "dumps_tongues_more", "dumps_tongues_more_aside"),
    *("dumps_world", "dumps_world_aside", "articles_world", "articles_world_aside"),
    *("dumps_bars", "dumps_bars_aside", "dumps_bars_later", "articles_bars"),
)


def read_blind(kind: str) -> Iterator[tuple[str, Dump]]:
    """Give name and text of each of one of the `KINDS`, with the rows on which its reports begin."""
    for path in sorted((FOLDER / kind).glob("*.txt")):
        starts, lines, row = [0], [], 0
        for line in path.read_text("utf-8").splitlines():
            if line == MARK:
                starts.append(row)
                continue
            lines.append(line)
            row += bool(line.strip())
        yield path.stem, Dump("\n".join(lines) + "\n", tuple(starts), kind)


def borders(dump: Dump) -> dict[int, float]:
    """The rows on which the detector lets reports begin, with their scores."""
    starts = read_rows(dump.text).starts.tolist()
    return {starts.index(piece.start): piece.cut.score or 0.0 for piece in segment(dump.text).pieces[1:]}


def main() -> int:
    """Print for each text the borders found, missed and wrong, those of sure scores apart."""
    sure = SegmentThresholds().sure
    print(f"{'text':<26}{'true':>6}{'found':>7}{'sure':>6}{'wrong':>7}{'sure':>6}   wrong at (score)")
    for kind in KINDS:
        total = [0] * 5
        for name, dump in read_blind(kind):
            drawn, true = borders(dump), set(dump.starts) - {0}
            wrong = {row: score for row, score in drawn.items() if row not in true}
            figures = [
                len(true),
                len(true & set(drawn)),
                sum(drawn.get(row, 0.0) >= sure for row in true),
                len(wrong),
                sum(score >= sure for score in wrong.values()),
            ]
            total = [a + b for a, b in zip(total, figures, strict=True)]
            told = ", ".join(f"{row + 1} ({score:.2f})" for row, score in wrong.items())
            print(f"{name:<26}" + "{:>6}{:>7}{:>6}{:>7}{:>6}".format(*figures) + f"   {told}")
        print(f"{kind + ' together':<26}" + "{:>6}{:>7}{:>6}{:>7}{:>6}".format(*total))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
