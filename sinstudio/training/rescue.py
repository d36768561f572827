"""A fit whose GPU is lost or full goes on on the CPU.

Nothing can be read back from a device that is lost: the network and its optimiser come from the
last kept copy, which is in the computer's own memory, and the picture is there anyway.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import torch

from sinstudio.network.memory import out_of_memory
from sinstudio.network.model import SinusoidalNetwork
from sinstudio.training.device import device_lost, give_up
from sinstudio.training.meter import Meter
from sinstudio.training.target import Target

if TYPE_CHECKING:
    from sinstudio.training.trainer import Trainer

_log = logging.getLogger(__name__)
_CPU = torch.device("cpu")


def rescued(trainer: Trainer, error: Exception) -> bool:
    """Move a trainer to the CPU where an error says that its device is lost or full, and say so.

    Returns
    -------
    bool
        Whether the fit can go on; False for any other error, and on the CPU.
    """
    full = out_of_memory(error)
    if trainer.device.type == "cpu" or not (full or device_lost(error)):
        return False
    device, at = trainer.device, trainer.step_count
    _log.error("%s at step %d: %s", device, at, error)
    step = move_to_cpu(trainer)
    if full:
        reason = f"There is too little memory on {device} for this network"
        if device.type == "cuda":
            torch.cuda.empty_cache()
    else:
        give_up(device)
        reason = f"The GPU {device} was lost at step {at} ({first_line(error)})"
    trainer.history.mark("moved to the CPU")
    trainer.say(f"{reason}. The fit goes on on the CPU from step {step}, more slowly.")
    return True


def move_to_cpu(trainer: Trainer) -> int:
    """Let a trainer go on on the CPU from its last kept copy; return the step of that."""
    step, weights, state = trainer.kept
    before = trainer.target
    network = _network_of(weights, trainer)
    trainer.device = _CPU
    trainer.target = Target(
        before.picture,
        trainer.recipe.picture,
        before.seed,
        _CPU,
        before.dtype,
        signal=before.domain.signal,
    )
    trainer.meter = Meter(trainer.target)
    trainer.replace(network, state.to(_CPU))
    trainer.begin_on_device()
    trainer.rebuild()
    trainer.editor.forget()  # its copies are on the device
    trainer.plan = trainer.plan.of(trainer)  # which chooses again what it had chosen there
    return step


def _network_of(weights: dict[str, torch.Tensor], trainer: Trainer) -> SinusoidalNetwork:
    """Make a network of the kept copy of its parameters."""
    values = {name: weight.to(_CPU, copy=True) for name, weight in weights.items()}
    omega = values.get("real_omega")
    count = sum(name.startswith("hidden.") and name.endswith(".weight") for name in values)
    hidden = [len(values[f"hidden.{index}.weight"]) for index in range(count)]
    network = SinusoidalNetwork(
        trainer.kept_frequencies if omega is None else None,
        hidden,
        len(values["output.weight"]),
        trainer.target.domain,
        omega=None if omega is None else omega.numpy(),
    ).to(dtype=trainer.target.dtype)
    for name, parameter in network.named_parameters():
        parameter.data.copy_(values[name])
    return network.requires_grad_(False)


def made(kind: type[Trainer], *args: Any, **named: Any) -> Trainer:
    """Make a trainer; where the device turns out to be lost, on what is left of this machine.

    Raises
    ------
    SinStudioError
        As the trainer's own, and where its recipe insists on the device that is lost.
    """
    try:
        return kind(*args, **named)
    except RuntimeError as error:
        if not device_lost(error):
            raise
        give_up(None)
        trainer = kind(*args, **named)
        lost = f"The GPU does not answer any more ({first_line(error)})"
        trainer.say(f"{lost}: training is on {trainer.device} until SinStudio is started again.")
        return trainer


def first_line(error: Exception) -> str:
    """What an error says, without the advice for programmers that follows."""
    return str(error).strip().split("\n")[0].rstrip(".")[:160]
