"""The editor of each setting, made from what the schema declares."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from sinstudio.app.panels.editors.base import Editor
from sinstudio.app.panels.editors.crop import CropEditor
from sinstudio.app.panels.editors.layers import LayerBoundsEditor
from sinstudio.app.panels.editors.modes import (
    AutoNumberEditor,
    Mode,
    ModeEditor,
    plain_number,
    word,
)
from sinstudio.app.panels.editors.period import PeriodEditor
from sinstudio.app.panels.editors.phases import PhasesEditor
from sinstudio.app.panels.editors.simple import ChoiceEditor, FlagEditor, NumberEditor, number_box
from sinstudio.app.panels.editors.smoothness import SmoothnessEditor
from sinstudio.app.panels.editors.stop import StopRuleEditor
from sinstudio.app.panels.editors.trained import TrainedEditor
from sinstudio.app.panels.editors.values import ValuesEditor
from sinstudio.app.panels.editors.widths import WidthsEditor
from sinstudio.app.panels.names import name_of, name_of_word
from sinstudio.training.recipe import setting_of
from sinstudio.training.schema import Choice, Either, Flag, Integer, Number

_STEPS: dict[str, dict[str, Any]] = {
    "frequencies.count": {"step": 16},
    "frequencies.low_share": {"step": 0.05},
    "network.scale_a": {"step": 0.1},
    "network.scale_c": {"step": 0.1},
    "growth.tolerance": {"step": 0.01},
    "growth.total": {"step": 8},
    "growth.every": {"step": 10},
    "pruning.threshold": {"step": 0.01},
    "pruning.decay_steps": {"step": 10},
    "pruning.targeted_steps": {"step": 10},
    "pruning.norm_threshold": {"step": 0.05},
    "pruning.recovery_steps": {"step": 10},
    "pruning.rate": {"step": 0.05},
    "decay.strength": {"step": 0.5},
    "training.rate": {"logarithmic": True},
    "training.output_rate": {"step": 0.05},
    "training.final_rate": {"step": 0.01},
}


def make_editor(key: str) -> Editor:
    """Return a new editor for a setting; unknown keys raise `SinStudioError`.

    The limits and bounds of blocks only make sense together: `BlockTable` makes their editors.
    """
    kind = setting_of(key).kind
    special = _special().get(key)
    if special:
        editor = special(key)
    elif isinstance(kind, Flag):
        editor = FlagEditor(key, name_of(key))
    elif isinstance(kind, Integer | Number):
        editor = NumberEditor(key, **_STEPS.get(key, {}))
    elif isinstance(kind, Choice):
        editor = ChoiceEditor(key, [(choice, name_of_word(choice)) for choice in kind.words])
    elif isinstance(kind, Either):
        editor = _automatic_number(key)
    else:
        raise TypeError(f"there is no editor for {key}, a {type(kind).__name__}")
    editor.set_name(name_of(key))
    return editor


def _special() -> dict[str, Callable[[str], Editor]]:
    return {
        "picture.crop": CropEditor,
        "picture.size": _size,
        "picture.channels": _channels,
        "picture.period": PeriodEditor,
        "picture.holdout": _hold_out,
        "frequencies.values": ValuesEditor,
        "network.hidden": WidthsEditor,
        "network.baseline": _baseline,
        "network.trainable": TrainedEditor,
        "bounds.smoothness": SmoothnessEditor,
        "bounds.deeper": LayerBoundsEditor,
        "training.steps": partial(
            StopRuleEditor, text=name_of("training.steps"), start=3000, step=100
        ),
        "training.seconds": partial(
            StopRuleEditor, text=name_of("training.seconds"), start=60, step=5
        ),
        "training.target_psnr": partial(
            StopRuleEditor, text=name_of("training.target_psnr"), start=35
        ),
        "training.stop_loss": partial(
            StopRuleEditor, text=name_of("training.stop_loss"), start=1e-4, logarithmic=True
        ),
        "training.phases": PhasesEditor,
        "training.batch": _batch,
        "training.device": _device,
        "training.threads": _threads,
        "pruning.target": partial(
            NumberEditor, step=0.05, words={0: QCoreApplication.translate("Editor", "none")}
        ),
        "pruning.total_steps": partial(
            NumberEditor, step=100, words={0: QCoreApplication.translate("Editor", "no limit")}
        ),
        "decay.alpha": partial(_automatic_number, start=1e-7),
    }


def _automatic_number(key: str, start: float = 16.0) -> Editor:
    tr = QCoreApplication.translate
    kind = setting_of(key).kind
    if not isinstance(kind, Either):
        raise TypeError(f"{key} has no word to choose")
    box = number_box(kind.other, logarithmic=True)
    number = Mode(tr("Editor", "Set"), start, (box,), plain_number)
    return AutoNumberEditor(key, word(tr("Editor", "Automatic"), kind.words[0]), number)


def _size(key: str) -> Editor:
    tr = QCoreApplication.translate
    side = Integer(1, 100_000)
    long_side = number_box(side, step=16)
    width, height = number_box(side, step=16), number_box(side, step=16)
    return ModeEditor(
        key,
        [
            word(tr("Editor", "Automatic"), "auto"),
            word(tr("Editor", "Every pixel"), "full"),
            Mode(tr("Editor", "Long side"), 512, (long_side,), plain_number),
            Mode(
                tr("Editor", "Width × height"),
                (256, 256),
                (width, height),
                lambda value: value if isinstance(value, tuple) else None,
                lambda *sides: sides,
                between="×",
            ),
        ],
    )


def _channels(key: str) -> Editor:
    tr = QCoreApplication.translate
    return ChoiceEditor(
        key,
        [
            ("auto", tr("Editor", "Automatic")),
            (1, tr("Editor", "Grey")),
            (2, tr("Editor", "Grey and alpha")),
            (3, tr("Editor", "RGB")),
            (4, tr("Editor", "RGBA")),
        ],
    )


def _baseline(key: str) -> Editor:
    tr = QCoreApplication.translate
    return ChoiceEditor(
        key,
        [
            ("none", tr("Editor", "Whole frequencies")),
            ("siren", tr("Editor", "Real ones (SIREN)")),
        ],
    )


def _hold_out(key: str) -> Editor:
    tr = QCoreApplication.translate

    def step_of(value: Any) -> tuple[int] | None:
        return (int(value.removeprefix("grid:")),) if isinstance(value, str) else None

    def percent_of(value: Any) -> tuple[float] | None:
        return None if isinstance(value, str) else (round(100 * value, 9),)

    return ModeEditor(
        key,
        [
            word(tr("Editor", "None"), 0.0),
            Mode(
                tr("Editor", "Random share"),
                0.05,
                (number_box(Number(0, 90)),),
                percent_of,
                lambda percent: percent / 100,
                between="%",
            ),
            Mode(
                tr("Editor", "Grid, every"),
                "grid:2",
                (number_box(Integer(2, 16)),),
                step_of,
                lambda step: f"grid:{step:g}",
                between=tr("Editor", "pixels"),
            ),
        ],
    )


def _batch(key: str) -> Editor:
    tr = QCoreApplication.translate
    box = number_box(Integer(1, 16_777_216), step=256)
    return ModeEditor(
        key,
        [
            Mode(tr("Editor", "Number"), 2048, (box,), plain_number),
            word(tr("Editor", "All"), "all"),
        ],
    )


def _device(key: str) -> Editor:
    automatic = QCoreApplication.translate("Editor", "Automatic")
    return ChoiceEditor(
        key, [("auto", automatic), ("cpu", "CPU"), ("cuda", "CUDA"), ("mps", "MPS")]
    )


def _threads(key: str) -> Editor:
    return NumberEditor(key, words={0: QCoreApplication.translate("Editor", "all cores")})
