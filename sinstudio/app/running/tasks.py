"""Work that the window asks of the session's thread, where torch and the network are."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sinstudio.errors import SinStudioError
from sinstudio.training.snapshot import Snapshot

if TYPE_CHECKING:
    from sinstudio.files.model_file import Model
    from sinstudio.files.signal import Units
    from sinstudio.network.model import SinusoidalNetwork
    from sinstudio.training.session import Session


@dataclass(frozen=True)
class Saved:
    """A file that was written: of which step, how long in bytes, after how many edits."""

    path: Path
    step: int
    bytes: int
    edits: int = 0


class SaveModel:
    """Write the network as a `.sin` file."""

    def __init__(self, path: Path, icc: bytes | None, units: Units | None = None) -> None:
        self.path, self.icc, self.units = path, icc, units

    def __call__(self, session: Session, stop: Callable[[], bool]) -> Saved:
        """Save between two steps; too short to be given up, so `stop` is not asked."""
        del stop
        from sinstudio.files.model_file import save_model

        network = _network(session)
        snapshot = session.latest()
        trainer = session.trainer
        step, edits = (trainer.step_count, trainer.edits) if trainer else (0, 0)
        size = save_model(
            self.path,
            network,
            recipe=session.recipe,
            icc=self.icc,
            measures=_measures(snapshot) if snapshot else {},
            units=self.units,
        )
        return Saved(self.path, step, size, edits)


class SavePicture:
    """Render the network at a size and write the picture, with progress and a way out.

    Parameters
    ----------
    path
        Its ending chooses the format.
    size
        Width and height in pixels.
    icc
        Colour profile to keep with it.
    progress
        Called on the session's thread with the share that is done, 0…1.
    strength
        Of the filter over the network, 0…1; the network itself is not changed.
    """

    def __init__(
        self,
        path: Path,
        size: tuple[int, int],
        icc: bytes | None,
        progress: Callable[[float], None],
        strength: float = 0.0,
    ) -> None:
        self.path, self.size, self.icc, self.strength = path, size, icc, strength
        self._progress = progress
        self.cancelled = threading.Event()

    def __call__(self, session: Session, stop: Callable[[], bool]) -> Saved | None:
        """Render and write; None when it was cancelled."""
        from sinstudio.files.pictures import save_picture
        from sinstudio.render.coordinates import WHOLE, empty_picture, output_grid
        from sinstudio.render.grid import GridRenderer, Interrupted

        network = through_filter(session, self.strength)
        grid = output_grid(network.domain, self.size, WHOLE, None)
        renderer = GridRenderer(
            network, grid.xs, grid.ys, stop=lambda: self.cancelled.is_set() or stop()
        )
        pixels = empty_picture(self.size, network.channels)
        rows = max(renderer.strip_rows, renderer.height // 100)
        try:
            for start in range(0, renderer.height, rows):
                end = min(start + rows, renderer.height)
                pixels[start:end] = renderer.rows(start, end)
                self._progress(end / renderer.height)
        except Interrupted:
            return None
        save_picture(self.path, pixels, self.icc)
        return Saved(self.path, 0, self.path.stat().st_size)


class SaveSignal:
    """Render the network of a signal and write a table or a sound, in the signal's units."""

    def __init__(self, path: Path, samples: int, units: Units, strength: float = 0.0) -> None:
        self.path, self.samples, self.units, self.strength = path, samples, units, strength
        self.cancelled = threading.Event()

    def __call__(self, session: Session, stop: Callable[[], bool]) -> Saved | None:
        """Render and write; None when it was cancelled."""
        from sinstudio.files.signals import save_signal
        from sinstudio.render.grid import Interrupted
        from sinstudio.render.signal import render_signal

        network = through_filter(session, self.strength)
        try:
            found = render_signal(
                network, self.samples, stop=lambda: self.cancelled.is_set() or stop()
            )
        except Interrupted:
            return None
        units = self.units.moved(found.first, found.spacing)
        save_signal(self.path, self.units.values(found.levels), units)
        return Saved(self.path, 0, self.path.stat().st_size)


class OpenModel:
    """Read a `.sin` file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __call__(self, session: Session, stop: Callable[[], bool]) -> Model:
        """Load; the network is not yet the session's own."""
        del session, stop
        from sinstudio.files.model_file import load_model

        return load_model(self.path)


class ReportDevices:
    """Say what torch can train on."""

    def __call__(self, session: Session, stop: Callable[[], bool]) -> list[str]:
        """One line for torch and one for each device."""
        del session, stop
        import torch

        lines = [f"torch {torch.__version__}, {torch.get_num_threads()} threads"]
        for index in range(torch.cuda.device_count()):
            found = torch.cuda.get_device_properties(index)
            memory = found.total_memory / 2**30
            lines.append(f"cuda:{index} {found.name}, {memory:.1f} GiB")
        if torch.backends.mps.is_available():
            lines.append("mps")
        return lines


def _network(session: Session) -> SinusoidalNetwork:
    if session.network is None:
        raise SinStudioError("There is no network yet: open a picture or a model first.")
    return session.network


def through_filter(session: Session, strength: float) -> SinusoidalNetwork:
    """Return the network as a filter of this strength shows it."""
    from sinstudio.network.filter import filtered
    from sinstudio.training.choose import blocks_to_filter

    network = _network(session)
    radii = network.domain.radii(network.cycles)
    return filtered(network, blocks_to_filter(session.recipe, radii, network.domain), strength)


def _measures(snapshot: Snapshot) -> dict[str, float | int | None]:
    return {
        "psnr_db": snapshot.psnr_db,
        "heldout_psnr_db": snapshot.heldout_psnr_db,
        "loss": snapshot.loss,
        "steps": snapshot.step,
        "seconds": snapshot.seconds,
    }
