"""Torch, imported on one thread without holding up the others."""

from __future__ import annotations

import ctypes
import gc
import importlib.util
import os
import sys
from pathlib import Path

_LIBRARIES = {
    "linux": ("libtorch_global_deps.so", "libtorch_python.so"),
    "darwin": ("libtorch_global_deps.dylib", "libtorch_python.dylib"),
}


def load_torch() -> None:
    """Import torch and all that trains; takes seconds the first time.

    Two things would freeze the window meanwhile. Python holds its global lock while it links a
    library, for half a second here, so the libraries are linked beforehand by a call that does not.
    And the collector would walk again and again through a million new objects that all stay: it
    rests, and they are taken out of its sight.
    """
    if "torch" in sys.modules:
        return
    collecting = gc.isenabled()
    gc.disable()
    try:
        _link(_LIBRARIES.get(sys.platform, ()))
        import sinstudio.training.observer
        import sinstudio.training.trainer  # noqa: F401
    finally:
        gc.freeze()
        if collecting:
            gc.enable()


def _link(names: tuple[str, ...]) -> None:
    """Link libraries of torch; one that cannot be is left to torch and its own error message."""
    spec = importlib.util.find_spec("torch")
    if not names or spec is None or not spec.submodule_search_locations:
        return
    folder = Path(spec.submodule_search_locations[0]) / "lib"
    dlopen = ctypes.CDLL(None).dlopen  # called through ctypes, which lets go of the lock
    dlopen.restype = ctypes.c_void_p
    dlopen.argtypes = (ctypes.c_char_p, ctypes.c_int)
    for name in names:
        dlopen(os.fsencode(folder / name), os.RTLD_NOW | os.RTLD_GLOBAL * ("global" in name))
