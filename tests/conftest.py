"""Shared by all tests: one torch thread, Qt without a screen, settings away from the user's."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("MKL_NUM_THREADS", "1")

from hypothesis import settings

settings.register_profile("sinstudio", deadline=None, max_examples=50)
settings.load_profile("sinstudio")
