"""Login with a platform that is under way."""

from datetime import timedelta
from typing import NewType

LoginId = NewType("LoginId", int)

LOGIN_LASTS = timedelta(minutes=30)
"""How long the owner has from the first step to the last choice."""
