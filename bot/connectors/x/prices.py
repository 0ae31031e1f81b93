"""Prices of the X API in thousandths of a US dollar, and the limit (cap) of a month that the owner sets.

Source: xdevplatform/docs, x-api/getting-started/pricing.mdx, state of 22 August 2026, and the price list in console.x.com
that it names; prices may change there. What comes with an expansion is counted like what was asked for: whether X bills
that on the account's own lists is not documented. Media are in no price list and count nothing.
"""

from bot.connectors.x.length import links
from bot.ports import Period, Quota

POST_READ = 1
"""Each post in a list of the own account (owned read)."""
POST_LOOKED_UP = 5
USER_READ = 10
REPLY = 15
SUMMONED_REPLY = 10
"""To a post whose author mentioned or quoted the account."""
REPLY_WITH_LINK = 200
HIDE = 5
DELETE = 10

MONEY = Quota("money", 5_000, period=Period.MONTH, currency="USD", reserve=0.2)


def of_reply(text: str, *, summoned: bool) -> int:
    """Price of a reply."""
    if links(text):
        return REPLY_WITH_LINK
    return SUMMONED_REPLY if summoned else REPLY
