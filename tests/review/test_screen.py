"""The screen shows what the queue says and every key is one call of it, driven through Textual's pilot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unittest.mock import Mock

import pytest
from tests.review.samples import FLOOD, four, saved, story
from textual.events import Key
from textual.widgets import Input

from dedupe_news.decisions import Decision
from dedupe_news.errors import OutputError
from dedupe_news.review import pages
from dedupe_news.review.dialogs import ChooseFilters, ChooseStory, Help
from dedupe_news.review.keys import KEYS
from dedupe_news.review.lines import Lines
from dedupe_news.review.queue import Queue
from dedupe_news.review.screen import PAUSE, ReviewApp
from dedupe_news.review.storyfile import StoryFile

if TYPE_CHECKING:
    from textual.app import App
    from textual.pilot import Pilot
    from textual.strip import Strip

SIZES = [(80, 24), (200, 50)]


def app(*stories: dict[str, Any], decisions: tuple[Decision, ...] = (), **kwargs: Any) -> ReviewApp:
    return ReviewApp(Queue(StoryFile(saved(*(stories or four())), "s.jsonl"), decisions, **kwargs))


def strips(shown: App[None]) -> list[Strip]:
    """What the screen shows, line by line."""
    return shown.screen._compositor.render_strips()  # noqa: SLF001 - Textual's own snapshots read it there


def picture(shown: App[None]) -> str:
    """What the screen shows, as text."""
    return "\n".join(strip.text.rstrip() for strip in strips(shown))


async def settled(pilot: Pilot[None]) -> str:
    """Wait until the cursor has rested and the page is drawn."""
    await pilot.pause(PAUSE + 0.04)
    await pilot.pause()
    return picture(pilot.app)


@pytest.mark.parametrize("size", SIZES)
async def test_the_most_doubtful_story_stands_first_with_its_account(size: tuple[int, int]) -> None:
    async with app().run_test(size=size) as pilot:
        shown = await settled(pilot)
        first = shown.splitlines()[0]
        assert first.startswith("> ~  0.60   2 警方周一表示，山火已蔓延至三个村庄。")
        assert "两人死亡。" in shown
        assert "1/4 · 4 open" in shown
        assert "Reports differ" not in shown
        await pilot.pause(0.2)
        assert picture(pilot.app).splitlines()[-1].startswith("s same t take out x split m merge")


async def test_wide_letters_take_two_columns() -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for strip in strips(pilot.app):
            assert strip.cell_length == 80


async def test_a_story_follows_the_cursor() -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        await pilot.press("down")
        shown = await settled(pilot)
        assert ">  ≠ 0.40   3 A flood swept" in shown
        assert "[2] flood#2  2024-03-12" in shown
        await pilot.press("j", "j", "j", "j")
        shown = await settled(pilot)
        assert "They want [bold]higher[/bold]" in shown
        await pilot.press("home")
        assert "警方周一表示" in await settled(pilot)


async def test_the_account_is_told_anew_at_once_after_a_report_is_taken_out() -> None:
    async with app().run_test(size=(200, 50)) as pilot:
        await pilot.press("down", "enter", "down", "t")
        shown = await settled(pilot)
        assert "not same: 1 report apart from 2" in shown
        assert "Trains to Vienna" not in shown
        assert "2/5 · 3 open · 2 settled" in shown
        await pilot.press("u")
        shown = await settled(pilot)
        assert "Trains to Vienna" in shown
        assert "undone" in shown
        await pilot.press("u")
        assert "nothing left to undo" in await settled(pilot)


async def test_marked_reports_are_split_off() -> None:
    shown_app = app()
    async with shown_app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "x")
        assert "mark reports first" in await settled(pilot)
        await pilot.press("enter", "space", "down", "space")
        shown = await settled(pilot)
        assert "●[1] flood#1" in shown
        assert "●[2] flood#2" in shown
        await pilot.press("x")
        await settled(pilot)
        assert [item.reports for item in shown_app.queue.items if "flood#1" in item.reports] == [
            ("flood#1", "flood#2"),
        ]
        assert not shown_app.marks


async def test_same_goes_on_and_later_puts_off() -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        shown = await settled(pilot)
        assert "same: 2 reports are one story" in shown
        assert "2/4 · 3 open · 1 settled" in shown
        assert " ✓~ " in shown
        await pilot.press("l")
        shown = await settled(pilot)
        assert "An earthquake shook Izmir on Tuesday." in shown.splitlines()[1]
        assert "1 put off" in shown
        await pilot.press("n")
        assert "3/4" in await settled(pilot)


async def test_a_story_is_merged_into_the_one_chosen() -> None:
    shown_app = app()
    async with shown_app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ChooseStory)
        await pilot.press(*"izmir")
        await settled(pilot)
        await pilot.press("enter")
        shown = await settled(pilot)
        assert "same: 4 reports are one story" in shown
        assert shown_app.queue.items[0].reports == ("fire#1", "fire#2", "quake#1", "quake#2")
        await pilot.press("m", "escape")
        await settled(pilot)
        assert len(shown_app.queue.decisions) == 1


async def test_the_diff_marks_words_numbers_and_sides_without_colour() -> None:
    async with app().run_test(size=(200, 50)) as pilot:
        await pilot.press("down", "d")
        shown = await settled(pilot)
        assert "A [1] flood#1" in shown
        assert "[-Three-]{+Four+} people died." in shown
        assert "≠ Three / Four" in shown
        assert "- The mayor declared an emergency." in shown
        assert "+ Trains to Vienna were stopped." in shown
        await pilot.press("enter", "end")
        shown = await settled(pilot)
        assert "B [3] flood#3" in shown
        await pilot.press("up", "space", "down", "space")
        shown = await settled(pilot)
        assert "A [2] flood#2" in shown
        assert "B [3] flood#3" in shown


async def test_removed_lines_stand_with_their_rules() -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        await pilot.press("b")
        shown = await settled(pilot)
        assert "cookie-notice 0.99" in shown
        assert "We use cookies. Accept all" in shown


async def test_evidence_speaks_for_and_against() -> None:
    async with app().run_test(size=(200, 50)) as pilot:
        await pilot.press("down", "e")
        shown = await settled(pilot)
        assert "cohesion 0.40 · weakest link 0.30" in shown
        assert "+ 2 sentences in both, 1 reworded" in shown or "+ 2 sentences in both" in shown
        assert "+ names in both: Brno, Monday" in shown
        assert "- people died: A “Three”, B “Four”" in shown
        assert "- 1 sentence in B only" in shown


async def test_one_report_alone_has_nothing_to_compare() -> None:
    async with app(story("x", [["It rained."]])).run_test(size=(80, 24)) as pilot:
        await pilot.press("d")
        assert "nothing to compare" in await settled(pilot)
        await pilot.press("s")
        assert "! a story of one report has nothing to confirm" in await settled(pilot)


async def test_words_and_filters_choose_what_is_shown_and_escape_shows_all() -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        await pilot.press("slash")
        await pilot.press(*"vienna", "enter")
        shown = await settled(pilot)
        assert "1/1 · 4 open · only “vienna”" in shown
        await pilot.press("slash")
        pilot.app.query_one(Input).value = "nowhere"
        await pilot.press("enter")
        shown = await settled(pilot)
        assert "No story is shown" in shown
        await pilot.press("s")
        assert "! no story is shown" in await settled(pilot)
        await pilot.press("escape", "f")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ChooseFilters)
        await pilot.press("b", "escape")
        assert "1/1 · 4 open · only borderline" in await settled(pilot)
        await pilot.press("f", "b", "c", "n", "n", "escape")
        assert "only conflicts, 3+ reports" in await settled(pilot)
        await pilot.press("escape")
        assert "/4 · 4 open" in await settled(pilot)


async def test_a_letter_that_comes_before_the_focus_stays_and_the_words_before_go() -> None:
    shown = app()
    async with shown.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        field = shown.query_one("#search", Input)
        for words in ("flood", "strike"):
            shown.action_search()
            for letter in words:  # the field learns of its focus after the second letter
                shown.on_key(Key(letter, letter))
                if letter == words[1]:
                    await pilot.pause()
            assert field.value == words
            await pilot.press("enter")


async def test_escape_leaves_the_search_without_searching() -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", "q", "s", "escape")
        shown = await settled(pilot)
        assert "1/4 · 4 open" in shown
        assert not pilot.app.query_one("#search").has_class("-open")


async def test_help_lists_every_key() -> None:
    async with app().run_test(size=(200, 50)) as pilot:
        await pilot.press("question_mark")
        shown = await settled(pilot)
        assert isinstance(pilot.app.screen, Help)
        for key in KEYS:
            assert key.label in shown
            assert key.does in shown
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, Help)


async def test_the_mouse_chooses_stories_reports_pages_and_keys() -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.click("#stories", offset=(10, 1))
        assert "[3] flood#3" in await settled(pilot)
        await pilot.click("#members", offset=(5, 1))
        await pilot.click("#members", offset=(5, 1))
        assert "●[2] flood#2" in await settled(pilot)
        await pilot.click("#tab-diff")
        assert "only A" in await settled(pilot)
        await pilot.click("#stories", offset=(10, 20))
        await pilot.click("Footer", offset=(2, 0))
        assert "same: 3 reports are one story" in await settled(pilot)


async def test_hostile_text_is_shown_and_never_acted_on() -> None:
    hostile = [["\x1b[31mred\x07 [blink]x[/blink] [@click=app.quit]q[/] \u202egnp.exe :smile: \\[a]", "Two."]]
    async with app(story("\x1b[2J[red]id", hostile * 2, weakest=0.1)).run_test(size=(120, 30)) as pilot:
        for page in "adeb":
            await pilot.press(page)
            shown = await settled(pilot)
            assert "\x1b" not in shown
            assert "\x07" not in shown
            assert "\u202e" not in shown
            assert "[red]id" in shown
        await pilot.press("a")
        shown = await settled(pilot)
        assert "[blink]x[/blink] [@click=app.quit]q[/]" in shown
        assert ":smile:" in shown
        assert "\\[a]" in shown


async def test_a_decision_that_cannot_be_saved_is_told_and_not_shown() -> None:
    def full(_: Decision) -> None:
        raise OutputError("the decision could not be saved: disk full", help="make room")

    async with app(save=full).run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        shown = await settled(pilot)
        assert "! the decision could not be saved: disk full (make room)" in shown
        assert "1/4 · 4 open" in shown


async def test_a_decision_that_overrules_another_says_so() -> None:
    before = (Decision("not-same", ("fire#1",), ("quake#1",)),)
    async with app(decisions=before).run_test(size=(200, 50)) as pilot:
        await pilot.press("home", "m", *"izmir", "enter")
        assert "overrules decision 1" in await settled(pilot)


async def test_a_broken_story_is_told_in_its_place() -> None:
    raw = saved(*four()).replace(b'"section":"news"', b'"section":news', 1)
    shown_app = ReviewApp(Queue(StoryFile(raw, "s.jsonl")))
    async with shown_app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down")
        shown = await settled(pilot)
        assert "story 1 is broken" in shown
        await pilot.press("s", "d", "space", "t", "u")
        assert shown_app.is_running


async def test_the_page_scrolls_from_the_list_and_the_story_can_stand_alone() -> None:
    long = [[f"Sentence {n} tells of the flood." for n in range(80)]]
    async with app(story("long", long)).run_test(size=(80, 24)) as pilot:
        assert "Sentence 0 tells" in await settled(pilot)
        await pilot.press("J", "J")
        assert pilot.app.query_one("#page").scroll_offset.y == 6
        await pilot.press("K", "K", "z")
        await settled(pilot)
        assert pilot.app.query_one("#stories").size.height == 0
        await pilot.press("z")
        await settled(pilot)
        assert pilot.app.query_one("#stories").size.height > 0


async def test_of_ten_thousand_stories_only_those_on_the_screen_are_drawn_and_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = saved(story("f-N", FLOOD, weakest=0.3))
    file = StoryFile(b"".join(one.replace(b"f-N", f"f-{n}".encode()) for n in range(10_000)), "s.jsonl")
    drawn, read = Mock(side_effect=pages.story_row), Mock(side_effect=file.record)
    monkeypatch.setattr(pages, "story_row", drawn)
    monkeypatch.setattr(file, "record", read)
    shown_app = ReviewApp(Queue(file))
    async with shown_app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "1/10,000" in picture(shown_app)
        stories = shown_app.query_one("#stories", Lines)
        for _ in range(30):
            stories.action_page(1)
            await pilot.pause()
        await pilot.press("end")
        assert "10,000/10,000" in await settled(pilot)
    screenfuls = 32
    assert drawn.call_count < 24 * 10 * screenfuls
    assert read.call_count < 10 * screenfuls
