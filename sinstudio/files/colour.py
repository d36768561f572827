"""Colour spaces of picture files: linear light, inks, and profiles that are carried along."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from sinstudio.files.levels import Levels, levels_of_integers, to_uint8

_ICC_HEADER = 128
_ICC_SPACES = {1: b"GRAY", 2: b"GRAY", 3: b"RGB ", 4: b"RGB "}


def srgb_from_linear(values: NDArray[np.floating[Any]]) -> Levels:
    """Encode linear light 0..1 as sRGB values (IEC 61966-2-1)."""
    linear = np.asarray(values, dtype=np.float64)
    low = linear <= 0.0031308
    curve = 1.055 * np.where(low, 1, linear) ** (1 / 2.4) - 0.055
    return np.where(low, 12.92 * linear, curve).astype(np.float32)


def linear_from_srgb(values: NDArray[np.floating[Any]]) -> Levels:
    """Decode sRGB values 0..1 to linear light (IEC 61966-2-1)."""
    srgb = np.asarray(values, dtype=np.float64)
    curve = ((np.maximum(srgb, 0) + 0.055) / 1.055) ** 2.4
    return np.where(srgb <= 0.04045, srgb / 12.92, curve).astype(np.float32)


def srgb_from_cmyk(inks: Levels, icc: bytes | None) -> Levels:
    """Convert inks (H × W × 4, 1 is full ink) to RGB.

    The picture's own CMYK profile is used (at 8 bits); without one, or with one that cannot be
    used, each colour is (1 - ink)(1 - black).
    """
    if icc is not None and _icc_space(icc) == b"CMYK":
        height, width = inks.shape[:2]
        image = Image.frombytes("CMYK", (width, height), to_uint8(inks).tobytes())
        try:
            profile = ImageCms.ImageCmsProfile(io.BytesIO(icc))
            srgb = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, profile, srgb, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            converted = None
        if converted is not None:
            return levels_of_integers(np.asarray(converted), 255)
    return (1 - inks[..., :3]) * (1 - inks[..., 3:4])


def matching_icc(icc: bytes | None, channels: int) -> bytes | None:
    """Return the profile if it describes pictures of this many channels, else None.

    A grey picture saved from an RGB one, say, cannot carry the RGB profile.
    """
    return icc if icc is not None and _icc_space(icc) == _ICC_SPACES[channels] else None


def _icc_space(icc: bytes) -> bytes | None:
    """Colour space that a profile's header names, or None when it is not a profile."""
    if len(icc) < _ICC_HEADER or icc[36:40] != b"acsp":
        return None
    return icc[16:20]
