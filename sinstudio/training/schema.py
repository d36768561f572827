"""The kinds of values that settings take: what is allowed, how it is read, how it is described.

A kind reads what TOML, JSON, the command line and the panels hand over and returns the one normal
form of it, or raises `ValueError` with the second half of a sentence ("must be a whole number from
1 to 10"). `recipe.py` puts the name and the value of the setting in front.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Protocol


class Kind(Protocol):
    """What a setting can hold."""

    def parse(self, value: object) -> Any:
        """Return the normal form of `value`; raise `ValueError` where it is not allowed."""

    def describe(self) -> str:
        """What is allowed, to follow the words "must be"."""


def _span(minimum: float, maximum: float) -> str:
    if math.isinf(maximum):
        return f" of at least {minimum:g}" if not math.isinf(minimum) else ""
    return f" from {minimum:g} to {maximum:g}"


@dataclass(frozen=True)
class Integer:
    """A whole number in [minimum, maximum]."""

    minimum: int
    maximum: int

    def describe(self) -> str:
        """Say the range."""
        return f"a whole number from {self.minimum} to {self.maximum}"

    def parse(self, value: object) -> int:
        """Accept int (and floats without a fraction), never bool."""
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int):
            raise ValueError(f"must be {self.describe()}")
        if not self.minimum <= value <= self.maximum:
            raise ValueError(f"must be {self.describe()}")
        return value


@dataclass(frozen=True)
class Number:
    """A real number in [minimum, maximum]; infinity only where `infinite` allows it."""

    minimum: float
    maximum: float = math.inf
    infinite: bool = False
    over: bool = False  # strictly above the minimum

    def describe(self) -> str:
        """Say the range."""
        span = f" above {self.minimum:g}" if self.over else _span(self.minimum, self.maximum)
        if self.over and not math.isinf(self.maximum):
            span += f" and up to {self.maximum:g}"
        return f"a number{span}" + (', or "inf"' if self.infinite else "")

    def parse(self, value: object) -> float:
        """Accept int, float and the word "inf"; never bool or nan."""
        if isinstance(value, str) and value.strip().lower() in ("inf", "+inf", "∞"):
            value = math.inf
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError(f"must be {self.describe()}")
        try:
            number = float(value)
        except OverflowError:
            number = math.nan  # a whole number beyond any float
        if math.isinf(number) and not self.infinite:
            raise ValueError(f"must be {self.describe()}")
        if math.isnan(number) or not self.minimum <= number <= self.maximum:
            raise ValueError(f"must be {self.describe()}")
        if self.over and number == self.minimum:
            raise ValueError(f"must be {self.describe()}")
        return number


@dataclass(frozen=True)
class Flag:
    """True or false."""

    def describe(self) -> str:
        """Say the two words."""
        return "true or false"

    def parse(self, value: object) -> bool:
        """Accept bool only."""
        if not isinstance(value, bool):
            raise ValueError(f"must be {self.describe()}")
        return value


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]

    def describe(self) -> str:
        """List the words."""
        return "one of " + ", ".join(f'"{word}"' for word in self.words)

    def parse(self, value: object) -> str:
        """Accept one of the words."""
        if not isinstance(value, str) or value not in self.words:
            raise ValueError(f"must be {self.describe()}")
        return value


@dataclass(frozen=True)
class Either:
    """A word such as "auto", or a value of another kind."""

    words: tuple[str, ...]
    other: Kind

    def describe(self) -> str:
        """Say both."""
        return ", ".join(f'"{word}"' for word in self.words) + f" or {self.other.describe()}"

    def parse(self, value: object) -> Any:
        """Try the words first."""
        if isinstance(value, str) and value in self.words:
            return value
        try:
            return self.other.parse(value)
        except ValueError:
            raise ValueError(f"must be {self.describe()}") from None


@dataclass(frozen=True)
class Items:
    """A list; every entry of the same kind. Read into a tuple."""

    item: Kind
    shortest: int = 0
    longest: int = 1_000_000
    rising: bool = False  # strictly
    noun: str = "values"

    def describe(self) -> str:
        """Say the count, the order and the kind of the entries."""
        if self.shortest == self.longest:
            count = f"{self.shortest} "
        else:
            count = f"at least {self.shortest} " if self.shortest else ""
            if self.longest < 1000:
                count = f"{self.shortest} to {self.longest} "
        order = ", each above the one before" if self.rising else ""
        return f"a list of {count}{self.noun}, each {self.item.describe()}{order}"

    def parse(self, value: object) -> tuple[Any, ...]:
        """Accept list or tuple."""
        if not isinstance(value, list | tuple):
            raise ValueError(f"must be {self.describe()}")
        if not self.shortest <= len(value) <= self.longest:
            raise ValueError(f"must be {self.describe()}")
        try:
            items = tuple(self.item.parse(entry) for entry in value)
        except ValueError:
            raise ValueError(f"must be {self.describe()}") from None
        if self.rising and any(b <= a for a, b in pairwise(items)):
            raise ValueError(f"must be {self.describe()}")
        return items


@dataclass(frozen=True)
class Empty:
    """An empty list, where that means "none"."""

    def describe(self) -> str:
        """Say so."""
        return "an empty list"

    def parse(self, value: object) -> tuple[()]:
        """Accept [] only."""
        if not isinstance(value, list | tuple) or value:
            raise ValueError(f"must be {self.describe()}")
        return ()


@dataclass(frozen=True)
class AnyOf:
    """A value of any of several kinds; the first that reads it wins."""

    kinds: tuple[Kind, ...]

    def describe(self) -> str:
        """Say them all."""
        return " or ".join(kind.describe() for kind in self.kinds)

    def parse(self, value: object) -> Any:
        """Try one after the other."""
        for kind in self.kinds:
            try:
                return kind.parse(value)
            except ValueError:
                continue
        raise ValueError(f"must be {self.describe()}")


@dataclass(frozen=True)
class HoldOut:
    """A share of the pixels in [0, 0.9], or "grid:N": train on every N-th pixel of each axis."""

    def describe(self) -> str:
        """Say both."""
        return 'a share from 0 to 0.9, or "grid:N" with N from 2 to 16'

    def parse(self, value: object) -> float | str:
        """Accept a number or "grid:N"."""
        if isinstance(value, str) and value.startswith("grid:"):
            step = value.removeprefix("grid:")
            if step.isascii() and step.isdigit() and 2 <= int(step) <= 16:
                return f"grid:{int(step)}"
            raise ValueError(f"must be {self.describe()}")
        try:
            return Number(0, 0.9).parse(value)
        except ValueError:
            raise ValueError(f"must be {self.describe()}") from None


@dataclass(frozen=True)
class PhaseName:
    """fit, grow, prune or finetune; fit and finetune may give their steps after a colon."""

    def describe(self) -> str:
        """Say the four forms."""
        return '"fit", "fit:N", "grow", "prune", "finetune" or "finetune:N" with N steps'

    def parse(self, value: object) -> str:
        """Accept one of the forms; N is a whole number from 1 to 10⁹."""
        if isinstance(value, str):
            name, colon, steps = value.partition(":")
            if not colon and name in ("fit", "grow", "prune", "finetune"):
                return name
            counted = steps.isascii() and steps.isdigit() and 1 <= int(steps[:12]) <= 10**9
            if name in ("fit", "finetune") and counted and len(steps) <= 10:
                return f"{name}:{int(steps)}"
        raise ValueError(f"must be {self.describe()}")


@dataclass(frozen=True)
class Device:
    """auto, cpu, cuda, cuda:N or mps."""

    def describe(self) -> str:
        """List them."""
        return '"auto", "cpu", "cuda", "cuda:N" or "mps"'

    def parse(self, value: object) -> str:
        """Accept one of the words; whether the device is there is checked when it is used."""
        if isinstance(value, str):
            if value in ("auto", "cpu", "cuda", "mps"):
                return value
            index = value.removeprefix("cuda:")
            if index != value and index.isascii() and index.isdigit() and len(index) <= 3:
                return f"cuda:{int(index)}"
        raise ValueError(f"must be {self.describe()}")


@dataclass(frozen=True)
class Setting:
    """One setting: its kind and all that is said about it, wherever it appears."""

    kind: Kind
    help: str
    symbol: str = ""  # as in the report: B_k, ω₀…
    unit: str = ""
    section: str = ""  # of the report, e.g. "§6"
    live: bool = False  # takes effect while training; otherwise on restart

    @property
    def tool_tip(self) -> str:
        """The help text with symbol, unit, range and section."""
        about = " · ".join(part for part in (self.symbol, self.unit, self.section) if part)
        text = self.help + (f" ({about})" if about else "")
        text += f" Allowed: {self.kind.describe()}."
        return text if self.live else text + " Applies on restart."


def setting(default: Any, kind: Kind, help: str, **about: Any) -> Any:
    """Declare a field of a recipe's section."""
    return field(default=default, metadata={"setting": Setting(kind, help, **about)})
