"""`sinstudio [PICTURE|MODEL|PROJECT]`: open the window."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from sinstudio.cli.main import COMMANDS
from sinstudio.errors import SinStudioError


def run(arguments: Sequence[str]) -> int:
    """Open the studio; without a display say so and name the command that needs none."""
    _check_exists(arguments)
    if not has_display():
        raise SinStudioError(_headless(arguments))
    try:
        from sinstudio.app.main import run as open_window
    except ImportError as error:
        raise SinStudioError(
            f"The window cannot open, because a system library of Qt is missing ({error}); the "
            "README names the packages. Without a window: sinstudio fit PICTURE -o OUT.sin."
        ) from error
    return open_window(arguments)


def has_display() -> bool:
    """Tell whether a window can be shown; only systems with X11 or Wayland may lack a display."""
    if sys.platform in ("win32", "darwin"):
        return True
    if os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _check_exists(arguments: Sequence[str]) -> None:
    """Refuse a first argument that is neither a command nor a file, before a window opens."""
    first = arguments[0] if arguments else ""
    if not first or first.startswith("-") or Path(first).exists():
        return
    near = difflib.get_close_matches(first, COMMANDS, n=1)
    hint = f"did you mean sinstudio {near[0]}?" if near else "see sinstudio --help."
    raise SinStudioError(f"{first} is neither a file nor a command; {hint}")


def _headless(arguments: Sequence[str]) -> str:
    what = "PICTURE"
    if "--sample" in arguments[:-1]:
        what = f"--sample {arguments[list(arguments).index('--sample') + 1]}"
    elif "--formula" in arguments[:-1]:
        what = f'--formula "{arguments[list(arguments).index("--formula") + 1]}"'
    elif arguments and arguments[0].lower().endswith(".sinproj"):
        return (
            "There is no display to open the project on; what is in it is said by: "
            f"sinstudio info {arguments[0]}"
        )
    elif arguments and not arguments[0].startswith("-"):
        what = arguments[0]
    return (
        "There is no display to open a window on; the same job without one is: "
        f"sinstudio fit {what} -o OUT.sin"
    )
