"""What sets a twin apart, in words: for the canvas, the curves and the messages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QCoreApplication

from sinstudio.app.panels.names import name_of, name_of_word
from sinstudio.training.recipe import Recipe, setting_of, show
from sinstudio.training.schema import Choice, Flag
from sinstudio.training.snapshot import Snapshot

# Settings that only help another one: where both are apart, that one says it.
_HELPERS = {
    "bounds.automatic": ("bounds.smoothness", "bounds.values"),
    "bounds.limits": ("bounds.values",),
    "frequencies.seed": ("training.seed",),
    "frequencies.values": ("frequencies.strategy",),
    "network.trainable": ("network.baseline",),
}
_LONGEST = 28  # characters of a value


def side_text(keys: Iterable[str], recipe: Recipe) -> str:
    """Say what a network has of these settings: "Bounds off", "SIREN", "Rate 0.01, Seed 3"."""
    keys = list(keys)
    told = [key for key in keys if not any(other in keys for other in _HELPERS.get(key, ()))]
    return ", ".join(_value_text(key, recipe.get(key)) for key in told)


def captions(snapshot: Snapshot, *, psnr: bool = True) -> tuple[str, str]:
    """What the network and its twin are, with the PSNR of each; empty without a twin."""
    twin = snapshot.twin
    if twin is None:
        return "", ""
    keys = [key for key, _ in twin.apart]
    mine, theirs = side_text(keys, snapshot.recipe), side_text(keys, twin.recipe)
    if not psnr:
        return mine, theirs
    return _with_psnr(mine, snapshot), _with_psnr(theirs, twin)


def _with_psnr(text: str, of: Snapshot) -> str:
    if of.psnr_db is None:
        return text
    decibels = f"{of.psnr_db:.1f}"
    if of.heldout_psnr_db is None:
        return QCoreApplication.translate("Twin", "{0}   {1} dB").format(text, decibels)
    line = QCoreApplication.translate("Twin", "{0}   {1} dB (held out {2})")
    return line.format(text, decibels, f"{of.heldout_psnr_db:.1f}")


def _value_text(key: str, value: Any) -> str:
    tr = QCoreApplication.translate
    kind = setting_of(key).kind
    if key == "bounds.enabled":
        return tr("Twin", "Bounds on") if value else tr("Twin", "Bounds off")
    if key == "network.baseline":
        return tr("Twin", "SIREN") if value == "siren" else tr("Twin", "Whole frequencies")
    if isinstance(kind, Choice):
        return name_of_word(value)
    if isinstance(kind, Flag):
        text = tr("Twin", "{0}: on") if value else tr("Twin", "{0}: off")
        return text.format(name_of(key))
    shown = f"{value:.4g}" if isinstance(value, float) else show(value)
    if len(shown) > _LONGEST:
        shown = shown[: _LONGEST - 1] + "\N{HORIZONTAL ELLIPSIS}"
    return tr("Twin", "{0} {1}").format(name_of(key), shown)
