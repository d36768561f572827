from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
import sinstudio.network.domain, sinstudio.network.frequencies, sinstudio.network.first_layer
import sinstudio.network.blocks, sinstudio.network.periods
print(sorted({"torch", "scipy", "PySide6"} & set(sys.modules)))
"""


def test_what_a_window_shows_first_loads_no_torch():
    run = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
