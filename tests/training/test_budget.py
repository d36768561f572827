import pytest

from sinstudio.training.budget import planned_steps, scaled_to
from sinstudio.training.recipe import Recipe


def test_a_plain_fit_is_left_alone():
    assert scaled_to(Recipe(), 10) == Recipe()


@pytest.mark.parametrize("steps", [60, 500, 4000])
def test_phases_take_about_as_many_steps(steps):
    recipe = Recipe().changed(
        {"training.phases": ["fit:1000", "grow", "prune", "finetune"], "growth.total": 16}
    )
    scaled = scaled_to(recipe, steps)
    assert planned_steps(scaled) == pytest.approx(steps, rel=0.1)
    assert [name.partition(":")[0] for name in scaled.training.phases] == [
        "fit",
        "grow",
        "prune",
        "finetune",
    ]
    kept = {"training.phases", "growth.every", "pruning.decay_steps", "pruning.recovery_steps"}
    assert set(recipe.differences(scaled)) <= kept | {"pruning.targeted_steps"}


def test_nothing_is_scaled_to_no_steps():
    recipe = Recipe().changed({"training.phases": ["fit:1000", "prune"], "pruning.decay_steps": 0})
    scaled = scaled_to(recipe, 1)
    assert scaled.training.phases == ("fit:1", "prune")
    assert scaled.pruning.decay_steps == 0
    assert scaled.pruning.recovery_steps == 1
