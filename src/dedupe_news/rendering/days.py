"""Days and ranges of days, written the way a person would."""

from __future__ import annotations

from dedupe_news.text.sanitise import for_terminal

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_range(first: str | None, last: str | None) -> str:
    """Write a range of ISO days the way a person would.

    Example:
        >>> day_range("2024-03-12", "2024-03-13"), day_range("2024-03-30", "2024-04-02")
        ('12–13 Mar 2024', '30 Mar – 2 Apr 2024')
    """
    if first is None or last is None:
        return ""
    begin, end = _day(first), _day(last)
    if begin is None or end is None:
        return _plain(first) if first == last else f"{_plain(first)} – {_plain(last)}"
    if begin == end:
        return _written(end)
    if begin[:2] == end[:2]:
        return f"{begin[2]}–{_written(end)}"
    if begin[0] == end[0]:
        return f"{begin[2]} {MONTHS[begin[1] - 1]} – {_written(end)}"
    return f"{_written(begin)} – {_written(end)}"


def _day(text: str) -> tuple[int, int, int] | None:
    parts = text[:10].split("-")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return None
    year, month, day = (int(part) for part in parts)
    return (year, month, day) if 1 <= month <= 12 else None


def day(date: str | None) -> str:
    """Give the day of a date and time; what is no ISO date stays as it is.

    Example:
        >>> day("2026-03-16T05:10:00Z"), day("March 16"), day(None)
        ('2026-03-16', 'March 16', '')
    """
    return "" if date is None else date[:10] if _day(date) is not None else date


def _written(day: tuple[int, int, int]) -> str:
    return f"{day[2]} {MONTHS[day[1] - 1]} {day[0]}"


def _plain(text: str) -> str:
    """Make what is no ISO date harmless to a terminal."""
    return for_terminal(" ".join(text.split()))
