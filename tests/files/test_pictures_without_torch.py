"""Pictures are opened before torch is loaded, and slow decoders only when they are needed."""

from __future__ import annotations

import subprocess
import sys

SLOW = ("torch", "tifffile", "imagecodecs", "OpenEXR", "skimage", "scipy", "PySide6", "pyqtgraph")


def test_import_is_light() -> None:
    code = (
        "import sys, sinstudio.files.pictures, sinstudio.files.samples as samples\n"
        "samples.open_sample('weave'); samples.open_sample('coins')\n"
        f"print([name for name in {SLOW} if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
