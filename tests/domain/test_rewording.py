"""Rewordings: which passage of a template was replaced before the reply went out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.placeholder import Values, fill
from bot.domain.rewording import LONGEST, Rewording, reworded, rewordings

BODY = "Hallo {vorname|du}, Gutscheine gibt es im Laden ab 10 Euro.\n\nFertig bis {?Tag}. Liebe Grüße aus dem Laden!"


def found(sent: str, author: str = "Anna Huber", body: str = BODY) -> tuple[Rewording, ...]:
    return rewordings(body, fill(body, Values(author)).text, sent)


def test_what_was_filled_in_is_no_rewording() -> None:
    sent = "Hallo Anna, Gutscheine gibt es im Laden ab 10 Euro.\n\nFertig bis Freitag früh. Liebe Grüße aus dem Laden!"
    assert found(sent) == ()


@pytest.mark.parametrize("author", ["Anna Huber", "Gasthaus Huber", ""])
def test_a_replaced_passage_is_found_whatever_the_customer_is_called(author: str) -> None:
    sent = fill(BODY, Values(author)).text.replace("ab 10 Euro.", "ab 12 Euro.")
    assert found(sent, author) == (Rewording("10", "12"),)
    assert reworded(BODY, Rewording("10", "12")) == BODY.replace("ab 10", "ab 12")


def test_what_was_added_or_left_out_takes_a_word_beside_along() -> None:
    sent = fill(BODY, Values("Anna")).text
    added = sent.replace("gibt es im", "gibt es auch online und im")
    assert found(added, "Anna") == (Rewording("im", "auch online und im"),)
    assert found(sent.replace(" aus dem Laden!", ""), "Anna") == (Rewording("Grüße aus dem Laden!", "Grüße"),)
    left_out = found(sent.replace("gibt es im", "gibt im"), "Anna")
    assert [reworded(BODY, one) for one in left_out] == [BODY.replace("gibt es im", "gibt im")]


def test_a_passage_that_is_there_twice_takes_its_neighbours_along_to_be_found_once() -> None:
    body = "Offen von 9 bis 12 und von 14 bis 18 Uhr."
    (one,) = rewordings(body, body, body.replace("14 bis 18", "14 bis 17"))
    assert reworded(body, one) == body.replace("14 bis 18", "14 bis 17")
    same = "ja ja ja ja ja ja ja"
    assert rewordings(same, same, "ja ja ja nein ja ja ja") == ()


def test_a_text_without_end_is_not_compared() -> None:
    assert rewordings("a b", "a b", "a " * (LONGEST + 1)) == ()


@given(st.lists(st.sampled_from("abcde"), min_size=1, max_size=12), st.data())
@settings(max_examples=60, deadline=None)
def test_each_rewording_is_in_the_template_once_and_brings_it_nearer_to_what_was_sent(
    words: list[str], data: st.DataObject
) -> None:
    body = " ".join(words)
    sent = " ".join(data.draw(st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=12)))
    for one in rewordings(body, body, sent):
        changed = reworded(body, one)
        assert changed is not None and changed != body
        assert one.new in sent and one.old in body
