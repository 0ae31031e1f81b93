"""Whole cards in every state and language: within the limits of the specification, first words naming the state."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.connectors.facebook.words import WORDS as FACEBOOK
from bot.domain.card_facts import BundleCard, CardFacts, CommentCard, StoppedCard
from bot.domain.comment import Form
from bot.domain.kind import Kind
from bot.domain.outbox import RowState
from bot.domain.settings import Language
from bot.texts import speak
from cogs.inbox.card import draw
from cogs.inbox.plain_line import plain_buttons, plain_text
from tests.cogs.drawn import ids, parts, shown
from tests.support.clock import NOW
from tests.support.shown import RUNG, bundle_card, comment, comment_card, every_state, reply
from tests.support.simcord_bed import simcord_bed

LANGUAGES = list(Language)
STATES = list(every_state())
COMPONENTS, TEXT, CUSTOM_ID = 15, 900, 40
WAITING_WORDS = r"(wartet|warten|seit|since|waiting|waits)"

FIRST_WORDS = {
    "open": ("Frage von Klara K.", "Question from Klara K."),
    "open_long": (
        "Dringend: Beschwerde von Kunde Mustergastname\u00a0…",
        "Urgent: Complaint from Kunde Mustergastname\u00a0…",
    ),
    "open_nothing_fits": ("Frage von Klara K.", "Question from Klara K."),
    "open_team": ("Frage von Klara K.", "Question from Klara K."),
    "open_drafted": ("Frage von Klara K.", "Question from Klara K."),
    "open_picked": ("Frage von Klara K.", "Question from Klara K."),
    "edited": ("Frage von Klara K.", "Question from Klara K."),
    "held": ("Wartet auf Freigabe: Gast G.", "Waiting for approval: Gast G."),
    "handed_over": ("Frage von Klara K.", "Question from Klara K."),
    "probable": ("Schon beantwortet?", "Already answered?"),
    "sending": ("Geht ", "Goes out "),
    "paused": ("Wartet: Blog ist pausiert", "Waits: Blog is paused"),
    "removed": ("Nicht gesendet: Klara K.", "Not sent: Klara K."),
    "hidden_soon": ("Wird ", "Will be hidden "),
    "liked_soon": ("„Gefällt mir“ geht ", "“Like” goes out "),
    "act_failed": ("Das hat nicht geklappt: Klara K.", "That did not work: Klara K."),
    "hidden_liked": ("Dort verborgen", "Hidden on the platform"),
    "rests": ("Wartet bis 23:14", "Waits until 23:14"),
    "rests_repeats": ("Wartet bis", "Waits until"),
    "duplicate": ("Nicht gesendet: Klara K.", "Not sent: Klara K."),
    "sending_rests": ("Röstblog nimmt keine Antworten", "Röstblog takes no replies"),
    "sending_now": ("Unterwegs", "On its way"),
    "needs_human": ("Bitte nachsehen: Klara K.", "Please have a look: Klara K."),
    "failed": ("Nicht gesendet: Klara K.", "Not sent: Klara K."),
    "answered": ("Beantwortet nach 7 min", "Answered after 7 min"),
    "elsewhere": ("Beantwortet nach", "Answered after"),
    "done": ("Ohne Antwort erledigt", "Done without an answer"),
    "spam": ("Als Spam aussortiert", "Sorted out as spam"),
    "bundle": ("14 neue Kommentare in 20 min", "14 new comments in 20 min"),
    "bundle_done": ("Alle 14 angesehen", "All looked at · 14 comments"),
    "works_again": ("Röstblog läutet wieder", "Röstblog rings again"),
}


def facts(state: str, language: Language) -> CardFacts:
    return every_state(language)[state]


def whole(state: str, language: Language) -> str:
    return shown(draw(facts(state, language), speak(language), NOW, RUNG))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_a_card_stays_within_the_limits_of_the_specification(state: str, language: Language) -> None:
    view = draw(facts(state, language), speak(language), NOW, RUNG)
    assert len(parts(view)) <= COMPONENTS
    assert len(shown(view)) <= TEXT
    assert all(len(one) <= CUSTOM_ID for one in ids(view))
    assert len(set(ids(view))) == len(ids(view))


@pytest.mark.parametrize("state", STATES)
def test_ids_stay_short_with_the_longest_that_a_database_gives(state: str) -> None:
    most = 2**33
    facts_of_card = facts(state, Language.GERMAN_DU)
    facts_of_card = replace(facts_of_card, card=replace(facts_of_card.card, id=most))  # type: ignore[arg-type]
    if isinstance(facts_of_card, CommentCard):
        facts_of_card = replace(facts_of_card, comment=replace(facts_of_card.comment, id=most))  # type: ignore[arg-type]
        if facts_of_card.reply is not None:
            facts_of_card = replace(facts_of_card, reply=replace(facts_of_card.reply, id=most))  # type: ignore[arg-type]
    for view in (
        draw(facts_of_card, speak(Language.GERMAN_DU), NOW, RUNG),
        plain_buttons(facts_of_card, speak(Language.GERMAN_DU)),
    ):
        assert all(len(one) <= CUSTOM_ID for one in ids(view))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_no_relative_time_follows_a_word_of_waiting(state: str, language: Language) -> None:
    for text in (whole(state, language), plain_text(facts(state, language), speak(language), RUNG)):
        assert not re.search(WAITING_WORDS + r"\W{0,3}<t:\d+:R>", text, re.IGNORECASE), text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", sorted(FIRST_WORDS))
def test_the_first_words_name_the_state_without_colour_or_emoji(state: str, language: Language) -> None:
    german, english = FIRST_WORDS[state]
    first = whole(state, language).removeprefix("### ").replace("**", "")
    assert first.startswith(english if language is Language.ENGLISH else german)


@pytest.mark.parametrize("state", STATES)
def test_work_to_do_is_framed_and_what_is_done_is_not(state: str) -> None:
    facts_of_card = facts(state, Language.GERMAN_DU)
    framed = any(
        part["type"] == 17 for part in parts(draw(facts_of_card, speak(Language.GERMAN_DU), NOW, RUNG))
    )
    closed = state in {
        "snoozed",
        "snoozed_bundle",
        "answered",
        "answered_changed",
        "answered_liked",
        "answered_thanks",
        "elsewhere_thanks",
        "hidden_liked",
        "elsewhere",
        "ours",
        "done",
        "spam",
        "deleted",
        "deleted_unsent",
        "bundle_done",
        "works_again",
        "ending_renewed",
        "ending_put_off",
    }
    assert framed is not closed
    assert isinstance(facts_of_card, CommentCard | BundleCard | StoppedCard)


@pytest.mark.parametrize("state", STATES)
def test_sie_never_falls_back_to_du(state: str) -> None:
    said = whole(state, Language.GERMAN_SIE)
    own = re.sub(r"[>„“].*", "", said)
    assert not re.search(r"\b(du|dich|dir|deine?[rnms]?)\b", own)


@pytest.mark.parametrize("state", STATES)
def test_the_plain_card_has_the_same_buttons_as_the_converted_one(state: str) -> None:
    facts_of_card = facts(state, Language.GERMAN_DU)
    texts = speak(Language.GERMAN_DU)
    converted = set(ids(draw(facts_of_card, texts, NOW, RUNG)))
    if state in ("open", "open_long", "held", "bundle", "stopped", "open_nothing_fits"):
        assert set(ids(plain_buttons(facts_of_card, texts))) == converted


@pytest.mark.parametrize("state", ["open", "open_long", "held"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lock_screen_begins_with_the_first_words_of_the_card(language: Language, state: str) -> None:
    place = 1 if language is Language.ENGLISH else 0
    plain = plain_text(facts(state, language), speak(language), "")
    assert plain.startswith(FIRST_WORDS[state][place]), plain


def test_a_reply_that_nobody_confirmed_is_asked_about_in_the_words_of_the_specification() -> None:
    made = comment_card(row=reply(RowState.NEEDS_HUMAN, attempts=1, unclear=True))
    page = replace(made, words=FACEBOOK)
    for facts_of_card, who in (
        (page, "Facebook"),
        (made, "Der Blog"),
        (replace(made, several=True), "Röstblog"),
    ):
        said = shown(draw(facts_of_card, speak(Language.GERMAN_DU), NOW, RUNG)).split("\n")
        assert said[0] == "### Bitte nachsehen: Klara K."
        assert said[1] == (
            f"{who} hat nicht bestätigt, ob deine Antwort angekommen ist. Ich sende nichts doppelt."
        )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stars", [None, 5])
@pytest.mark.parametrize("kind", list(Kind))
def test_a_headline_is_48_characters_at_most_and_cuts_the_name_first(
    kind: Kind, stars: int | None, language: Language
) -> None:
    form = Form.COMMENT if stars is None else Form.REVIEW
    made = comment(author="Maximiliane-Antonia Hofer", kind=kind, urgent=True, form=form, stars=stars)
    headline = shown(draw(comment_card(made, language=language), speak(language), NOW, RUNG)).split("\n")[0]
    assert len(headline.removeprefix("### ")) <= 48
    assert "Maxim" in headline


@pytest.mark.parametrize(
    ("kind", "changes", "german", "english"),
    [
        (Kind.QUESTION, {}, "Neue Frage im Blog", "New question in the blog"),
        (Kind.BUYING, {}, "Neues Kaufinteresse im Blog", "New buying interest in the blog"),
        (
            Kind.COMPLAINT,
            {"urgent": True},
            "Dringend: Neue Beschwerde im Blog",
            "Urgent: New complaint in the blog",
        ),
        (Kind.PRAISE, {}, "Neues Lob im Blog", "New praise in the blog"),
        (Kind.CHATTER, {}, "Neuer Kommentar im Blog", "New comment in the blog"),
        (Kind.OTHER, {"form": Form.REVIEW, "stars": 5}, "Neue Bewertung im Blog", "New review in the blog"),
    ],
)
def test_a_lock_screen_without_the_customers_words_says_kind_and_place(
    kind: Kind, changes: dict[str, Any], german: str, english: str
) -> None:
    for language, said in ((Language.GERMAN_SIE, german), (Language.ENGLISH, english)):
        made = comment_card(comment(kind=kind, **changes), language=language)
        made = replace(made, business=replace(made.business, lock_screen_text=False))
        assert plain_text(made, speak(language), RUNG) == f"{RUNG} {said}"
        several = plain_text(replace(made, several=True), speak(language), RUNG)
        assert several.endswith(": Röstblog")


async def test_a_ringing_card_is_plain_first_with_exactly_its_mention_and_converted_without_a_second_push(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        bed.platform.write("Habt ihr am Samstag offen? @everyone", author="Klara K.")
        bed.clock.advance(bed.platform.polls[0].every * 2)
        await bed.read()
        await bed.suggest()
        await bed.poster.step(bed.clock())
        (plain,) = bed.cards()
        assert not plain.v2
        assert plain.content.startswith(f"<@{bed.owner.id}> Frage von Klara K. (Blog): „Habt ihr")
        assert len(plain.content) - len(f"<@{bed.owner.id}> ") <= 140
        assert [user.id for user in plain.raw.mentions] == [bed.owner.id]
        assert not plain.raw.mention_everyone
        await bed.show()
        (card,) = bed.cards()
        assert (card.id, card.v2, card.content) == (plain.id, True, "")
        assert [user.id for user in card.raw.mentions] == [bed.owner.id]
        assert card.text.endswith(f"-# <@{bed.owner.id}>")


async def test_a_team_card_says_whose_turn_it_is_by_its_role(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, team=True) as bed:
        card = await bed.asked("Habt ihr offen?")
        assert card.text.endswith(f"-# Dran: <@&{bed.team_role.id}>")
        assert [role.id for role in card.raw.role_mentions] == [bed.team_role.id]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_comment_without_a_word_is_a_picture_only_where_there_is_one(language: Language) -> None:
    texts = speak(language)
    for media, said in (
        ((), ("ohne Worte", "without words")),
        (("https://blog.example/a.jpg",), ("nur ein Bild", "only a picture")),
    ):
        of = comment("", media=media)
        german = language is not Language.ENGLISH
        card = shown(draw(comment_card(of, language=language), texts, NOW, RUNG))
        assert (said[0] if german else said[1]) in card
        pushed = plain_text(comment_card(of, language=language), texts, "")
        assert "“”" not in pushed and "„“" not in pushed
        lines = bundle_card(4, language)
        lines = replace(lines, lines=tuple(replace(line, comment=of) for line in lines.lines))
        listed = shown(draw(lines, texts, NOW, RUNG))
        assert ("ohne Worte" in listed or "without words" in listed) is not bool(media)
        assert "“”" not in listed and "„“" not in listed


def test_a_bundle_counts_each_kind_in_the_order_in_which_they_press() -> None:
    bundle = bundle_card(4)
    kinds = (Kind.PRAISE, Kind.OTHER, Kind.COMPLAINT, Kind.QUESTION)
    lines = tuple(
        replace(line, comment=replace(line.comment, kind=kind, urgent=kind is Kind.COMPLAINT))
        for line, kind in zip(bundle.lines, kinds, strict=True)
    )
    told = shown(draw(replace(bundle, lines=lines), speak(Language.GERMAN_DU), NOW))
    assert "**1 dringend** · 1 Beschwerde · 1 Frage · 1 Lob · 1 weiterer" in told


NAMES = ("Klara K.", "Gast G.", "Kunde Mustergastname", "Maria M.", "Promo")
SAID = (
    "Hallo! Habt",
    "Habt ihr am",
    "Ich hab letzte",
    "Super Anleitung",
    "Hallo Klara!",
    "Danke! Und",
    "Kauft",
    "Geht das",
    "Ich komm",
)
STATED_THERE = {"elsewhere", "elsewhere_thanks", "deleted", "deleted_unsent", "paused", "paused_maybe_out"}
"""States whose own words name the place: answered directly on Facebook, deleted in the blog, the blog is paused."""


def read_out(card: str) -> str:
    """Text of a card as a screen reader gives it: without marks, without where links lead, and without what we answered to."""
    plain = re.sub(r"\]\([^)]*\)", "", card)
    kept = (line for line in plain.split("\n") if not line.startswith(("-# Auf ", "-# To ")))
    return re.sub(r"(?m)^(### |-# |> )|[*\[]", "", "\n".join(kept))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_read_aloud_a_card_says_state_then_person_then_place_then_text(
    state: str, language: Language
) -> None:
    if not isinstance(facts(state, language), CommentCard):
        return
    said = read_out(whole(state, language))
    person = min(at for name in NAMES if (at := said.find(name)) >= 0)
    assert person > 0, "the state comes first"
    place = said.lower().find("blog", 0 if state in STATED_THERE else person)
    assert place >= 0
    texts = [at for words in SAID if (at := said.find(words)) >= 0]
    assert not texts or max(person, place) < min(texts), said
