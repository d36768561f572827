"""Shared by all tests: one torch thread, Qt without a screen, settings away from the user's."""

from __future__ import annotations

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("MKL_NUM_THREADS", "1")

from hypothesis import settings

settings.register_profile("sinstudio", deadline=None, max_examples=50)
settings.load_profile("sinstudio")


@pytest.fixture(autouse=True)
def no_own_presets(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Presets of the person who runs the tests are not those that tests see."""
    folder = tmp_path_factory.getbasetemp() / "no-presets"
    monkeypatch.setattr("sinstudio.files.own_presets.folder", lambda: folder)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Here and not beside the tests, since options are only read from where pytest starts."""
    parser.addoption(
        "--approve-views",
        action="store_true",
        help="take what the views draw now as the approved pictures in tests/data/views",
    )
