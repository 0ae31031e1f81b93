"""Forms: blanks find their text by name, nothing that was typed is cut, nothing odd comes in."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.act import Act
from bot.domain.card_facts import CommentCard
from bot.domain.comment import Visibility
from bot.domain.placeholder import Values, fill, put_in
from bot.domain.role import Role
from bot.domain.settings import Language
from bot.texts import speak
from cogs.inbox.card import draw
from cogs.inbox.forms import ANSWER, answers, blank_field, reply_form
from cogs.kit.form import form_fields
from cogs.kit.handing_back import link
from cogs.kit.markdown import code_block, pieces
from cogs.kit.routes import Press, link_button, whole
from cogs.setup.places import picked
from tests.cogs.drawn import parts
from tests.support.clock import NOW
from tests.support.shown import OWNER, RUNG, business, every_state, template

PRESS = Press(cast("Any", None), business(), OWNER, Role.OWNER, speak(Language.ENGLISH), NOW, ())
TEXTS = speak(Language.GERMAN_DU)
OPEN = every_state()["open_long"]
BAD_ADDRESSES = (
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "https://blog.example/" + "a" * 600,
    "https://blog.example/" + "ä" * 200,
    "https://user:pass@blog.example/",
    "https://blog.example/a b",
    "https://",
    "//blog.example/",
    "https://[::1/",
    "https://blog.example/\ud800",
    "",
)


def _labels(name: str, body: str) -> list[str]:
    assert isinstance(OPEN, CommentCard)
    facts = replace(OPEN, comment=replace(OPEN.comment, author=name))
    filled, kurs = fill(body, Values(name)), template(3, "Kurs", "Kurs", body)
    found = reply_form(facts, TEXTS, kurs, filled.text, filled.blanks).to_dict()["components"]
    return [part["label"] for part in found if "label" in part]


def test_a_blank_is_filled_with_what_was_typed_for_it_though_another_one_was_struck_from_the_text() -> None:
    fields = {blank_field("Tag"): "Montag", blank_field("Uhrzeit"): "neun", ANSWER: "Um {Uhrzeit}."}
    assert answers(fields) == {"Uhrzeit": "neun", "Tag": "Montag"}
    assert put_in(fields[ANSWER], answers(fields)) == ("Um neun.", ())


def test_a_name_in_braces_asks_the_owner_for_nothing() -> None:
    assert _labels("{Passwort}", "Hallo {name}, am {Tag}!") == ["Tag", "Deine Antwort"]
    assert _labels("{a}{b}{c}{d}", "Hallo {name}!") == ["Deine Antwort"]


@given(st.text(alphabet=st.sampled_from("ab`\n 😀ä"), max_size=9000))
def test_a_handed_over_text_comes_whole_in_messages_that_discord_takes(text: str) -> None:
    parts = pieces(text)
    assert "".join(parts) == text
    for part in parts:
        block = code_block(part)
        assert len(block) <= 2000
        assert "…" not in block


@pytest.mark.parametrize("url", BAD_ADDRESSES)
def test_an_address_that_discord_would_refuse_makes_no_button_and_spoils_no_card(url: str) -> None:
    assert link_button("Im Web", url) is None
    assert link(TEXTS, url) is None
    for facts in every_state().values():
        if isinstance(facts, CommentCard):
            thread = replace(facts.comment.thread, url=url)
            comment = replace(
                facts.comment, url=url, media=(url, "https://blog.example/a.png"), thread=thread
            )
            drawn = parts(
                draw(replace(facts, comment=comment, answer_url=url, handed_url=url), TEXTS, NOW, RUNG)
            )
            assert [part["url"] for part in drawn if part.get("url")] == []
            pictures = [item["media"]["url"] for part in drawn for item in part.get("items", ())]
            assert all(picture.startswith("https://blog.example/") for picture in pictures)
            assert url not in pictures or url == BAD_ADDRESSES[2], "only a button's address is so short"


def test_a_label_shows_no_escapes() -> None:
    facts = every_state()["needs_human"]
    assert isinstance(facts, CommentCard)
    titled = replace(facts, several=True, channel=replace(facts.channel, title="Mein_Blog*"))
    labels = [part["label"] for part in parts(draw(titled, TEXTS, NOW, RUNG)) if part["type"] == 2]
    assert "Nachsehen: Mein_Blog*" in labels


def test_a_submitted_field_holds_nothing_that_cannot_be_stored() -> None:
    typed = [{"type": 18, "component": {"custom_id": ANSWER, "value": "Ja\0, \ud83dgern 😀"}}]
    assert form_fields(typed) == {ANSWER: "Ja, gern 😀"}


@pytest.mark.parametrize("text", ["²", "٣", "-1", "", "1e3", "9" * 19, "9" * 5000, "0x1"])
def test_an_invalid_number_from_outside_is_zero(text: str) -> None:
    assert whole(text) == 0


def test_a_number_is_taken_as_long_as_the_database_holds_it() -> None:
    assert whole("1310000000000000001") == 1310000000000000001
    assert (whole(str(2**63 - 1)), whole(str(2**63))) == (2**63 - 1, 0)


@pytest.mark.parametrize("elsewhere", ["700000000000000009", "1" * 30, "²", ""])
def test_a_place_of_another_server_is_not_picked(elsewhere: str) -> None:
    here = SimpleNamespace(id=1, get_channel={1310000000000000002: "here"}.get)
    press = replace(PRESS, interaction=cast("Any", SimpleNamespace(guild=here)), chosen=(elsewhere,))
    assert picked(press) is None
    assert picked(replace(press, chosen=("1310000000000000002",))) == 1310000000000000002


@pytest.mark.parametrize(
    ("limit", "field", "said"), [(280, 4000, "280"), (500, 500, "500"), (4000, 4000, "4.000")]
)
def test_a_form_names_the_limit_of_its_platform_whatever_it_counts(limit: int, field: int, said: str) -> None:
    assert isinstance(OPEN, CommentCard)
    facts = replace(OPEN, limit=limit, field=field)
    label = next(part for part in reply_form(facts, TEXTS, None).to_dict()["components"] if "label" in part)
    assert label["description"] == f"Steht gleich öffentlich im Blog. Höchstens {said} Zeichen."
    assert label["component"]["max_length"] == field


@pytest.mark.parametrize(
    ("language", "title", "held", "further"),
    [
        (Language.GERMAN_DU, "Antwort an Klara K. (Blog)", "Freigeben und antworten: ", "weiter im Web"),
        (Language.GERMAN_SIE, "Antwort an Klara K. (Blog)", "Freigeben und antworten: ", "weiter im Web"),
        (Language.ENGLISH, "Reply to Klara K. (Blog)", "Approve and reply: ", "more on the web"),
    ],
)
def test_a_form_ends_with_the_customers_words_cut_at_a_word_and_names_who_is_answered(
    language: Language, title: str, held: str, further: str
) -> None:
    facts = every_state(language)["open"]
    assert isinstance(facts, CommentCard)
    long = replace(facts, comment=replace(facts.comment, text="Wann habt ihr offen? " * 200))
    form = reply_form(long, speak(language), None).to_dict()
    assert form["title"] == title
    assert [part["type"] for part in form["components"]] == [18, 10]
    small = form["components"][1]["content"]
    words, last = small.split("\n")
    assert last == f"-# {further}"
    shown = words.removeprefix("-# ").removesuffix(" …").replace("\u00a0…", "")
    assert 2900 < len(shown) <= 3000
    assert long.comment.text.startswith(shown) and long.comment.text[len(shown)] == " "
    short = reply_form(facts, speak(language), None).to_dict()["components"][1]["content"]
    assert further not in short
    waiting = replace(
        facts,
        comment=replace(facts.comment, visibility=Visibility.HELD, author="Maximiliane von und zu Hohenlohe"),
        can=frozenset({Act.APPROVE}),
    )
    approved = reply_form(waiting, speak(language), None).to_dict()["title"]
    assert approved.startswith(held) and len(approved) <= 45
