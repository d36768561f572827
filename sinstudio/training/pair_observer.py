"""What is shown of a network and its twin, in the share of time that one alone would take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sinstudio.render.grid import Interrupted
from sinstudio.training.observer import Observer
from sinstudio.training.recipe import Recipe
from sinstudio.training.snapshot import Snapshot, View

if TYPE_CHECKING:
    from sinstudio.network.model import SinusoidalNetwork
    from sinstudio.training.session import Session
    from sinstudio.training.trainer import Trainer
    from sinstudio.training.twin import Twin


@dataclass
class _Second:
    """A twin as an observer sees it, and what was seen of it last."""

    twin: Twin
    state: str
    seen: Snapshot | None = None

    @property
    def trainer(self) -> Trainer:
        return self.twin.trainer

    @property
    def network(self) -> SinusoidalNetwork:
        return self.twin.network

    @property
    def step(self) -> int:
        return self.twin.trainer.step_count

    @property
    def recipe(self) -> Recipe:
        return self.twin.trainer.recipe


class PairObserver(Observer):
    """Observes a session's network and, while there is one, the twin beside it.

    Both have half of the time for pictures while the twin's is looked at; its fault ends the twin
    and nothing else.
    """

    def __init__(self) -> None:
        self._other = Observer()
        self._second: _Second | None = None
        self._seen: Snapshot | None = None
        super().__init__()

    def forget(self) -> None:
        """Begin again: another network is shown from now on."""
        super().forget()
        self._other.forget()
        self._second = self._seen = None

    def look(self, view: View) -> None:
        """Show this from now on, the next frames soon."""
        super().look(view)
        self._other.look(replace(view, picture=view.picture and view.twin))

    def edited(self) -> None:
        """Draw everything again, soon."""
        super().edited()
        self._other.edited()

    def hurry(self) -> None:
        """Spend more on views for a moment."""
        super().hurry()
        self._other.hurry()

    def begin(self) -> None:
        """Training starts now."""
        super().begin()
        self._other.begin()

    @property
    def complete(self) -> bool:
        """Whether all that is looked at is drawn as finely as it can be."""
        return super().complete and (self._second is None or self._other.complete)

    def give_up(self) -> None:
        """Leave what cannot be drawn, until something else is looked at."""
        super().give_up()
        self._other.give_up()

    def observe(self, session: Session, *, force: bool) -> Snapshot | None:  # type: ignore[override]
        """Return a new snapshot of both when one is due; `force` makes the figures due."""
        second = self._follow(session)
        found = super().observe(session, force=force)
        self._seen = found or self._seen
        if second is None:
            return found
        found_beside = self._look_at(second, session, force=force)
        if found_beside is None and found is None:
            return None
        return self._together()

    def refine(self, session: Session, stop: Callable[[], bool]) -> Snapshot | None:  # type: ignore[override]
        """Draw one degree finer, of the two the one that is coarser."""
        second = self._follow(session)
        turn = second is not None and not self._other.complete
        if second is None or not turn or (not super().complete and self.level <= self._other.level):
            found = super().refine(session, stop)
            self._seen = found or self._seen
            return found and self._together()
        try:
            found = self._other.refine(second, stop)
        except Exception as error:  # noqa: BLE001 - the twin's own
            self._drop(session, error)
            return self._together()
        if found is not None:
            second.seen = found
        return found and self._together()

    def _follow(self, session: Session) -> _Second | None:
        """Turn to the twin that there is now, if any."""
        twin = session.pairing.twin
        if twin is None:
            self._second = None
        elif self._second is None or self._second.twin is not twin:
            self._other.forget()
            self._second = _Second(twin, session.state)
        if self._second is not None:
            self._second.state = session.state
        half = self._second is not None and self.view.twin
        self.share = self._other.share = 0.5 if half else 1.0
        return self._second

    def _look_at(self, second: _Second, session: Session, *, force: bool) -> Snapshot | None:
        try:
            found = self._other.observe(second, force=force)
            if found is None and second.seen is None:
                found = self._other.observe(second, force=True)
        except Interrupted:
            raise
        except Exception as error:  # noqa: BLE001 - the twin's own
            self._drop(session, error)
            return None
        if found is not None:
            second.seen = found
        return found

    def _drop(self, session: Session, error: Exception) -> None:
        session.pairing.fail(error)
        self._second = None

    def _together(self) -> Snapshot | None:
        if self._seen is None or self._second is None or self._second.seen is None:
            return self._seen
        twin = self._second.twin
        beside = replace(
            self._second.seen, history=twin.rows, apart=tuple(twin.values.items()), removal=None
        )
        return replace(self._seen, twin=beside)
