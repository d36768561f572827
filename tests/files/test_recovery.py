"""Places for the work of windows: held while they are open, found after a crash."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sinstudio.errors import SinStudioError
from sinstudio.files.lock import FileLock
from sinstudio.files.recovery import abandoned_slots, claim_slot

HOLD = """
import sys
from pathlib import Path
from sinstudio.files.recovery import claim_slot
slot = claim_slot(Path(sys.argv[1]))
slot.title = "grün.png"
slot.path.write_bytes(b"work")
print(slot.path, flush=True)
sys.stdin.read()
"""


def test_what_is_held_is_not_offered_and_what_was_killed_is(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout is not None
        path = Path(holder.stdout.readline().strip())
        assert abandoned_slots(tmp_path) == []
        holder.kill()
    (slot,) = abandoned_slots(tmp_path)
    assert slot.path == path
    assert slot.path.read_bytes() == b"work"
    assert slot.title == "grün.png"
    assert abandoned_slots(tmp_path) == []  # taken by this process now
    slot.leave()
    (again,) = abandoned_slots(tmp_path)
    again.remove()
    assert list(tmp_path.iterdir()) == []


def test_a_place_of_this_process_is_not_offered_to_it(tmp_path: Path) -> None:
    slot = claim_slot(tmp_path)
    slot.path.write_bytes(b"work")
    assert abandoned_slots(tmp_path) == []
    slot.remove()


def test_empty_places_are_cleared_away_and_the_newest_work_comes_first(tmp_path: Path) -> None:

    slots = [claim_slot(tmp_path) for _ in range(3)]
    for slot, moment in zip(slots[:2], (1000, 2000), strict=True):
        slot.path.write_bytes(b"work")
        os.utime(slot.path, (moment, moment))
    for slot in slots:
        slot.leave()
    found = abandoned_slots(tmp_path)
    assert [slot.path for slot in found] == [slots[1].path, slots[0].path]
    assert len(list(tmp_path.iterdir())) == 2
    for slot in found:
        slot.remove()


def test_a_lock_on_a_file_that_was_removed_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lock"
    import sinstudio.files.lock as module

    lock = module._lock

    def remove_then_lock(handle: int) -> None:
        path.unlink()
        lock(handle)

    monkeypatch.setattr(module, "_lock", remove_then_lock)
    assert not FileLock(path).acquire()


def test_where_nothing_can_be_kept_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SinStudioError, match="file"):
        claim_slot(tmp_path / "file")
    assert abandoned_slots(tmp_path / "nowhere") == []
