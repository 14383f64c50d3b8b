"""What every test finds: a process that Ctrl-C can stop, however the suite itself was started."""

from __future__ import annotations

import signal

# A shell's background job ignores SIGINT, and every command started here would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
