"""Arguments that several commands share, with errors of one sentence."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from typing import NoReturn

from sinstudio.errors import SinStudioError


class Parser(argparse.ArgumentParser):
    """An argument parser that raises `SinStudioError` instead of printing its usage."""

    def __init__(self, command: str, description: str) -> None:
        super().__init__(
            prog=f"sinstudio {command}".strip(), description=description, allow_abbrev=False
        )

    def error(self, message: str) -> NoReturn:
        """Turn a usage error into one sentence and a pointer to the help."""
        sentence = message[:1].upper() + message[1:].rstrip(".")
        raise SinStudioError(f"{sentence}; see {self.prog} --help.")


def size(text: str) -> int | tuple[int, int]:
    """Read "N" (the long side) or "WxH"."""
    match = re.fullmatch(r"(\d{1,9})(?:[x×](\d{1,9}))?", text)
    if not match:
        raise argparse.ArgumentTypeError(f'"{text}" is not a size: give N or WxH, e.g. 1024x768')
    if match[2] is None:
        return int(match[1])
    return int(match[1]), int(match[2])


def pair(text: str) -> tuple[int, int]:
    """Read "KxL"."""
    found = size(text)
    return found if isinstance(found, tuple) else (found, found)


def region(text: str) -> tuple[float, float, float, float]:
    """Read "x0,y0,x1,y1" in fractions of the picture, or "x0,x1" of a signal."""
    try:
        values = tuple(float(part) for part in text.split(","))
    except ValueError:
        values = ()
    if len(values) == 2:
        values = (values[0], 0.0, values[1], 1.0)
    if len(values) != 4:
        raise argparse.ArgumentTypeError(
            f'"{text}" is not a region: give x0,y0,x1,y1 in fractions of the picture, '
            "e.g. 0,0,0.5,0.5"
        )
    return values[0], values[1], values[2], values[3]


def number(least: float, noun: str) -> Callable[[str], float]:
    """Make a reader of finite numbers above `least`."""

    def read(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if not least < value < float("inf"):
            raise argparse.ArgumentTypeError(f'"{text}" is not {noun} above {least:g}')
        return value

    return read


def whole(least: int, noun: str) -> Callable[[str], int]:
    """Make a reader of whole numbers of at least `least`."""

    def read(text: str) -> int:
        if not re.fullmatch(r"\d{1,12}", text) or int(text) < least:
            raise argparse.ArgumentTypeError(f'"{text}" is not {noun} of at least {least}')
        return int(text)

    return read


def share(text: str) -> float:
    """Read a number from 0 to 1."""
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f'"{text}" is not a number from 0 to 1')
    return value
