"""A dialog that makes a signal of a formula, which is drawn while it is typed."""

from __future__ import annotations

import textwrap
from typing import Any

import numpy as np
from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from sinstudio.app.theme import Theme
from sinstudio.app.views.curve_line import Line
from sinstudio.app.views.plotting import new_plot, style_plot
from sinstudio.errors import SinStudioError
from sinstudio.files.formula import FUNCTIONS, LONGEST, FormulaCostError
from sinstudio.files.signals import DEFAULT_SAMPLES, formula_signal

FIRST = "sin(2*pi*x) + 0.4*sin(14*pi*x)"
_MOST_SAMPLES = 100_000
_PREVIEW = 256  # samples that are drawn, at the most: they are worked out between two keys
_PAUSE = 250  # milliseconds after the last key
_SHARE = 0.03  # of the work that a formula may take: what is typed is not held up by it


class FormulaDialog(QDialog):
    """Asks for a formula in x and a number of samples; OK waits for one that can be worked out.

    Parameters
    ----------
    theme
        Of the preview.
    formula, samples
        What the fields begin with.
    """

    def __init__(
        self,
        theme: Theme,
        formula: str = FIRST,
        samples: int = DEFAULT_SAMPLES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("formula")
        self.setWindowTitle(self.tr("New signal from a formula"))
        self._field = QLineEdit(formula)
        self._field.setObjectName("formula.text")
        self._field.setMaxLength(LONGEST)
        self._field.setPlaceholderText(self.tr("for example {0}").format(FIRST))
        known = ", ".join(FUNCTIONS)
        self._field.setToolTip(
            self.tr(
                "In x from -1 to 1, with + - * / % ^, pi, tau, e, comparisons, and\n{0};\n"
                "sum(k, 1, 100, sin(k*pi*x)) adds up terms"
            ).format(textwrap.fill(known, 60))
        )
        self._samples = QSpinBox()
        self._samples.setObjectName("formula.samples")
        self._samples.setRange(2, _MOST_SAMPLES)
        self._samples.setGroupSeparatorShown(True)
        self._samples.setValue(samples)
        self._samples.setToolTip(self.tr("How many samples the formula is worked out at"))
        self._plot = new_plot("x", "", self)
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.setMinimumHeight(180)
        self._plot.setAccessibleName(self.tr("Preview of the signal"))
        self._line = Line(self._plot)
        self._line.set_colour(theme.accent)
        style_plot(self._plot, theme)
        self._verdict = QLabel()
        self._verdict.setObjectName("formula.verdict")
        self._verdict.setWordWrap(True)
        self._verdict.setTextFormat(Qt.TextFormat.PlainText)
        self._verdict.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._verdict.setMinimumHeight(3 * self._verdict.fontMetrics().lineSpacing())
        standard = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        for button in self._buttons.buttons():
            button.setIcon(QIcon())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._build()
        self._pause.timeout.connect(self._judge)
        self._field.textChanged.connect(self._wait)
        self._samples.valueChanged.connect(self._wait)
        self._buttons.accepted.connect(self._accept_if_valid)
        self._buttons.rejected.connect(self.reject)
        self._judge()
        self._field.selectAll()

    @property
    def formula(self) -> str:
        """The formula as it was typed."""
        return self._field.text()

    @property
    def samples(self) -> int:
        """How many samples were asked for."""
        return self._samples.value()

    def sizeHint(self) -> QSize:
        """Room for a long formula and its curve."""
        return QSize(560, 420)

    def _build(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("&Formula f(x)"), self._field)
        form.addRow(self.tr("&Samples"), self._samples)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self._plot, 1)
        column.addWidget(self._verdict)
        column.addWidget(self._buttons)

    @Slot()
    def _wait(self) -> None:
        self._ok.setEnabled(False)
        self._pause.start()

    @property
    def _ok(self) -> Any:
        return self._buttons.button(QDialogButtonBox.StandardButton.Ok)

    @Slot()
    def _accept_if_valid(self) -> None:
        self._pause.stop()
        if self._judge():
            self.accept()

    @Slot()
    def _judge(self) -> bool:
        """Draw the formula, or say what is wrong with it."""
        roles = QPalette.ColorRole
        try:
            signal = formula_signal(self.formula, min(self.samples, _PREVIEW), _SHARE)
        except FormulaCostError:
            self._clear()
            self._verdict.setForegroundRole(roles.PlaceholderText)
            self._verdict.setText(self.tr("Takes too long to be drawn here; OK works it out."))
            self._ok.setEnabled(True)
            return True
        except SinStudioError as error:
            self._verdict.setForegroundRole(roles.BrightText)
            self._verdict.setText(str(error))
            self._clear()
            self._ok.setEnabled(False)
            return False
        values, units = signal.values[:, 0], signal.units
        self._plot.setXRange(-1, 1, padding=0.02)
        self._plot.setYRange(units.low[0], units.high[0], padding=0.06)
        self._line.set_data(units.coordinates(len(values)), values)
        self._line.fit_to_screen(moved=False)
        self._verdict.setForegroundRole(roles.PlaceholderText)
        exact = len(values) == self.samples
        text = (
            self.tr("From {0:.5g} to {1:.5g}.") if exact else self.tr("About {0:.2g} to {1:.2g}.")
        )
        self._verdict.setText(text.format(units.low[0], units.high[0]))
        self._ok.setEnabled(True)
        return True

    def _clear(self) -> None:
        """Draw nothing."""
        self._line.set_data(np.empty(0), np.empty(0))
        self._line.fit_to_screen(moved=False)
