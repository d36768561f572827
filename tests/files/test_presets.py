from __future__ import annotations

import math
from pathlib import Path

import pytest

from sinstudio.bundled import resource
from sinstudio.errors import SinStudioError
from sinstudio.files.preset import Preset
from sinstudio.files.presets import figure_presets, preset, presets, read_presets
from sinstudio.files.samples import sample_names
from sinstudio.training.recipe import Recipe

GOOD = '[about]\ntitle = "T"\nsummary = "S."\norder = 1\n'
VARIANT = "[[variants]]\nname = 'v'\ntitle = 'V'\nset.training.{}\n"


def test_names_that_scripts_rely_on() -> None:
    names = [entry.name for entry in presets()]
    assert names[0] == "default"
    assert {"default", "fast", "quality", "noise-disappears", "siren"} <= set(names)
    names += [entry.name for entry in figure_presets()]
    assert len(names) == len(list(resource("presets").glob("*.toml")))


def test_figures_are_apart_from_the_gallery_and_by_number() -> None:
    assert all(entry.figure is None for entry in presets())
    numbers = [entry.figure for entry in figure_presets()]
    assert numbers == sorted(numbers, key=lambda number: number or 0)


def test_a_variant_is_a_preset_too() -> None:
    whole = preset("figure-5")
    one = preset("figure-5/omega-128")
    assert one in whole.variants
    assert one.recipe.frequencies.limit == 128
    assert one.recipe.changed({"frequencies.limit": 16}) == whole.recipe
    assert one.title == f"{whole.title}: {one.label}"
    assert (one.sample, one.figure, one.variants) == (whole.sample, 5, ())
    with pytest.raises(SinStudioError, match="did you mean figure-5/omega-128"):
        preset("figure-5/omega-12")


@pytest.mark.parametrize("entry", presets() + figure_presets(), ids=lambda entry: entry.name)
def test_every_preset_is_presentable(entry: Preset) -> None:
    assert entry.title
    assert entry.summary.endswith(".")
    assert entry.summary.count(". ") == 0
    assert entry.sample is None or entry.sample in sample_names()
    assert preset(entry.name) == entry


def test_default_is_the_default_recipe() -> None:
    assert preset("default").recipe == Recipe()


def test_fast_has_one_hidden_layer_with_frequencies_of_the_spectrum() -> None:
    recipe = preset("fast").recipe
    assert recipe.frequencies.strategy == "spectrum"
    assert len(recipe.network.hidden) == 1


def test_quality_has_bounded_hidden_layers() -> None:
    recipe = preset("quality").recipe
    assert len(recipe.network.hidden) in (2, 3)
    assert recipe.bounds.enabled
    assert len(recipe.bounds.deeper) == len(recipe.network.hidden) - 1
    assert all(math.isfinite(bound) for bound in recipe.bounds.deeper)


def test_noise_disappears_is_the_demonstration() -> None:
    recipe = preset("noise-disappears").recipe
    chosen = recipe.frequencies
    assert (chosen.strategy, chosen.count, chosen.low_share) == ("low+high", 128, 0.5)
    assert (chosen.low_limit, chosen.high_from, chosen.limit) == (6, 24, 64)
    assert recipe.bounds.limits == (8, 20)
    assert recipe.bounds.values == (1.3, 0.3, 0.02)
    assert not recipe.bounds.automatic
    assert (recipe.picture.period, recipe.picture.holdout) == ("tile", "grid:2")
    assert recipe.picture.domain(256, 256).nyquist == 64
    assert (recipe.training.batch, recipe.training.rate) == (4096, 1e-2)
    assert recipe.training.steps == 1000


def test_siren_is_the_official_picture_network() -> None:
    recipe = preset("siren").recipe
    assert (recipe.network.baseline, recipe.network.omega0) == ("siren", 30)
    assert (recipe.frequencies.count, *recipe.network.hidden) == (256, 256, 256, 256)
    assert {"phases", "omega"} < set(recipe.network.trainable)
    assert not recipe.bounds.enabled
    # Adam at 1e-4 on W = A/ω₀ and on C
    assert recipe.training.rate == pytest.approx(30 * 1e-4)
    assert recipe.training.rate * recipe.training.output_rate == pytest.approx(1e-4, rel=2e-3)
    assert (recipe.training.batch, recipe.training.schedule) == (4096, "cosine")


def test_growth_begins_with_few_frequencies_that_reach_too_high() -> None:
    recipe = preset("growth").recipe
    chosen = recipe.frequencies
    assert (chosen.strategy, chosen.count, chosen.limit) == ("uniform", 18, 60)
    assert recipe.frequencies.count + recipe.growth.total == 178
    assert recipe.bounds.enabled
    assert recipe.bounds.automatic
    assert recipe.training.phases[0] == "grow"


def test_pruning_takes_half_of_a_and_tunes_the_rest() -> None:
    recipe = preset("pruning").recipe
    kinds = [phase.partition(":")[0] for phase in recipe.training.phases]
    assert kinds == ["fit", "prune", "finetune"]
    assert (recipe.pruning.components, recipe.pruning.target) == ("both", 0.5)


def test_unknown_name_gives_the_near_one() -> None:
    with pytest.raises(SinStudioError, match='no preset called "qualty": did you mean quality'):
        preset("qualty")
    with pytest.raises(SinStudioError, match="there are default, fast, quality"):
        preset("zzz")


def test_order_then_name(tmp_path: Path) -> None:
    for name, order in (("c", 1), ("a", 2), ("b", 1)):
        (tmp_path / f"{name}.toml").write_text(GOOD.replace("order = 1", f"order = {order}"))
    assert [entry.name for entry in read_presets(tmp_path)] == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "about.title must be text"),
        (GOOD.replace('"T"', "3"), "about.title must be text"),
        (GOOD.replace("order = 1", "order = true"), "about.order must be a whole number"),
        (GOOD + "sample = 3\n", "about.sample must be text"),
        (GOOD + "sampel = 3\n", "about.sampel is not one of title, summary, sample, order"),
        (GOOD + "samples = 0\n", "about.samples is 0: it must be at least 1"),
        (GOOD + "[[variants]]\nname = 'v'\n", "must have a name, a title, and a table `set`"),
        (GOOD + VARIANT.format("steps = -1"), 'in the variant "v", training.steps is -1'),
        (GOOD + 2 * VARIANT.format("steps = 1"), "two of its variants have the same name"),
        (GOOD + "[training]\nsteps = -1\n", "training.steps is -1"),
    ],
)
def test_bad_presets(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "p.toml").write_text(text)
    with pytest.raises(SinStudioError, match=r"p\.toml: ") as caught:
        read_presets(tmp_path)
    assert words in str(caught.value)
