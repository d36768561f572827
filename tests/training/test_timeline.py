import io
import zipfile

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sinstudio.errors import SinStudioError
from sinstudio.training.recipe import Recipe
from sinstudio.training.timeline import Timeline
from sinstudio.training.trainer import Trainer


def picture():
    y, x = np.mgrid[0:16, 0:20]
    return np.stack([np.sin(x / 3) * np.cos(y / 4) * 0.4 + 0.5] * 3, -1).astype(np.float32)


def recipe(**changes):
    base = {
        "frequencies.count": 12,
        "network.hidden": [16],
        "training.batch": 64,
        "training.steps": 60,
        "training.threads": 1,
        "training.device": "cpu",
    }
    return Recipe().changed(base | {k.replace("__", "."): v for k, v in changes.items()})


def followed(**changes):
    trainer = Trainer(recipe(**changes), picture())
    timeline = Timeline()
    timeline.begin(trainer)
    timeline.follow()
    return trainer, timeline


def train(trainer, timeline, steps):
    for _ in range(steps):
        trainer.step()
        timeline.follow()


def steps_of(timeline):
    return [entry.step for entry in timeline.entries]


def weights_of(network):
    return {name: tensor.clone() for name, tensor in network.state_dict().items()}


def assert_same(one, other):
    assert one.keys() == other.keys()
    for name, tensor in one.items():
        assert torch.equal(tensor, other[name]), name


def test_copies_lie_at_log_spaced_steps():
    trainer, timeline = followed()
    train(trainer, timeline, 45)
    assert steps_of(timeline)[:22] == list(range(22))
    assert steps_of(timeline)[-4:] == [37, 39, 41, 44]


def test_a_copy_is_what_the_network_was():
    trainer, timeline = followed()
    train(trainer, timeline, 5)
    then, moments = weights_of(trainer.network), trainer.state.clone()
    train(trainer, timeline, 10)
    entry = timeline.find(5)
    assert_same(weights_of(entry.network), then)
    assert_same(entry.state.exp_avg, moments.exp_avg)
    assert_same(entry.state.steps, moments.steps)
    with pytest.raises(SinStudioError, match="no snapshot of step 500"):
        timeline.find(500)


def test_the_budget_is_kept_while_training_goes_on():
    trainer, timeline = followed()
    size = timeline.entries[0].bytes
    timeline.set_budget(7 * size)
    for _ in range(40):
        train(trainer, timeline, 1)
        assert timeline.state.bytes <= 7 * size
    assert steps_of(timeline)[0] == 0
    assert len(timeline.entries) == 7
    timeline.set_budget(3 * size)
    assert len(timeline.entries) == 3
    timeline.set_budget(0)
    assert timeline.entries == []


def test_both_sides_of_an_edit_are_kept():
    trainer, timeline = followed()
    train(trainer, timeline, 40)
    before = trainer.network.widths
    trainer.editor.drop_frequencies([0, 3])
    train(trainer, timeline, 20)
    at, after = timeline.find(40), timeline.find(41)
    assert at.pinned
    assert after.pinned
    assert (at.network.widths, after.network.widths) == (before, trainer.network.widths)
    timeline.set_budget(6 * at.bytes)
    assert {0, 40, 41} <= set(steps_of(timeline))


def test_going_back_is_an_edit_that_can_be_taken_back():
    trainer, timeline = followed()
    train(trainer, timeline, 20)
    then = weights_of(trainer.network)
    trainer.editor.drop_frequencies([1])
    train(trainer, timeline, 20)
    now = weights_of(trainer.network)
    timeline.restore(timeline.find(20))
    assert_same(weights_of(trainer.network), then)
    assert trainer.history.rows[-1].event == "went back to step 20"
    assert trainer.editor.undoable == "went back to step 20"
    assert trainer.step_count == 40
    train(trainer, timeline, 5)
    assert {40, 41} <= set(steps_of(timeline))
    trainer.editor.undo()
    assert_same(weights_of(trainer.network), now)


def test_a_run_that_went_back_goes_on_as_it_did_from_there():
    trainer, timeline = followed(training__batch="all")
    train(trainer, timeline, 20)
    rate = trainer.rate
    train(trainer, timeline, 3)
    then = weights_of(trainer.network)
    while not trainer.finished:
        train(trainer, timeline, 1)
    assert trainer.step_count == 60
    timeline.restore(timeline.find(20))
    assert trainer.finished == ""
    assert trainer.rate == rate
    train(trainer, timeline, 3)
    for name, tensor in weights_of(trainer.network).items():
        torch.testing.assert_close(tensor, then[name])
    while not trainer.finished:
        train(trainer, timeline, 1)
    assert trainer.step_count == 60 + 40


def test_going_back_to_an_earlier_phase_begins_it_again():
    trainer, timeline = followed(training__phases=["fit:10", "finetune:10"])
    train(trainer, timeline, 15)
    assert trainer.plan.state.index == 1
    timeline.restore(timeline.find(4))
    assert trainer.plan.state.index == 0
    assert trainer.plan.phase.progress == pytest.approx(0.4)


def test_going_back_in_full_is_within_the_bounds_of_now():
    trainer, timeline = followed(bounds__automatic=False, bounds__limits=[], bounds__values=[1.0])
    train(trainer, timeline, 10)
    trainer.change(trainer.recipe.changed({"bounds.values": [0.01]}))
    timeline.restore(timeline.find(10))
    assert float(trainer.network.layers[0].weight.abs().max()) <= np.float32(0.01)


def test_the_psnr_of_a_copy_is_measured_once_asked_for():
    trainer, timeline = followed()
    train(trainer, timeline, 6)
    entry = timeline.find(6)
    timeline.measure(entry)
    assert entry.psnr_db == pytest.approx(trainer.measure_sample()[0], abs=1e-3)
    assert entry.heldout_psnr_db is None


def test_contents_are_taken_back():
    trainer, timeline = followed(picture__holdout=0.2)
    train(trainer, timeline, 12)
    trainer.editor.add_frequencies([(5, 3)])
    train(trainer, timeline, 8)
    timeline.measure(timeline.find(9))
    contents = timeline.contents()
    assert [step for step, _ in contents] == steps_of(timeline)
    other = Timeline()
    other.begin(trainer)
    other.take_back(contents)
    assert other.state.marks == timeline.state.marks
    for one, two in zip(timeline.entries, other.entries, strict=True):
        assert (one.place, one.psnr_db, one.seconds) == (two.place, two.psnr_db, two.seconds)
        assert_same(weights_of(one.network), weights_of(two.network))
        for part in ("exp_avg", "exp_avg_sq", "steps"):
            assert_same(getattr(one.state, part), getattr(two.state, part))
    other.restore(other.find(12))
    train(trainer, other, 3)


def test_those_of_a_siren_are_taken_back():
    trainer, timeline = followed(network__baseline="siren")
    train(trainer, timeline, 4)
    other = Timeline()
    other.begin(trainer)
    other.take_back(timeline.contents())
    assert_same(weights_of(other.find(3).network), weights_of(timeline.find(3).network))


@pytest.fixture(scope="module")
def written():
    trainer, timeline = followed()
    train(trainer, timeline, 2)
    return trainer, timeline.contents()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    at=st.integers(0, 10_000), length=st.integers(1, 30), fill=st.binary(min_size=30, max_size=30)
)
def test_damaged_contents_are_refused_or_read(written, at, length, fill):
    trainer, contents = written
    step, data = contents[1]
    at %= len(data)
    damaged = data[:at] + fill[: min(length, len(data) - at)] + data[at + length :]
    timeline = Timeline()
    timeline.begin(trainer)
    try:
        timeline.take_back([(step, damaged)])
    except SinStudioError:
        assert timeline.entries == []


@pytest.mark.parametrize("data", [b"", b"PK", b"\x93NUMPY"])
def test_what_is_no_copy_is_refused(written, data):
    timeline = Timeline()
    timeline.begin(written[0])
    with pytest.raises(SinStudioError, match="damaged"):
        timeline.take_back([(1, data)])


def test_a_copy_that_would_swell_is_refused(written):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("about.npy", bytes(1 << 20))
    timeline = Timeline()
    timeline.begin(written[0])
    with pytest.raises(SinStudioError, match="damaged"):
        timeline.take_back([(1, stream.getvalue())])


def test_without_a_trainer_there_is_nothing():
    timeline = Timeline()
    timeline.begin(None)
    timeline.follow()
    assert timeline.state.marks == ()
    timeline.take_back([(1, b"")])
    assert timeline.entries == []


def test_taking_it_back_is_where_the_run_was_and_again_where_it_went():
    trainer, timeline = followed()
    while not trainer.finished:
        train(trainer, timeline, 1)
    timeline.restore(timeline.find(20))
    rate = trainer.rate
    train(trainer, timeline, 5)
    trainer.editor.undo()
    assert trainer.finished == "the budget is spent"
    trainer.editor.redo()
    assert trainer.finished == ""
    assert trainer.plan.phase.progress == pytest.approx(25 / 60)
    assert trainer.rate < rate
