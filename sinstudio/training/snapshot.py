"""What a fit shows of itself: immutable values, safe to hand from one thread to another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sinstudio.network.blocks import Blocks, BlockState
from sinstudio.network.domain import Cycles, Domain
from sinstudio.network.first_layer import FirstLayer
from sinstudio.training.recipe import Recipe


@dataclass(frozen=True)
class HistoryRow:
    """One line of the history.

    `psnr_db` and `heldout_psnr_db` are measured on a fixed sample of at most 4,096 pixels while
    training goes on and on every pixel at its end; None where nothing was measured. `event` says
    what a person or the program did at that step ("bounds changed"); `parameters` is how many
    numbers defined the network then.
    """

    step: int
    seconds: float
    loss: float | None
    psnr_db: float | None
    heldout_psnr_db: float | None
    rate: float
    event: str = ""
    parameters: int = 0


@dataclass(frozen=True)
class View:
    """What a viewer is looking at. Only what is asked for here is computed.

    `region` is (x0, y0, x1, y1) in fractions of the picture, or in whole periods when `tiles` is
    set; `size` is the width and height it has on the screen, in pixels. `filter` is how hard A is
    clipped for what is shown, 0 to 1: see `sinstudio.network.filter`.
    """

    region: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    size: tuple[int, int] = (512, 512)
    tiles: tuple[int, int] | None = None
    picture: bool = True
    spectrum: bool = True
    weights: bool = True
    token: int = 0
    filter: float = 0.0
    twin: bool = False  # the picture of the twin as well, where there is one


@dataclass(frozen=True)
class Frame:
    """A rendered part of the reconstruction, 8 bits a channel (h × w × c).

    Of a signal, h = 1, and `row` has the levels themselves (w × c), which are not clipped to 0…1.
    """

    picture: NDArray[np.uint8]
    region: tuple[float, float, float, float]
    tiled: bool
    step: int
    fine: bool  # at the resolution that the view asked for
    token: int
    row: NDArray[np.float32] | None = None


@dataclass(frozen=True)
class Filter:
    """A filter over what is shown: its strength (above 0, to 1), and where it clips each block."""

    strength: float
    bounds: Blocks


@dataclass(frozen=True)
class Histogram:
    """Entries of A per block: `counts` is blocks × bins over the shared `edges` (bins + 1)."""

    edges: NDArray[np.float64]
    counts: NDArray[np.int64]


@dataclass(frozen=True)
class Removal:
    """What pruning would remove now.

    `columns` are indices of input frequencies; `rows` has, for each hidden layer, the indices of
    its neurons; `share` is the share of the entries of the hidden matrices that would go.
    `column_scores` (m,) and `row_scores` (one (n_i,) for each hidden layer) are the information of
    each column and row as a share of the total of its kind.
    """

    columns: tuple[int, ...] = ()
    rows: tuple[tuple[int, ...], ...] = ()
    share: float = 0.0
    column_scores: NDArray[np.float64] | None = field(default=None, compare=False, repr=False)
    row_scores: tuple[NDArray[np.float64], ...] = field(default=(), compare=False, repr=False)

    @property
    def empty(self) -> bool:
        """Whether nothing would go."""
        return not (self.columns or any(self.rows))


@dataclass(frozen=True)
class Addition:
    """What growth would add now: `count` columns in block `block` (None: no block can grow).

    `reason` says in a few words why that block, or why none.
    """

    block: int | None
    count: int
    reason: str


@dataclass(frozen=True)
class PhaseState:
    """Where a run of several phases is: phase `index` of `names`, `progress` 0…1 of it.

    `detail` says more, e.g. "round 3, decay".
    """

    names: tuple[str, ...]
    index: int
    progress: float
    detail: str = ""


@dataclass(frozen=True)
class TimelineMark:
    """A step that the timeline has a copy of; `pinned` beside a structural edit."""

    step: int
    bytes: int
    pinned: bool = False


@dataclass(frozen=True)
class TimelineState:
    """What the timeline holds, by rising step; `share` of the training time went into it."""

    marks: tuple[TimelineMark, ...] = ()
    bytes: int = 0
    budget: int = 0
    share: float = 0.0


@dataclass(frozen=True)
class Snapshot:
    """The state of a fit at one step."""

    state: str  # idle, running, paused, stopped or finished
    step: int
    seconds: float
    steps_per_second: float
    progress: float  # 0…1 of the budget
    seconds_left: float | None
    loss: float | None
    psnr_db: float | None
    heldout_psnr_db: float | None
    rate: float
    device: str
    parameters: int
    widths: tuple[int, ...]
    domain: Domain
    recipe: Recipe
    frequencies: Cycles  # m × 2, cycles per period
    radii: NDArray[np.float64]  # m
    column_norms: NDArray[np.float32]  # m, ‖A^(j)‖₂
    block_of: NDArray[np.int64]  # m
    blocks: Blocks
    block_states: tuple[BlockState, ...]
    histogram: Histogram | None = None
    frame: Frame | None = None
    spectrum: NDArray[np.float32] | None = None
    history: tuple[HistoryRow, ...] = field(default=())
    device_bytes: int = 0  # of memory taken on a GPU; 0 on the CPU
    ssim: float | None = None
    out_of_band: float | None = None
    removal: Removal | None = None  # None: there is nothing to train, or nothing is known yet
    addition: Addition | None = None
    phase: PhaseState | None = None  # None: a plain fit
    layer: FirstLayer | None = None  # None: not looked at, or its frequencies are not whole
    edits: int = 0  # structural edits so far
    timeline: TimelineState = field(default_factory=TimelineState)
    past: Snapshot | None = None  # an earlier step that is looked at: what views show of it
    comparing: bool = False  # that step against this one

    filter: Filter | None = None  # over picture and spectrum; weights and figures have none
    twin: Snapshot | None = None  # a second network that is trained in lockstep
    apart: tuple[tuple[str, Any], ...] = ()  # of a twin: the settings that are, and their values

    @property
    def shown(self) -> Snapshot:
        """What views show: this, or the earlier step that is looked at."""
        return self if self.past is None else self.past

    @property
    def periodic(self) -> bool:
        """Whether the frequencies are whole, so that the picture repeats; False for a SIREN."""
        return self.frequencies.dtype.kind == "i"
