"""What a figure runs in: its recipes, its pictures, and fits that can be stopped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sinstudio.errors import SinStudioError
from sinstudio.figures.figure import Figure
from sinstudio.files.presets import preset
from sinstudio.files.samples import open_sample
from sinstudio.training.recipe import Recipe

if TYPE_CHECKING:
    from sinstudio.api import Result
    from sinstudio.files.picture import Picture
    from sinstudio.files.signals import Signal
    from sinstudio.network.model import SinusoidalNetwork
    from sinstudio.training.trainer import Trainer

ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".avif", ".tif", ".tiff", ".bmp", ".gif", ".exr")
SAMPLES = ("astronaut", "chelsea", "coffee", "rocket", "camera", "brick", "grass", "gravel")


class Stopped(Exception):  # noqa: N818 - not an error
    """The run was asked to stop."""


@dataclass(frozen=True)
class Variant:
    """A recipe of a figure.

    Parameters
    ----------
    name
        "main", or the name of the preset's variant.
    title
        What sets it apart, in a few words.
    recipe
        Scaled as the run is.
    """

    name: str
    title: str
    recipe: Recipe


class Context:
    """Where a figure runs.

    Parameters
    ----------
    figure
        Which one; its recipes come from its preset.
    quick
        Whether its quick settings hold.
    pictures
        Files to use instead of the samples, in this order; fewer than a figure wants are enough.
    shrink
        Makes every recipe smaller, for tests.
    on_step
        Told what is being fitted and by which trainer, after every step.
    should_stop
        Asked before every step; the run then ends with `Stopped`.
    """

    def __init__(
        self,
        figure: Figure,
        *,
        quick: bool = False,
        pictures: Sequence[Path] = (),
        shrink: Callable[[Recipe], Recipe] = lambda recipe: recipe,
        on_step: Callable[[str, Trainer], None] = lambda _what, _trainer: None,
        should_stop: Callable[[], bool] = lambda: False,
    ) -> None:
        self.figure = figure
        self.quick = quick
        self._files = tuple(pictures)
        self._shrink = shrink
        self._on_step = on_step
        self._should_stop = should_stop
        self._main = preset(figure.preset)
        self.used: list[str] = []  # names of the pictures and signals that were opened
        self.device = ""  # of the last fit

    # -- recipes ---------------------------------------------------------------------------------

    @property
    def main(self) -> Variant:
        """The recipe of the preset itself."""
        return Variant("main", self._main.label, self.scaled(self._main.recipe))

    @property
    def others(self) -> tuple[Variant, ...]:
        """Those of its variants, in their order."""
        return tuple(
            Variant(one.name.partition("/")[2], one.label, self.scaled(one.recipe))
            for one in self._main.variants
        )

    @property
    def variants(self) -> tuple[Variant, ...]:
        """All of them, the preset itself first."""
        return (self.main, *self.others)

    def variant(self, name: str) -> Variant:
        """Return one of them by its name; "main" is the preset itself."""
        return next(one for one in self.variants if one.name == name)

    def scaled(self, recipe: Recipe) -> Recipe:
        """Make a recipe as small as this run is."""
        if self.quick:
            recipe = recipe.changed(self.figure.quick)
        return self._shrink(recipe)

    # -- pictures, cropped to their central square as the report's are -----------------------------

    def picture(self) -> Picture:
        """Return the first of the given pictures, or the sample that the preset is best seen on."""
        if self._files:
            return self._open(self._files[0])
        return self._sample(self._main.sample or SAMPLES[0])

    def pictures(self, count: int) -> tuple[Picture, ...]:
        """Return the first `count` of the given pictures, or samples; fewer if there are fewer."""
        if self._files:
            return tuple(self._open(path) for path in self._files[:count])
        return tuple(self._sample(name) for name in SAMPLES[:count])

    def signal(self) -> Signal:
        """Return the signal of the preset's formula; given pictures are of no use to it."""
        from sinstudio.files.signals import formula_signal

        signal = formula_signal(self._main.formula or "0", self._main.samples)
        if signal.formula not in self.used:
            self.used.append(signal.formula)
        return signal

    def _open(self, path: Path) -> Picture:
        from sinstudio.files.pictures import open_picture  # decoders are slow to import

        return self._used(open_picture(path))

    def _sample(self, name: str) -> Picture:
        return self._used(open_sample(name))

    def _used(self, picture: Picture) -> Picture:
        if picture.name not in self.used:
            self.used.append(picture.name)
        side = min(picture.width, picture.height)
        top, left = (picture.height - side) // 2, (picture.width - side) // 2
        return replace(picture, pixels=picture.pixels[top : top + side, left : left + side])

    # -- fits ------------------------------------------------------------------------------------

    def fit(
        self,
        recipe: Recipe,
        picture: Picture,
        what: str,
        watch: Callable[[Trainer], None] = lambda _: None,
        network: SinusoidalNetwork | None = None,
    ) -> Result:
        """Fit a picture or a signal by a recipe of this figure.

        Parameters
        ----------
        what
            What the progress calls it.
        watch
            Called after every step.
        network
            Go on from this one; its frequencies and widths hold.

        Raises
        ------
        Stopped
            When the run was asked to stop.
        SinStudioError
            As `sinstudio.fit`.
        """
        from sinstudio import api  # torch, from here on

        def on_step(trainer: Trainer) -> None:
            self._on_step(what, trainer)
            watch(trainer)

        result = api.fit(
            picture, recipe, network=network, should_stop=self._should_stop, on_step=on_step
        )
        self.device = str(result.trainer.device)
        if self._should_stop():
            raise Stopped
        return result


def picture_files(folder: Path) -> tuple[Path, ...]:
    """Return the pictures of a folder, in the order of their names.

    Raises
    ------
    SinStudioError
        When it is missing, is no folder, cannot be read, or holds no picture.
    """
    try:
        found = [path for path in folder.iterdir() if path.suffix.lower() in ENDINGS]
        found = sorted(path for path in found if path.is_file())
    except FileNotFoundError:
        raise SinStudioError(
            f"--pictures {folder} does not exist; give a folder of pictures."
        ) from None
    except NotADirectoryError:
        raise SinStudioError(
            f"--pictures {folder} is not a folder; give the one it is in."
        ) from None
    except OSError as error:
        reason = str(error.strerror or error).lower()
        raise SinStudioError(f"--pictures {folder} cannot be read: {reason}.") from None
    if not found:
        raise SinStudioError(
            f"--pictures {folder} holds no picture; give a folder of PNG, JPEG or TIFF files."
        )
    return tuple(found)
