"""A GPU that is lost or full: faked, on a trainer whose tensors are really on the CPU."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from sinstudio.errors import FitError, SinStudioError
from sinstudio.training import device as device_module
from sinstudio.training.device import device_lost, give_up, resolve_device
from sinstudio.training.messages import Close, Failed, Fit, Note, Start, StateChanged
from sinstudio.training.recipe import Recipe
from sinstudio.training.rescue import made, rescued
from sinstudio.training.session import Session
from sinstudio.training.trainer import KEEP_EVERY, LEAST_CHUNK, Trainer

LOST = RuntimeError("CUDA error: unspecified launch failure\nCUDA kernel errors might be…")
FULL = torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2 GiB")
GPU = torch.device("cuda", 0)


@pytest.fixture(autouse=True)
def all_there(monkeypatch):
    monkeypatch.setattr(device_module, "_given_up", set())


def picture():
    y, x = np.mgrid[0:16, 0:16]
    return np.stack([np.sin(x / 3) * np.cos(y / 4) * 0.4 + 0.5] * 3, -1).astype(np.float32)


def small(**changes):
    base = {
        "frequencies.count": 12,
        "network.hidden": [16, 8],
        "training.batch": 64,
        "training.steps": 300,
        "training.threads": 1,
        "training.device": "cpu",
    }
    return Recipe().changed(base | {k.replace("__", "."): v for k, v in changes.items()})


def on_a_gpu(recipe=None, at=150, error=LOST):
    """A trainer that takes itself to be on a GPU, which fails in step `at` for good."""
    trainer = Trainer(recipe or small(), picture())
    trainer.device = GPU
    add = trainer.gradients.add

    def failing(*args):
        if trainer.device == GPU and trainer.step_count >= at:
            raise error
        add(*args)

    rebuild = trainer.rebuild

    def rebuilt():
        nonlocal add
        rebuild()
        add = trainer.gradients.add
        trainer.gradients.add = failing

    trainer.gradients.add = failing
    trainer.rebuild = rebuilt
    return trainer


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"network__baseline": "siren", "network__trainable": ["A", "b", "C", "d", "omega"]},
        {"picture__holdout": 0.2, "training__precision": "float64"},
        {"picture__period": "mirror", "network__trainable": ["A", "phases", "C"]},
    ],
)
def test_a_lost_gpu_ends_no_fit(changes):
    trainer = on_a_gpu(small(**changes))
    kept = None

    def watch(found):
        nonlocal kept
        if found.step_count == KEEP_EVERY:
            kept = [p.detach().clone() for p in found.network.parameters()]

    before = trainer.network
    trainer.run(on_step=watch)
    assert kept is not None
    assert trainer.finished == "the budget is spent"
    assert trainer.step_count == 300
    assert trainer.device == torch.device("cpu")
    assert trainer.network is not before
    assert any("moved to the CPU" in row.event for row in trainer.history.rows)
    (said,) = (note for note in trainer.notes if "lost" in note)
    assert said == (
        "The GPU cuda:0 was lost at step 150 (CUDA error: unspecified launch failure). "
        "The fit goes on on the CPU from step 100, more slowly."
    )
    assert trainer.measure_whole()[0] > 15


def test_the_last_kept_copy_is_what_goes_on():
    trainer = on_a_gpu()
    for _ in range(130):
        trainer.step()
    step, weights, adam = trainer.kept
    assert step == 100
    expected = {name: value.clone() for name, value in weights.items()}
    moments = {name: value.clone() for name, value in adam.exp_avg.items()}
    assert rescued(trainer, LOST)
    for name, parameter in trainer.network.named_parameters():
        assert torch.equal(parameter, expected[name])
        assert torch.equal(trainer.state.exp_avg[name], moments[name])
    trainer.step()
    assert trainer.step_count == 131


def test_a_copy_is_in_the_computers_memory_and_its_own():
    trainer = Trainer(small(), picture())
    for name, value in trainer.kept[1].items():
        assert value.device.type == "cpu"
        assert value.data_ptr() != dict(trainer.network.named_parameters())[name].data_ptr()


def test_a_gpu_that_is_full_splits_the_batch_first_and_then_hands_over():
    trainer = on_a_gpu(error=FULL)
    trainer.run()
    assert trainer.finished
    chunks = [note for note in trainer.notes if "chunks of" in note]
    assert chunks or trainer.chunk >= LEAST_CHUNK
    assert trainer.notes[-1].startswith("There is too little memory on cuda:0 for this network.")
    assert resolve_device("auto").type == ("cuda" if torch.cuda.is_available() else "cpu")


def test_the_cpu_has_nowhere_to_go():
    trainer = Trainer(small(), picture())
    assert not rescued(trainer, LOST)
    assert not rescued(trainer, MemoryError())
    trainer.gradients.add = lambda *_: (_ for _ in ()).throw(FULL)
    with pytest.raises(FitError, match="too little memory"):
        trainer.run()


def test_other_errors_are_left_alone():
    trainer = on_a_gpu(error=RuntimeError("shapes do not match"))
    with pytest.raises(RuntimeError, match="shapes"):
        trainer.run()


def test_after_pruning_the_shapes_are_those_of_the_copy():
    trainer = on_a_gpu(at=60)
    for _ in range(50):
        trainer.step()
    trainer.editor.prune()
    widths = trainer.network.widths
    trainer.run()
    assert trainer.network.widths == widths
    assert trainer.editor.undoable == ""


@pytest.mark.parametrize(
    ("message", "lost"),
    [
        ("CUDA error: device-side assert triggered", True),
        ("CUDA error: the launch timed out and was terminated", True),
        ("cuDNN error: CUDNN_STATUS_EXECUTION_FAILED", True),
        ("CUBLAS_STATUS_EXECUTION_FAILED when calling `cublasSgemm`", True),
        ("CUBLAS_STATUS_ALLOC_FAILED when calling cublasCreate", False),
        ("CUDA error: out of memory", False),
        ("The size of tensor a must match", False),
    ],
)
def test_what_a_lost_device_says(message, lost):
    assert device_lost(RuntimeError(message)) == lost


def test_a_device_that_was_given_up_is_not_chosen_again(monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 1)
    assert resolve_device("auto").type == "cuda"
    give_up(GPU)
    assert resolve_device("auto").type != "cuda"
    with pytest.raises(SinStudioError, match="no such device"):
        resolve_device("cuda")


def test_a_new_network_is_made_where_it_can_be():
    tries = []

    def kind(*args, **named):
        tries.append(args)
        if len(tries) == 1:
            raise LOST
        return Trainer(*args, **named)

    trainer = made(kind, small(), picture())
    assert len(tries) == 2
    assert "does not answer" in trainer.notes[-1]


@pytest.mark.parametrize("error", [LOST, FULL])
def test_a_session_goes_on(error):
    session = Session()
    events = []

    def hear(event):
        events.append(event)
        if isinstance(event, StateChanged) and event.state == "idle":
            trainer = session.trainer
            trainer.device, add = GPU, trainer.gradients.add

            def failing(*args):
                if trainer.device == GPU and trainer.step_count >= 40:
                    raise error
                add(*args)

            trainer.gradients.add = failing
            session.post(Start())
        if isinstance(event, StateChanged) and event.state == "finished":
            session.post(Close())

    session.post(Fit(picture(), small()))
    session.run(hear)
    assert not [event for event in events if isinstance(event, Failed)]
    notes = [event.sentence for event in events if isinstance(event, Note)]
    assert any("goes on on the CPU" in note for note in notes)
    assert session.latest().device == "CPU"
    assert session.latest().step == 300
