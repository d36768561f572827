"""Models as `.sin` files: a network, its recipe and its measures in a container."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from sinstudio.errors import SinStudioError
from sinstudio.files import container
from sinstudio.files.atomic import DiskError, atomic_path
from sinstudio.files.container import Section
from sinstudio.files.header_error import HeaderError
from sinstudio.files.model_header import (
    OMEGA,
    PRECISIONS,
    ModelHeader,
    TensorEntry,
    expected_tensors,
    make_header,
    read_header,
)
from sinstudio.files.signal import Units
from sinstudio.network.model import SinusoidalNetwork
from sinstudio.training.recipe import Recipe, show

ICC_TAG = "ICCP"

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Model:
    """What a model file holds.

    Parameters
    ----------
    network
        float32, on the CPU.
    recipe
        How it was fitted; None if the file does not say.
    icc
        The colour profile of the fitted picture; None if it has none.
    measures
        What was measured when the model was saved, e.g. ``{"psnr_db": 31.2}``.
    header
        The whole header of the file.
    bytes
        Length of the file.
    path
        Where it was read from.
    extra
        Optional sections that this version does not know; hand them to `save_model` to keep them.
    units
        What the levels of a signal stand for; None for a picture, and if the file does not say.
    """

    network: SinusoidalNetwork
    recipe: Recipe | None
    icc: bytes | None
    measures: dict[str, Any]
    header: dict[str, Any]
    bytes: int
    path: Path
    extra: tuple[Section, ...] = ()
    units: Units | None = None

    @property
    def next_recipe(self) -> Recipe | None:
        """The recipe to go on with: as it was fitted, but the phases of that run are over."""
        return None if self.recipe is None else self.recipe.changed({"training.phases": ()})


def save_model(
    path: str | os.PathLike[str],
    network: SinusoidalNetwork,
    *,
    recipe: Recipe | None,
    icc: bytes | None = None,
    measures: Mapping[str, Any] | None = None,
    precision: str = "float32",
    extra: Sequence[Section] = (),
    units: Units | None = None,
) -> int:
    """Write a model, whole or not at all, and return the length of the file in bytes.

    The file is read back and compared before it takes its name. Equal input gives equal bytes.
    Parameters of a float64 network are rounded to float32, the most that a file holds. Whole
    frequencies are kept exactly, as 32-bit whole numbers; those of a SIREN as float32.

    Parameters
    ----------
    path
        Usually ends in ``.sin``.
    network
        On any device, of any floating-point precision.
    recipe
        How it was fitted.
    icc
        Colour profile to keep with it.
    measures
        Anything JSON can hold; infinity is written as "inf", NaN as null.
    precision
        "float32" is exact for float32 networks. "float16" halves the matrices A_i and C; phases
        and biases, which are few, stay float32.
    extra
        `Model.extra` of the file that this model came from.
    units
        Of the fitted signal; of a picture there are none.

    Raises
    ------
    SinStudioError
        If a parameter is not finite or too large for the precision, a frequency or a width is
        beyond the format, `precision` is neither of the two, or the file cannot be written.
    """
    if precision not in PRECISIONS:
        raise SinStudioError(
            f'The precision is {show(precision)}: a model file takes "float32" or "float16".'
        )
    try:
        header = make_header(
            network.widths,
            network.domain,
            recipe=recipe,
            measures=measures or {},
            precision=precision,
            periodic=network.periodic,
            units=units if network.domain.signal else None,
        )
        entries = expected_tensors(network.widths, precision, periodic=network.periodic)
        tensors = network.state_dict()
        arrays = {entry.name: _stored(entry, tensors[entry.name]) for entry in entries}
    except HeaderError as error:
        raise SinStudioError(f"{path} cannot be written: {error}.") from None
    own = [Section(entry.section, arrays[entry.name].tobytes(), True) for entry in entries]
    if icc:
        own.append(Section(ICC_TAG, icc))
    taken = {section.tag for section in own}
    kept = tuple(section for section in extra if section.tag not in taken)
    data = container.encode(header, [*own, *kept])
    with atomic_path(path) as temporary:
        temporary.write_bytes(data)
        if not (
            temporary.read_bytes() == data
            and _holds(_load(temporary, str(path)), header, arrays, icc, kept)
        ):
            raise DiskError(
                f"{path} cannot be written: what was read back differs from what was written; "
                "choose another disk."
            )
    return len(data)


def load_model(path: str | os.PathLike[str]) -> Model:
    """Read a model file. Nothing in it is executed, and every size is checked first.

    A network that was saved as float16 comes back as float32.

    Raises
    ------
    SinStudioError
        If the file is missing, foreign, damaged, inconsistent, of a newer version, or its recipe
        is not valid; the sentence names the file.
    """
    return _load(Path(path), str(path))


def _load(path: Path, name: str) -> Model:
    held = container.read(path, name)
    try:
        header = read_header(held.header)
        known = {entry.section for entry in header.tensors} | {ICC_TAG}
        container.refuse_unknown(held, known, name)
        payloads = {section.tag: section.payload for section in held.sections}
        network = _network(header, payloads)
    except HeaderError as error:
        end = "" if str(error).endswith("?") else "."
        raise SinStudioError(f"{name} is not a valid model: {error}{end}") from None
    return Model(
        network=network,
        recipe=header.recipe,
        icc=payloads.get(ICC_TAG) or None,
        measures=header.measures,
        header=held.header,
        bytes=held.size,
        path=path,
        extra=tuple(section for section in held.sections if section.tag not in known),
        units=header.units,
    )


def _stored(entry: TensorEntry, tensor: torch.Tensor) -> Array:
    """Round a tensor to the type that the file holds; raise `HeaderError` where that fails."""
    array = tensor.detach().cpu()
    if entry.dtype == "int32":
        whole: Array = array.numpy().astype(entry.stored)
        if not np.array_equal(whole, array.numpy()):
            raise HeaderError("a frequency is beyond 32 bits; choose lower frequencies")
        return whole
    values = array.double().numpy()
    if not np.isfinite(values).all():
        raise HeaderError(
            f"{entry.name} holds a value that is not finite; restart the fit with a lower "
            "training.rate"
        )
    with np.errstate(over="ignore"):
        rounded: Array = values.astype(entry.stored)
    if not np.isfinite(rounded).all():
        raise HeaderError(
            f"{entry.name} holds {np.abs(values).max():g}, and {entry.dtype} ends at "
            f"{float(np.finfo(entry.stored).max):g}; choose a higher precision or restart the fit "
            "with a lower training.rate"
        )
    return rounded


def _network(header: ModelHeader, payloads: Mapping[str, bytes]) -> SinusoidalNetwork:
    """Make the network; every length is checked before anything is allocated for it."""
    for entry in header.tensors:
        if len(payloads.get(entry.section, b"")) != entry.length:
            raise HeaderError(
                f"section {entry.section} does not hold the {entry.length:,} bytes of {entry.name}"
            )
    arrays = {}
    for entry in header.tensors:
        array = np.frombuffer(payloads[entry.section], entry.stored).reshape(entry.shape)
        if not np.isfinite(array).all():
            raise HeaderError(f"{entry.name} holds a value that is not finite")
        arrays[entry.name] = array.astype(np.int64 if entry.dtype == "int32" else np.float32)
    along = arrays["frequencies"] if "frequencies" in arrays else arrays[OMEGA]
    if header.domain.signal and along[:, 1].any():
        raise HeaderError("it is a signal, and a frequency has cycles along y")
    network = SinusoidalNetwork(
        arrays.get("frequencies"),
        header.widths[1:-1],
        header.widths[-1],
        header.domain,
        omega=arrays.get(OMEGA),
    )
    network.load_state_dict({name: torch.from_numpy(array) for name, array in arrays.items()})
    return network


def _holds(
    model: Model,
    header: Mapping[str, Any],
    arrays: Mapping[str, Array],
    icc: bytes | None,
    extra: tuple[Section, ...],
) -> bool:
    """Tell whether a model that was read back is the one that was written."""
    tensors = model.network.state_dict()
    return (
        (model.header, model.icc, model.extra) == (header, icc or None, extra)
        and tensors.keys() == arrays.keys()
        and all(np.array_equal(tensors[name].numpy(), array) for name, array in arrays.items())
    )
