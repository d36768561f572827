"""The window. Nothing of Qt is imported before `create` is called."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from sinstudio.app.window import MainWindow

__all__ = ["create"]


def create(argv: Sequence[str] = ()) -> tuple[QApplication, MainWindow]:
    """Build the studio's window without showing it.

    Parameters
    ----------
    argv
        Arguments after the program's name: an optional picture, signal or model,
        ``--sample NAME``, ``--formula F``, ``--preset NAME``, ``--theme light|dark|system``.

    Returns
    -------
    The application (the running one, where there is one) and the window. Torch starts loading on
    a thread of its own once the window has been shown.

    Raises
    ------
    SinStudioError
        When an argument makes no sense.
    """
    from sinstudio.app.arguments import parse

    arguments = parse(argv)
    if sys.platform == "win32":
        import torch  # noqa: F401  # loading c10.dll fails there once Qt is in

    from sinstudio.app.assembly import assemble

    return assemble(arguments)
