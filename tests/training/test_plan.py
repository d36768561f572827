"""Runs of several phases, and structural edits in any order."""

import copy

import numpy as np
import pytest
import torch
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sinstudio.errors import SinStudioError
from sinstudio.network.adam_state import AdamState
from sinstudio.network.periods import lattice_index
from sinstudio.training import checkpoints
from sinstudio.training.messages import Edited, Restored
from sinstudio.training.recipe import Recipe
from sinstudio.training.trainer import Trainer


def picture(side=12):
    y, x = np.mgrid[0:side, 0:side]
    waves = [np.sin(x / (2 + c)) * np.cos(y / 3) * 0.4 + 0.5 for c in range(3)]
    return np.stack(waves, -1).astype(np.float32)


def small(**changes):
    base = {
        "picture.period": "tile",
        "frequencies.count": 10,
        "network.hidden": [12],
        "training.batch": 48,
        "training.steps": 20,
        "training.threads": 1,
        "training.device": "cpu",
        "pruning.decay_steps": 5,
        "pruning.recovery_steps": 4,
        "pruning.targeted_steps": 3,
        "growth.every": 5,
        "growth.add": 3,
        "growth.total": 7,
        "growth.calm": "spill",
    }
    return Recipe().changed(base | {k.replace("__", "."): v for k, v in changes.items()})


def events(trainer):
    return [row.event for row in trainer.history.rows if row.event]


def test_growth_adds_all_its_columns_and_trains_after_the_last():
    trainer = Trainer(small(training__phases=["grow"]), picture())
    trainer.run()
    assert trainer.network.widths == (17, 12, 3)
    assert trainer.step_count in (20, 21)  # 5 before each of three additions, and 5 after
    assert trainer.finished == "all columns are added"
    assert [event.partition(" in ")[0] for event in events(trainer)] == [
        "grew 3 columns",
        "grew 3 columns",
        "grew 1 column",
    ]


@pytest.mark.parametrize("components", ["rows", "columns", "both"])
@pytest.mark.parametrize("targeted", [False, True])
@pytest.mark.parametrize("hidden", [[12], [10, 8]])
def test_pruning_reaches_its_target(components, targeted, hidden):
    recipe = small(
        training__phases=["fit:10", "prune", "finetune:5"],
        network__hidden=hidden,
        pruning__components=components,
        pruning__targeted=targeted,
        pruning__norm_threshold="inf",
        pruning__threshold=0.2,
        pruning__target=0.2,
    )
    trainer = Trainer(recipe, picture())
    trainer.run()
    m, *n, _ = trainer.network.widths
    whole = sum(a * b for a, b in zip([10, *hidden], hidden, strict=False))
    left = sum(a * b for a, b in zip([m, *n], n, strict=False))
    assert left <= 0.8 * whole
    if components == "rows":
        assert m == 10
    if components == "columns":
        assert n == hidden
    assert trainer.history.rows[-1].parameters == trainer.network.parameter_count()


def test_what_resists_targeted_decay_ends_the_rounds():
    recipe = small(
        training__phases=["prune"],
        pruning__targeted=True,
        pruning__norm_threshold=0,
        pruning__threshold=0.3,
    )
    trainer = Trainer(recipe, picture())
    trainer.run()
    assert trainer.network.widths == (10, 12, 3)
    assert "T_n" in trainer.finished
    assert any("0% of A gone" in note for note in trainer.notes)


def test_a_threshold_below_every_row_ends_the_rounds():
    trainer = Trainer(small(training__phases=["prune"], pruning__threshold=1e-6), picture())
    trainer.run()
    assert "T_p" in trainer.finished


def test_no_round_begins_after_all_steps_are_spent():
    recipe = small(
        training__phases=["prune"],
        pruning__total_steps=9,
        pruning__target=0,
        pruning__threshold=0.1,
    )
    trainer = Trainer(recipe, picture())
    trainer.run()
    assert trainer.finished == "the steps for pruning are spent"
    assert trainer.step_count in (9, 10)


def test_phases_follow_each_other_and_can_be_skipped_and_repeated():
    recipe = small(training__phases=["fit:6", "grow", "finetune:4"])
    trainer = Trainer(recipe, picture())
    assert trainer.plan.state.names == ("fit:6", "grow", "finetune:4")
    for _ in range(7):
        trainer.step()
    assert trainer.plan.state.index == 1
    trainer.skip_phase()
    assert trainer.plan.state.index == 2
    trainer.begin_phase("prune")
    assert trainer.plan.state.names == ("fit:6", "grow", "finetune:4", "prune", "finetune")
    trainer.skip_phase()
    assert not trainer.finished
    trainer.skip_phase()
    assert trainer.finished == "the last phase was skipped"
    assert trainer.progress == 1
    trainer.extend()
    assert not trainer.finished
    with pytest.raises(SinStudioError, match="no phase called nap"):
        trainer.begin_phase("nap")


def test_a_plain_fit_has_no_phases_to_show():
    trainer = Trainer(small(), picture())
    assert trainer.plan.state is None
    trainer.run()
    assert trainer.step_count == 20
    trainer.begin_phase("grow")
    assert trainer.plan.state.names == ("fit", "grow", "finetune")
    trainer.run()
    assert trainer.network.widths[0] == 17


def test_growth_without_bounds_says_why_it_stops():
    recipe = small(training__phases=["grow"], bounds__enabled=False, growth__calm="stop")
    trainer = Trainer(recipe, picture())
    trainer.run()
    assert trainer.network.widths[0] == 10
    assert trainer.finished == "no block has a bound"
    with pytest.raises(SinStudioError, match="no block has a bound"):
        trainer.editor.grow()


def test_growth_without_room_is_one_sentence():
    recipe = small(frequencies__count=200, frequencies__limit=100.0)
    trainer = Trainer(recipe, picture(6))  # every frequency up to Nyquist is there
    with pytest.raises(SinStudioError, match="no room left up to Nyquist"):
        trainer.editor.grow()


def test_old_columns_keep_their_state_and_new_ones_begin_anew():
    trainer = Trainer(small(), picture())
    for _ in range(8):
        trainer.step()
    before = trainer.state.exp_avg["hidden.0.weight"].clone()
    trainer.editor.grow()
    after = trainer.state.exp_avg["hidden.0.weight"]
    assert torch.equal(after[:, :10], before)
    assert not after[:, 10:].any()
    assert trainer.state.steps["hidden.0.weight"].unique().tolist() == [0, 8]


def test_the_same_seed_grows_and_prunes_the_same():
    recipe = small(training__phases=["fit:5", "grow", "prune", "finetune:5"])
    one, two = (Trainer(recipe, picture()) for _ in range(2))
    one.run()
    two.run()
    assert one.network.widths == two.network.widths
    for a, b in zip(one.network.parameters(), two.network.parameters(), strict=True):
        assert torch.equal(a, b)


def test_undo_brings_back_weights_and_optimiser():
    trainer = Trainer(small(), picture())
    for _ in range(5):
        trainer.step()
    before = [p.detach().clone() for p in trainer.network.parameters()]
    moments = trainer.state.exp_avg["hidden.0.weight"].clone()
    trainer.editor.prune()
    assert trainer.editor.undoable.startswith("pruned")
    trainer.step()
    trainer.editor.undo()
    for a, b in zip(trainer.network.parameters(), before, strict=True):
        assert torch.equal(a, b)
    assert torch.equal(trainer.state.exp_avg["hidden.0.weight"], moments)
    trainer.step()
    with pytest.raises(SinStudioError, match="no edit"):
        trainer.editor.undo()


def weights_of(trainer):
    return [p.detach().clone() for p in trainer.network.parameters()]


def same(weights, others):
    return len(weights) == len(others) and all(
        a.shape == b.shape and torch.equal(a, b) for a, b in zip(weights, others, strict=True)
    )


def train(trainer, steps):
    for _ in range(steps):
        trainer.step()


def test_undo_goes_back_across_training_and_redo_brings_it_back():
    trainer = Trainer(small(bounds__enabled=False), picture())
    editor = trainer.editor
    train(trainer, 5)
    whole = weights_of(trainer)
    editor.prune()
    (made,) = editor.news
    assert made == Edited(made.number, editor.undoable, 5)
    train(trainer, 7)
    pruned, moments = weights_of(trainer), trainer.state.exp_avg["hidden.0.weight"].clone()
    editor.undo()
    assert same(weights_of(trainer), whole)
    assert editor.undoable == ""
    assert editor.redoable == made.edit
    train(trainer, 2)
    further = weights_of(trainer)
    editor.redo()
    assert same(weights_of(trainer), pruned)
    assert torch.equal(trainer.state.exp_avg["hidden.0.weight"], moments)
    train(trainer, 1)
    editor.undo()
    assert same(weights_of(trainer), further)
    assert editor.news[1:] == [
        Restored(made.number, made.edit, redone=False, lost=7, gained=0),
        Restored(made.number, made.edit, redone=True, lost=2, gained=7),
        Restored(made.number, made.edit, redone=False, lost=8, gained=2),
    ]
    assert [row.event for row in trainer.history.rows if row.event][1:] == [
        "undone",
        "redone",
        "undone",
    ]


def test_undo_of_an_earlier_edit_takes_the_later_ones_along():
    trainer = Trainer(small(), picture())
    editor = trainer.editor
    train(trainer, 2)
    first = weights_of(trainer)
    editor.add_frequencies([[1, 0]])
    editor.add_frequencies([[0, 1]])
    both = weights_of(trainer)
    one, two = (event.number for event in editor.news)
    editor.undo(one)
    assert editor.news[-1].also == (two,)
    assert same(weights_of(trainer), first)
    with pytest.raises(SinStudioError, match="passed over"):
        editor.undo(two)
    editor.redo(one)
    assert same(weights_of(trainer), both)
    editor.undo(one)
    editor.add_frequencies([[2, 1]])  # another way from here
    assert editor.redoable == ""
    with pytest.raises(SinStudioError, match="passed over"):
        editor.redo(one)


def test_edits_go_back_one_by_one_and_forth_again():
    trainer = Trainer(small(), picture())
    editor = trainer.editor
    stages = [weights_of(trainer)]
    for k in ([1, 0], [0, 1], [2, 1]):
        editor.add_frequencies([k])
        stages.append(weights_of(trainer))
    numbers = [event.number for event in editor.news]
    for index in (2, 1, 0):
        editor.undo(numbers[index])
        assert same(weights_of(trainer), stages[index])
    for index in (0, 1, 2):
        editor.redo(numbers[index])
        assert same(weights_of(trainer), stages[index + 1])
    editor.undo()
    editor.forget_undone()
    with pytest.raises(SinStudioError, match="no edit"):
        editor.redo()


def test_an_edit_that_is_refused_leaves_what_was_undone():
    trainer = Trainer(small(), picture())
    trainer.editor.add_frequencies([[1, 0]])
    trainer.editor.undo()
    with pytest.raises(SinStudioError):
        trainer.editor.add_frequencies([[0, 0]])
    assert trainer.editor.redoable == "added 1 column"


def test_another_network_is_taken_over_and_given_back():
    trainer = Trainer(small(bounds__enabled=False), picture())
    train(trainer, 3)
    before = weights_of(trainer)
    other = copy.deepcopy(trainer.network)
    with torch.no_grad():
        other.layers[0].weight.mul_(0.5)
    trainer.editor.take_over(other, AdamState.zeros_like(other), "went back to step 1")
    assert not same(weights_of(trainer), before)
    train(trainer, 2)
    trainer.editor.undo()
    assert same(weights_of(trainer), before)


@pytest.mark.parametrize("limit", ["MOST_KEPT", "KEPT_BYTES"])
def test_what_is_kept_has_a_limit(monkeypatch, limit):
    trainer = Trainer(small(), picture())
    editor = trainer.editor
    one = 3 * sum(p.numel() * p.element_size() for p in trainer.network.parameters())
    monkeypatch.setattr(checkpoints, limit, {"MOST_KEPT": 2, "KEPT_BYTES": int(2.9 * one)}[limit])
    for k in ([1, 0], [0, 1], [2, 1]):
        editor.add_frequencies([k])
    now = weights_of(trainer)
    one, two, three = (event.number for event in editor.news)
    with pytest.raises(SinStudioError, match="no longer kept"):
        editor.undo(one)
    assert same(weights_of(trainer), now)
    editor.undo(three)
    editor.undo(two)
    editor.redo(two)
    editor.redo(three)
    assert same(weights_of(trainer), now)


class AnyOrder(RuleBasedStateMachine):
    """Edits, settings and steps in any order keep a trainer in one piece."""

    def __init__(self):
        super().__init__()
        recipe = small(training__precision="float64", network__hidden=[8, 5], bounds__deeper=[0.3])
        self.trainer = Trainer(recipe, picture())
        self.rng = np.random.default_rng(0)
        self.left: list[tuple[int, list[torch.Tensor]]] = []  # by undoing: number and network

    def output(self):
        points = torch.rand(9, 2, dtype=torch.float64, generator=torch.manual_seed(0)) * 2 - 1
        with torch.no_grad():
            return self.trainer.network(points).numpy()

    def attempt(self, edit):
        """An edit works, or is refused in one sentence and changes nothing."""
        before = self.output()
        try:
            edit()
        except SinStudioError:
            np.testing.assert_array_equal(self.output(), before)

    @rule(count=st.integers(1, 4))
    def step(self, count):
        for _ in range(count):
            self.trainer.step()

    @rule(threshold=st.sampled_from([0.02, 0.2, 0.6]), components=st.sampled_from(["rows", "both"]))
    def prune(self, threshold, components):
        values = {"pruning.threshold": threshold, "pruning.components": components}
        self.trainer.change(self.trainer.recipe.changed(values))
        self.attempt(self.trainer.editor.prune)

    @rule(add=st.integers(1, 5))
    def grow(self, add):
        self.trainer.change(self.trainer.recipe.changed({"growth.add": add}))
        self.attempt(self.trainer.editor.grow)

    @rule()
    def cure(self):
        k = self.trainer.network.frequencies.numpy()
        self.attempt(lambda: self.trainer.editor.add_frequencies([[1, 0], [0, 1]]))
        assert lattice_index(self.trainer.network.frequencies.numpy()) == 1
        assert len(self.trainer.network.frequencies) == len(k) + 2

    @rule(data=st.data())
    def drop(self, data):
        count = len(self.trainer.network.frequencies)
        columns = data.draw(st.lists(st.integers(0, count - 1), max_size=3))
        self.attempt(lambda: self.trainer.editor.drop_frequencies(columns))

    @rule()
    def undo(self):
        editor, before = self.trainer.editor, weights_of(self.trainer)
        edit, count = editor.undoable, len(editor.news)
        self.attempt(editor.undo)
        if edit:
            assert editor.redoable == edit
            self.left.append((editor.news[count].number, before))

    @rule()
    def redo(self):
        editor = self.trainer.editor
        edit, count = editor.redoable, len(editor.news)
        self.attempt(editor.redo)
        if not edit:
            return
        assert editor.undoable == edit
        number, network = self.left.pop()
        assert editor.news[count].number == number
        clip_like(self.trainer, network)
        assert same(weights_of(self.trainer), network)

    @rule()
    def undo_and_redo_change_nothing(self):
        trainer = self.trainer
        if trainer.editor.undoable:
            trainer.clip()  # bounds may be newer than the network
            before = weights_of(trainer)
            trainer.editor.undo()
            trainer.editor.redo()
            assert same(weights_of(trainer), before)

    @rule(kappa=st.sampled_from([0.75, 1.5, 3.0]), enabled=st.booleans())
    def change_bounds(self, kappa, enabled):
        values = {"bounds.smoothness": kappa, "bounds.enabled": enabled}
        self.trainer.change(self.trainer.recipe.changed(values))

    @rule(name=st.sampled_from(["fit", "grow", "prune", "finetune"]))
    def begin(self, name):
        self.trainer.begin_phase(name)

    @precondition(lambda self: not self.trainer.finished)
    @rule()
    def skip(self):
        self.trainer.skip_phase()

    @rule()
    def columns_of_zeros_change_nothing(self):
        """The hand's edit with zero weights: what `add_columns` does without a generator."""
        from sinstudio.network.edits import add_columns

        before = self.output()
        trainer = self.trainer
        add_columns(trainer.network, [[2, 1]], state=trainer.state)
        np.testing.assert_allclose(self.output(), before, atol=1e-12)
        trainer.rebuild()

    @rule()
    def dead_rows_go_without_a_trace(self):
        trainer = self.trainer
        if trainer.network.widths[1] < 2:
            return
        with torch.no_grad():
            trainer.network.layers[0].weight[0] = 0
        before = self.output()
        from sinstudio.training.snapshot import Removal

        trainer.editor.prune(Removal((), ((0,), ())))
        trainer_after = self.output()
        if not trainer.recipe.bounds.enabled:  # else the clip at the end may change it
            np.testing.assert_allclose(trainer_after, before, atol=1e-12)

    @invariant()
    def all_of_a_piece(self):
        trainer = self.trainer
        network = trainer.network
        m, *_ = network.widths
        assert network.frequencies.shape == (m, 2)
        assert trainer.radii.shape == (m,)
        assert network.phases.shape == (m,)
        for name, parameter in network.named_parameters():
            assert trainer.gradients.of[name].shape == parameter.shape
            assert trainer.state.exp_avg[name].shape == parameter.shape
            assert trainer.state.exp_avg_sq[name].shape == parameter.shape
            torch.broadcast_shapes(trainer.state.steps[name].shape, parameter.shape)
            assert torch.isfinite(parameter).all()
        inputs = [layer.in_features for layer in (*network.layers, network.output)]
        outputs = [layer.out_features for layer in network.layers]
        assert inputs == [m, *outputs]
        assert np.isfinite(self.output()).all()

    @rule()
    def a_bound_holds_after_a_step(self):
        self.trainer.step()
        weight = self.trainer.network.layers[0].weight.detach().numpy()
        bounds = self.trainer.blocks.column_bounds(self.trainer.radii)
        assert (np.abs(weight) <= bounds * (1 + 1e-12)).all()


def clip_like(trainer, network):
    """Bounds hold from the moment a network is gone to, whatever they were when it was left."""
    weights = [w for w in network if w.ndim == 2]
    bounds = torch.from_numpy(trainer.blocks.column_bounds(trainer.radii)).to(weights[0].dtype)
    weights[0].clamp_(-bounds, bounds)
    for weight, bound in zip(weights[1:], trainer._deeper_bounds, strict=False):
        weight.clamp_(-bound, bound)


AnyOrder.TestCase.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
TestAnyOrder = AnyOrder.TestCase


def diverge(trainer):
    """One entry of A is no number any more, and no look has found it yet."""
    with torch.no_grad():
        trainer.network.layers[0].weight[0, 0] = float("nan")


@pytest.mark.parametrize(
    "edit",
    [
        lambda editor: editor.prune(),
        lambda editor: editor.grow(),
        lambda editor: editor.add_frequencies([[3, 1]]),
        lambda editor: editor.drop_frequencies([0]),
    ],
)
def test_what_has_diverged_is_not_edited(edit):
    trainer = Trainer(small(), picture())
    for _ in range(3):
        trainer.step()
    diverge(trainer)
    with pytest.raises(SinStudioError, match="just diverged"):
        edit(trainer.editor)
    assert trainer.network.widths == (10, 12, 3)
    assert trainer.editor.undoable == ""
    trainer.run()
    assert all(torch.isfinite(p).all() for p in trainer.network.parameters())


def test_rounds_do_not_choose_from_what_has_diverged():
    trainer = Trainer(small(training__phases=["prune", "finetune:5"]), picture())
    for _ in range(5):
        trainer.step()
    diverge(trainer)
    assert trainer.editor.plan_removal().empty
    trainer.run()
    assert all(torch.isfinite(p).all() for p in trainer.network.parameters())
    assert trainer.network.widths != (1, 1, 3)


def test_no_step_is_taken_once_the_run_has_found_its_end():
    recipe = small(
        training__phases=["fit:10", "prune"],
        pruning__decay_steps=0,
        pruning__threshold=1e-9,
    )
    trainer = Trainer(recipe, picture())
    trainer.run()
    assert trainer.step_count == 10


def test_a_target_psnr_ends_fits_and_no_other_phase():
    recipe = small(training__phases=["fit:30", "grow", "finetune:12"], training__target_psnr=5.0)
    trainer = Trainer(recipe, picture())
    trainer.run()
    assert trainer.network.widths[0] == 17
    assert trainer.step_count < 30 + 20 + 12
    assert trainer.finished == "the budget is spent"  # of the fine-tune
    whole = [row for row in trainer.history.rows if not row.event]
    assert len(whole) < 12  # rounds do not measure every pixel for a rule that they have not


def test_seconds_are_a_limit_for_all_phases():
    recipe = small(training__phases=["grow", "finetune:100000000"], training__seconds=0.05)
    trainer = Trainer(recipe, picture())
    trainer.run()
    assert trainer.finished == "the time is spent"


def test_an_edit_does_not_bring_memory_back():
    trainer = Trainer(small(), picture())
    trainer._shrink_chunk(48, MemoryError())
    chunk = trainer.chunk
    trainer.editor.prune()
    assert trainer.chunk == chunk
    assert trainer.target._cache is None


@pytest.mark.parametrize(
    ("frequencies", "words"),
    [([[0, 0]], r"\(0, 0\)"), ([[300_000_000, 0]], "100,000"), ([[1, 0]] * 16_384, "16,384")],
)
def test_frequencies_by_hand_keep_to_the_recipes_range(frequencies, words):
    trainer = Trainer(small(), picture())
    with pytest.raises(SinStudioError, match=words):
        trainer.editor.add_frequencies(frequencies)
    assert trainer.network.widths[0] == 10


def test_frequencies_are_removed_by_what_they_are():
    trainer = Trainer(small(), picture())
    k = trainer.network.frequencies.numpy()
    assert trainer.editor.find_columns(k[[4, 2]]) == (4, 2)
    with pytest.raises(SinStudioError, match="no input frequency"):
        trainer.editor.find_columns([k[3], k[3]])


def test_decay_is_marked_where_it_is_switched():
    trainer = Trainer(small(), picture())
    for enabled in (True, False):
        trainer.step()
        trainer.change(trainer.recipe.changed({"decay.enabled": enabled}))
        trainer.step()
        trainer.record()
    assert events(trainer) == ["decay on", "decay off"]
