"""Figures: what is fast enough, measured against what the machine itself does in the same run."""

import os

from bot.models.weights import ONE_THREAD

# Before any module here imports numpy: several threads would spin, and their time would be counted.
os.environ.update(ONE_THREAD)
