"""Weights of the sentence encoder, unpacked once into the cache of the tests."""

from pathlib import Path

from bot.models import weights
from tests.support.provision import cache_folder


def cached_weights() -> Path:
    """Folder with the weights; makes it with the first use, 5 s."""
    return weights.unpacked(weights.folder_in(cache_folder()))
