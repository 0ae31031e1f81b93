"""What the stories of a file share: one bot on a blog and a Discord, with nothing on its way between two of them."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.e2e.bed import Bed, bed
from tests.support.loopback_discord import LoopbackDiscord
from tests.support.wordpress import WordPress


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def running(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, wordpress_server: WordPress
) -> AsyncIterator[Bed]:
    """Set up and connected; a file may name `SETTINGS` of its own."""
    wordpress_server.reset()
    folder = tmp_path_factory.mktemp(request.module.__name__.rpartition(".")[2])
    settings = getattr(request.module, "SETTINGS", {})
    async with (
        LoopbackDiscord(answer_within=15) as discord,
        bed(folder, wordpress_server, discord, settings) as live,
    ):
        yield live


@pytest.fixture
def live(running: Bed) -> Bed:
    """For one story."""
    running.quiet_since_long()
    return running
