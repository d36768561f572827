"""Where a network is trained, and what to do when that place is absent or full."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch

from sinstudio.errors import SinStudioError
from sinstudio.network.memory import out_of_memory


def resolve_device(name: str) -> torch.device:
    """Turn a recipe's device into a torch device.

    Parameters
    ----------
    name
        auto, cpu, cuda, cuda:N or mps; auto takes a GPU where there is one.

    Raises
    ------
    SinStudioError
        When the device is not on this machine.
    """
    cuda, mps = _there("cuda"), _there("mps")
    if name == "auto":
        name = "cuda" if cuda else "mps" if mps else "cpu"
    if name.startswith("cuda"):
        index = int(name.removeprefix("cuda").removeprefix(":") or 0)
        if index >= (torch.cuda.device_count() if cuda else 0):
            raise _absent(name)
        return torch.device("cuda", index)
    if name == "mps" and not mps:
        raise _absent(name)
    return torch.device(name)


# What torch says when a GPU does not answer; most of it has no class of its own.
_LOST = (
    "CUDA error",
    "CUDA driver error",
    "CUDNN_STATUS",
    "CUBLAS_STATUS",
    "CUSOLVER_STATUS",
    "CUFFT_",
    "device-side assert",
    "HIP error",
    "MPS backend",
    "MTLCommandBuffer",
)
_given_up: set[str] = set()  # kinds; after such an error no other tensor can be put there


def device_lost(error: Exception) -> bool:
    """Tell whether an error says that the GPU failed, other than for want of memory."""
    if out_of_memory(error):
        return False
    kind = getattr(torch, "AcceleratorError", None)
    if kind is not None and isinstance(error, kind):
        return True
    return isinstance(error, RuntimeError) and any(sign in str(error) for sign in _LOST)


def give_up(device: torch.device | None) -> None:
    """Use a kind of device no more until the program ends; None gives up every GPU."""
    _given_up.update(("cuda", "mps") if device is None else (device.type,))


def _there(kind: str) -> bool:
    if kind in _given_up:
        return False
    return torch.cuda.is_available() if kind == "cuda" else torch.backends.mps.is_available()


def _absent(name: str) -> SinStudioError:
    found = ["cpu"]
    found += [f"cuda:{index}" for index in range(torch.cuda.device_count() * _there("cuda"))]
    found += ["mps"] if _there("mps") else []
    return SinStudioError(
        f'training.device is "{name}": this machine has no such device. '
        f"Choose auto or one of: {', '.join(found)}."
    )


def device_label(device: torch.device) -> str:
    """Name a device for people, e.g. "CPU" or "NVIDIA H200"."""
    if device.type == "cuda":
        return str(torch.cuda.get_device_name(device))
    return {"cpu": "CPU", "mps": "Apple GPU"}.get(device.type, str(device))


def device_bytes(device: torch.device) -> int:
    """Bytes that torch holds on a GPU; 0 for the CPU, whose memory is the process's own."""
    if device.type == "cuda":
        return torch.cuda.memory_reserved(device)
    return torch.mps.driver_allocated_memory() if device.type == "mps" else 0


@contextmanager
def threads(count: int) -> Iterator[None]:
    """Let torch use `count` processor threads inside the block; 0 leaves it as it is."""
    before = torch.get_num_threads()
    if count:
        torch.set_num_threads(count)
    try:
        yield
    finally:
        torch.set_num_threads(before)


@contextmanager
def naming_memory() -> Iterator[None]:
    """Turn a lack of memory inside the block into a sentence that names the settings."""
    try:
        yield
    except (RuntimeError, MemoryError) as error:
        if not out_of_memory(error):
            raise
        raise SinStudioError(
            "There is too little memory for a network of this size: lower network.hidden, "
            "frequencies.count or picture.size."
        ) from error
