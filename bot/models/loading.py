"""Loading of the sentence encoder: with its first use, where there is room for it, once in the life of a process."""

import asyncio
import logging
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from bot.domain.tier import Choice, Tier, Why, Wish, choose
from bot.models.memory import available
from bot.models.numpy_import import import_numpy
from bot.models.weights import NEEDED, ONE_THREAD, bytes_needed, folder_in, installed, unpacked
from bot.ports.embedder import Embedder, EmbedderFailed

log = logging.getLogger(__name__)

Remote = Callable[[asyncio.AbstractEventLoop], Embedder]
"""Makes the embedder of a server, which is asked on this event loop while its caller, a thread, waits."""


class Loading:
    """Decides with the first use whether sentence vectors are computed here, and loads what computes them."""

    def __init__(self, wish: Wish, data: Path, remote: Remote | None = None) -> None:
        """`data`: where the unpacked weights are kept; `remote`: a server that is asked first, until it fails."""
        self._wish, self._data = wish, data
        self._remote = remote if wish in (Wish.AUTO, Wish.FULL) else None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._chosen: Choice | None = None
        self._embedder: Embedder | None = None
        self.done = wish is Wish.LITE
        """Whether it is decided: `embedder` answers at once from then on."""
        # Before numpy is imported, whoever imports it.
        os.environ.update({name: os.environ.get(name, value) for name, value in ONE_THREAD.items()})

    @property
    def off(self) -> bool:
        """Whether nothing is to be suggested at all."""
        return self._wish is Wish.OFF

    @property
    def choice(self) -> Choice:
        """What was chosen with the first use; before that, what would be chosen now."""
        if self._chosen is not None:
            return self._chosen
        here = would_choose(self._wish, self._data)
        return here if self._remote is None else replace(here, tier=Tier.FULL, why=Why.SERVER)

    def begin(self, done: Callable[[], object]) -> None:
        """Decides and loads in a thread of its own, which no end of the process waits for, and calls `done` there."""
        if self._thread is None:
            self._loop = asyncio.get_running_loop()
            self._thread = threading.Thread(target=self._in_thread, args=(done,), name="models", daemon=True)
            self._thread.start()

    def _in_thread(self, done: Callable[[], object]) -> None:
        self.embedder()
        # The event loop may have ended meanwhile.
        with suppress(RuntimeError):
            done()

    def embedder(self) -> Embedder | None:
        """Sentence encoder; None in the lite tier. Blocks with the first use: half a second, once after the installation
        ten. Asks for memory then and never again.
        """
        with self._lock:
            if not self.done:
                self._chosen = would_choose(self._wish, self._data)
                if self._remote is not None and self._loop is not None:
                    self._ask(self._remote, self._loop, self._chosen)
                elif self._chosen.tier is Tier.FULL:
                    self._load(self._chosen)
                log.info("suggestions: %s", _in_words(self._chosen))
                self.done = True
            return self._embedder

    def _ask(self, remote: Remote, loop: asyncio.AbstractEventLoop, chosen: Choice) -> None:
        """Takes the server if it answers; else what is here."""
        try:
            self._embedder = remote(loop)
            self._chosen = replace(chosen, tier=Tier.FULL, why=Why.SERVER)
        except EmbedderFailed as trouble:
            log.warning("%s; what is on this machine is used instead", trouble)
            self._remote = None
            if chosen.tier is Tier.FULL:
                self._load(chosen)

    def _load(self, chosen: Choice) -> None:
        try:
            weights = unpacked(folder_in(self._data))
            import_numpy()
            from bot.models.sentences import Sentences

            self._embedder = Sentences(weights)
        except (EmbedderFailed, ImportError, MemoryError) as trouble:
            log.warning("no sentence vectors: %s", trouble)
            self._chosen = replace(chosen, tier=Tier.LITE, why=Why.BROKEN)

    def give_up(self) -> None:
        """Leaves what failed until the next start: a server for the encoder of this machine, that for words alone."""
        if self._remote is not None:
            self._remote, self._embedder, self._chosen = None, None, None
            self._thread, self.done = None, False
            return
        self._embedder, self._chosen = None, replace(self.choice, tier=Tier.LITE, why=Why.BROKEN)


def _in_words(choice: Choice) -> str:
    free = "unknown" if choice.free is None else f"{choice.free >> 20} MB"
    return f"{choice.tier.value}, why: {choice.why.value}; sentence vectors need {choice.needed >> 20} MB, free: {free}"


def would_choose(wish: Wish, data: Path) -> Choice:
    """What a bot that starts now would choose with its first use."""
    here = installed()
    needed = (bytes_needed(folder_in(data)) if here else None) or NEEDED
    return choose(wish, installed=bool(here), needed=needed, free=available())
