"""Account check: which account an access opens on its platform, and why it opens none."""

from bot.domain.account import AccountRef
from bot.domain.connecting import NotConnected
from bot.domain.reason import Reason
from bot.ports import Connector, ConnectorError, Reconnect, Refused, Retry


async def look_twice(connector: Connector) -> AccountRef | ConnectorError:
    """Checks an account; one odd refusal is retried once."""
    try:
        return await connector.check()
    except (Refused, Reconnect):
        pass
    except ConnectorError as trouble:
        return trouble
    try:
        return await connector.check()
    except ConnectorError as trouble:
        return trouble


async def account_or_reason(connector: Connector) -> AccountRef | NotConnected:
    """Checks an account; else the reason why it cannot be connected."""
    try:
        return await connector.check()
    except ConnectorError as trouble:
        return not_connected(trouble)


def not_connected(trouble: ConnectorError) -> NotConnected:
    """Reason of a failure; none where the platform only does not answer, which passes by itself."""
    match trouble:
        case Refused(reason=reason) | Reconnect(reason=reason):
            return NotConnected(reason)
        case Retry(reason=reason) if reason is not Reason.SILENT:
            return NotConnected(reason)
        case _:
            return NotConnected(None)
