"""Loading of the sentence encoder: decided with its first use, and never asked again."""

from pathlib import Path

import pytest

from bot.domain.tier import RESERVE, Choice, Tier, Why, Wish
from bot.models import loading, weights
from bot.models.loading import Loading
from tests.support.weights import cached_weights

PLENTY = 10**10


@pytest.fixture
def data() -> Path:
    """Data folder with unpacked weights."""
    return cached_weights().parent.parent


@pytest.fixture
def free(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Bytes that are free; to be changed by the test."""
    found = [PLENTY]
    monkeypatch.setattr(loading, "available", lambda: found[0])
    return found


def test_where_there_is_room_the_encoder_is_loaded_once(data: Path, free: list[int]) -> None:
    made = Loading(Wish.AUTO, data)
    encoder = made.embedder()
    assert encoder is not None and encoder.encode(["Hallo"]).shape == (1, encoder.dimension)
    assert made.embedder() is encoder
    assert (made.choice.tier, made.choice.why) == (Tier.FULL, Why.ROOM)


def test_memory_is_asked_for_with_the_first_use_and_again_only_after_a_start(
    data: Path, free: list[int]
) -> None:
    made = Loading(Wish.AUTO, data)
    needed = made.choice.needed
    free[0] = needed + RESERVE - 1
    assert made.embedder() is None
    free[0] = PLENTY
    assert made.embedder() is None
    assert made.choice == Choice(Tier.LITE, Why.NO_ROOM, needed, needed + RESERVE - 1)
    assert Loading(Wish.AUTO, data).embedder() is not None


def test_without_the_package_words_alone_are_compared(
    data: Path, free: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "MODULE", "no_such_package")
    made = Loading(Wish.FULL, data)
    assert made.embedder() is None
    assert (made.choice.tier, made.choice.why) == (Tier.LITE, Why.NOT_INSTALLED)


def test_what_cannot_be_unpacked_is_logged_and_words_alone_are_compared(
    tmp_path: Path, free: list[int], caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "models").write_text("a file is in the way")
    made = Loading(Wish.AUTO, tmp_path)
    assert made.embedder() is None
    assert (made.choice.tier, made.choice.why) == (Tier.LITE, Why.BROKEN)
    assert "no sentence vectors" in caplog.text


@pytest.mark.parametrize("wish", [Wish.LITE, Wish.OFF])
def test_a_setting_overrules(data: Path, free: list[int], wish: Wish) -> None:
    made = Loading(wish, data)
    assert made.embedder() is None
    assert made.choice.why is Why.SET
    assert made.off is (wish is Wish.OFF)
