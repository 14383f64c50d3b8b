"""Parse, build, call one function, print."""

try:
    from dedupe_news.cli.main import main
except KeyboardInterrupt:  # pressed while the first modules load: nothing has begun that would tell it better
    raise SystemExit(130) from None

__all__ = ["main"]
