"""A trainer as a value, and a trainer that goes on from it: bit for bit on the same device.

All that training depends on is kept, the states of the random generators among it. What follows
from it (bounds, tables, cached features, the order of the pixels) is worked out again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch

from sinstudio.errors import SinStudioError
from sinstudio.training.checkpoints import Checkpoint
from sinstudio.training.device import device_label, naming_memory, resolve_device
from sinstudio.training.entries import Entries, StateError
from sinstudio.training.plan import Plan
from sinstudio.training.recipe import Recipe
from sinstudio.training.state import Array, FitState, TrainerState
from sinstudio.training.target import Target
from sinstudio.training.tensors import (
    read_adam,
    read_generator,
    read_network,
    read_scalar,
    read_torch_generator,
    read_weights,
    to_array,
    write_adam,
    write_generator,
    write_network,
    write_weights,
)
from sinstudio.training.trainer import CHUNK_BYTES, LEAST_CHUNK, Trainer

if TYPE_CHECKING:
    from sinstudio.training.session import Session

UNDO_BYTES = 64 << 20  # copies for taking edits back are kept while they take no more than this


def take_fit(session: Session) -> FitState:
    """Take the state of what a session fits, between two steps.

    Raises
    ------
    SinStudioError
        When it has no network in training.
    """
    trainer = session.trainer
    if trainer is None:
        raise SinStudioError(
            "There is no network in training to keep in a project: open a picture first, or save "
            "the model instead."
        )
    state = "paused" if session.state == "running" else session.state
    target = trainer.target
    return FitState(take_state(trainer), target.picture, target.domain.signal, state)


def take_state(trainer: Trainer) -> TrainerState:
    """Take the whole state of a trainer, between two steps; the trainer stays as it is.

    Only a fit that has just diverged is first taken back to where it was well.
    """
    if not trainer._finite():
        trainer.check()
    arrays: dict[str, Array] = {}
    write_network(arrays, "network", trainer.network)
    write_adam(arrays, "adam", trainer.state)
    step, weights, adam = trainer._good
    write_weights(arrays, "good.network", weights)
    write_adam(arrays, "good.adam", adam)
    arrays["loss_sum"] = to_array(trainer._loss_sum)
    arrays["order"] = to_array(trainer._order.get_state())
    rng, generator = trainer.editor.generators
    arrays["editor"] = to_array(generator.get_state())
    kept = _newest(trainer.editor.checkpoints)
    for index, checkpoint in enumerate(kept):
        write_network(arrays, f"undo.{index}.network", checkpoint.network)
        write_adam(arrays, f"undo.{index}.adam", checkpoint.state)
    values: dict[str, Any] = {
        "recipe": trainer.recipe.to_mapping(),
        "device": device_label(trainer.device),
        "notes": list(trainer.notes),
        "steps": trainer.step_count,
        "edits": trainer.edits,
        "seconds": trainer.seconds,
        "fresh": trainer._fresh,
        "next": trainer._next,
        "left": trainer._left,
        "rate_factor": trainer._rate_factor,
        "rollbacks": trainer._rollbacks,
        "good_step": step,
        "loss_steps": trainer._loss_steps,
        "goal": trainer._goal.state(),
        "points_seed": trainer.target.seed,
        "most_chunk": trainer._most_chunk,
        "memory_short": trainer._memory_short,
        "history": trainer.history.state(),
        "plan": trainer.plan.to_state(),
        "undo": [
            {"number": c.number, "edit": c.edit, "began": c.began, "age": c.age} for c in kept
        ],
        "born": trainer.editor.born,
        "editor": write_generator(rng),
    }
    return TrainerState(values, arrays)


def resume(fit: FitState) -> Trainer:
    """Make a trainer that goes on from a state.

    Where the device of its recipe is not on this machine, the best there is takes its place, and a
    note of the trainer's says so: numbers are then equal only up to rounding.

    Raises
    ------
    StateError
        Half a sentence that says what is wrong with the state.
    SinStudioError
        When there is too little memory for it.
    """
    state = Entries(fit.trainer.values, "state")
    recipe, note = _on_this_machine(_recipe(state), state.text("device"))
    trainer = _made(recipe, fit, state.whole("points_seed"))
    _set(trainer, state, fit.trainer.arrays)
    trainer.notes[:] = state.texts("notes")
    if note:
        trainer.say(note)
    return trainer


def _recipe(state: Entries) -> Recipe:
    part = state.part("recipe")
    try:
        return Recipe.from_mapping(part.mapping)
    except SinStudioError as error:
        raise StateError(f"its recipe is not valid: {str(error).rstrip('.')}") from None


def _on_this_machine(recipe: Recipe, label: str) -> tuple[Recipe, str]:
    """Return the recipe with a device that is there, and what has to be said about it."""
    note = ""
    wanted = recipe.training.device
    try:
        device = resolve_device(wanted)
    except SinStudioError:
        device = resolve_device("auto")
        knows = device.type != "mps" or recipe.training.precision != "float64"
        recipe = recipe.changed({"training.device": "auto" if knows else "cpu"})
        device = resolve_device(recipe.training.device)
        note = f"The device {wanted} is not on this machine. "
    here = device_label(device)
    if note or here != label:
        note += (
            f"The project was trained on {label} and goes on on {here}: what follows is equal only "
            "up to rounding."
        )
    return recipe, note


def _made(recipe: Recipe, fit: FitState, seed: int) -> Trainer:
    height, width = fit.picture.shape[:2]
    dtype = torch.float64 if recipe.training.precision == "float64" else torch.float32
    domain = recipe.picture.domain(width, height, signal=fit.signal)
    network = read_network(fit.trainer.arrays, "network", domain, dtype)
    if network.channels != fit.picture.shape[2]:
        raise StateError("its network does not have the channels of its picture")
    with naming_memory():
        device = resolve_device(recipe.training.device)
        target = Target(fit.picture, recipe.picture, seed, device, dtype, signal=fit.signal)
    return Trainer(recipe, fit.picture, network=network, signal=fit.signal, target=target)


def _set(trainer: Trainer, state: Entries, arrays: dict[str, Array]) -> None:
    network, total = trainer.network, len(trainer.target)
    trainer.step_count = state.whole("steps")
    trainer.edits = state.whole("edits")
    trainer.seconds = state.number("seconds", 0)
    trainer._next = state.whole("next", 0, total - 1)
    trainer._left = state.whole("left", 0, total)
    trainer._rate_factor = state.number("rate_factor", 0, 1)
    trainer._rollbacks = state.whole("rollbacks")
    trainer._loss_steps = state.whole("loss_steps")
    trainer._goal.resume(state.part("goal"))
    trainer._most_chunk = state.whole("most_chunk", LEAST_CHUNK, CHUNK_BYTES)
    trainer._memory_short = state.truth("memory_short")
    trainer._loss_sum = read_scalar(arrays, "loss_sum", trainer._loss_sum)
    trainer.state = read_adam(arrays, "adam", network)
    with naming_memory():
        trainer.rebuild()  # clips nothing, since the network is not said to be fresh yet
    trainer._fresh = state.truth("fresh")
    # in the computer's own memory, which a GPU that is lost does not take along
    weights = {n: t.cpu() for n, t in read_weights(arrays, "good.network", network).items()}
    adam = read_adam(arrays, "good.adam", network).to(torch.device("cpu"))
    trainer._good = state.whole("good_step"), weights, adam
    read_torch_generator(arrays, "order", trainer._order)
    rng, generator = trainer.editor.generators
    read_generator(rng, state.part("editor"))
    read_torch_generator(arrays, "editor", generator)
    trainer.editor.born = state.whole("born", -trainer.step_count, trainer.step_count)
    for index, value in enumerate(state.items("undo")):
        entry = Entries(value, f"state.undo.{index}")
        before = read_network(arrays, f"undo.{index}.network", network.domain, network.dtype)
        before = before.to(network.device)
        adam = read_adam(arrays, f"undo.{index}.adam", before)
        if before.channels != network.channels:
            raise StateError(f"undo.{index} does not have the channels of its network")
        trainer.editor.checkpoints.append(
            Checkpoint(
                entry.whole("number"),
                entry.text("edit"),
                entry.whole("began"),
                entry.whole("age"),
                before,
                adam,
            )
        )
    trainer.history.resume(state.part("history"))
    trainer.plan = Plan.resumed(trainer, state.part("plan"))


def _newest(checkpoints: list[Checkpoint]) -> list[Checkpoint]:
    """Of the copies for taking edits back, keep the newest that fit."""
    kept: list[Checkpoint] = []
    left = UNDO_BYTES
    for checkpoint in reversed(checkpoints):
        left -= checkpoint.bytes
        if left < 0:
            break
        kept.insert(0, checkpoint)
    return kept
