"""What the spectrum's view knows by Theorem 1, asked for in the background."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from sinstudio.app.running.jobs import Jobs
from sinstudio.app.views.block_table import share_text
from sinstudio.app.views.inquiry import Inquiry
from sinstudio.app.views.spectrum_image import PictureSpectrum
from sinstudio.app.views.spectrum_note import note_text
from sinstudio.app.views.spectrum_theory import Explained, PredictedSpectrum, Theory
from sinstudio.errors import SinStudioError
from sinstudio.training.snapshot import Snapshot

_REST = 200  # milliseconds that the mouse rests before what it points at is explained


class Insight(QObject):
    """Explains frequencies and predicts spectra of the network on show.

    Answers come while their question still stands, and never to another one.
    """

    explained = Signal()  # `note` says something new
    predicted = Signal()  # so does `predict`

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._theory: Theory | None = None
        self._snapshot: Snapshot | None = None
        name = parent.objectName()
        self._explaining = Inquiry(f"{name}.explain", jobs, _REST, self)
        self._predicting = Inquiry(f"{name}.predict", jobs, 0, self)
        self._explaining.answered.connect(self.explained)
        self._predicting.answered.connect(self.predicted)

    def look_at(self, snapshot: Snapshot | None) -> None:
        """Speak of this network from now on; None where there is none to speak of."""
        layer = None if snapshot is None else snapshot.layer
        self._snapshot = snapshot
        if snapshot is None or layer is None:
            self._theory = None
        elif self._theory is None or self._theory.layer is not layer:
            self._theory = Theory(layer, snapshot.domain)

    def forget(self) -> None:
        """Work nothing out any more."""
        self._explaining.forget()
        self._predicting.forget()

    def _gently(self) -> bool:
        return self._snapshot is not None and self._snapshot.state == "running"

    # -- what makes a frequency ------------------------------------------------------------------

    def point_at(self, frequency: tuple[int, int] | None) -> None:
        """Have a frequency explained once it has stayed the same; None takes that back."""
        theory = self._theory
        if frequency is not None and self._real:
            self._explaining.ask(frequency, self, _refuse, gently=True)
        elif theory is None or frequency is None:
            self._explaining.forget()
        else:
            work = partial(_explain, theory, frequency)
            self._explaining.ask(frequency, theory, work, gently=self._gently())

    @property
    def _real(self) -> bool:
        """Whether the network's frequencies are not whole: a SIREN's."""
        return self._snapshot is not None and not self._snapshot.periodic

    @property
    def note(self) -> str:
        """What is known of the frequency last pointed at; "" for nothing yet."""
        answer: Explained | None = self._explaining.answer
        return self._explaining.failure if answer is None else note_text(answer)

    # -- a predicted spectrum --------------------------------------------------------------------

    def predict(self, order: int) -> PictureSpectrum | None:
        """Have the spectrum of orders up to this one worked out (0: none); what there is of it."""
        theory = self._theory
        if not order or theory is None or theory.deeper:
            self._predicting.forget()
            return None
        topic, work = (order, theory.domain), partial(theory.predict, order)
        self._predicting.ask(topic, theory, work, gently=self._gently())
        found: PredictedSpectrum | None = self._predicting.answer
        return None if found is None else found.spectrum

    @property
    def prediction_text(self) -> str:
        """How much of the energy the prediction holds, or why there is none."""
        found: PredictedSpectrum | None = self._predicting.answer
        if found is None:
            return self._predicting.failure or self._why_nothing()
        orders = self.tr("Order 1") if found.order == 1 else self.tr("Orders 1\N{EN DASH}{0}")
        orders = orders.format(found.order)
        signal = self._theory is not None and self._theory.domain.signal
        whole = self.tr("signal") if signal else self.tr("picture")
        if found.share is None:
            return self.tr("{0}: an unknown share of the {1}'s energy").format(orders, whole)
        if found.share <= 0:
            return self.tr("{0}: it is higher orders that make the {1}").format(orders, whole)
        share = share_text(found.share)
        return self.tr("{0}: {1} of the {2}'s energy").format(orders, share, whole)

    @property
    def share_text(self) -> str:
        """The same in short; "" where there is no prediction."""
        found: PredictedSpectrum | None = self._predicting.answer
        if found is None:
            return ""
        if found.share is None:
            return self.tr("unknown share of the energy")
        if found.share <= 0:
            return self.tr("higher orders prevail")
        return self.tr("{0} of the energy").format(share_text(found.share))

    def _why_nothing(self) -> str:
        if self._real:
            return self.tr("A SIREN's frequencies have no common period: nothing is predicted.")
        if self._theory is None:
            return self.tr("No network yet.")
        if self._theory.deeper:
            return self.tr("Needs a network of one hidden layer.")
        return self.tr("Being worked out\N{HORIZONTAL ELLIPSIS}")


def _explain(theory: Theory, frequency: tuple[int, int], _stop: Callable[[], bool]) -> Explained:
    return theory.explain(frequency)


def _refuse(_stop: Callable[[], bool]) -> Explained:
    raise SinStudioError(
        QCoreApplication.translate(
            "spectrum",
            "A SIREN's frequencies are not whole cycles per period, so what makes one cannot be "
            "listed.",
        )
    )
