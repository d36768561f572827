"""A copy of the timeline as bytes, for a project's file: an uncompressed NPZ without objects."""

from __future__ import annotations

import io
import json
import math
import zipfile
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from sinstudio.errors import SinStudioError
from sinstudio.network.adam_state import AdamState
from sinstudio.network.domain import Domain
from sinstudio.network.model import SinusoidalNetwork
from sinstudio.training.plan import Place
from sinstudio.training.timeline_entry import Entry

_KINDS = ("grow", "prune", "finetune", "fit")
_PARTS = ("exp_avg", "exp_avg_sq", "steps")


def to_bytes(entry: Entry) -> bytes:
    """Write a copy; `from_bytes` reads it."""
    about = {
        "step": entry.step,
        "seconds": entry.seconds,
        "pinned": entry.pinned,
        "psnr_db": _finite(entry.psnr_db),
        "heldout_psnr_db": _finite(entry.heldout_psnr_db),
        "phases": list(entry.place.names),
        "phase": entry.place.index,
        "spent_steps": entry.place.steps,
        "spent_seconds": entry.place.seconds,
    }
    arrays: dict[str, NDArray[Any]] = {
        "about": np.frombuffer(json.dumps(about).encode(), dtype=np.uint8)
    }
    for name, tensor in entry.network.state_dict().items():
        arrays[f"network.{name}"] = tensor.numpy()
    for part in _PARTS:
        for name, tensor in getattr(entry.state, part).items():
            arrays[f"{part}.{name}"] = tensor.numpy()
    stream = io.BytesIO()
    np.savez(stream, **arrays)  # type: ignore[arg-type]
    return stream.getvalue()


def from_bytes(data: bytes, domain: Domain, dtype: torch.dtype) -> Entry:
    """Read a copy of a network of this domain and precision.

    Raises
    ------
    SinStudioError
        When the bytes are damaged, or of another version.
    """
    try:
        return _entry(_arrays(data), domain, dtype)
    except SinStudioError:
        raise
    except (
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        EOFError,
        OSError,
        RuntimeError,
        zipfile.BadZipFile,
    ) as error:
        raise SinStudioError(
            "A snapshot of the timeline is damaged and cannot be read: clear the timeline, or open "
            "an earlier copy of the project."
        ) from error


def _arrays(data: bytes) -> dict[str, NDArray[Any]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        if any(e.compress_type != zipfile.ZIP_STORED or e.file_size > len(data) for e in entries):
            raise ValueError("sizes that are not those of the bytes")
    with np.load(io.BytesIO(data), allow_pickle=False) as found:
        return {name: found[name] for name in found.files}


def _entry(arrays: dict[str, NDArray[Any]], domain: Domain, dtype: torch.dtype) -> Entry:
    about = json.loads(arrays["about"].tobytes())
    given = {
        name.removeprefix("network."): torch.from_numpy(array.copy())
        for name, array in arrays.items()
        if name.startswith("network.")
    }
    hidden: list[int] = []
    while f"hidden.{len(hidden)}.weight" in given:
        hidden.append(len(given[f"hidden.{len(hidden)}.weight"]))
    network = SinusoidalNetwork(
        given["frequencies"].numpy() if "frequencies" in given else None,
        hidden,
        len(given["output.weight"]),
        domain,
        omega=given["real_omega"].numpy() if "real_omega" in given else None,
    )
    network = network.to(dtype).requires_grad_(False)
    network.load_state_dict(given)
    return Entry(
        _whole(about["step"]),
        _number(about["seconds"]),
        network,
        _optimiser(arrays, network, dtype),
        _place(about),
        about["pinned"] is True,
        about["psnr_db"] if about["psnr_db"] is None else _number(about["psnr_db"]),
        about["heldout_psnr_db"]
        if about["heldout_psnr_db"] is None
        else _number(about["heldout_psnr_db"]),
    )


def _place(about: dict[str, Any]) -> Place:
    names = tuple(about["phases"])
    known = all(isinstance(n, str) and n.partition(":")[0] in _KINDS for n in names)
    index = _whole(about["phase"])
    if not known or index >= len(names):
        raise ValueError("a phase that is not there")
    return Place(names, index, _whole(about["spent_steps"]), _number(about["spent_seconds"]))


def _optimiser(
    arrays: dict[str, NDArray[Any]], network: SinusoidalNetwork, dtype: torch.dtype
) -> AdamState:
    fresh = AdamState.zeros_like(network)
    for part in _PARTS:
        tensors = getattr(fresh, part)
        for name, parameter in network.named_parameters():
            found = torch.from_numpy(arrays[f"{part}.{name}"].copy())
            wanted = torch.int64 if part == "steps" else dtype
            # counts are one for all of an axis, or one for each entry
            if found.dtype != wanted or found.dim() != parameter.dim():
                raise ValueError(f"{part} of {name}")
            torch.broadcast_to(found, parameter.shape)
            tensors[name] = found
            if part != "steps" and found.shape != parameter.shape:
                raise ValueError(f"{part} of {name}")
    return fresh


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError("not a count")
    return value


def _number(value: object) -> float:
    if not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError("not a number")
    return float(value)


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None
