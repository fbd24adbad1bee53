"""Seeded samples in whole numbers: the same on every machine, because no rounding and no logarithm is involved."""

from __future__ import annotations

import hashlib

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Exact = NDArray[np.float64]  # holds whole numbers below 2**53 only, on which floating-point sums are exact in any order

WEIGHT_BITS = 20
TOTAL_WEIGHT = 1 << WEIGHT_BITS
LEVELS = 5


def stream(seed: int, *path: str) -> np.random.PCG64:
    """Return a stream of chance for one purpose, so that adding an application never shifts the samples of another."""
    name = "/".join((str(seed), *path))
    return np.random.PCG64(int.from_bytes(hashlib.sha256(name.encode()).digest()[:16], "big"))


def simplex(chance: np.random.PCG64, samples: int, dimensions: int) -> Whole:
    """Draw weights uniformly from the simplex, as ``(samples, dimensions)`` whole numbers of sum ``TOTAL_WEIGHT``.

    The gaps between sorted uniform numbers are uniform on the simplex (David and Nagaraja, Order Statistics, 2003,
    section 6.4).
    """
    cuts = _raw(chance, samples * (dimensions - 1)) >> np.uint64(64 - WEIGHT_BITS)
    ordered = np.sort(cuts.astype(np.int64).reshape(samples, dimensions - 1), axis=1)
    return np.diff(ordered, axis=1, prepend=0, append=TOTAL_WEIGHT)


def levels(chance: np.random.PCG64, samples: int) -> Whole:
    """Draw levels 0-4, each equally likely."""
    high_words = _raw(chance, samples) >> np.uint64(32)
    return (high_words * np.uint64(LEVELS) >> np.uint64(32)).astype(np.int64)


def _raw(chance: np.random.PCG64, count: int) -> NDArray[np.uint64]:
    return np.asarray(chance.random_raw(count), dtype=np.uint64)
