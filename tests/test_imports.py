"""What loads what: Qt only for the window, and torch only where something is computed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import sinstudio
from sinstudio.files.pictures import save_picture

PACKAGE = Path(sinstudio.__file__).parent
QT = ("PySide6", "shiboken6", "pyqtgraph")

# Makes importing `blocked` fail, as where it is not installed.
BLOCK = """
import sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {blocked!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}: blocked", name=name)

sys.meta_path.insert(0, Blocked())
try:
    import {blocked[0]}
except ModuleNotFoundError:
    pass
else:
    raise SystemExit("nothing is blocked")
"""

EVERYTHING_BUT_THE_WINDOW = """
import importlib, pkgutil
import sinstudio

for module in pkgutil.iter_modules(sinstudio.__path__, "sinstudio."):
    if module.name not in ("sinstudio.app", "sinstudio.__main__"):
        loaded = importlib.import_module(module.name)
        print(module.name)
        for inner in pkgutil.walk_packages(getattr(loaded, "__path__", ()), module.name + "."):
            importlib.import_module(inner.name)
            print(inner.name)
"""

WINDOW = """
import sys
from sinstudio.app import create
from sinstudio.app.studio import Studio
import sinstudio.app.window

Studio.begin = lambda self: None  # which loads torch once the window has been shown
application, window = create([])
window.show()
application.processEvents()
assert window.isVisible() and not window.grab().isNull()
print("torch" in sys.modules)
sys.stdout.flush()
window.close()
"""

# What the window shows before torch is there.
WITHOUT_TORCH = (
    "sinstudio",
    "sinstudio.bundled",
    "sinstudio.cli.main",
    "sinstudio.errors",
    "sinstudio.files.atomic",
    "sinstudio.files.pictures",
    "sinstudio.files.presets",
    "sinstudio.files.recipes",
    "sinstudio.files.report",
    "sinstudio.files.samples",
    "sinstudio.measure.quality",
    "sinstudio.measure.spectrum",
    "sinstudio.network.blocks",
    "sinstudio.network.cures",
    "sinstudio.network.domain",
    "sinstudio.network.frequencies",
    "sinstudio.network.lattice",
    "sinstudio.network.periods",
    "sinstudio.network.verdict",
    "sinstudio.training.choose",
    "sinstudio.training.recipe",
    "sinstudio.training.schema",
    "sinstudio.training.session",
    "sinstudio.training.snapshot",
)


def python(code: str, folder: Path, *arguments: str) -> str:
    """Run code in a fresh interpreter whose home is a folder; return what it prints."""
    home = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_STATE_HOME": str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env=os.environ | home | {"PYTHONPATH": str(PACKAGE.parent)},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def modules_but_the_window() -> set[str]:
    """Names of all modules outside `app/`, from the files; `__main__` starts the program."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if parts[0] != "app":
            found.add(".".join(("sinstudio", *parts)).removesuffix(".__init__"))
    return found - {"sinstudio", "sinstudio.__main__"}


def test_everything_but_the_window_is_imported_without_qt(tmp_path: Path) -> None:
    code = BLOCK.format(blocked=QT) + EVERYTHING_BUT_THE_WINDOW
    assert set(python(code, tmp_path).split()) == modules_but_the_window()


def test_a_picture_is_fitted_without_qt(tmp_path: Path) -> None:
    picture = np.random.default_rng(0).random((12, 16, 3), dtype=np.float32)
    save_picture(tmp_path / "picture.png", picture)
    code = BLOCK.format(blocked=QT) + (
        "from sinstudio.cli.main import main\nraise SystemExit(main(sys.argv[1:]))"
    )
    small = ["--set", "frequencies.count=6", "--set", "network.hidden=[5]", "--steps", "2"]
    out = python(code, tmp_path, "fit", "picture.png", "-o", "model.sin", *small, "--device", "cpu")
    assert "model.sin" in out
    python(code, tmp_path, "render", "model.sin", "-o", "out.png")
    assert (tmp_path / "out.png").stat().st_size > 0


@pytest.mark.parametrize("argument", ["--help", "--version", "presets"])
def test_answers_load_neither_torch_nor_qt(argument: str, tmp_path: Path) -> None:
    code = (
        "import sys\nfrom sinstudio.cli.main import main\n"
        "assert main(sys.argv[1:]) == 0\nprint(*sys.modules)"
    )
    loaded = set(python(code, tmp_path, argument).splitlines()[-1].split())
    assert loaded.isdisjoint({"torch", *QT})


def test_settings_and_pictures_load_no_torch(tmp_path: Path) -> None:
    lines = [f"import {name}" for name in WITHOUT_TORCH]
    python("\n".join([*lines, "import sys", "assert 'torch' not in sys.modules"]), tmp_path)


def test_the_window_is_shown_before_torch_is_loaded(tmp_path: Path) -> None:
    assert python(WINDOW, tmp_path).splitlines()[-1] == "False"
