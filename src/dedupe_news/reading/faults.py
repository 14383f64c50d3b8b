"""What goes wrong beneath a format, as one exception that becomes a `Problem` where the source is known."""

from __future__ import annotations

from dedupe_news.model import Problem


class ReadFault(Exception):  # noqa: N818 - a fault of the input; it never leaves this room as an exception
    """A part of the input that cannot be read; caught inside this room and told as a `Problem`.

    Example:
        >>> ReadFault("the gz data ends early", help="fetch it again").problem("a.gz").what
        'the gz data ends early'
    """

    def __init__(
        self,
        what: str,
        *,
        line: int | None = None,
        done: str = "left out",
        help: str = "",  # noqa: A002 - the word users see
        fatal: bool = True,
    ) -> None:
        super().__init__(what)
        self.what = what
        self.line = line
        self.done = done
        self.help = help
        self.fatal = fatal

    def problem(self, source: str) -> Problem:
        """The fault as data, at its place."""
        return Problem(source, self.line, self.what, self.done, self.help, self.fatal)
