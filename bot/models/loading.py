"""Loading of the sentence encoder: with its first use, where there is room for it, once in the life of a process."""

import logging
import os
import threading
from pathlib import Path

from bot.domain.tier import Choice, Tier, Why, Wish, choose
from bot.models.memory import available
from bot.models.weights import NEEDED, ONE_THREAD, bytes_needed, folder_in, installed, unpacked
from bot.ports.embedder import Embedder, EmbedderFailed

log = logging.getLogger(__name__)


class Loading:
    """Decides with the first use whether sentence vectors are computed here, and loads what computes them."""

    def __init__(self, wish: Wish, data: Path) -> None:
        """`data`: where the unpacked weights are kept."""
        self._wish, self._data = wish, data
        self._lock = threading.Lock()
        self._choice: Choice | None = None
        self._embedder: Embedder | None = None

    @property
    def off(self) -> bool:
        """Whether nothing is to be suggested at all."""
        return self._wish is Wish.OFF

    @property
    def choice(self) -> Choice:
        """What was chosen with the first use; before that, what would be chosen now."""
        return self._choice or would_choose(self._wish, self._data)

    def embedder(self) -> Embedder | None:
        """Sentence encoder; None in the lite tier. Blocks with the first use: half a second, once after the installation
        ten. Asks for memory then and never again.
        """
        with self._lock:
            if self._choice is None:
                # Before numpy is imported, whoever imports it.
                os.environ.update({name: os.environ.get(name, value) for name, value in ONE_THREAD.items()})
                self._choice = would_choose(self._wish, self._data)
                if self._choice.tier is Tier.FULL:
                    self._load(self._choice)
                log.info("suggestions: %s", self._choice)
            return self._embedder

    def _load(self, choice: Choice) -> None:
        try:
            weights = unpacked(folder_in(self._data))
            from bot.models.sentences import Sentences

            self._embedder = Sentences(weights)
        except (EmbedderFailed, ImportError, MemoryError) as trouble:
            log.warning("no sentence vectors: %s", trouble)
            self._choice = choice._replace(tier=Tier.LITE, why=Why.BROKEN)


def would_choose(wish: Wish, data: Path) -> Choice:
    """What a bot that starts now would choose with its first use."""
    here = installed()
    needed = (bytes_needed(folder_in(data)) if here else None) or NEEDED
    return choose(wish, installed=bool(here), needed=needed, free=available())
