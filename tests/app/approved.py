"""Pictures of views against approved ones.

Both are blurred before they are compared, so that edges which another version of Qt draws a little
differently come out alike, while a line, a ring or a colour that is missing does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtGui import QImage
from scipy.ndimage import gaussian_filter

APPROVED = Path(__file__).parents[1] / "data" / "views"

_BLUR = 1.0  # pixels, of a Gaussian
_LEVELS = 10.0  # of 255, by which a blurred pixel may differ in any channel
_SHARE = 0.0005  # of all pixels that may differ by more


@dataclass(frozen=True)
class Comparison:
    """How far two pictures are apart.

    `error` is H × W: the largest difference of the blurred channels in levels; `share` of the
    pixels differ by more than passes.
    """

    error: np.ndarray
    share: float

    @property
    def alike(self) -> bool:
        return self.share <= _SHARE


def pixels_of(image: QImage) -> np.ndarray:
    """The colours of a picture, H × W × 3 bytes."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def compare(found: np.ndarray, wanted: np.ndarray) -> Comparison:
    """Compare two pictures, H × W × 3 bytes, of any size; different sizes are not alike."""
    if found.shape != wanted.shape:
        return Comparison(np.full(found.shape[:2], 255.0), 1.0)
    blurred = [gaussian_filter(p.astype(np.float32), (_BLUR, _BLUR, 0)) for p in (found, wanted)]
    error = np.abs(blurred[0] - blurred[1]).max(axis=2)
    return Comparison(error, float((error > _LEVELS).mean()))


def check(name: str, found: np.ndarray, folder: Path, *, approve: bool) -> None:
    """Fail where a picture is not like the approved one, and leave both for a person to look at."""
    path = APPROVED / f"{name}.png"
    if approve:
        APPROVED.mkdir(parents=True, exist_ok=True)
        Image.fromarray(found).save(path, optimize=True)
        return
    new, how = folder / f"{name}.png", f"approve it with: pytest --approve-views -k {name!r}"
    if not path.is_file():
        Image.fromarray(found).save(new)
        raise AssertionError(f"There is no approved picture {path}. Look at {new}, and {how}")
    wanted = np.asarray(Image.open(path).convert("RGB"))
    result = compare(found, wanted)
    if result.alike:
        return
    apart = folder / f"{name}-difference.png"
    Image.fromarray(found).save(new)
    Image.fromarray((255 - np.clip(4 * result.error, 0, 255)).astype(np.uint8)).save(apart)
    raise AssertionError(
        f"{name} is not as approved: {result.share:.2%} of its pixels differ by more than "
        f"{_LEVELS:g} levels. The new picture is {new}, the difference {apart}, the approved one "
        f"{path}. Where the new one is right, {how}"
    )
