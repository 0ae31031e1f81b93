"""What a connection costs in a month, said in the terminal."""

from datetime import UTC, datetime

import pytest

from bot.app import platforms
from bot.domain.channel import ChannelId
from bot.services.channels.metering import span_of
from bot.storage.channels import ChannelStore
from bot.storage.credentials import CredentialStore, Vault
from bot.storage.meters import MeterStore
from bot.storage.sqlite.database import Tx, transact
from tests.cli.terminal import Terminal
from tests.support.clock import NOW


@pytest.mark.parametrize(("platform", "said"), [("x", ["   This month $0.84 of $5"]), ("wordpress", [])])
def test_the_list_of_channels_says_what_the_month_cost_where_it_costs_anything(
    terminal: Terminal, platform: str, said: list[str]
) -> None:
    key, shop = terminal.keyed(), terminal.shop()
    quotas = next(info.quotas for info in platforms() if info.key == platform)

    def work(tx: Tx) -> ChannelId:
        credential = CredentialStore(tx, Vault([key])).add(shop.id, platform, {"token": "x"}, NOW)
        for quota in quotas:
            span = span_of(quota, datetime.now(UTC))
            MeterStore(tx).spend(shop.id, credential, quota.name, span, 840)
        return ChannelStore(tx).add(shop.id, platform, "Rösterei", {}, "1", NOW, credential)

    transact(terminal.database, work)
    ended = terminal.run("channel", "list")
    assert ended.code == 0
    assert [line for line in ended.out.splitlines() if "month" in line] == said
