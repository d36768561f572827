"""What a network and its twin can have apart, and what they share. No torch."""

from __future__ import annotations

from sinstudio.training.recipe import all_settings

_SHARED = ("picture.", "pruning.", "growth.")  # what is fitted, and edits of the first one alone
_OF_TRAINING = ("rate", "output_rate", "schedule", "final_rate", "seed")


def comparable() -> tuple[str, ...]:
    """Dotted keys of the settings that two networks on the same batches can have apart."""
    return tuple(key for key in all_settings() if _can_differ(key))


def _can_differ(key: str) -> bool:
    section, _, name = key.partition(".")
    if section == "training":
        return name in _OF_TRAINING
    return not key.startswith(_SHARED)
