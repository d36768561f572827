"""Projects as `.sinproj` files: the whole work, so that it goes on where it was."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load as load_tensors
from safetensors.numpy import save as save_tensors

from sinstudio import __version__
from sinstudio.errors import SinStudioError
from sinstudio.files import container, strict_json
from sinstudio.files.atomic import DiskError, atomic_path
from sinstudio.files.container import Kind, Section
from sinstudio.files.header_error import HeaderError
from sinstudio.files.moment import Moment
from sinstudio.files.picture import Picture
from sinstudio.files.project_parts import (
    read_json,
    read_levels,
    read_picture,
    read_recipe,
    read_timeline,
    write_json,
    write_levels,
    write_picture,
)
from sinstudio.files.recipes import known_settings, one_line
from sinstudio.files.signal import Signal
from sinstudio.training.entries import Entries, StateError
from sinstudio.training.recipe import Recipe
from sinstudio.training.state import STATES, Array, FitState, TrainerState

FORMAT = "sinstudio project"
PROJECT = Kind(
    b"\x89SPJ\r\n\x1a\n",
    (1, 0),
    "project",
    ".sinproj",
    1 << 34,
    "make the picture or the network smaller, or clear the timeline",
)
MAX_MOMENTS = 4000
PICTURE, PROFILE, TARGET = "PICT", "ICCP", "TARG"
VALUES, TENSORS = "FITV", "FITT"
UNDO, WINDOW = "UNDO", "WIND"
_OWN = (PICTURE, PROFILE, TARGET, VALUES, TENSORS, UNDO, WINDOW)
_DTYPES = {np.dtype(name) for name in ("float32", "float64", "int64", "uint8")}


@dataclass(frozen=True, eq=False)
class ProjectFile:
    """What a project file holds.

    Parameters
    ----------
    recipe
        The settings as the panels show them; those in force are in the fit.
    picture
        As it was opened. Its path is where it came from; nothing is read from there.
    fit
        The network in training, with all that it needs to go on.
    timeline
        Moments in the order of their steps; at most 4,000.
    undo, window
        Anything that JSON holds; None where there is nothing.
    extra
        Optional sections that this version does not know, which are written again.
    """

    recipe: Recipe
    picture: Picture
    fit: FitState
    timeline: tuple[Moment, ...] = ()
    undo: Any = None
    window: Any = None
    extra: tuple[Section, ...] = field(default=())


def save_project(path: str | os.PathLike[str], project: ProjectFile) -> int:
    """Write a project, whole or not at all, and return the length of the file in bytes.

    The file is read back and compared before it takes its name. Equal input gives equal bytes.

    Raises
    ------
    SinStudioError
        When it is larger than the format allows, holds what JSON cannot, or cannot be written.
    """
    header, sections = _written(project)
    pieces = container.parts(header, sections, PROJECT)
    with atomic_path(path) as temporary:
        with temporary.open("wb") as stream:
            stream.writelines(pieces)
        if not _holds(temporary, str(path), header, sections):
            raise DiskError(
                f"{path} cannot be written: what was read back differs from what was written; "
                "choose another disk."
            )
    return sum(map(len, pieces))


def load_project(path: str | os.PathLike[str]) -> ProjectFile:
    """Read a project file. Nothing in it is executed, and every size is checked first.

    What the fit's entries mean is checked when a trainer is made of them
    (`sinstudio.training.resume.resume`).

    Raises
    ------
    SinStudioError
        If the file is missing, foreign, damaged, inconsistent or of a newer version; the sentence
        names the file.
    """
    held = container.read(Path(path), str(path), PROJECT)
    return _understood(held, str(path))


def not_valid(path: str | os.PathLike[str], error: ValueError) -> SinStudioError:
    """Turn half a sentence about what is wrong inside a file into the whole."""
    reason = one_line(str(error))
    return SinStudioError(f"{path} is not a valid project: {reason[:400].rstrip('.')}.")


def _written(project: ProjectFile) -> tuple[dict[str, Any], list[Section]]:
    """Return header and sections."""
    picture, fit = project.picture, project.fit
    pixels = write_levels(picture.pixels)
    header: dict[str, Any] = {
        "format": FORMAT,
        "program": f"SinStudio {__version__}",
        "recipe": project.recipe.to_mapping(),
        "picture": write_picture(picture, pixels),
        "target": None,
        "state": fit.state,
        "timeline": [],
    }
    sections = [Section(PICTURE, pixels.payload, True)]
    if picture.icc:
        sections.append(Section(PROFILE, picture.icc))
    if not np.array_equal(fit.picture, picture.pixels):
        target = write_levels(fit.picture)
        header["target"] = target.entries()
        sections.append(Section(TARGET, target.payload, True))
    sections.append(Section(VALUES, write_json(fit.trainer.values, "the state of the fit"), True))
    sections.append(Section(TENSORS, save_tensors(fit.trainer.arrays), True))
    for tag, value, what in (
        (UNDO, project.undo, "the undo stack"),
        (WINDOW, project.window, "the state of the window"),
    ):
        if value is not None:
            sections.append(Section(tag, write_json(value, what)))
    if len(project.timeline) > MAX_MOMENTS:
        raise SinStudioError(
            f"The project cannot be written: its timeline has {len(project.timeline)} moments, and "
            f"{MAX_MOMENTS} fit; clear some."
        )
    for index, moment in enumerate(project.timeline):
        tag = f"T{index:03X}"
        header["timeline"].append({"step": moment.step, "section": tag})
        sections.append(Section(tag, moment.data))
    taken = {section.tag for section in sections}
    kept = (section for section in project.extra if section.tag not in taken)
    return strict_json.plain(header), [*sections, *kept]


def _holds(path: Path, name: str, header: Mapping[str, Any], sections: Sequence[Section]) -> bool:
    """Tell whether what stands in a file is what was written, and can be understood."""
    held = container.read(path, name, PROJECT)
    if (held.header, held.sections) != (header, tuple(sections)):
        return False
    _understood(held, name)
    return True


def _understood(held: container.Container, name: str) -> ProjectFile:
    """Make a project of a container."""
    try:
        header = Entries(held.header, "header")
        if header.mapping.get("format") != FORMAT:
            raise HeaderError(f"its header does not say that it is a {FORMAT}")
        payloads = {section.tag: section.payload for section in held.sections}
        moments = read_timeline(header.items("timeline"), payloads)
        known = {*_OWN, *(tag for _, tag in moments)}
        container.refuse_unknown(held, known, name, PROJECT)
        icc = payloads.get(PROFILE) or None
        picture = read_picture(header.part("picture"), _needed(payloads, PICTURE), icc)
        return ProjectFile(
            recipe=read_recipe(header.part("recipe")),
            picture=picture,
            fit=_fit(header, payloads, picture),
            timeline=tuple(Moment(step, payloads[tag]) for step, tag in moments),
            undo=_optional(payloads, UNDO, "its undo stack"),
            window=_optional(payloads, WINDOW, "its state of the window"),
            extra=tuple(section for section in held.sections if section.tag not in known),
        )
    except (HeaderError, StateError) as error:
        raise not_valid(name, error) from None


def _fit(header: Entries, payloads: Mapping[str, bytes], picture: Picture) -> FitState:
    target = picture.pixels
    if header.mapping.get("target") is not None:
        payload = _needed(payloads, TARGET)
        target = read_levels(header.part("target"), payload, "its fitted picture")
    signal = isinstance(picture, Signal)
    if signal and target.shape[0] != 1:
        raise HeaderError("its fitted signal is not one row of samples")
    values = read_json(_needed(payloads, VALUES), "the state of its fit")
    if not isinstance(values, dict):
        raise HeaderError("the state of its fit is not an object")
    recipe = Entries(values, "state").part("recipe").mapping
    arrays = _tensors(_needed(payloads, TENSORS))
    state = TrainerState(values | {"recipe": known_settings(recipe)}, arrays)
    return FitState(state, target, signal, header.choice("state", STATES))


def _tensors(payload: bytes) -> dict[str, Array]:
    """Read tensors; the lengths in their own header are checked by safetensors."""
    try:
        arrays = load_tensors(payload)
    except (SafetensorError, KeyError, TypeError, ValueError) as error:
        raise HeaderError(f"its tensors are not valid ({error})") from None
    odd = next((name for name, array in arrays.items() if array.dtype not in _DTYPES), None)
    if odd is not None:
        raise HeaderError(f"its tensor {odd} is of a type that a fit does not have")
    return arrays


def _needed(payloads: Mapping[str, bytes], tag: str) -> bytes:
    if tag not in payloads:
        raise HeaderError(f"its section {tag} is missing")
    return payloads[tag]


def _optional(payloads: Mapping[str, bytes], tag: str, what: str) -> Any:
    return read_json(payloads[tag], what) if tag in payloads else None
