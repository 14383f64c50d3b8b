"""An archive of every form, made once for all tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.archive.samples import everything, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder with files of every form and packing."""
    return write(tmp_path / "archive", everything())
