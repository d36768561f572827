"""Presets of one's own: written, found again, taken over, given away."""

from __future__ import annotations

from pathlib import Path

import pytest

from sinstudio.errors import SinStudioError
from sinstudio.files import own_presets
from sinstudio.files.own_presets import (
    delete_own,
    export_preset,
    import_own,
    name_of,
    own_names,
    save_own,
)
from sinstudio.files.presets import preset
from sinstudio.files.recipes import write_recipe
from sinstudio.training.recipe import Recipe

RECIPE = Recipe().changed({"training.steps": 123, "bounds.smoothness": 2.0})


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    found = tmp_path / "own"
    monkeypatch.setattr(own_presets, "folder", lambda: found)
    return found


def test_a_saved_preset_is_found_by_its_name() -> None:
    assert own_names() == ()
    name = save_own("Minhas Ondas, é!", "For waves.", RECIPE, sample="weave")
    assert name == "minhas-ondas-e"
    found = preset(name)
    assert (found.title, found.summary, found.sample) == ("Minhas Ondas, é!", "For waves.", "weave")
    assert found.recipe == RECIPE
    assert found.own


def test_saving_again_replaces_and_deleting_removes() -> None:
    save_own("Mine", "One.", RECIPE)
    save_own("Mine", "Two.", Recipe())
    assert own_names() == ("mine",)
    assert preset("mine").summary == "Two."
    delete_own("mine")
    assert own_names() == ()
    with pytest.raises(SinStudioError, match=r"mine\.toml cannot be removed"):
        delete_own("mine")


@pytest.mark.parametrize("title", ["", "…", "a" * 61])
def test_a_title_needs_something_to_be_named_by(title: str) -> None:
    with pytest.raises(SinStudioError, match="needs a letter or a digit"):
        name_of(title)


def test_names_of_presets_that_ship_are_taken() -> None:
    with pytest.raises(SinStudioError, match="comes with SinStudio"):
        save_own("Noise disappears", "S.", RECIPE)


def test_what_is_exported_can_be_imported(tmp_path: Path) -> None:
    save_own("Mine", "One.", RECIPE)
    given = tmp_path / "given.toml"
    export_preset(given, preset("mine"))
    delete_own("mine")
    assert import_own(given) == "mine"
    assert preset("mine").recipe == RECIPE


def test_a_variant_of_a_figure_can_be_exported(tmp_path: Path) -> None:
    given = tmp_path / "given.toml"
    variant = preset("figure-5/omega-128")
    export_preset(given, variant)
    assert preset(import_own(given)).recipe == variant.recipe


def test_a_plain_recipe_is_imported_under_its_files_name(tmp_path: Path) -> None:
    write_recipe(tmp_path / "blue_sky.toml", RECIPE)
    assert import_own(tmp_path / "blue_sky.toml") == "blue-sky"
    assert preset("blue-sky").recipe == RECIPE


def test_a_file_that_is_no_preset_is_named_and_the_others_stay(folder: Path) -> None:
    save_own("Mine", "One.", RECIPE)
    (folder / "bad.toml").write_text("[training]\nsteps = -1\n")
    found, sentences = own_presets.own_presets()
    assert [one.name for one in found] == ["mine"]
    assert len(sentences) == 1
    assert "bad.toml: training.steps is -1" in sentences[0]
    with pytest.raises(SinStudioError, match=r"bad\.toml"):
        preset("bad")


def test_a_folder_that_cannot_be_made_is_said(folder: Path) -> None:
    folder.write_text("in the way")
    with pytest.raises(SinStudioError, match="own cannot be made"):
        save_own("Mine", "One.", RECIPE)


def test_an_import_takes_no_other_presets_place(tmp_path: Path) -> None:
    save_own("Mine", "One.", RECIPE)
    given = tmp_path / "given.toml"
    export_preset(given, preset("mine"))
    other = RECIPE.changed({"training.steps": 77})
    save_own("Mine", "Another.", other)
    assert import_own(given) == "mine-2"
    assert preset("mine").recipe == other
    assert preset("mine-2").title == "Mine 2"
    assert preset("mine-2").recipe == RECIPE
    assert import_own(given) == "mine-2"  # which is the same


def test_a_long_title_has_room_for_a_number(tmp_path: Path) -> None:
    title = "a" * 60
    save_own(title, "One.", RECIPE)
    given = tmp_path / "given.toml"
    export_preset(given, preset(title))
    save_own(title, "Another.", RECIPE.changed({"training.steps": 77}))
    assert preset(import_own(given)).title == "a" * 58 + " 2"
