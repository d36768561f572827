"""What the sections of a recipe share: fields that are read by their kinds."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import ClassVar

from sinstudio.errors import SinStudioError
from sinstudio.training.schema import Integer, Setting

SEED = Integer(0, 2**32 - 1)


@dataclass(frozen=True)
class Section:
    """Every field is read by its kind when a section is made.

    Raises
    ------
    SinStudioError
        When a value is not allowed; the sentence names the key, the value and what is.
    """

    NAME: ClassVar[str] = ""  # as in TOML: [bounds]

    def __post_init__(self) -> None:
        for item in fields(self):
            value = getattr(self, item.name)
            spec: Setting = item.metadata["setting"]
            try:
                parsed = spec.kind.parse(value)
            except ValueError as error:
                raise SinStudioError(
                    f"{self.NAME}.{item.name} is {show(value)}: it {error}."
                ) from None
            object.__setattr__(self, item.name, parsed)


def show(value: object) -> str:
    """Write a value as TOML would, for messages and tables."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{short(value)}"'
    if isinstance(value, list | tuple):
        shown = [show(item) for item in value[:8]] + (["…"] if len(value) > 8 else [])
        return "[" + ", ".join(shown) + "]"
    if isinstance(value, float):
        return "inf" if math.isinf(value) else f"{value:g}"
    return str(value)[:60]


def short(text: str) -> str:
    """Make any text fit for a sentence: on one line, printable, and not too long."""
    clean = "".join(c if c.isprintable() else "�" for c in text)
    return clean if len(clean) <= 60 else clean[:57] + "…"
