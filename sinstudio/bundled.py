"""Where the files that ship with the program are."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def resource(name: str) -> Path:
    """Path of a bundled file or folder, e.g. ``resource("presets/default.toml")``.

    Wheels carry `resources/` inside the package; a checkout has it beside the package.
    """
    root = _PACKAGE / "resources"
    if not root.is_dir():
        root = _PACKAGE.parent / "resources"
    return root / name
