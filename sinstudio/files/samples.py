"""Sample pictures: three of our own, and photographs that come with scikit-image."""

from __future__ import annotations

import difflib
import importlib.util
from dataclasses import replace
from pathlib import Path

from sinstudio.bundled import resource
from sinstudio.errors import SinStudioError
from sinstudio.files.pictures import Picture, open_picture

_OWN = ("weave", "chart", "valley")
_PHOTOGRAPHS = {  # those inside scikit-image's package, so that nothing is ever downloaded
    "astronaut": "astronaut.png",
    "chelsea": "chelsea.png",
    "coffee": "coffee.png",
    "rocket": "rocket.jpg",
    "camera": "camera.png",
    "coins": "coins.png",
    "moon": "moon.png",
    "brick": "brick.png",
    "grass": "grass.png",
    "gravel": "gravel.png",
    "hubble_deep_field": "hubble_deep_field.jpg",
}


def sample_names() -> tuple[str, ...]:
    """Names of all samples, our own first: a seamless texture, a test chart, a landscape."""
    return _OWN + tuple(_PHOTOGRAPHS)


def open_sample(name: str) -> Picture:
    """Open a sample by its name, which is also the name of the picture.

    Raises
    ------
    SinStudioError
        When there is no such sample, or its file is missing from the installation.
    """
    names = sample_names()
    if name not in names:
        near = difflib.get_close_matches(name, names, n=1)
        hint = f"did you mean {near[0]}? There are" if near else "there are"
        raise SinStudioError(f"There is no sample called {name}; {hint} {', '.join(names)}.")
    path = resource(f"samples/{name}.png") if name in _OWN else _photographs() / _PHOTOGRAPHS[name]
    if not path.is_file():
        raise SinStudioError(
            f"The sample {name} is missing from this installation ({path}); install it again, or "
            "choose another sample."
        )
    return replace(open_picture(path), name=name, path=None)  # not a file of the user


def _photographs() -> Path:
    """Return scikit-image's data folder; finding it does not import scikit-image."""
    spec = importlib.util.find_spec("skimage")
    places = spec.submodule_search_locations if spec else None
    return Path(places[0] if places else "skimage") / "data"
