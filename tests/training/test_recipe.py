import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinstudio.errors import SinStudioError
from sinstudio.training.recipe import Recipe, all_settings, setting_of


def test_every_setting_explains_itself():
    for key in all_settings():
        about = setting_of(key)
        assert about.help.endswith((".", "…")), key
        assert about.kind.describe(), key
        assert about.tool_tip.startswith(about.help)
        assert ("Applies on restart" in about.tool_tip) is not about.live


def test_a_recipe_survives_plain_values():
    recipe = Recipe().changed(
        {
            "picture.period": ["tile", 2.5],
            "picture.holdout": "grid:2",
            "picture.crop": [0, 0, 10, 20],
            "frequencies.strategy": "custom",
            "frequencies.values": [[1, 0], [-3, 2]],
            "bounds.limits": [8, 20],
            "bounds.values": [1.3, 0.3, "inf"],
            "training.batch": "all",
        }
    )
    plain = recipe.to_mapping()
    assert plain["bounds"]["values"] == [1.3, 0.3, "inf"]
    assert Recipe.from_mapping(plain) == recipe
    assert hash(Recipe.from_mapping(plain)) == hash(recipe)


@given(
    st.lists(st.floats(0.1, 500), max_size=5, unique=True).map(sorted),
    st.data(),
)
def test_blocks_of_any_number_survive(limits, data):
    values = data.draw(
        st.lists(
            st.one_of(st.floats(0, 1e6), st.just(math.inf)),
            min_size=len(limits) + 1,
            max_size=len(limits) + 1,
        )
    )
    recipe = Recipe.from_mapping({"bounds": {"limits": limits, "values": values}})
    assert recipe.bounds.automatic is False
    assert Recipe.from_mapping(recipe.to_mapping()) == recipe


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        ({"bounds": {"smothness": 3}}, "Did you mean bounds.smoothness?"),
        ({"bunds": {}}, "Did you mean bounds?"),
        ({"bounds": 3}, "it is a section"),
        ({"bounds": {"smoothness": "x"}}, 'bounds.smoothness is "x": it must be a number from'),
        ({"bounds": {"smoothness": math.nan}}, "must be a number"),
        ({"bounds": {"values": [1, 2]}}, "one bound more than bounds.limits"),
        ({"bounds": {"limits": [5, 5], "values": [1, 1, 1]}}, "each above the one before"),
        ({"bounds": {"values": [-1]}}, "must be a list"),
        ({"picture": {"size": 0}}, "picture.size is 0"),
        ({"picture": {"size": [10, 0]}}, "picture.size is [10, 0]"),
        ({"picture": {"holdout": "grid:1"}}, "grid:N"),
        ({"picture": {"holdout": 1.0}}, "share from 0 to 0.9"),
        ({"picture": {"period": 1.5}}, "picture.period is 1.5"),
        ({"picture": {"crop": [5, 0, 5, 9]}}, "left must be below right"),
        ({"frequencies": {"strategy": "custom"}}, "at least one pair"),
        ({"frequencies": {"strategy": "lattice", "values": [[1, 2]]}}, "list of whole numbers"),
        ({"frequencies": {"count": True}}, "must be a whole number"),
        ({"network": {"hidden": []}}, "network.hidden is []"),
        ({"training": {"steps": 0}}, "are all 0"),
        ({"training": {"device": "cuda:x"}}, "training.device"),
        ({"training": {"rate": 10**400}}, "training.rate is 1000"),
        ({"x\ny" * 99: {}}, "…"),
        ({"training": {"batch": 0}}, "training.batch is 0"),
    ],
)
def test_a_refused_value_is_explained(mapping, words):
    with pytest.raises(SinStudioError) as caught:
        Recipe.from_mapping(mapping)
    assert words in str(caught.value)
    assert str(caught.value).endswith((".", "?"))


def test_a_refused_change_leaves_the_recipe():
    recipe = Recipe()
    with pytest.raises(SinStudioError):
        recipe.changed({"bounds.smoothness": -1})
    assert recipe == Recipe()


def test_unknown_keys_point_to_the_right_section():
    with pytest.raises(SinStudioError, match=r"training\.rate"):
        Recipe().changed({"network.rate": 1})
    with pytest.raises(SinStudioError, match="no setting called steps"):
        Recipe().changed({"steps": 1})


def test_what_needs_a_restart():
    old = Recipe()
    new = old.changed({"bounds.smoothness": 3, "network.hidden": [8], "training.rate": 0.5})
    assert set(old.differences(new)) == {"bounds.smoothness", "network.hidden", "training.rate"}
    assert old.needs_restart(new) == ("network.hidden",)


def test_a_budget_replaces_all_stop_rules():
    recipe = Recipe().with_budget(seconds=5)
    assert (recipe.training.steps, recipe.training.seconds) == (0, 5)
    assert recipe.training.target_psnr == 0


def test_one_seed_for_all():
    recipe = Recipe().with_seed(7)
    assert recipe.frequencies.seed == recipe.training.seed == 7
