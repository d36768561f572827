"""What to paste into a report of a fault: versions, system, screens, devices."""

from __future__ import annotations

import os
import platform

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

import sinstudio

_PACKAGES = ("PySide6-Essentials", "pyqtgraph", "torch", "numpy", "pillow", "scikit-image")


def about_window() -> list[str]:
    """Lines about the program and the screens; quick, and without torch."""
    from importlib import metadata  # slow to import, and seldom wanted

    lines = [
        f"SinStudio {sinstudio.__version__}",
        f"{platform.platform()}, {os.cpu_count()} processors",
        f"Python {platform.python_version()}, Qt {qVersion()}, {QGuiApplication.platformName()}",
    ]
    installed = {d.metadata["Name"].lower(): d.version for d in metadata.distributions()}
    lines += [f"{name} {installed.get(name.lower(), 'not installed')}" for name in _PACKAGES]
    for screen in QGuiApplication.screens():
        size, ratio = screen.size(), screen.devicePixelRatio()
        lines.append(f"Screen {size.width()}×{size.height()} at {ratio:g}")
    return lines
