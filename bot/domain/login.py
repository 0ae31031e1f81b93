"""Login with a platform that is under way, and the link to the page for one (connect_link.py): how long each lasts."""

from datetime import timedelta
from typing import NewType

LoginId = NewType("LoginId", int)

LOGIN_LASTS = timedelta(minutes=30)
"""How long the owner has from the first step to the last choice."""

LINK_LASTS = timedelta(minutes=30)
"""How long a connect link works, and what was typed on its page is kept."""
