"""Arrays on the disk have their room before anybody writes into them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from dedupe_news.archive.room import shelved

if TYPE_CHECKING:
    from pathlib import Path

LENGTH = 1 << 18


def test_an_array_on_the_disk_has_all_its_blocks_before_it_is_written(tmp_path: Path) -> None:
    pytest.importorskip("fcntl", reason="blocks are counted by POSIX")
    with shelved(tmp_path) as shelf:
        array = shelf.empty(LENGTH, np.int64)
        (file,) = tmp_path.glob("*/*.array")
        assert array.shape == (LENGTH,)
        assert file.stat().st_blocks * 512 >= array.nbytes == file.stat().st_size


def test_what_is_kept_on_the_disk_is_read_back_and_gone_afterwards(tmp_path: Path) -> None:
    with shelved(tmp_path) as shelf:
        kept = shelf.keep(np.arange(LENGTH))
        assert kept.sum() == LENGTH * (LENGTH - 1) // 2
    assert list(tmp_path.iterdir()) == []
