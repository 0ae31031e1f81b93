"""Sentence vectors of a model server: /v1/embeddings of an OpenAI-compatible HTTP API (Ollama, llama.cpp, vLLM)."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np

from bot.domain.language_model import ModelTrouble
from bot.models.server import ModelFailed, ModelServer
from bot.ports.embedder import EmbedderFailed

if TYPE_CHECKING:
    from bot.ports.embedder import Vectors

AT_ONCE = 16
"""Texts in a request."""
PATIENCE = 10.0
"""Seconds after which an event loop that answers nothing has ended."""
LONGEST = 4096
"""Numbers in a vector at most."""
LARGEST = 1e6
ANSWER_LIMIT = AT_ONCE * LONGEST * 24
"""Bytes of an answer that are read."""


class RemoteSentences:
    """Embedder of a model server. `encode` is called in a thread while the event loop, which asks, runs."""

    def __init__(
        self, server: ModelServer, model: str, loop: asyncio.AbstractEventLoop, clock: Callable[[], datetime]
    ) -> None:
        """Asks for one vector, to know how long they are. Raises EmbedderFailed."""
        self._server, self._model, self._loop, self._clock = server, model, loop, clock
        self.name = f"remote:{model}"
        self.dimension = 0
        self.dimension = self.encode(("Hallo",)).shape[1]
        # Servers keep the name of a model that they replace: what was stored of a longer one is not compared with it.
        self.version = str(self.dimension)

    def encode(self, texts: Sequence[str]) -> "Vectors":
        """See Embedder."""
        found = [
            vector
            for start in range(0, len(texts), AT_ONCE)
            for vector in self._asked(texts[start : start + AT_ONCE])
        ]
        vectors = np.array(found, np.float32).reshape(len(texts), -1 if found else self.dimension)
        norms = np.sqrt((vectors**2).sum(axis=1, keepdims=True))
        scaled: Vectors = (vectors / np.where(norms > 0, norms, 1)).astype(np.float32)
        return scaled

    def _asked(self, texts: Sequence[str]) -> list[list[float]]:
        # An empty text is an error for some servers.
        question = {"model": self._model, "input": [text or " " for text in texts]}
        asked = asyncio.run_coroutine_threadsafe(
            self._server.post("embeddings", question, self._clock()), self._loop
        )
        try:
            return _vectors(asked.result(PATIENCE), len(texts), self.dimension)
        except ModelFailed as failed:
            raise EmbedderFailed(f"the server of sentence vectors: {failed}", failed.trouble) from failed
        except (TimeoutError, CancelledError) as failed:
            raise EmbedderFailed(f"the server of sentence vectors: {failed}", ModelTrouble.SLOW) from failed


def _vectors(answer: object, wanted: int, dimension: int) -> list[list[float]]:
    """Vectors of an answer in the order of the texts. Raises EmbedderFailed: others than were asked for, or none."""
    data = answer.get("data") if isinstance(answer, dict) else None
    found: dict[int, list[float]] = {}
    for place, one in enumerate(data if isinstance(data, list) else ()):
        vector = one.get("embedding") if isinstance(one, dict) else None
        if not isinstance(vector, list) or not 0 < len(vector) <= LONGEST:
            break
        # Comparing alone: no float is as large as some whole numbers of JSON, and nothing compares with NaN.
        if not all(isinstance(n, int | float) and -LARGEST < n < LARGEST for n in vector):
            break
        index = one.get("index", place)
        found[index if isinstance(index, int) else place] = vector
    lengths = {len(vector) for vector in found.values()} | ({dimension} if dimension else set())
    if sorted(found) != list(range(wanted)) or len(lengths) != 1:
        raise EmbedderFailed(
            "the server of sentence vectors answered something else than was asked for",
            ModelTrouble.NOT_UNDERSTOOD,
        )
    return [found[place] for place in range(wanted)]
