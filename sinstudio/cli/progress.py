"""How a running fit is shown: a bar on a terminal, plain lines in a pipe."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from tqdm import tqdm

if TYPE_CHECKING:
    from sinstudio.training.trainer import Trainer

LINE_EVERY = 5.0  # seconds, in a pipe


class Progress:
    """Called after every step; writes to stderr, so that stdout stays for results."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._bar: tqdm[None] | None = None
        self._next = time.monotonic() + LINE_EVERY
        self._notes = 0
        if not quiet and sys.stderr.isatty():
            form = "{percentage:3.0f}% |{bar}| {elapsed} elapsed, {remaining} left{postfix}"
            self._bar = tqdm(total=1.0, bar_format=form, file=sys.stderr, dynamic_ncols=True)

    def __call__(self, trainer: Trainer) -> None:
        """Show where the fit is."""
        if self._quiet:
            return
        self.notes_of(trainer)
        if self._bar is not None:
            self._bar.set_postfix_str(_figures(trainer), refresh=False)
            self._bar.update(trainer.progress - self._bar.n)
        elif time.monotonic() >= self._next:
            self._next = time.monotonic() + LINE_EVERY
            print(f"{trainer.progress:4.0%}  {_figures(trainer)}", file=sys.stderr, flush=True)

    def notes_of(self, trainer: Trainer) -> None:
        """Say what the trainer has noted since the last time."""
        for note in trainer.notes[self._notes :]:
            self.note(note)
        self._notes = len(trainer.notes)

    def note(self, sentence: str) -> None:
        """Say something beside the bar."""
        if not self._quiet:
            tqdm.write(sentence, file=sys.stderr)

    def close(self) -> None:
        """End the bar's line."""
        if self._bar is not None:
            self._bar.close()


def _figures(trainer: Trainer) -> str:
    text = f"step {trainer.step_count:,}"
    rows = trainer.history.rows
    if rows and rows[-1].psnr_db is not None:
        text += f", {rows[-1].psnr_db:.1f} dB"
        if rows[-1].heldout_psnr_db is not None:
            text += f" (held out {rows[-1].heldout_psnr_db:.1f})"
    return text
