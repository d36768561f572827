"""The panel of the input frequencies: how they are chosen, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QToolButton, QWidget

from sinstudio.app.panels.editors.base import Editor
from sinstudio.app.panels.editors.modes import AutoNumberEditor
from sinstudio.app.panels.editors.values import ValuesEditor
from sinstudio.app.panels.panel import Panel
from sinstudio.app.panels.periods import SubPeriods
from sinstudio.app.panels.row import Place
from sinstudio.app.panels.strategies import (
    READ,
    READ_BY_SIREN,
    automatic_radii,
    explain,
    explain_siren,
    first_values,
)
from sinstudio.app.running.verdicts import verdict_of
from sinstudio.app.theme import Theme
from sinstudio.training.recipe import Recipe

if TYPE_CHECKING:
    from sinstudio.app.commanding.situation import Situation
    from sinstudio.app.running.preview import Preview
    from sinstudio.app.studio import Studio
    from sinstudio.network.verdict import Verdict

_SEEDS = 2**32


class FrequenciesPanel(Panel):
    """The strategy, with those settings only that it reads, and notes on what it gives.

    `picked` carries the frequencies, of the half-plane, that are selected in the list.
    """

    picked = Signal(object)

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("FrequenciesPanel", "Frequencies")
        super().__init__(studio, "frequencies", title, parent)
        self._preview: Preview | None = None
        self._judged: tuple[Verdict | None, Verdict | None] | None = None
        self._lists: dict[bool, tuple[Any, ...]] = {}  # last pairs (True) and last whole numbers
        self.add("frequencies.strategy", Place.ABOVE)
        self.about = self.add_note("about")
        self.add("frequencies.count")
        self.add("frequencies.sigma")
        self.add("frequencies.low_share")
        self.add("frequencies.low_limit")
        self.add("frequencies.high_from")
        self.add("frequencies.limit")
        self.add("frequencies.values", Place.ABOVE)
        if isinstance(self._list, ValuesEditor):
            self._list.picked.connect(self._pick)
        self.add("frequencies.unit_vectors", Place.WITHIN)
        self.add("frequencies.seed")
        self.draw = QToolButton()
        self.draw.setText(self.tr("New draw"))
        self.draw.setObjectName("frequencies.new_draw")
        self.draw.setToolTip(self.tr("Draw other frequencies: the next seed"))
        self.draw.clicked.connect(self._draw)
        self.rows["frequencies.seed"].add(self.draw)
        self.selection = self.add_note("selection")
        self.add_heading(self.tr("What this gives"))
        self.result = self.add_note("result")
        self.notes = self.add_note("notes")
        self.sub_periods_heading = self.add_heading(self.tr("Sub-periods"))
        self.sub_periods = SubPeriods()
        self.sub_periods.cure_asked.connect(studio.cure)
        self.add_widget(self.sub_periods)
        self.set_preview(None)
        studio.preview_changed.connect(self.set_preview)
        studio.snapshot_changed.connect(self._judge)
        studio.situation_changed.connect(self.set_situation)
        self.set_situation(studio.situation)
        studio.picture_changed.connect(self._suggest)
        studio.target_changed.connect(self._suggest)
        self.follow()

    def show_recipe(self, recipe: Recipe) -> None:
        """Show the rows that the strategy reads."""
        settings = recipe.frequencies
        siren = recipe.network.baseline == "siren"
        read = READ_BY_SIREN if siren else ("strategy", *READ[settings.strategy])
        for key, row in self.rows.items():
            row.setHidden(key.split(".")[1] not in read)
        self.about.say(
            explain_siren() if siren else explain(settings.strategy, signal=self._is_signal)
        )
        values = self._list
        if isinstance(values, ValuesEditor):
            values.set_pairs(settings.strategy == "custom" and not self._is_signal)
        if settings.values:
            self._lists[isinstance(settings.values[0], tuple)] = settings.values
        self._suggest()

    @Slot(object)
    def set_preview(self, preview: Preview | None) -> None:
        """Say what the settings give."""
        self._preview = preview
        self._judge()
        if preview is None:
            self.result.say(self.tr("Known once a picture is open."))
            self.notes.say("")
            return
        count = len(preview.frequencies)
        self.result.say(
            self.tr("{:,} frequencies, radii {:.4g} to {:.4g}; Nyquist is {:.4g}.").format(
                count, preview.radii.min(), preview.radii.max(), preview.domain.nyquist
            )
        )
        self.notes.say("\n".join(preview.notes))

    @Slot(object)
    def set_situation(self, situation: Situation) -> None:
        """Take over whether sub-periods can be cured now, and whether the network stays."""
        self.sub_periods.set_possible(situation.curable)
        self._judge()

    @Slot()
    def _judge(self) -> None:
        """Say what is known of sub-periods: of the settings, and of a network that has others.

        A network that does not stay is about to have these.
        """
        preview, snapshot = self._preview, self.studio.snapshot
        chosen, network = preview.verdict if preview else None, verdict_of(snapshot)
        if preview is not None and snapshot is not None:
            same = preview.domain == snapshot.domain and np.array_equal(
                preview.frequencies, snapshot.frequencies
            )
            if same or not self.studio.situation.kept:
                network = None
        if (chosen, network) != self._judged:
            self._judged = chosen, network
            self.sub_periods.show_verdicts(chosen, network)
            self.sub_periods_heading.setVisible(bool(chosen or network))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of the verdict."""
        self.sub_periods.set_theme(theme)

    def take(self, key: str, value: Any) -> None:
        """Start a list with something in it when a strategy that needs one is chosen."""
        values = {key: value}
        if key == "frequencies.strategy" and value in ("lattice", "custom"):
            pairs = value == "custom" and not self._is_signal
            held = self.studio.recipe.frequencies.values
            if not held or isinstance(held[0], tuple) is not pairs:
                values["frequencies.values"] = self._lists.get(pairs) or self._first(value)
        self.change(values)

    @property
    def _list(self) -> Editor:
        return self.rows["frequencies.values"].editor

    @Slot(object)
    def _pick(self, picked: frozenset[tuple[int, int]]) -> None:
        if self.studio.recipe.frequencies.strategy == "custom":  # a lattice's are no frequencies
            self.picked.emit(picked)

    @Slot(object)
    def show_picked(self, picked: frozenset[tuple[int, int]]) -> None:
        """Mark in the list what is selected on the spectrum, and say how many there are."""
        custom = self.studio.recipe.frequencies.strategy == "custom"
        if isinstance(self._list, ValuesEditor):
            self._list.show_picked(picked if custom else frozenset())
        text = self.tr("1 selected.") if len(picked) == 1 else self.tr("{0:,} selected.")
        self.selection.say(text.format(len(picked)) if picked else "")

    @property
    def _is_signal(self) -> bool:
        domain = self.studio.domain
        return domain is not None and domain.signal

    def _first(self, strategy: str) -> tuple[Any, ...]:
        whole = self._preview is not None and self._preview.frequencies.dtype.kind == "i"
        drawn = self._preview.frequencies.tolist() if self._preview and whole else []
        return first_values(strategy, tuple((x, y) for x, y in drawn), self.studio.domain)

    @Slot()
    def _suggest(self) -> None:
        """Show what "auto" comes to for the picture that is open, and what a list takes."""
        domain = self.studio.domain
        settings = self.studio.recipe.frequencies
        values = self._list
        if isinstance(values, ValuesEditor):
            values.set_pairs(settings.strategy == "custom" and not self._is_signal)
        if self.studio.recipe.network.baseline != "siren":
            self.about.say(explain(settings.strategy, signal=self._is_signal))
        radii = automatic_radii(self.studio.recipe.frequencies, domain) if domain else {}
        for name in ("limit", "sigma", "low_limit", "high_from"):
            editor = self.rows[f"frequencies.{name}"].editor
            if isinstance(editor, AutoNumberEditor):
                editor.suggest(radii.get(name))

    @Slot()
    def _draw(self) -> None:
        seed = self.studio.recipe.frequencies.seed
        self.change({"frequencies.seed": (seed + 1) % _SEEDS})
