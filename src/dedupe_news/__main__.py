"""`python -m dedupe_news` is the command `dedupe-news`."""

from dedupe_news.cli import main

main()
