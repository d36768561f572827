from __future__ import annotations

import pytest
from small_figures import shrink

from sinstudio.cli import reproduce
from sinstudio.figures.context import Context


@pytest.fixture
def small(monkeypatch):
    """The figures of the command line, at a size that takes seconds."""
    monkeypatch.setattr(
        reproduce, "Context", lambda figure, **known: Context(figure, shrink=shrink, **known)
    )
