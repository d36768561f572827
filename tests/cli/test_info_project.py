from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sinstudio.cli import studio
from sinstudio.errors import SinStudioError
from sinstudio.files.project_file import load_project, save_project

GOLDEN = Path(__file__).parents[1] / "data" / "golden-1.0.sinproj"


def test_info_tells_what_is_in_a_project(shell: Any) -> None:
    text = shell("info", GOLDEN)
    for words in (
        "small.png, 12×8 pixels, 3 channels, fitted at 6×4",
        "/pictures/small.png",
        "paused, after 8 steps",
        "6 → 3 → 3",
        "2 moments, steps 0 to 5",
        "1 can be taken back",
    ):
        assert words in text
    found = json.loads(shell("info", GOLDEN, "--json"))
    assert found["kind"] == "project"
    assert found["bytes"] == GOLDEN.stat().st_size
    assert (found["steps"], found["widths"], found["timeline"]) == (8, [6, 3, 3], [0, 5])
    assert found["phases"] == ["fit:6", "prune"]
    assert found["recipe"]["training"]["rate"] == 0.02
    assert found["psnr_db"] > 0
    assert found["heldout_psnr_db"] is None


def test_info_refuses_what_is_no_project(shell: Any) -> None:
    Path("x.sinproj").write_bytes(b"something else")
    assert "is not a SinStudio project" in shell("info", "x.sinproj", status=2)


@pytest.mark.parametrize("odd", [[], {}, 3, None, "text", [[1]], {"rows": [[0], 3], "names": 1}])
def test_info_of_a_state_that_makes_no_sense(shell: Any, odd: Any) -> None:
    project = load_project(GOLDEN)
    for key in project.fit.trainer.values:
        if key != "recipe":
            values = dict(project.fit.trainer.values) | {key: odd}
            project.fit.trainer.values.update(values)
    save_project("x.sinproj", project)
    assert "widths" in shell("info", "x.sinproj")
    shell("info", "x.sinproj", "--json")


def test_without_a_display_a_project_is_told_how_to_be_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(studio, "has_display", lambda: False)
    with pytest.raises(SinStudioError, match=r"sinstudio info .*golden-1\.0\.sinproj"):
        studio.run([str(GOLDEN)])
