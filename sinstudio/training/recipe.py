"""The recipe: every setting of a fit as one immutable value.

This is the only place where a setting is declared. Panels, command line flags, TOML files, undo,
presets, reports and error messages are all read from the fields below. Numpy and plain Python only,
so that a window can show a recipe before torch is loaded.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from sinstudio.errors import SinStudioError
from sinstudio.network.domain import Domain
from sinstudio.training.schema import (
    AnyOf,
    Choice,
    Device,
    Either,
    Empty,
    Flag,
    HoldOut,
    Integer,
    Items,
    Number,
    Setting,
    setting,
)

STRATEGIES = ("gaussian", "spectrum", "uniform", "low+high", "dominant", "lattice", "custom")
PADDED = 2.2  # the default period when the seam should lie outside the picture
DEFAULT_STEPS = 3000

_SIDE = Integer(1, 100_000)
_AXIS_PERIOD = Either(("tile", "padded", "mirror"), Number(2, 1000))
_WHOLE = Integer(-100_000, 100_000)
_SEED = Integer(0, 2**32 - 1)
_RADIUS = Either(("auto",), Number(0, 100_000, over=True))


class _Section:
    """Shared by the sections: every field is read by its kind when a section is made."""

    def __post_init__(self) -> None:
        for item in fields(self):  # type: ignore[arg-type]
            value = getattr(self, item.name)
            spec: Setting = item.metadata["setting"]
            try:
                parsed = spec.kind.parse(value)
            except ValueError as error:
                key = f"{SECTION_NAMES[type(self)]}.{item.name}"
                raise SinStudioError(f"{key} is {show(value)}: it {error}.") from None
            object.__setattr__(self, item.name, parsed)


@dataclass(frozen=True)
class PictureSettings(_Section):
    """What of the picture is fitted, and how it repeats."""

    crop: tuple[int, ...] = setting(
        (),
        AnyOf((Items(Integer(0, 100_000), 4, 4, noun="pixels"), Empty())),
        "The part that is fitted: left, top, right, bottom in pixels of the opened picture; "
        "an empty list takes all of it.",
        unit="pixels",
    )
    size: str | int | tuple[int, int] = setting(
        "auto",
        AnyOf((Either(("auto", "full"), _SIDE), Items(_SIDE, 2, 2, noun="pixels"))),
        "Size at which the picture is fitted: the long side, or width and height. "
        '"auto" keeps pictures up to 1,024 pixels and scales larger ones down to that; '
        '"full" keeps every pixel.',
        unit="pixels",
    )
    channels: str | int = setting(
        "auto",
        Either(("auto",), Integer(1, 4)),
        "Channels that are fitted: 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA; "
        '"auto" takes those of the picture.',
        symbol="c",
    )
    period: Any = setting(
        "padded",
        AnyOf((_AXIS_PERIOD, Items(_AXIS_PERIOD, 2, 2, noun="periods"))),
        'How the network repeats: "tile" makes the picture one period (p = 2), "padded" puts the '
        'seam outside it (p = 2.2), "mirror" fits its reflection too (p = 4), and a number is '
        "the period itself; a list of two sets x and y.",
        symbol="p",
        unit="half pictures",
        section="§3.1",
    )
    holdout: float | str = setting(
        0.0,
        HoldOut(),
        "Pixels kept from training to measure what lies between: a random share, or "
        '"grid:N" to train on every N-th pixel of each axis only.',
    )

    @property
    def axes(self) -> tuple[tuple[float, bool], tuple[float, bool]]:
        """(period, mirrored) for x and for y."""
        named = {"tile": (2.0, False), "padded": (PADDED, False), "mirror": (4.0, True)}
        pair = self.period if isinstance(self.period, tuple) else (self.period, self.period)
        x, y = (named[p] if isinstance(p, str) else (float(p), False) for p in pair)
        return x, y

    @property
    def grid(self) -> int:
        """N of hold-out "grid:N", or 1."""
        return int(self.holdout.removeprefix("grid:")) if isinstance(self.holdout, str) else 1

    def domain(self, width: int, height: int) -> Domain:
        """Return the domain of a picture of this size, in pixels, under these settings."""
        (p_x, mirror_x), (p_y, mirror_y) = self.axes
        return Domain(width, height, (p_x, p_y), (mirror_x, mirror_y), self.grid)


@dataclass(frozen=True)
class FrequencySettings(_Section):
    """How the input frequencies ω are chosen (chapter 5)."""

    strategy: str = setting(
        "gaussian",
        Choice(STRATEGIES),
        "How input frequencies are chosen: normally distributed; drawn from the picture's "
        "spectrum; uniform within the limit; low and high bands; the spectrum's largest peaks; "
        "all pairs of given values; or a list of your own.",
        section="§5.2",
    )
    count: int = setting(
        384,
        Integer(1, 16_384),
        "Number of input frequencies, the columns of A.",
        symbol="m",
        section="§5.1",
    )
    limit: str | float = setting(
        "auto",
        _RADIUS,
        'Largest radius that is drawn; "auto" is half of Nyquist for spectrum and uniform, '
        "Nyquist for the others.",
        symbol="ω₀",
        unit="cycles per short side",
        section="§5.2",
    )
    sigma: str | float = setting(
        "auto",
        _RADIUS,
        'Width of the normal distribution; "auto" is the short side / 25.',
        symbol="σ",
        unit="cycles per short side",
    )
    low_share: float = setting(
        0.7, Number(0, 1), "low+high: share of the frequencies that lies in the low band."
    )
    low_limit: str | float = setting(
        "auto",
        _RADIUS,
        'low+high: largest radius of the low band; "auto" is a sixteenth of Nyquist.',
        unit="cycles per short side",
    )
    high_from: str | float = setting(
        "auto",
        _RADIUS,
        'low+high: smallest radius of the high band; "auto" is where the low band ends.',
        unit="cycles per short side",
    )
    values: tuple[Any, ...] = setting(
        (),
        AnyOf((Items(_WHOLE), Items(Items(_WHOLE, 2, 2, noun="whole numbers"), noun="pairs"))),
        "lattice: the whole numbers whose pairs are taken; custom: pairs [k_x, k_y] in cycles "
        "per period. Repeats and ± twins are kept as given.",
        symbol="k",
        unit="cycles per period",
    )
    unit_vectors: bool = setting(
        True,
        Flag(),
        "Include (1, 0) and (0, 1), which rules out sub-periods. lattice and custom take only what "
        "they are given.",
        section="§5.3",
    )
    seed: int = setting(0, _SEED, "Seed of the draw.")


@dataclass(frozen=True)
class NetworkSettings(_Section):
    """Widths, initial values, and what is trained."""

    hidden: tuple[int, ...] = setting(
        (384,),
        Items(Integer(1, 16_384), 1, 16, noun="widths"),
        "Widths of the hidden layers, first to last.",
        symbol="n",
    )
    trainable: tuple[str, ...] = setting(
        ("A", "b", "C", "d"),
        Items(Choice(("A", "b", "C", "d", "phases")), 1, 5, noun="names"),
        "What is trained: hidden matrices A, their biases b, output C and d, and the shifts φ "
        "of the input frequencies.",
        section="§3.1",
    )
    scale_a: float = setting(
        1.0, Number(0, 1000), "Factor on the initial range of A, ±√(6/fan-in).", symbol="A"
    )
    scale_c: float = setting(
        1.0, Number(0, 1000), "Factor on the initial range of C, ±√(6/n)/30.", symbol="C"
    )
    zero_phases: bool = setting(False, Flag(), "Start with all shifts φ at zero.", symbol="φ")
    zero_biases: bool = setting(False, Flag(), "Start with all biases b at zero.", symbol="b")


@dataclass(frozen=True)
class BoundSettings(_Section):
    """The bounds on A that control which frequencies are generated (chapter 6)."""

    enabled: bool = setting(True, Flag(), "Bound the hidden matrix.", section="§6", live=True)
    automatic: bool = setting(
        True,
        Flag(),
        "Derive blocks and bounds from the frequencies and the smoothness; limits and values "
        "are then not read.",
        live=True,
    )
    smoothness: float = setting(
        1.5,
        Number(0.05, 100),
        "Automatic bounds: 0.75 is sharp, 1.5 the default, 3 smooth.",
        symbol="κ",
        live=True,
    )
    limits: tuple[float, ...] = setting(
        (),
        Items(Number(0, 1_000_000, over=True), rising=True, longest=63, noun="radii"),
        "Radii where one block ends and the next begins.",
        symbol="L",
        unit="cycles per short side",
        section="§6",
        live=True,
    )
    values: tuple[float, ...] = setting(
        (math.inf,),
        Items(Number(0, infinite=True), 1, 64, noun="bounds"),
        'The bound of each block, one more than there are limits; "inf" leaves a block alone.',
        symbol="B",
        section="§6",
        live=True,
    )
    deeper: tuple[float, ...] = setting(
        (),
        Items(Number(0, infinite=True), longest=15, noun="bounds"),
        "One bound for each hidden layer after the first; layers without one are left alone.",
        symbol="B",
        live=True,
    )
    tolerance: float = setting(
        0.05,
        Number(0, 1),
        "An entry counts as saturated within this share of its bound.",
        symbol="ε",
        section="§8",
        live=True,
    )


@dataclass(frozen=True)
class TrainingSettings(_Section):
    """The optimiser, its schedule, and when to stop."""

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
    seed: int = setting(0, _SEED, "Seed of the initial values, the batches and the hold-out.")


SECTION_NAMES: dict[type, str] = {
    PictureSettings: "picture",
    FrequencySettings: "frequencies",
    NetworkSettings: "network",
    BoundSettings: "bounds",
    TrainingSettings: "training",
}


@dataclass(frozen=True)
class Recipe:
    """All settings of a fit. Immutable, comparable, hashable; always valid.

    Raises
    ------
    SinStudioError
        When a value is outside its range or two settings contradict each other; the sentence
        names the key, the value and what is allowed.
    """

    picture: PictureSettings = field(default_factory=PictureSettings)
    frequencies: FrequencySettings = field(default_factory=FrequencySettings)
    network: NetworkSettings = field(default_factory=NetworkSettings)
    bounds: BoundSettings = field(default_factory=BoundSettings)
    training: TrainingSettings = field(default_factory=TrainingSettings)

    def __post_init__(self) -> None:
        bounds, freq, train = self.bounds, self.frequencies, self.training
        if not bounds.automatic and len(bounds.values) != len(bounds.limits) + 1:
            raise SinStudioError(
                f"bounds.values is {show(bounds.values)}: it must hold one bound more than "
                f"bounds.limits, which is {show(bounds.limits)}."
            )
        pairs = bool(freq.values) and isinstance(freq.values[0], tuple)
        if freq.strategy == "custom" and not pairs:
            raise SinStudioError(
                f"frequencies.values is {show(freq.values)}: the strategy custom needs at least "
                "one pair [k_x, k_y]."
            )
        if freq.strategy == "lattice" and (pairs or not freq.values):
            raise SinStudioError(
                f"frequencies.values is {show(freq.values)}: the strategy lattice needs a list "
                "of whole numbers."
            )
        crop = self.picture.crop
        if crop and not (crop[0] < crop[2] and crop[1] < crop[3]):
            raise SinStudioError(
                f"picture.crop is {show(crop)}: left must be below right, and top below bottom."
            )
        if not (train.steps or train.seconds or train.target_psnr):
            raise SinStudioError(
                "training.steps, training.seconds and training.target_psnr are all 0: set one of "
                "them, so that the fit can end."
            )

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, Any], base: Recipe | None = None) -> Recipe:
        """Read nested mappings (TOML, JSON) over `base`, by default the default recipe.

        Giving `bounds.limits` or `bounds.values` without `bounds.automatic` turns automatic
        bounds off, since they would otherwise not be read.
        """
        base = base or cls()
        sections = {}
        for name, values in mapping.items():
            if name not in _SECTIONS:
                raise SinStudioError(_unknown(name, _SECTIONS, "section"))
            if not isinstance(values, Mapping):
                raise SinStudioError(
                    f"{name} is {show(values)}: it is a section and must hold settings."
                )
            known = [item.name for item in fields(_SECTIONS[name])]
            for key in values:
                if key not in known:
                    raise SinStudioError(_unknown(f"{name}.{key}", _SETTINGS))
            sections[name] = dict(values)
        bounds = sections.get("bounds", {})
        if ("limits" in bounds or "values" in bounds) and "automatic" not in bounds:
            bounds["automatic"] = False
        changed = {name: replace(getattr(base, name), **v) for name, v in sections.items()}
        return replace(base, **changed)

    def to_mapping(self) -> dict[str, dict[str, Any]]:
        """Nested dicts of plain values for TOML and JSON; infinity is the word "inf"."""
        return {
            name: {
                item.name: _plain(getattr(getattr(self, name), item.name))
                for item in fields(section)
            }
            for name, section in _SECTIONS.items()
        }

    def get(self, key: str) -> Any:
        """Value of a setting by its dotted key, e.g. ``"bounds.smoothness"``."""
        setting_of(key)
        section, name = key.split(".")
        return getattr(getattr(self, section), name)

    def changed(self, values: Mapping[str, Any]) -> Recipe:
        """Return a copy with some settings changed, given by dotted keys."""
        nested: dict[str, dict[str, Any]] = {}
        for key, value in values.items():
            section, _, name = key.partition(".")
            if not name:
                raise SinStudioError(_unknown(key, list(all_settings())))
            nested.setdefault(section, {})[name] = value
        return type(self).from_mapping(nested, self)

    def differences(self, other: Recipe) -> tuple[str, ...]:
        """Dotted keys whose values differ."""
        return tuple(key for key in all_settings() if self.get(key) != other.get(key))

    def needs_restart(self, other: Recipe) -> tuple[str, ...]:
        """Dotted keys that differ and take effect only in a new network."""
        return tuple(key for key in self.differences(other) if not setting_of(key).live)

    def with_budget(self, steps: int = 0, seconds: float = 0, target_psnr: float = 0) -> Recipe:
        """Replace all stop rules by these; 0 leaves one out."""
        training = replace(self.training, steps=steps, seconds=seconds, target_psnr=target_psnr)
        return replace(self, training=training)

    def with_seed(self, seed: int) -> Recipe:
        """Set every seed."""
        return replace(
            self,
            frequencies=replace(self.frequencies, seed=seed),
            training=replace(self.training, seed=seed),
        )


_SECTIONS: dict[str, type] = {name: section for section, name in SECTION_NAMES.items()}
_SETTINGS: dict[str, Setting] = {
    f"{name}.{item.name}": item.metadata["setting"]
    for name, section in _SECTIONS.items()
    for item in fields(section)
}


def all_settings() -> Iterator[str]:
    """Dotted keys of all settings, in order."""
    return iter(_SETTINGS)


def setting_of(key: str) -> Setting:
    """What is declared about a setting; unknown keys raise `SinStudioError`."""
    if key not in _SETTINGS:
        raise SinStudioError(_unknown(key, list(_SETTINGS)))
    return _SETTINGS[key]


def show(value: object) -> str:
    """Write a value as TOML would, for messages and tables."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{_short(value)}"'
    if isinstance(value, list | tuple):
        shown = [show(item) for item in value[:8]] + (["…"] if len(value) > 8 else [])
        return "[" + ", ".join(shown) + "]"
    if isinstance(value, float):
        return "inf" if math.isinf(value) else f"{value:g}"
    return str(value)[:60]


def _unknown(key: str, known: Any, noun: str = "setting") -> str:
    names = list(known)
    last = key.rpartition(".")[2]
    near = [name for name in names if "." in key and name.rpartition(".")[2] == last]
    near = near or difflib.get_close_matches(key, names, n=1)
    hint = f" Did you mean {near[0]}?" if near else f" There are: {', '.join(names[:12])}."
    return f"There is no {noun} called {_short(key)}.{hint}"


def _short(text: str) -> str:
    """Make any text fit for a sentence: on one line, printable, and not too long."""
    clean = "".join(c if c.isprintable() else "�" for c in text)
    return clean if len(clean) <= 60 else clean[:57] + "…"


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float) and math.isinf(value):
        return "inf"
    return value
