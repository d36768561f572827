"""Every error a user can cause, each one plain sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sinstudio.api import Result


class SinStudioError(Exception):
    """Bad input or bad usage: names the file or setting, the value, and the way out.

    The command line prints the sentence and exits with `exit_code`; the window shows it in its
    message bar. Never shown with a traceback.
    """

    exit_code = 2


class FitError(SinStudioError):
    """A fit that began and could not go on (diverged beyond recovery, ran out of memory).

    `sinstudio.fit` leaves what was fitted until then in `result`.
    """

    exit_code = 1
    result: Result | None = None
