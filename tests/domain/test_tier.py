"""Tiers: what is chosen by setting, installation and free memory."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.tier import RESERVE, Tier, Why, Wish, choose

sizes = st.integers(0, 10**12)


@given(needed=sizes, free=sizes)
def test_sentence_vectors_are_loaded_where_they_leave_the_reserve(needed: int, free: int) -> None:
    chosen = choose(Wish.AUTO, installed=True, needed=needed, free=free)
    assert (chosen.tier is Tier.FULL) is (free - needed >= RESERVE)
    assert chosen.why is (Why.ROOM if chosen.tier is Tier.FULL else Why.NO_ROOM)
    assert (chosen.needed, chosen.free) == (needed, free)


@given(needed=sizes, free=sizes | st.none(), wish=st.sampled_from(Wish))
def test_what_is_not_installed_is_never_chosen(needed: int, free: int | None, wish: Wish) -> None:
    assert choose(wish, installed=False, needed=needed, free=free).tier is not Tier.FULL


@given(needed=sizes, free=sizes | st.none(), installed=st.booleans())
def test_a_setting_overrules_memory(needed: int, free: int | None, installed: bool) -> None:
    chosen = {
        wish: choose(wish, installed=installed, needed=needed, free=free).tier
        for wish in Wish
        if wish is not Wish.AUTO
    }
    full = Tier.FULL if installed else Tier.LITE
    assert chosen == {Wish.OFF: Tier.OFF, Wish.LITE: Tier.LITE, Wish.FULL: full}


def test_where_the_system_does_not_say_there_is_room() -> None:
    assert choose(Wish.AUTO, installed=True, needed=10**12, free=None).tier is Tier.FULL
