"""What every test finds: a process that Ctrl-C can stop, and laws that are never timed."""

from __future__ import annotations

import signal

from hypothesis import HealthCheck, settings

# A shell's background job ignores SIGINT, and every command started here would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# How long an example takes says how busy the machine is, not whether the law holds.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
