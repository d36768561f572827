"""Check a wheel: `python .ci/check_wheel.py WHEEL`, in the root of the clone.

It must hold the package and every file of `resources/`, nothing else, and find its resources where
it is unpacked.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

USE = """
from sinstudio.bundled import resource
from sinstudio.cli.main import main
print(resource("presets"))
raise SystemExit(main(["presets"]))
"""


def wanted() -> set[str]:
    """Names that the wheel must hold beside its metadata."""
    found = set()
    for folder in ("sinstudio", "resources"):
        for path in Path(folder).rglob("*"):
            hidden = any(part.startswith((".", "__pycache__")) for part in path.parts)
            if path.is_file() and not hidden:
                prefix = "sinstudio/" if folder == "resources" else ""
                found.add(prefix + path.as_posix())
    return found


def check(wheel: Path) -> list[str]:
    """Return what is wrong with a wheel, one sentence each."""
    faults = []
    with zipfile.ZipFile(wheel) as archive, tempfile.TemporaryDirectory() as folder:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
        faults += [f"{name} is missing from the wheel." for name in sorted(wanted() - held)]
        faults += [f"{name} should not be in the wheel." for name in sorted(held - wanted())]
        archive.extractall(folder)
        environment = os.environ | {"PYTHONPATH": folder, "PYTHONIOENCODING": "utf-8"}
        command = [sys.executable, "-c", USE]
        used = subprocess.run(  # in the folder, so that the clone is not found instead
            command, cwd=folder, env=environment, capture_output=True, encoding="utf-8"
        )
        print(used.stdout, used.stderr, sep="")
        if used.returncode or not used.stdout.startswith(str(Path(folder, "sinstudio"))):
            faults.append("The program in the wheel does not find its own resources.")
    return faults


if __name__ == "__main__":
    problems = check(Path(sys.argv[1]))
    print("\n".join(problems) or "The wheel is complete.")
    sys.exit(bool(problems))
