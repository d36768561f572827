"""What is raised while the header of a model file is read."""

from __future__ import annotations


class HeaderError(ValueError):
    """Half a sentence that says what is wrong with a header."""
