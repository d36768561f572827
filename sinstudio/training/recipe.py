"""The recipe: every setting of a fit as one immutable value.

Its sections, in `sinstudio.training.settings`, are the only place where a setting is declared.
Panels, command line flags, TOML files, undo, presets, reports and error messages are all read from
their fields. Numpy and plain Python only, so that a window can show a recipe before torch is in.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from sinstudio.errors import SinStudioError
from sinstudio.training.schema import Setting
from sinstudio.training.settings.bounds import BoundSettings
from sinstudio.training.settings.decay import DecaySettings
from sinstudio.training.settings.frequencies import STRATEGIES, FrequencySettings
from sinstudio.training.settings.growth import GrowthSettings
from sinstudio.training.settings.network import (
    INTEGER_TRAINABLE,
    SIREN_TRAINABLE,
    NetworkSettings,
)
from sinstudio.training.settings.picture import PADDED, PictureSettings
from sinstudio.training.settings.pruning import PruningSettings
from sinstudio.training.settings.section import Section, short, show
from sinstudio.training.settings.training import DEFAULT_STEPS, TrainingSettings

__all__ = [
    "DEFAULT_STEPS",
    "PADDED",
    "STRATEGIES",
    "BoundSettings",
    "DecaySettings",
    "FrequencySettings",
    "GrowthSettings",
    "NetworkSettings",
    "PictureSettings",
    "PruningSettings",
    "Recipe",
    "TrainingSettings",
    "all_settings",
    "setting_of",
    "show",
]


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
    decay: DecaySettings = field(default_factory=DecaySettings)
    pruning: PruningSettings = field(default_factory=PruningSettings)
    growth: GrowthSettings = field(default_factory=GrowthSettings)

    def __post_init__(self) -> None:
        bounds, freq, train = self.bounds, self.frequencies, self.training
        if not bounds.automatic and len(bounds.values) != len(bounds.limits) + 1:
            raise SinStudioError(
                f"bounds.values is {show(bounds.values)}: it must hold one bound more than "
                f"bounds.limits, which is {show(bounds.limits)}."
            )
        pairs = bool(freq.values) and isinstance(freq.values[0], tuple)
        if freq.strategy == "custom" and not freq.values:
            raise SinStudioError(
                f"frequencies.values is {show(freq.values)}: the strategy custom needs at least "
                "one pair [k_x, k_y], or for a signal one whole number."
            )
        if freq.strategy == "lattice" and (pairs or not freq.values):
            raise SinStudioError(
                f"frequencies.values is {show(freq.values)}: the strategy lattice needs a list "
                "of whole numbers."
            )
        if "omega" in self.network.trainable and self.network.baseline == "none":
            raise SinStudioError(
                f"network.trainable is {show(self.network.trainable)}: omega is trained in a SIREN "
                'only; leave it out, or set network.baseline to "siren".'
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
        bounds off, since they would otherwise not be read; giving `network.baseline` without
        `network.trainable` trains what that kind of network trains.
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
        network = sections.get("network", {})
        if "baseline" in network and "trainable" not in network:
            siren = network["baseline"] == "siren"
            network["trainable"] = SIREN_TRAINABLE if siren else INTEGER_TRAINABLE
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


_SECTIONS: dict[str, type[Section]] = {
    section.NAME: section
    for section in (
        PictureSettings,
        FrequencySettings,
        NetworkSettings,
        BoundSettings,
        TrainingSettings,
        DecaySettings,
        PruningSettings,
        GrowthSettings,
    )
}
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


def _unknown(key: str, known: Any, noun: str = "setting") -> str:
    names = list(known)
    last = key.rpartition(".")[2]
    near = [name for name in names if "." in key and name.rpartition(".")[2] == last]
    near = near or difflib.get_close_matches(key, names, n=1)
    hint = f" Did you mean {near[0]}?" if near else f" There are: {', '.join(names[:12])}."
    return f"There is no {noun} called {short(key)}.{hint}"


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float) and math.isinf(value):
        return "inf"
    return value
