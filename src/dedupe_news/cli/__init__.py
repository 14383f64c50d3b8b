"""Parse, build, call one function, print."""

from dedupe_news.cli.main import main

__all__ = ["main"]
