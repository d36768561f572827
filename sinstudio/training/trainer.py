"""Fitting one picture: a step at a time, within bounds, until a stop rule holds."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable, Iterator

import numpy as np
import torch
from numpy.typing import NDArray

from sinstudio.errors import FitError, SinStudioError
from sinstudio.network.blocks import Blocks
from sinstudio.network.domain import Domain
from sinstudio.network.edits import AdamState
from sinstudio.network.initial import initialise, invert_output
from sinstudio.network.memory import out_of_memory
from sinstudio.network.model import SinusoidalNetwork
from sinstudio.render.grid import Interrupted
from sinstudio.training.adam import adam_step
from sinstudio.training.choose import blocks_for, choose_frequencies
from sinstudio.training.decay import apply_decay
from sinstudio.training.device import naming_memory, resolve_device, threads
from sinstudio.training.editor import Editor
from sinstudio.training.goal import Goal
from sinstudio.training.gradient import Gradients
from sinstudio.training.history import History
from sinstudio.training.meter import Meter
from sinstudio.training.phases.fit import Fit
from sinstudio.training.plan import Plan
from sinstudio.training.recipe import Recipe, show
from sinstudio.training.rescue import rescued
from sinstudio.training.snapshot import HistoryRow
from sinstudio.training.target import Target

CHECK_EVERY = 20  # steps between looks for divergence
KEEP_EVERY = 100  # steps between copies to roll back to
MOST_ROLLBACKS = 5
CHUNK_BYTES = 256 << 20  # working memory of one chunk of a batch
LEAST_CHUNK = 64

_NAMES = {
    "A": (".weight", "hidden."),
    "b": (".bias", "hidden."),
    "C": (".weight", "output."),
    "d": (".bias", "output."),
    "phases": ("phases", ""),
    "omega": ("real_omega", ""),
}


class Trainer:
    """A network, its optimiser, and the picture it is fitted to.

    Parameters
    ----------
    recipe
        All settings.
    picture
        H × W × C float32 in 0…1, already cropped and resized to the size it is fitted at.
    network
        Go on from this network instead of a new one; its frequencies and widths hold.
    signal
        Whether the picture's one row is a signal.
    target
        Fit to these points, in their order, instead of making them from the picture; the recipe's
        section picture and the device must be those that they were made with.

    Raises
    ------
    SinStudioError
        When the device is absent, or network and picture do not belong together.
    """

    def __init__(
        self,
        recipe: Recipe,
        picture: NDArray[np.float32],
        *,
        network: SinusoidalNetwork | None = None,
        signal: bool = False,
        target: Target | None = None,
    ) -> None:
        self.device = resolve_device(recipe.training.device)
        dtype = torch.float64 if recipe.training.precision == "float64" else torch.float32
        if dtype == torch.float64 and self.device.type == "mps":
            raise SinStudioError(
                'training.precision is "float64": Apple GPUs know no float64; choose float32, '
                "or the device cpu."
            )
        self.recipe = recipe
        self.notes: list[str] = []
        seed = recipe.training.seed
        self._fresh = False
        self.step_count = 0
        self.seconds = 0.0
        self.history = History()
        self._most_chunk = CHUNK_BYTES
        self._memory_short = False
        self.edits = 0  # structural edits so far, each shows at once
        self.batch: list[tuple[int, int]] = []  # ranges of training points of the last step
        self._order = torch.Generator().manual_seed(seed)
        self._next = self._left = 0
        self._rate_factor = 1.0
        self._rollbacks = 0
        self._goal = Goal()
        with naming_memory():
            self.target = target or Target(
                picture, recipe.picture, seed, self.device, dtype, signal=signal
            )
            self.begin_on_device()
            self.meter = Meter(self.target)
            if network is None:
                network = self._new_network()
            else:
                self._check_fits(network)
                network = copy.deepcopy(network)
            network.domain = self.target.domain
            self.network = network.to(device=self.device, dtype=dtype).requires_grad_(False)
            self.state = AdamState.zeros_like(self.network)
            self.rebuild()
        self.plan = Plan(self, recipe.training.phases or ("fit",))
        self.editor = Editor(self)
        if self._fresh and recipe.network.inverse_c and not invert_output(self.network):
            self.say(
                "network.inverse_c is not used: C = 1/A needs one input frequency, one hidden "
                "neuron, one channel, and an A that is not 0."
            )
        self._say_unused()

    def _say_unused(self) -> None:
        """Say which bounds there is no layer for."""
        bounds = self.recipe.bounds
        extra = len(bounds.deeper) - len(self._deeper_bounds)
        if bounds.enabled and extra > 0:
            self.say(
                f"bounds.deeper is {show(bounds.deeper)}: the network has "
                f"{len(self._deeper_bounds)} deeper hidden layers, so the last {extra} "
                "are not used."
            )

    def _new_network(self) -> SinusoidalNetwork:
        recipe, domain = self.recipe, self.target.domain
        choice = choose_frequencies(recipe, domain, self.target.known_luma())
        self.notes.extend(choice.notes)
        settings = recipe.network
        self._fresh = True
        siren = settings.baseline == "siren"
        network = SinusoidalNetwork(
            None if siren else choice.frequencies,
            settings.hidden,
            self.target.channels,
            domain,
            omega=domain.omega(choice.frequencies) if siren else None,
        )
        self._draw(network)
        return network

    def _draw(self, network: SinusoidalNetwork) -> None:
        """Give a network the initial values of the recipe; they are not clipped yet."""
        settings = self.recipe.network
        initialise(
            network,
            self.recipe.training.seed,
            scale_a=settings.scale_a,
            scale_c=settings.scale_c,
            zero_phases=settings.zero_phases,
            zero_biases=settings.zero_biases,
        )

    def redraw(self) -> bool:
        """Give an untouched network the values that a new one would have under the recipe as it is.

        Bounds clip the initial values, so that wider ones cannot be had of narrower ones.

        Returns
        -------
        bool
            Whether any value differs; of a network that is not untouched, none does.
        """
        if not self.untouched:
            return False
        drawn = copy.deepcopy(self.network).to("cpu", torch.float32)  # as a new one is drawn
        self._draw(drawn)
        before = [p.detach().clone() for p in self.network.parameters()]
        for mine, new in zip(self.network.parameters(), drawn.parameters(), strict=True):
            if mine is not self.network.real_omega:  # which are chosen, and not drawn here
                mine.data.copy_(new)
        self.clip()
        self._good = self._copy()
        if self.recipe.network.inverse_c:
            invert_output(self.network)
        after = self.network.parameters()
        return not all(torch.equal(a, b) for a, b in zip(before, after, strict=True))

    def _check_fits(self, network: SinusoidalNetwork) -> None:
        if network.domain.signal != self.target.domain.signal:
            kinds = ("picture", "signal")
            fitted, given = (kinds[d.signal] for d in (network.domain, self.target.domain))
            raise SinStudioError(
                f"The model was fitted to a {fitted} and this is a {given}: give a {fitted}."
            )
        if network.channels != self.target.channels:
            raise SinStudioError(
                f"The model has {network.channels} channels and the picture "
                f"{self.target.channels}: set picture.channels to {network.channels}."
            )
        wanted, found = (_period_of(domain) for domain in (self.target.domain, network.domain))
        if network.periodic and wanted != found:
            raise SinStudioError(
                f"picture.period gives {wanted} and the model was fitted with {found}: "
                f"set picture.period to {found}."
            )

    @property
    def untouched(self) -> bool:
        """Whether the network is new: of the recipe alone, and as it was drawn."""
        return self._fresh and self.step_count == 0 and self.edits == 0

    # -- what follows from the network's shape ---------------------------------------------------

    def rebuild(self) -> None:
        """Work out again all that depends on the network's shape; call after structural edits."""
        cycles = self.network.cycles
        self.radii = self.target.domain.radii(cycles)
        self.kept_frequencies = cycles if self.network.periodic else None
        self.gradients = Gradients(self.network)
        self._set_bounds()
        self.target.prepare(self.network, cached=not self._inputs_move and not self._memory_short)
        if self.step_count == 0 and self._fresh:
            self.clip()  # a network that was handed over is clipped by its first step
        self._good = self._copy()
        width = sum(self.network.widths) * 3 * self.target.values.element_size()
        self.chunk = max(LEAST_CHUNK, min(CHUNK_BYTES // width, self._most_chunk))

    def begin_on_device(self) -> None:
        """Begin the sum of losses, which is kept where the target is."""
        self._loss_sum = torch.zeros((), dtype=self.target.dtype, device=self.device)
        self._loss_steps = 0

    def replace(self, network: SinusoidalNetwork, state: AdamState) -> None:
        """Go on from another network and optimiser state; call `rebuild` after it."""
        self.network, self.state = network, state

    def sample_features(self) -> torch.Tensor:
        """H at a sample of the training points, N × m: what neurons give on average."""
        rows, columns, _ = self.meter.points()
        with torch.no_grad():
            return self.target.features_at(rows, columns)

    @property
    def _inputs_move(self) -> bool:
        """Whether the first layer is trained: its shifts, or the frequencies of a SIREN."""
        return "phases" in self.recipe.network.trainable or self._omega_moves

    @property
    def _omega_moves(self) -> bool:
        return "omega" in self.recipe.network.trainable and not self.network.periodic

    def _follow_inputs(self) -> None:
        """Work out again what depends on φ and ω, where they have moved."""
        if self._omega_moves:
            radii = self.target.domain.radii(self.network.cycles)
            if np.isfinite(radii).all():  # or else the fit has diverged, which is looked for later
                self.radii = radii
                if self.recipe.bounds.enabled:
                    self._set_bounds()
        if self._inputs_move:
            self.target.prepare(self.network, cached=False)

    def _set_bounds(self) -> None:
        self.blocks: Blocks = blocks_for(self.recipe, self.radii, self.target.domain)
        weight = self.network.layers[0].weight
        columns = self.blocks.column_bounds(self.radii)
        self._column_bounds = torch.from_numpy(columns).to(weight.device, weight.dtype)
        bounded = self.recipe.bounds.enabled
        deeper = self.recipe.bounds.deeper if bounded else ()
        self._deeper_bounds = deeper[: len(self.network.layers) - 1]

    def clip(self) -> None:
        """A_ij ← clip(A_ij, −B, +B) with the bound of each column's block (definition 6.1)."""
        weight = self.network.layers[0].weight.data
        torch.clamp(weight, -self._column_bounds, self._column_bounds, out=weight)
        for layer, bound in zip(self.network.layers[1:], self._deeper_bounds, strict=False):
            layer.weight.data.clamp_(-bound, bound)

    def change(self, recipe: Recipe) -> None:
        """Take over the live settings of a recipe; they hold from the next step on.

        Settings that need a new network stay as they are.
        """
        live = {
            key: recipe.get(key)
            for key in self.recipe.differences(recipe)
            if key not in self.recipe.needs_restart(recipe)
        }
        if not live:
            return
        self.recipe = self.recipe.changed({"bounds.automatic": recipe.bounds.automatic} | live)
        if "training.target_psnr" in live:
            self._goal.begin()
        if any(key.startswith("bounds.") for key in live):
            self._set_bounds()
            if self.step_count:
                self.history.mark("bounds changed")
            if "bounds.deeper" in live:
                self._say_unused()
        if "decay.enabled" in live and self.step_count:
            self.history.mark("decay on" if recipe.decay.enabled else "decay off")

    # -- one step --------------------------------------------------------------------------------

    def step(self, stop: Callable[[], bool] = lambda: False) -> None:
        """Take one optimiser step, bounds included; a batch too large for memory is split.

        What the run's phase has due comes first: columns that are added, rows that are removed.
        When that ends the run no step is taken; on a run that is over already, one is.

        `stop` is asked between chunks of a batch; `Interrupted` is raised when it returns true,
        and the step has not been taken.
        """
        began = time.perf_counter()
        over = self.plan.reason
        self.plan.advance()
        if self.plan.reason and not over:  # the last phase has just found that it is over
            self.seconds += time.perf_counter() - began
            return
        self.take(self._next_batch(), stop)
        self.seconds += time.perf_counter() - began
        self._after_step()

    def take(self, ranges: list[tuple[int, int]], stop: Callable[[], bool] = lambda: False) -> None:
        """Take one optimiser step on these ranges of training points, and no more than that.

        No phase is asked what is due, no stop rule is looked at, and the clock stands still.
        """
        while True:
            try:
                self._accumulate(ranges, stop)
                break
            except (RuntimeError, MemoryError) as error:
                if not out_of_memory(error):
                    raise
                self._shrink_chunk(max(stop - start for start, stop in ranges), error)
        decay = self.plan.phase.decay
        if decay is not None:
            of, loss = self.gradients.of, self.gradients.loss
            apply_decay(self.network, of, loss, self.recipe.decay, decay)
        adam_step(self.network, self.gradients.of, self.state, self._rates())
        self._follow_inputs()
        self.clip()
        self._loss_sum += self.gradients.loss
        self._loss_steps += 1
        self.step_count += 1
        self.batch = ranges
        if self.step_count % CHECK_EVERY == 0:
            self.check()

    def succeed(self, other: Trainer) -> None:
        """Go on where another trainer is: its count of steps, clock, plan and order of batches."""
        self.step_count, self.seconds = other.step_count, other.seconds
        self.plan = other.plan.of(self)
        self._order.set_state(other._order.get_state())
        self._next, self._left = other._next, other._left

    def fork(self, recipe: Recipe) -> Trainer:
        """Return a second trainer that goes on from here with other live settings."""
        other = Trainer(
            recipe,
            self.target.picture,
            network=self.network,
            signal=self.target.domain.signal,
            target=self.target.shared(),
        )
        with naming_memory():
            other.state = self.state.clone()
            other._good = other._copy()
        other._rate_factor = self._rate_factor
        other.history.rows = list(self.history.rows)
        other.succeed(self)
        return other

    def _next_batch(self) -> list[tuple[int, int]]:
        """Return the next ranges of training points: a window that moves round the order.

        A pass begins at a random place, so that batches are cut differently every time and every
        pixel is as likely as any other to be left over.
        """
        total = len(self.target)
        batch = self.recipe.training.batch
        if isinstance(batch, str) or batch >= total:
            return [(0, total)]
        if self._left < batch:
            self._next = int(torch.randint(total, (), generator=self._order))
            self._left = total
        start, stop = self._next, self._next + batch
        self._left -= batch
        self._next = stop % total
        return [(start, min(stop, total))] + ([(0, stop - total)] if stop > total else [])

    def _accumulate(self, ranges: list[tuple[int, int]], stop: Callable[[], bool]) -> None:
        target = self.target
        self.gradients.clear()
        batch = sum(stop - start for start, stop in ranges)
        for begin, end in _chunks(ranges, self.chunk):
            if stop():
                raise Interrupted
            rows, columns = target.rows[begin:end], target.columns[begin:end]
            self.gradients.add(
                target.features(begin, end),
                target.values[begin:end],
                batch,
                target.slopes_at(rows, columns) if self._inputs_move else None,
                target.points_at(rows, columns) if self._omega_moves else None,
            )

    def _shrink_chunk(self, batch: int, error: Exception) -> None:
        if self.chunk <= LEAST_CHUNK:
            if rescued(self, error):
                return
            raise FitError(
                f"There is too little memory on {self.device} for {LEAST_CHUNK} pixels of this "
                "network: lower network.hidden or frequencies.count."
            )
        self.chunk = self._most_chunk = max(LEAST_CHUNK, min(self.chunk, batch) // 2)
        self._memory_short = True  # an edit of the network does not bring memory back
        self.target.drop_cache()
        self.gradients.free()
        if self.device.type == "cuda":
            torch.cuda.empty_cache()
        self.say(f"Memory ran out; batches are now taken in chunks of {self.chunk} pixels.")

    def _rates(self) -> dict[str, float]:
        settings = self.recipe.training
        rate = self.rate
        rates = {}
        for symbol in self.recipe.network.trainable:
            ending, beginning = _NAMES[symbol]
            share = settings.output_rate if beginning == "output." else 1.0
            for name in self.gradients.of:
                if name.startswith(beginning) and name.endswith(ending):
                    rates[name] = rate * share
        return rates

    @property
    def rate(self) -> float:
        """Learning rate on A at this step."""
        return self.plan.phase.rate * self._rate_factor

    # -- divergence ------------------------------------------------------------------------------

    def _finite(self) -> bool:
        sums = [self._loss_sum.to(torch.float32)]
        sums += [p.data.sum().to(torch.float32) for p in self.network.parameters()]
        return bool(torch.isfinite(torch.stack(sums)).all())

    def _copy(self) -> tuple[int, dict[str, torch.Tensor], AdamState]:
        """Copy into the computer's own memory, which a GPU that is lost does not take along."""
        weights = {
            name: p.detach().to("cpu", copy=True) for name, p in self.network.named_parameters()
        }
        return self.step_count, weights, self.state.to(torch.device("cpu"))

    @property
    def kept(self) -> tuple[int, dict[str, torch.Tensor], AdamState]:
        """The last state that was well: its step, the parameters by name, and the optimiser."""
        return self._good

    def check(self) -> bool:
        """Look for divergence; go back to the last good state where there is any.

        Returns
        -------
        bool
            Whether all was well.

        Raises
        ------
        FitError
            When it has happened too often.
        """
        if self._finite():
            if self.step_count % KEEP_EVERY == 0:
                self._good = self._copy()
            return True
        at, (step, weights, state) = self.step_count, self._good
        for name, parameter in self.network.named_parameters():
            parameter.data.copy_(weights[name])
        self.state = state.to(self.network.device)
        self._follow_inputs()
        self._loss_sum.zero_()
        self._loss_steps = 0
        self._rollbacks += 1
        self._rate_factor /= 2
        self.history.mark("diverged, rolled back")
        if self._rollbacks > MOST_ROLLBACKS:
            raise FitError(
                f"The fit diverged {self._rollbacks} times: lower training.rate, "
                f"now {self.recipe.training.rate:g}. The state of step {step} is kept."
            )
        self.say(f"The fit diverged at step {at}; back to step {step} at half the learning rate.")
        return False

    def say(self, sentence: str) -> None:
        """Note what a person should know."""
        self.notes.append(sentence)

    # -- stop rules and history ------------------------------------------------------------------

    @property
    def progress(self) -> float:
        """Share of the run that is done, 0…1."""
        return self.plan.progress

    def seconds_left(self, speed: float) -> float:
        """Seconds to the end of the phase at hand at `speed` steps per second; inf if unknown."""
        return self.plan.phase.seconds_left(speed)

    @property
    def finished(self) -> str:
        """Why the fit is over, in a few words; empty while it is not."""
        return self.plan.finished

    def extend(self) -> None:
        """Begin another fit from here: Start pressed on a run that was finished."""
        self.plan = Plan(self, ("fit",))
        self._goal.begin()

    def skip_phase(self) -> None:
        """Go on with the next phase; the run is over when there is none."""
        self.plan.skip()

    def begin_phase(self, name: str) -> None:
        """Begin a phase now, and a fine-tune after pruning or growing; then the run goes on.

        Raises
        ------
        SinStudioError
            When there is no such phase.
        """
        kinds = ("fit", "grow", "prune", "finetune")
        if name not in kinds:
            raise SinStudioError(f"There is no phase called {name}: there are {', '.join(kinds)}.")
        follows = ("finetune",) if name in ("grow", "prune") else ()
        self.plan.begin(name, *follows)

    @property
    def loss(self) -> float | None:
        """Mean loss of the steps since the last line of history."""
        return float(self._loss_sum) / self._loss_steps if self._loss_steps else None

    def _after_step(self) -> None:
        wanted, limit = self.plan.phase.stop_rules
        if limit and float(self.gradients.loss) < limit:
            self._stop_fit("the loss is below training.stop_loss")
        began = time.perf_counter()
        near = self._goal.loss_is_near(wanted, self.step_count, self.gradients.loss)
        if near or self.history.due(self.seconds):
            row = self.record()
            self.history.pace(self.seconds, time.perf_counter() - began)
            if self._goal.sample_is_near(wanted, row.psnr_db):
                self._look_at_target(wanted)
        self.seconds += time.perf_counter() - began

    def _stop_fit(self, reason: str) -> None:
        """End the phase by a stop rule; rounds of growth and pruning have rules of their own."""
        if isinstance(self.plan.phase, Fit):
            self.plan.phase.stop(reason)

    def _look_at_target(self, wanted: float) -> None:
        """Measure every pixel, and stop where the target PSNR is reached."""
        found = self.record(whole=True).psnr_db
        if found is not None and found >= wanted:
            self._stop_fit("the target PSNR is reached")
        else:
            self._goal.missed()

    def record(self, *, whole: bool = False, stop: Callable[[], bool] | None = None) -> HistoryRow:
        """Add a line to the history; `whole` measures every pixel instead of a sample."""
        trained, heldout = self.measure_whole(stop) if whole else self.measure_sample()
        row = HistoryRow(
            self.step_count,
            self.seconds,
            self.loss,
            trained,
            heldout,
            self.rate,
            parameters=self.network.parameter_count(),
        )
        self.history.add(row)
        self._loss_sum.zero_()
        self._loss_steps = 0
        return self.history.rows[-1]

    def measure_sample(
        self, network: SinusoidalNetwork | None = None
    ) -> tuple[float | None, float | None]:
        """PSNR in dB on a sample of the training pixels, and of the held-out ones (None without).

        Parameters
        ----------
        network
            Another one of the same picture, such as an earlier copy; by default the trainer's.
        """
        return self.meter.sample(network or self.network, tables=network is None)

    def measure_whole(self, stop: Callable[[], bool] | None = None) -> tuple[float, float | None]:
        """PSNR in dB over all training pixels, and over the held-out ones (None without)."""
        return self.meter.whole(self.network, stop)

    def run(
        self,
        should_stop: Callable[[], bool] = lambda: False,
        on_step: Callable[[Trainer], None] = lambda _: None,
    ) -> None:
        """Step until a stop rule holds or `should_stop` says so, then measure every pixel."""
        with threads(self.recipe.training.threads):
            while True:
                try:
                    while not self.finished and not should_stop():
                        self.step()
                        on_step(self)
                    self.conclude()
                except RuntimeError as error:
                    if not rescued(self, error):
                        raise
                else:
                    return

    def conclude(self, stop: Callable[[], bool] | None = None) -> None:
        """Make sure that the last state is finite, and measure it on every pixel."""
        self.check()
        self.record(whole=True, stop=stop)


def _chunks(ranges: list[tuple[int, int]], most: int) -> Iterator[tuple[int, int]]:
    for start, stop in ranges:
        for begin in range(start, stop, most):
            yield begin, min(begin + most, stop)


def _period_of(domain: Domain) -> str:
    """Write the periods of a domain as a recipe would."""
    return show(["mirror" if m else p for p, m in zip(domain.period, domain.mirror, strict=True)])
