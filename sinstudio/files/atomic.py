"""Files that are written whole or not at all.

Everything is written to a temporary file in the folder of the target, flushed to the disk and
renamed over it, so that a crash, a full disk or an interrupt leaves the old file as it was.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sinstudio.errors import SinStudioError

_REASONS = {
    errno.ENOENT: "the folder {folder} does not exist; make it first, or choose another one",
    errno.ENOTDIR: "{folder} is not a folder; choose another one",
    errno.EACCES: "you may not write there; choose another folder, or change its permissions",
    errno.EPERM: "you may not write there; choose another folder, or change its permissions",
    errno.EROFS: "the disk is read-only; choose another folder",
    errno.EISDIR: "it is a folder; give the name of a file",
    errno.ENAMETOOLONG: "its name is too long; choose a shorter one",
    errno.ENOSPC: "the disk is full; free some space, or choose another folder",
    errno.EDQUOT: "your disk quota is used up; free some space, or choose another folder",
    errno.EFBIG: "the file is too large for the disk; choose another folder",
}
_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS}


class DiskError(SinStudioError):
    """The disk could not take a file: it is full, read-only, over its quota or broken."""

    exit_code = 1


def check_target(path: str | os.PathLike[str]) -> Path:
    """Return where a file of this name will be written, links followed.

    Call this before a long computation whose result will be saved.

    Raises
    ------
    SinStudioError
        When the folder is missing, the path is a folder, a device or a pipe, or writing there is
        not permitted.
    """
    shown = Path(path)
    try:
        target = Path(os.path.realpath(shown))
        mode = target.stat().st_mode if target.exists() else None
        folder = target.parent
        if not folder.is_dir():
            raise OSError(errno.ENOTDIR if folder.exists() else errno.ENOENT, "")
        if mode is not None and stat.S_ISDIR(mode):
            raise OSError(errno.EISDIR, "")
        if mode is not None and not stat.S_ISREG(mode):  # replacing /dev/null would be a disaster
            raise SinStudioError(
                f"{shown} cannot be written: it is a device or a pipe; give the name of a file."
            )
        # Renaming needs only the folder, but a file made read-only is meant to stay as it is.
        if not os.access(folder, os.W_OK) or (mode is not None and not os.access(target, os.W_OK)):
            raise OSError(errno.EACCES, "")
        _probe(folder)
    except (OSError, ValueError) as error:
        raise _unwritable(shown, error) from error
    return target


@contextmanager
def atomic_path(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Give a temporary path to write to; the file appears under `path` when the block ends.

    The temporary file exists already, empty, in the folder of the target. If the block raises,
    it is removed and the target stays as it was. An existing file keeps its permissions.

    Raises
    ------
    SinStudioError
        For every `OSError`, in the block too, with one sentence naming the path and the reason;
        `DiskError` when the disk is the reason.
    """
    target = check_target(path)
    temporary = target.with_name(f".sinstudio-{secrets.token_hex(8)}.tmp")
    try:
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        try:
            yield temporary
            if target.exists():
                temporary.chmod(stat.S_IMODE(target.stat().st_mode))
            _flush(temporary, os.O_RDWR)
            os.replace(temporary, target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(Path(path), error) from error
    if os.name == "posix":  # the name itself; some file systems cannot flush a folder
        with suppress(OSError):
            _flush(target.parent, os.O_RDONLY)


def write_bytes(path: str | os.PathLike[str], data: bytes) -> None:
    """Write a file whole or not at all; raises as `atomic_path` does."""
    with atomic_path(path) as temporary:
        temporary.write_bytes(data)


def _probe(folder: Path) -> None:
    """Make a file and remove it: permissions alone do not tell, for root or on a network disk."""
    probe = folder / f".sinstudio-{secrets.token_hex(8)}.tmp"
    try:
        os.close(os.open(probe, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileNotFoundError:  # the folder is there, but is not one for files
        raise OSError(errno.EPERM, "") from None
    probe.unlink()


def _flush(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unwritable(path: Path, error: OSError | ValueError) -> SinStudioError:
    code = error.errno if isinstance(error, OSError) else None
    if code in _REASONS:
        reason = _REASONS[code].format(folder=path.parent)
    else:
        reason = str(getattr(error, "strerror", None) or error).lower().rstrip(".")
        reason += "; choose another place"
    kind = DiskError if code in _DISK else SinStudioError
    return kind(f"{path} cannot be written: {reason}.")
