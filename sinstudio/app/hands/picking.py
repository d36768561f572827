"""Input frequencies picked by hand: added, removed and selected, on a spectrum or in a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from sinstudio.app.views.spectrum_geometry import written
from sinstudio.app.views.spectrum_marks import FrequencySet
from sinstudio.network.bands import half_plane
from sinstudio.network.frequencies import beyond_nyquist
from sinstudio.training.messages import AddFrequencies, DropFrequencies
from sinstudio.training.snapshot import Snapshot

if TYPE_CHECKING:
    from sinstudio.app.studio import Studio
    from sinstudio.app.views.spectrum_base import SpectrumView

Whole = tuple[int, int]  # cycles per period


class Picking(QObject):
    """The edit mode, the selection, and what becomes of a click.

    Frequencies that are only planned are changed in the settings, as a list of one's own. A network
    that stays is edited, and the list with it where the network was made from that list.
    """

    editing_changed = Signal(bool)
    selection_changed = Signal(object)  # frozenset of frequencies of the half-plane

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._views: list[SpectrumView] = []
        self.editing = False
        self.selected: frozenset[Whole] = frozenset()
        self._coming: set[Whole] = set()  # columns on their way into the network
        self._known: Any = None  # frequencies of the newest snapshot
        self._told = False  # that the settings know nothing of an edit of this network
        studio.snapshot_changed.connect(self._take_snapshot)
        studio.fault.connect(self._forget)
        studio.message.connect(self._hear)

    def follow(self, view: SpectrumView) -> None:
        """Do what the hand on this view asks for, and show it what is selected."""
        self._views.append(view)
        hand = view.hand
        hand.add_asked.connect(self._add)
        hand.remove_asked.connect(self._remove)
        hand.select_asked.connect(self.select)
        hand.edit_asked.connect(self.set_editing)
        self.editing_changed.connect(view.set_editing)
        self.selection_changed.connect(view.set_selected)

    @Slot(bool)
    def set_editing(self, editing: bool) -> None:
        """Enter or leave the edit mode; what was selected is selected no longer after it."""
        if editing != self.editing:
            self.editing = editing
            self.editing_changed.emit(editing)
        if not editing:
            self.select(frozenset())

    @Slot(object)
    def select(self, selected: Iterable[Whole]) -> None:
        """Select these frequencies, either of ±k, and no others."""
        chosen = frozenset(_pairs(half_plane(list(selected))))
        if chosen != self.selected:
            self.selected = chosen
            self.selection_changed.emit(chosen)

    # -- adding and removing ---------------------------------------------------------------------

    @Slot(object, object)
    def _add(self, k: Whole, shown: FrequencySet | None) -> None:
        if not self._editable(shown) or shown is None:
            return
        name = written(k, shown.domain.axes)
        if not any(k):
            self._say(self.tr("Zero is no frequency"))
            return
        if k in self._coming or k in _pairs(half_plane(self._frequencies(shown))):
            self._say(self.tr("{0} is there already").format(name))
            return
        text = self.tr("Added {0}").format(name)
        if self._live(shown):
            self._coming.add(k)
            self._edit(AddFrequencies((k,)), text, shown, [*self._listed(), k])
        elif not self._put(shown, [*self._frequencies(shown), k]):
            return
        self._say(text)
        for sentence in beyond_nyquist(np.array([k]), shown.domain):
            self._studio.message.emit("warning", f"{name}: {sentence}")

    @Slot(object, object)
    def _remove(self, ks: tuple[Whole, ...], shown: FrequencySet | None) -> None:
        if not self._editable(shown) or shown is None:
            return
        left = _without(self._frequencies(shown), ks)
        if not left:
            self._studio.message.emit(
                "warning", self.tr("A network needs a frequency: the last one is not removed.")
            )
            return
        if len(ks) == 1:
            text = self.tr("Removed {0}").format(written(ks[0], shown.domain.axes))
        else:
            text = self.tr("Removed {0} frequencies").format(f"{len(ks):,}")
        if self._live(shown):
            self._edit(DropFrequencies(ks), text, shown, _without(self._listed(), ks))
        elif not self._put(shown, left):
            return
        self.select(self.selected - set(_pairs(half_plane(ks))))
        self._say(text)

    def _editable(self, shown: FrequencySet | None) -> bool:
        """Whether there are whole frequencies to edit; where not, that is said."""
        if shown is not None and shown.whole:
            return True
        text = (
            self.tr("There are no frequencies to edit yet: open a picture first.")
            if shown is None
            else self.tr("A SIREN's frequencies are real numbers, which cannot be edited.")
        )
        self._studio.message.emit("warning", text)
        return False

    def _live(self, shown: FrequencySet) -> bool:
        """Whether it is a network that is edited, and not what the next one will be made of."""
        return shown.norms is not None and self._studio.situation.kept

    # -- the network -----------------------------------------------------------------------------

    def _edit(
        self,
        message: AddFrequencies | DropFrequencies,
        text: str,
        shown: FrequencySet,
        listed: list[Whole],
    ) -> None:
        settings = self._settings(shown, listed) if self._list_is_made else {}
        self._studio.edit_network(message, text, settings)
        if not settings and not self._told:
            self._told = True
            text = self.tr(
                'This edits the network at hand; a new one gets its frequencies by "{0}", as the '
                "panel Frequencies says."
            )
            strategy = self._studio.recipe.frequencies.strategy
            self._studio.message.emit("info", text.format(strategy))

    @property
    def _list_is_made(self) -> bool:
        """Whether the network was made from the list that the settings hold."""
        strategy = self._studio.recipe.frequencies.strategy
        return strategy == "custom" and not self._studio.frequencies_differ

    @Slot(object)
    def _take_snapshot(self, snapshot: Snapshot | None) -> None:
        frequencies = None if snapshot is None else snapshot.frequencies
        if frequencies is None or not np.array_equal(frequencies, self._known):
            self._coming.clear()
        if snapshot is None or snapshot.edits == 0:
            self._told = False
        self._known = frequencies

    @Slot(str, str)
    def _hear(self, level: str, _sentence: str) -> None:
        if level == "error":
            self._forget()

    @Slot()
    def _forget(self) -> None:
        """Wait for no columns: they may have been refused."""
        self._coming.clear()

    # -- the settings ----------------------------------------------------------------------------

    def _frequencies(self, shown: FrequencySet) -> list[Whole]:
        """What is being edited; a list in the settings is newer than what is drawn of it."""
        listed = self._listed()
        return _pairs(shown.frequencies) if self._live(shown) or not listed else listed

    def _listed(self) -> list[Whole]:
        settings = self._studio.recipe.frequencies
        if settings.strategy != "custom":
            return []
        return [k if isinstance(k, tuple) else (k, 0) for k in settings.values]

    def _put(self, shown: FrequencySet, listed: list[Whole]) -> bool:
        before = self._studio.recipe.frequencies.strategy
        if not self._studio.change(self._settings(shown, listed)):
            return False
        if before != "custom":
            text = self.tr("The frequencies have become a list of your own, in the panel {0}.")
            self._studio.message.emit("info", text.format(self.tr("Frequencies")))
        return True

    @staticmethod
    def _settings(shown: FrequencySet, listed: list[Whole]) -> dict[str, object]:
        values = tuple(k[0] for k in listed) if shown.domain.signal else tuple(listed)
        return {"frequencies.strategy": "custom", "frequencies.values": values}

    def _say(self, text: str) -> None:
        for view in self._views:
            view.hand.say(text)


def _pairs(frequencies: Any) -> list[Whole]:
    return [(int(x), int(y)) for x, y in np.asarray(frequencies).reshape(-1, 2)]


def _without(held: list[Whole], gone: tuple[Whole, ...]) -> list[Whole]:
    """What is left of a list, in its order, when some go, either of ±k; each as often as given."""
    away = Counter(_pairs(half_plane(gone)))
    left = []
    for k, known in zip(held, _pairs(half_plane(held)), strict=True):
        if away[known]:
            away[known] -= 1
        else:
            left.append(k)
    return left
