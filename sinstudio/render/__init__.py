"""A network as pixels: sizes, regions, tiles, strips, height and normal maps.

`sinstudio.render` is the function of that name in the library, and this package, which Python puts
in its place once it is imported: so it can be called as well.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


class _Package(ModuleType):
    def __call__(self, *arguments: Any, **options: Any) -> Any:
        """Call `sinstudio.render.grid.render`."""
        from sinstudio.render.grid import render  # loads torch

        return render(*arguments, **options)


sys.modules[__name__].__class__ = _Package
