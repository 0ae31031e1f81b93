"""Renewing access: storing a new credential (password, token) for the channels that it opens."""

from collections.abc import Mapping
from datetime import datetime

from bot.domain.business import BusinessId
from bot.domain.channel import Channel, ChannelId, CredentialId
from bot.storage.channels import ChannelStore
from bot.storage.credentials import CredentialStore, Vault
from bot.storage.meters import MeterStore
from bot.storage.sqlite.database import Tx


def give_credential(
    tx: Tx,
    vault: Vault,
    business: BusinessId,
    channel: Channel,
    secrets: Mapping[str, str],
    opened: tuple[ChannelId, ...],
    now: datetime,
    ends_at: datetime | None = None,
) -> tuple[ChannelId, ...]:
    """Stores new secrets for a channel and those that share its credential, as far as they are `opened` by them;
    the channels that use the new secrets now. Raises NoKey.

    The row is replaced where all are; else they get one of their own, and the others keep the old one. Its meter goes
    on counting (quotas, money) whichever row it is.
    """
    channels, credentials = ChannelStore(tx), CredentialStore(tx, vault)
    if channel.credential_id is None:
        fresh = credentials.add(business, channel.connector, secrets, now, ends_at)
        channels.set_credential(business, channel.id, fresh)
        MeterStore(tx).go_on(business, channel.id, fresh)
        return (channel.id,)
    using = [each.id for each in channels.of_credential(business, channel.credential_id)]
    renewed = tuple(each for each in using if each in opened)
    if len(renewed) == len(using):
        credentials.save(business, channel.credential_id, secrets, now, ends_at)
        return renewed
    credential = credentials.add(business, channel.connector, secrets, now, ends_at)
    for each in renewed:
        MeterStore(tx).keep(business, channel.credential_id, each)
        channels.set_credential(business, each, credential)
        MeterStore(tx).go_on(business, each, credential)
    return renewed


def credential_for(
    tx: Tx,
    vault: Vault,
    business: BusinessId,
    connector: str,
    secrets: Mapping[str, str],
    shared: CredentialId | None,
    now: datetime,
    ends_at: datetime | None,
) -> CredentialId | None:
    """Credential of a new channel: the one it shares while another channel uses that, else one of its own; None
    without secrets. Raises NoKey.
    """
    if shared is not None and ChannelStore(tx).of_credential(business, shared):
        return shared
    return CredentialStore(tx, vault).add(business, connector, secrets, now, ends_at) if secrets else None


def leave_credential(tx: Tx, vault: Vault, business: BusinessId, channel: Channel) -> None:
    """Takes its credential from a channel; the credential goes with the last channel that uses it, and what it spent
    stays with the channel.
    """
    if channel.credential_id is None:
        return
    MeterStore(tx).keep(business, channel.credential_id, channel.id)
    ChannelStore(tx).set_credential(business, channel.id, None)
    if not ChannelStore(tx).of_credential(business, channel.credential_id):
        CredentialStore(tx, vault).remove(business, channel.credential_id)
