"""Files are written whole or not at all, and every failure is one sentence."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from sinstudio.errors import SinStudioError
from sinstudio.files.atomic import DiskError, atomic_path, check_target, write_bytes


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_writes_and_leaves_nothing_else(tmp_path: Path) -> None:
    write_bytes(tmp_path / "a.bin", b"one")
    write_bytes(str(tmp_path / "a.bin"), b"two")
    assert (tmp_path / "a.bin").read_bytes() == b"two"
    assert names(tmp_path) == ["a.bin"]


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt, SinStudioError, MemoryError])
def test_a_failure_leaves_the_old_file(tmp_path: Path, failure: type[BaseException]) -> None:
    target = tmp_path / "a.bin"
    target.write_bytes(b"old")

    def interrupted() -> None:
        with atomic_path(target) as temporary:
            temporary.write_bytes(b"half of the n")
            raise failure("stop")

    with pytest.raises(failure):
        interrupted()
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["a.bin"]


def test_the_target_does_not_change_before_the_end(tmp_path: Path) -> None:
    target = tmp_path / "a.bin"
    target.write_bytes(b"old")
    with atomic_path(target) as temporary:
        assert temporary.parent == target.parent
        temporary.write_bytes(b"new")
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"


def test_the_writer_may_replace_the_temporary_file(tmp_path: Path) -> None:
    with atomic_path(tmp_path / "a.bin") as temporary:
        temporary.unlink()
        temporary.write_bytes(b"new")
    assert (tmp_path / "a.bin").read_bytes() == b"new"


def test_a_full_disk_is_said_and_the_old_file_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    target = tmp_path / "a.bin"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskError, match=r"a\.bin cannot be written: the disk is full; free"):
        write_bytes(target, b"new")
    assert DiskError.exit_code == 1
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["a.bin"]


def test_an_unknown_reason_is_given_in_its_own_words(tmp_path: Path) -> None:
    with (
        pytest.raises(SinStudioError, match=r"a\.bin cannot be written: the cable is out; choose"),
        atomic_path(tmp_path / "a.bin"),
    ):
        raise OSError("The cable is out.")


def test_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(
        SinStudioError, match=r"folder .*no does not exist; make it first"
    ) as caught:
        write_bytes(tmp_path / "no" / "a.bin", b"")
    assert caught.value.exit_code == 2


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"")
    with pytest.raises(SinStudioError, match="f is not a folder"):
        write_bytes(tmp_path / "f" / "a.bin", b"")


def test_a_folder_where_the_file_should_be(tmp_path: Path) -> None:
    with pytest.raises(SinStudioError, match="it is a folder; give the name of a file"):
        write_bytes(tmp_path, b"")


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(SinStudioError, match="its name is too long"):
        write_bytes(tmp_path / ("a" * 300), b"")


def test_a_name_that_is_as_long_as_may_be(tmp_path: Path) -> None:
    write_bytes(tmp_path / ("a" * 255), b"x")
    assert names(tmp_path) == ["a" * 255]


def test_a_name_with_a_null_byte(tmp_path: Path) -> None:
    with pytest.raises(SinStudioError, match="null byte"):
        write_bytes(tmp_path / "a\0b", b"")


@pytest.mark.skipif(os.name != "posix", reason="devices are files only on POSIX")
def test_a_device_is_never_replaced() -> None:
    with pytest.raises(SinStudioError, match="a device or a pipe"):
        write_bytes(os.devnull, b"")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root may write anywhere
    with pytest.raises(SinStudioError, match="you may not write there; choose another folder"):
        check_target(tmp_path / "a.bin")


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_permissions(tmp_path: Path) -> None:
    reference = tmp_path / "plain"
    reference.write_bytes(b"")
    write_bytes(tmp_path / "a.bin", b"")  # a new file has those of any new file
    assert (tmp_path / "a.bin").stat().st_mode == reference.stat().st_mode
    (tmp_path / "a.bin").chmod(0o640)
    write_bytes(tmp_path / "a.bin", b"new")  # an old one keeps its own
    assert stat.S_IMODE((tmp_path / "a.bin").stat().st_mode) == 0o640


@pytest.mark.skipif(os.name != "posix", reason="links need a privilege on Windows")
def test_links_are_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    write_bytes(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_check_target_touches_nothing(tmp_path: Path) -> None:
    assert check_target(tmp_path / "a.bin") == Path(os.path.realpath(tmp_path)) / "a.bin"
    assert names(tmp_path) == []
