"""From where the canvas is looked at, in values that JSON can hold."""

from __future__ import annotations

import math
from typing import Any, TypeGuard

from sinstudio.app.views.viewport import Viewport


def place_of(viewport: Viewport | None) -> dict[str, Any] | None:
    """Return zoom, and what is in the middle; None where the whole picture is to be seen."""
    if viewport is None or viewport.fitted:
        return None
    middle = viewport.to_world((viewport.screen[0] / 2, viewport.screen[1] / 2))
    return {"scale": viewport.scale, "middle": list(middle)}


def viewport_at(viewport: Viewport, place: object) -> Viewport:
    """Look at a place that `place_of` gave; at everything where it makes no sense."""
    if not isinstance(place, dict):
        return viewport.fit()
    scale, middle = place.get("scale"), place.get("middle")
    if not (isinstance(middle, list) and len(middle) == 2):
        return viewport.fit()
    if not (_number(scale) and all(_number(part) for part in middle)) or scale <= 0:
        return viewport.fit()
    centre = viewport.screen[0] / 2, viewport.screen[1] / 2
    near = viewport.zoomed(scale / viewport.scale, centre)
    where = near.to_screen((middle[0], middle[1]))
    return near.panned(centre[0] - where[0], centre[1] - where[1])


def _number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
