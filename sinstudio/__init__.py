"""SinStudio: fit a sinusoidal neural network to a picture and control its frequencies.

As a library::

    import sinstudio
    result = sinstudio.fit("photo.png", {"training": {"seconds": 30}})
    sinstudio.save("photo.sin", result)
    pixels = sinstudio.render(result.network, size=(4096, 4096), tiles=(2, 2))
    wave = sinstudio.fit(sinstudio.formula_signal("sin(2*pi*x) + x^2"))

Importing the package loads neither torch nor Qt; both come when something needs them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sinstudio.errors import FitError, SinStudioError

if TYPE_CHECKING:
    from sinstudio.api import (
        Result,
        Signal,
        fit,
        formula_signal,
        load,
        render,
        save,
        signal_of,
    )
    from sinstudio.training.recipe import Recipe

__version__ = "0.1.0"
__all__ = [
    "FitError",
    "Recipe",
    "Result",
    "Signal",
    "SinStudioError",
    "fit",
    "formula_signal",
    "load",
    "render",
    "save",
    "signal_of",
]


def __getattr__(name: str) -> Any:
    if name == "Recipe":
        from sinstudio.training.recipe import Recipe

        return Recipe
    if name in __all__:
        from sinstudio import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
