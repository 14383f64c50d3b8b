"""What every test finds: a process that Ctrl-C can stop, laws that are never timed, and compiled modules."""

from __future__ import annotations

import compileall
import signal
from multiprocessing.util import get_temp_dir
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    import pytest

# A shell's background job ignores SIGINT, and every command started here would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# How long an example takes says how busy the machine is, not whether the law holds.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

# Workers meet at a socket whose path has 107 bytes at most, in a folder that is chosen when the first of them
# start: chosen within a test that sets `tempfile.tempdir`, it would lie in the folder of that test.
get_temp_dir()

HOUSE = Path(__file__).parents[1] / "src" / "dedupe_news"


def pytest_configure(config: pytest.Config) -> None:
    """Compile the package once: where nobody may write bytecode, each process of the tests did it anew."""
    if not hasattr(config, "workerinput"):
        compileall.compile_dir(HOUSE, quiet=2)
