"""Where radii and whole frequencies lie on a spectrum: of a picture, and of a signal.

Places are as the plots have them: cycles per picture along x and y, or cycles per signal along x.
"""

from __future__ import annotations

import math
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt

from sinstudio.network.domain import Domain

GRASP = 6.0  # pixels from a limit at which it can be taken


class Geometry(Protocol):
    """What differs between the plane of a picture's frequencies and the line of a signal's."""

    def radius(self, domain: Domain, place: QPointF) -> float:
        """Radius of a place, in cycles per S pixels."""
        ...

    def away(
        self, domain: Domain, limit: float, place: QPointF, pixel: tuple[float, float]
    ) -> float:
        """Pixels from a place to where a radius is drawn; `pixel` is one's size in the plot."""
        ...

    def cursor(self, domain: Domain, place: QPointF, pixel: tuple[float, float]) -> Qt.CursorShape:
        """The cursor that shows which way the limit under this place moves."""
        ...

    def whole(self, domain: Domain, place: QPointF) -> tuple[int, int]:
        """The nearest frequency in whole cycles per period."""
        ...

    def inside(self, places: NDArray[np.float64], area: QRectF) -> NDArray[np.bool_]:
        """Which of these (m × 2), or their twins, lie in an area of the plot."""
        ...


class Plane:
    """A picture: a radius is a rectangle about the middle."""

    def radius(self, domain: Domain, place: QPointF) -> float:
        """The larger of the two axes, as in `Domain.radii`."""
        x, y = self._per_side(domain, place)
        return max(x, y)

    def away(
        self, domain: Domain, limit: float, place: QPointF, pixel: tuple[float, float]
    ) -> float:
        """Pixels to the rectangle, from inside or outside."""
        half = limit * domain.width / domain.scale, limit * domain.height / domain.scale
        x, y = (abs(place.x()) - half[0]) / pixel[0], (abs(place.y()) - half[1]) / pixel[1]
        return math.hypot(max(x, 0.0), max(y, 0.0)) if max(x, y) > 0 else -max(x, y)

    def cursor(self, domain: Domain, place: QPointF, pixel: tuple[float, float]) -> Qt.CursorShape:
        """Across the nearer side, or along the diagonal at a corner."""
        x, y = self._per_side(domain, place)
        corner = GRASP * max(
            pixel[0] * domain.scale / domain.width, pixel[1] * domain.scale / domain.height
        )
        if abs(x - y) <= corner:
            down = place.x() * place.y() > 0  # the plot's y runs downwards
            return Qt.CursorShape.SizeFDiagCursor if down else Qt.CursorShape.SizeBDiagCursor
        return Qt.CursorShape.SizeHorCursor if x > y else Qt.CursorShape.SizeVerCursor

    def whole(self, domain: Domain, place: QPointF) -> tuple[int, int]:
        """Of the lattice of the period."""
        x, y = domain.period
        return round(place.x() * x / 2), round(place.y() * y / 2)

    def inside(self, places: NDArray[np.float64], area: QRectF) -> NDArray[np.bool_]:
        """A dot, or the fainter one opposite."""
        low, high = (area.left(), area.top()), (area.right(), area.bottom())
        return np.asarray(
            np.logical_or.reduce(
                [((side >= low) & (side <= high)).all(axis=1) for side in (places, -places)]
            )
        )

    @staticmethod
    def _per_side(domain: Domain, place: QPointF) -> tuple[float, float]:
        return (
            abs(place.x()) * domain.scale / domain.width,
            abs(place.y()) * domain.scale / domain.height,
        )


class Line:
    """A signal: a radius is an upright line, and marks count by where they are along x alone."""

    def radius(self, domain: Domain, place: QPointF) -> float:  # noqa: ARG002
        """Cycles per signal."""
        return max(0.0, place.x())

    def away(
        self,
        domain: Domain,  # noqa: ARG002
        limit: float,
        place: QPointF,
        pixel: tuple[float, float],
    ) -> float:
        """Pixels to the line."""
        return abs(place.x() - limit) / pixel[0]

    def cursor(
        self,
        domain: Domain,  # noqa: ARG002
        place: QPointF,  # noqa: ARG002
        pixel: tuple[float, float],  # noqa: ARG002
    ) -> Qt.CursorShape:
        """To the left and right."""
        return Qt.CursorShape.SizeHorCursor

    def whole(self, domain: Domain, place: QPointF) -> tuple[int, int]:
        """Of the lattice of the period; never below zero."""
        return max(0, round(place.x() * domain.period[0] / 2)), 0

    def inside(self, places: NDArray[np.float64], area: QRectF) -> NDArray[np.bool_]:
        """Between the left and right edge."""
        x = np.abs(places[:, 0])
        return np.asarray((x >= area.left()) & (x <= area.right()))


def written(k: tuple[int, int], axes: int) -> str:
    """Write a frequency: "k (3, -2)", or "k 3" of a signal."""
    return f"k ({k[0]}, {k[1]})" if axes == 2 else f"k {k[0]}"
