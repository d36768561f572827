"""Telling a lack of memory from other faults."""

from __future__ import annotations

import torch

# torch has no class of its own for most of them.
_SIGNS = ("out of memory", "DefaultCPUAllocator", "can't allocate memory", "ALLOC_FAILED")


def out_of_memory(error: Exception) -> bool:
    """Tell whether torch, on any device, or numpy failed for want of memory."""
    if isinstance(error, torch.OutOfMemoryError | MemoryError):
        return True
    return isinstance(error, RuntimeError) and any(sign in str(error) for sign in _SIGNS)
