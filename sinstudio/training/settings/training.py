"""Settings of the training: the optimiser, its schedule, and when to stop."""

from __future__ import annotations

from dataclasses import dataclass

from sinstudio.training.schema import (
    Choice,
    Device,
    Either,
    Integer,
    Items,
    Number,
    PhaseName,
    setting,
)
from sinstudio.training.settings.section import SEED, Section

DEFAULT_STEPS = 3000
FINETUNE_STEPS = 2000  # of a fine-tune where the recipe gives no number


@dataclass(frozen=True)
class TrainingSettings(Section):
    """The optimiser, its schedule, and when to stop."""

    NAME = "training"

    steps: int = setting(
        DEFAULT_STEPS,
        Integer(0, 1_000_000_000),
        "Stop after this many steps; 0 sets no such limit.",
        unit="steps",
        live=True,
    )
    seconds: float = setting(
        0.0,
        Number(0, 1e9),
        "Stop after this much training time; 0 sets no such limit.",
        unit="seconds",
        live=True,
    )
    target_psnr: float = setting(
        0.0,
        Number(0, 200),
        "Stop when the whole picture reaches this PSNR; 0 sets no such limit.",
        unit="dB",
        live=True,
    )
    stop_loss: float = setting(
        0.0, Number(0, 1e9), "Stop when the loss of a step falls below this; 0 never.", live=True
    )
    phases: tuple[str, ...] = setting(
        (),
        Items(PhaseName(), longest=32, noun="phases"),
        "What a run is made of, in order: fit, grow, prune and finetune, each with a number of "
        'steps after a colon where it needs one ("fit:1000"); an empty list is one fit to the '
        "budget above.",
        section="§7, §8",
    )
    batch: int | str = setting(
        2048,
        Either(("all",), Integer(1, 16_777_216)),
        'Pixels in a step; "all" takes every training pixel, as in the report.',
        unit="pixels",
        section="§3.2.1",
        live=True,
    )
    rate: float = setting(
        0.01, Number(0, 10, over=True), "Learning rate of Adam on A at the start.", live=True
    )
    output_rate: float = setting(
        0.3, Number(0, 100), "Learning rate of C and d, as a share of that of A.", live=True
    )
    schedule: str = setting(
        "cosine",
        Choice(("cosine", "linear", "constant")),
        "How the rate falls over the budget.",
        live=True,
    )
    final_rate: float = setting(
        0.02, Number(0, 1), "Rate at the end, as a share of that at the start.", live=True
    )
    precision: str = setting(
        "float32", Choice(("float32", "float64")), "Precision of the arithmetic."
    )
    device: str = setting("auto", Device(), "Where the network is trained.")
    threads: int = setting(
        0, Integer(0, 1024), "Processor threads; 0 takes every core that the program may use."
    )
    seed: int = setting(0, SEED, "Seed of the initial values, the batches and the hold-out.")
