from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sinstudio.cli.main import main

SMALL = [
    "--set",
    "frequencies.count=8",
    "--set",
    "network.hidden=[8]",
    "--set",
    "training.batch=64",
]


class Shell:
    """Runs commands in a folder of their own, and keeps what they print."""

    def __init__(self, folder: Path, capsys) -> None:
        self.folder = folder
        self._capsys = capsys

    def __call__(self, *arguments: object, status: int = 0) -> str:
        """Run, expect a status, and return what was printed to stdout, or to stderr on failure."""
        self._capsys.readouterr()
        found = main([str(argument) for argument in arguments])
        printed = self._capsys.readouterr()
        assert found == status, printed.err
        if status == 2:
            assert printed.err.startswith("sinstudio: ")
            assert printed.err.count("\n") == 1, "one sentence"
            assert "Traceback" not in printed.err
        return printed.out if status == 0 else printed.err

    def fit(self, *arguments: object, status: int = 0) -> str:
        """Fit a few steps of a small network."""
        return self("fit", *arguments, *SMALL, status=status)


@pytest.fixture
def shell(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Shell(tmp_path, capsys)


@pytest.fixture
def photo(tmp_path):
    """A picture of 24 × 16 pixels."""
    y, x = np.mgrid[0:16, 0:24]
    waves = [np.sin(x / (2 + c)) * np.cos(y / 3) * 100 + 128 for c in range(3)]
    path = tmp_path / "photo.png"
    Image.fromarray(np.stack(waves, -1).astype(np.uint8)).save(path)
    return path


@pytest.fixture
def model(shell, photo):
    shell.fit(photo, "-o", "model.sin", "--steps", 5, "--quiet")
    return shell.folder / "model.sin"
