from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
import sinstudio.render.coordinates, sinstudio.render.luma
import sinstudio.measure.quality, sinstudio.measure.spectrum
import sinstudio.measure.band, sinstudio.measure.seam
print(sorted({"torch", "skimage", "PySide6"} & set(sys.modules)))
"""


def test_the_numpy_parts_load_neither_torch_nor_scikit_image():
    run = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
