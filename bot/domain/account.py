"""Account that a channel is connected with on its platform: who we are there and what it may do (scopes, rights)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

AUTHORIZE = "authorize"
"""Key in `found` under which a connector names the page where its secret is made."""


@dataclass(frozen=True, slots=True)
class AccountRef:
    """Account that `check` found; stored as JSON with the channel and handed back at construction."""

    id: str
    name: str
    own_ids: tuple[str, ...] = ()
    team_ids: tuple[str, ...] = ()
    maybe_ids: tuple[str, ...] = ()
    """Accounts that may be of the team: the owner is asked."""
    names: tuple[str, ...] = ()
    """Names of the business and of its team there; never proof of who somebody is."""
    knows_team: bool = True
    """Whether the platform shows everybody who may act for the business."""
    can_write: bool = False
    missing: tuple[str, ...] = ()
    """Names of rights, in the platform's own words."""
    url: str = ""
    role: str = ""
    """The account's role there, in the platform's own words."""
    token_ends_at: datetime | None = None
    found: Mapping[str, str] = field(default_factory=dict)
    """Discovered settings."""

    @property
    def secret_page(self) -> str:
        """Page where the secret is made (the password, the token); empty where the platform did not name one."""
        page = self.found.get(AUTHORIZE, "")
        return page if page.startswith(("https://", "http://")) else ""
