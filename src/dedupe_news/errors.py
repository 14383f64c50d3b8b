"""The errors a user can meet: each says what, where, and the way out."""

from __future__ import annotations


class DedupeNewsError(Exception):
    """A failure the user can mend; the command line prints it without a traceback.

    Example:
        >>> str(InputError("no such file", source="a.txt", help="check the name"))
        'a.txt: no such file'
    """

    def __init__(
        self,
        what: str,
        *,
        source: str | None = None,
        line: int | None = None,
        help: str = "",  # noqa: A002 - the word users see
    ) -> None:
        self.what = what
        self.source = source
        self.line = line
        self.help = help
        where = "" if source is None else f"{source}: " if line is None else f"{source}:{line}: "
        super().__init__(where + what)


class UsageError(DedupeNewsError):
    """The command was called in a way it cannot be answered (exit 2)."""


class InputError(DedupeNewsError):
    """No usable input (exit 2)."""


class OutputError(DedupeNewsError):
    """A result could not be written (exit 2)."""
