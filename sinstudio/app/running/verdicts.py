"""What is to be said of a network's input frequencies; worked out once for each set."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from sinstudio.network.domain import Domain
from sinstudio.network.lattice import Biases
from sinstudio.network.verdict import Verdict, assess
from sinstudio.training.choose import biases_for
from sinstudio.training.snapshot import Snapshot


def verdict_of(snapshot: Snapshot | None) -> Verdict | None:
    """Judge the network of a snapshot; None without one, and of a SIREN, which has no period."""
    if snapshot is None or not snapshot.periodic:
        return None
    whole = np.ascontiguousarray(snapshot.frequencies, dtype=np.int64)
    return _judged(whole.tobytes(), snapshot.domain, biases_for(snapshot.recipe))


@lru_cache(maxsize=4)
def _judged(frequencies: bytes, domain: Domain, biases: Biases) -> Verdict:
    return assess(np.frombuffer(frequencies, dtype=np.int64).reshape(-1, 2), domain, biases)
