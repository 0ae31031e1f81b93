"""Renewing access: storing a new credential (password, token) for the channels that it opens."""

from collections.abc import Mapping
from datetime import datetime

from bot.domain.business import BusinessId
from bot.domain.channel import Channel, ChannelId
from bot.storage.channels import ChannelStore
from bot.storage.credentials import CredentialStore, Vault
from bot.storage.sqlite.database import Tx


def give_credential(
    tx: Tx,
    vault: Vault,
    business: BusinessId,
    channel: Channel,
    secrets: Mapping[str, str],
    opened: tuple[ChannelId, ...],
    now: datetime,
) -> tuple[ChannelId, ...]:
    """Stores new secrets for a channel and those that share its credential, as far as they are `opened` by them;
    the channels that use the new secrets now. Raises NoKey.

    The row is replaced where all are; else they get one of their own, and the others keep the old one.
    """
    channels, credentials = ChannelStore(tx), CredentialStore(tx, vault)
    if channel.credential_id is None:
        channels.set_credential(
            business, channel.id, credentials.add(business, channel.connector, secrets, now)
        )
        return (channel.id,)
    using = [each.id for each in channels.of_credential(business, channel.credential_id)]
    renewed = tuple(each for each in using if each in opened)
    if len(renewed) == len(using):
        credentials.save(business, channel.credential_id, secrets, now)
        return renewed
    credential = credentials.add(business, channel.connector, secrets, now)
    for each in renewed:
        channels.set_credential(business, each, credential)
    return renewed
