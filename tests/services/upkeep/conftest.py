"""Fixtures of erasing: a polled channel, and what forgets people of it."""

import pytest

from bot.services.inbox.removing import Removing
from bot.services.upkeep.erasing import Forget
from bot.storage.erasure_log import ErasureLog
from tests.support.polling import Polling


@pytest.fixture
def log(polling: Polling) -> ErasureLog:
    return ErasureLog(polling.db.path)


@pytest.fixture
def forget(polling: Polling, log: ErasureLog) -> Forget:
    return Forget(
        polling.db, log, Removing(polling.db, polling.woken.append), lambda _: None, polling.woken.append
    )
