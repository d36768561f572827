"""The JSON header of a model file: what it must hold, and how its parts must agree.

Torch-free. Everything that comes from a file is checked here before a network is made of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from sinstudio import __version__
from sinstudio.errors import SinStudioError
from sinstudio.files import strict_json
from sinstudio.files.header_error import HeaderError
from sinstudio.files.recipes import known_settings, one_line
from sinstudio.files.signal import Units
from sinstudio.files.units_header import read_units, write_units
from sinstudio.network.domain import Domain
from sinstudio.training.recipe import Recipe, show

FORMAT = "sinstudio model"
PRECISIONS = ("float32", "float16")
OMEGA = "real_omega"  # the tensor that makes a network a SIREN, in the place of its frequencies
MAX_LAYERS = 64
MAX_PERIOD = 1000.0

_DTYPES: dict[str, np.dtype[Any]] = {
    "int32": np.dtype("<i4"),
    "float32": np.dtype("<f4"),
    "float16": np.dtype("<f2"),
}
_LARGEST = 2**31 - 1


@dataclass(frozen=True)
class TensorEntry:
    """A row of the tensor table: which section holds which numbers, in C order."""

    name: str
    dtype: str
    shape: tuple[int, ...]
    section: str

    @property
    def stored(self) -> np.dtype[Any]:
        """NumPy's name for the type, little-endian."""
        return _DTYPES[self.dtype]

    @property
    def length(self) -> int:
        """Bytes that the section holds; exact however large the shape claims to be."""
        length = self.stored.itemsize
        for side in self.shape:
            length *= side
        return length


@dataclass(frozen=True)
class ModelHeader:
    """A header that has been read and found consistent."""

    widths: tuple[int, ...]  # (m, n_1, …, n_L, c)
    domain: Domain
    recipe: Recipe | None
    measures: dict[str, Any]
    tensors: tuple[TensorEntry, ...]
    units: Units | None = None  # of a signal that says so


def expected_tensors(
    widths: tuple[int, ...], precision: str, *, periodic: bool = True
) -> tuple[TensorEntry, ...]:
    """Return the tensor table of a network with widths (m, n_1, …, n_L, c).

    Only matrices take the chosen precision. Phases, biases and the real ω of a SIREN (a network
    that is not periodic) stay float32: they are few, and an error in them shifts whole sines.
    """
    m, *hidden, channels = widths
    entries = [
        TensorEntry("frequencies", "int32", (m, 2), "FREQ")
        if periodic
        else TensorEntry(OMEGA, "float32", (m, 2), "OMEG"),
        TensorEntry("phases", "float32", (m,), "PHAS"),
    ]
    for i, (n_in, n_out) in enumerate(zip(widths, hidden, strict=False)):
        entries += [
            TensorEntry(f"hidden.{i}.weight", precision, (n_out, n_in), f"A{i + 1:03}"),
            TensorEntry(f"hidden.{i}.bias", "float32", (n_out,), f"B{i + 1:03}"),
        ]
    return (
        *entries,
        TensorEntry("output.weight", precision, (channels, widths[-2]), "OUTC"),
        TensorEntry("output.bias", "float32", (channels,), "OUTD"),
    )


def make_header(
    widths: tuple[int, ...],
    domain: Domain,
    *,
    recipe: Recipe | None,
    measures: Mapping[str, Any],
    precision: str,
    periodic: bool = True,
    units: Units | None = None,
) -> dict[str, Any]:
    """Return the header of a model; raises `HeaderError` where the format cannot hold it."""
    header: dict[str, Any] = strict_json.plain(
        {
            "format": FORMAT,
            "program": f"SinStudio {__version__}",
            "widths": widths,
            "channels": widths[-1],
            "domain": _written(domain),
            "precision": precision,
            "recipe": None if recipe is None else recipe.to_mapping(),
            "measures": measures,
            "tensors": [
                asdict(entry) for entry in expected_tensors(widths, precision, periodic=periodic)
            ],
        }
    )
    if units is not None:
        header["signal"] = strict_json.plain(write_units(units))
    read_header(header)
    return header


def read_header(header: Mapping[str, Any]) -> ModelHeader:
    """Check a header and read it.

    Raises
    ------
    HeaderError
        Naming the entry that is missing, out of range, or contradicts another one. Entries that
        this version does not know are left alone.
    """
    if header.get("format") != FORMAT:
        raise HeaderError(f"its header does not say that it is a {FORMAT}")
    _choice(header, "precision", PRECISIONS)
    widths = _widths(header)
    domain = _domain(_mapping(header, "domain"))
    units = None
    if domain.signal and header.get("signal") is not None:
        units = read_units(_mapping(header, "signal"), widths[-1])
    return ModelHeader(
        widths=widths,
        domain=domain,
        recipe=_recipe(header),
        measures=_mapping(header, "measures"),
        tensors=_tensors(header, widths),
        units=units,
    )


def _widths(header: Mapping[str, Any]) -> tuple[int, ...]:
    widths = tuple(_whole(n, "a width") for n in _list(header, "widths"))
    if not 3 <= len(widths) <= MAX_LAYERS + 2:
        raise HeaderError(f"it claims {len(widths) - 2} hidden layers, and 1 to {MAX_LAYERS} fit")
    if widths[-1] > 4 or _whole(header.get("channels"), "channels") != widths[-1]:
        raise HeaderError("its number of channels is not 1 to 4, or is not its last width")
    return widths


def _written(domain: Domain) -> dict[str, Any]:
    """Write a domain; a picture's does not say that it is none of a signal."""
    entries = asdict(domain)
    if not domain.signal:
        del entries["signal"]
    return entries


def _domain(domain: Mapping[str, Any]) -> Domain:
    period, mirror = _list(domain, "period"), _list(domain, "mirror")
    if len(period) != 2 or not all(_is_period(p) for p in period):
        raise HeaderError(f"its period is not two numbers from 2 to {MAX_PERIOD:g}")
    if len(mirror) != 2 or not all(isinstance(entry, bool) for entry in mirror):
        raise HeaderError('its "mirror" is not two truth values')
    if any(reflected and p != 4 for p, reflected in zip(period, mirror, strict=True)):
        raise HeaderError("its period is not 4 on an axis that is mirrored")
    signal = domain.get("signal", False)
    if not isinstance(signal, bool):
        raise HeaderError('its "signal" in the domain is not a truth value')
    if signal and (domain.get("height") != 1 or period[1] != 2 or mirror[1]):
        raise HeaderError("its domain is that of a signal, with more than one axis")
    return Domain(
        width=_whole(domain.get("width"), "the width of its picture"),
        height=_whole(domain.get("height"), "the height of its picture"),
        period=(float(period[0]), float(period[1])),
        mirror=(mirror[0], mirror[1]),
        stride=_whole(domain.get("stride"), "the stride of its samples"),
        signal=signal,
    )


def _recipe(header: Mapping[str, Any]) -> Recipe | None:
    if header.get("recipe") is None:
        return None
    try:
        return Recipe.from_mapping(known_settings(_mapping(header, "recipe")))
    except SinStudioError as error:
        reason = one_line(str(error)).rstrip(".")
        raise HeaderError(f"its recipe is not valid: {reason}") from None


def _tensors(header: Mapping[str, Any], widths: tuple[int, ...]) -> tuple[TensorEntry, ...]:
    """Read the table; every tensor that the widths call for is there once, in its shape."""
    rows = _list(header, "tensors")
    real = any(isinstance(row, dict) and row.get("name") == OMEGA for row in rows)
    entries = expected_tensors(widths, "float32", periodic=not real)
    expected = {entry.name: entry for entry in entries}
    found: dict[str, TensorEntry] = {}
    for row in rows:
        name = row.get("name") if isinstance(row, dict) else None
        if not isinstance(name, str) or name not in expected:
            shown = one_line(show(name))
            raise HeaderError(f"its tensor table holds {shown}, which its widths do not call for")
        entry = expected[name]
        if row.get("shape") != list(entry.shape):
            raise HeaderError(f"{name} does not have the shape {entry.shape} of its widths")
        if row.get("section") != entry.section or name in found:
            raise HeaderError(f"{name} appears twice or is not in section {entry.section}")
        fixed = entry.dtype == "int32" or name == OMEGA
        dtypes = (entry.dtype,) if fixed else PRECISIONS
        found[name] = replace(entry, dtype=_choice(row, "dtype", dtypes))
    missing = [name for name in expected if name not in found]
    if missing:
        raise HeaderError(f"its tensor table lacks {missing[0]}")
    return tuple(found[name] for name in expected)


def _mapping(header: Mapping[str, Any], key: str) -> dict[str, Any]:
    value = header.get(key)
    if not isinstance(value, dict):
        raise HeaderError(f'"{key}" in its header is not an object')
    return value


def _list(header: Mapping[str, Any], key: str) -> list[Any]:
    value = header.get(key)
    if not isinstance(value, list):
        raise HeaderError(f'"{key}" in its header is not a list')
    return value


def _choice(header: Mapping[str, Any], key: str, words: tuple[str, ...]) -> str:
    value = header.get(key)
    if not isinstance(value, str) or value not in words:
        raise HeaderError(f'"{key}" in its header is not {" or ".join(words)}')
    return value


def _whole(value: object, what: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= _LARGEST:
        raise HeaderError(f"{what} is not a whole number from 1 to {_LARGEST}")
    return value


def _is_period(value: object) -> bool:
    return (
        isinstance(value, int | float) and not isinstance(value, bool) and 2 <= value <= MAX_PERIOD
    )
