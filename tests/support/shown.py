"""Facts of cards in every state, for drawing: a coffee roastery and its customers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import cache
from types import MappingProxyType

from bot.connectors.example.words import WORDS
from bot.domain.act import Act
from bot.domain.business import Business, BusinessId, DiscordChannelId, MemberId, ServerId
from bot.domain.card import Card, CardForm, CardId, Ringing
from bot.domain.card_facts import (
    BundleCard,
    BundleLine,
    CardFacts,
    CardState,
    CommentCard,
    Known,
    StoppedCard,
    state_of,
)
from bot.domain.channel import Channel, ChannelId, ChannelState, Glow, Lamp
from bot.domain.claim import Claim
from bot.domain.comment import (
    Audience,
    AuthorRole,
    Comment,
    CommentId,
    CommentState,
    Form,
    Visibility,
)
from bot.domain.draft import Draft, DraftId, DraftState
from bot.domain.external_id import ExternalId
from bot.domain.finding import Finding, Rule
from bot.domain.form_text import FormTextId
from bot.domain.kind import Kind
from bot.domain.meter import Spending
from bot.domain.outbox import OutboxRow, RowId, RowKind, RowState, Undecided
from bot.domain.person import PersonId
from bot.domain.reason import Reason
from bot.domain.rest import Rest
from bot.domain.settings import Language
from bot.domain.suggestion import Suggestion
from bot.domain.template import Template, TemplateId
from bot.domain.thread import Thread
from bot.marks import mark
from tests.support.clock import NOW

MAY = datetime(2026, 5, 4, tzinfo=UTC)
OWNER = MemberId(700_000_000_000_000_009)
RUNG = f"<@{OWNER}>"

QUESTION = (
    "Hallo! Habt ihr am Samstag offen und gibt’s die Gutscheine auch im Geschäft?"
    " Würd gern einen für meine Mama mitnehmen 😊"
)
ANSWER = (
    "Hallo Klara! Gutscheine ab 10 € gibt es im Geschäft, und Samstag haben wir 9–14 Uhr offen. Bis dann!"
)
COMPLAINT = (
    "Ich hab letzte Woche bei euch bestellt und bis heute nichts gehört. Die Sendungsnummer führt ins Leere, am"
    " Telefon geht keiner ran und auf meine Mail kam nur eine automatische Antwort. Ehrlich gesagt bin ich"
    " enttäuscht, weil ich seit Jahren bei euch kaufe und sonst immer alles gepasst hat. Bitte sagt mir wenigstens,"
    " ob das Packerl noch kommt oder ob ich mir etwas anderes suchen soll, und zwar noch diese Woche. " * 3
)


def business(language: Language = Language.GERMAN_DU) -> Business:
    return Business(
        id=BusinessId(1),
        server_id=ServerId(700_000_000_000_000_001),
        name="Rösterei Lindgrün",
        language=language,
        customer_language=language,
        zone="Europe/Vienna",
        digest_at=time(8),
        target=timedelta(hours=1),
        inbox_id=DiscordChannelId(700_000_000_000_000_002),
        digest_id=DiscordChannelId(700_000_000_000_000_003),
        team_role_id=None,
        lock_screen_text=True,
        set_up_at=NOW,
        set_up_by=OWNER,
        celebrated_at=None,
    )


def channel(**changes: object) -> Channel:
    lamp = Lamp(Glow.ON, NOW, None, 0)
    made = Channel(
        id=ChannelId(1),
        connector="wordpress",
        title="Röstblog",
        settings="{}",
        account="",
        credential_id=None,
        state=ChannelState.ACTIVE,
        connected_at=NOW,
        first_synced_at=NOW,
        last_read_at=NOW,
        checked_at=NOW,
        reading=lamp,
        sending=lamp,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def card(form: CardForm = CardForm.COMMENT, **changes: object) -> Card:
    made = Card(
        id=CardId(12),
        form=form,
        channel_id=None,
        rings=True,
        again=False,
        held=1,
        place_id=None,
        message_id=None,
        posting_at=None,
        posted_at=None,
        convert_at=None,
        ringing=Ringing(None, (OWNER,)),
        rang=Ringing(None, (OWNER,)),
        rang_at=None,
        looked_at=None,
        version=1,
        due_at=NOW,
        closed_at=None,
        created_at=NOW,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def comment(text: str = QUESTION, author: str = "Klara K.", **changes: object) -> Comment:
    made = Comment(
        id=CommentId(7),
        channel_id=ChannelId(1),
        external_id=ExternalId("77"),
        thread=Thread(ExternalId("4"), "Röstplan im Advent", "https://blog.example/roestplan"),
        in_reply_to=None,
        person_id=PersonId(3),
        author=author,
        role=AuthorRole.CUSTOMER,
        text=text,
        media=(),
        form=Form.COMMENT,
        stars=None,
        audience=Audience.PUBLIC,
        posted_at=NOW - timedelta(minutes=7),
        edited_at=None,
        seen_at=NOW,
        waits_since=NOW - timedelta(minutes=7),
        url="https://blog.example/roestplan#comment-77",
        visibility=Visibility.PUBLIC,
        context="",
        state=CommentState.OPEN,
        kind=Kind.QUESTION,
        urgent=False,
        surfaced_at=NOW,
        answered_at=None,
        done_at=None,
        handed_over_at=None,
        probable_answer=None,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def ours(text: str = ANSWER) -> Comment:
    """What our account wrote there."""
    return comment(text, "Rösterei", id=CommentId(6), person_id=None, role=AuthorRole.US)


def reply(state: RowState, **changes: object) -> OutboxRow:
    made = OutboxRow(
        id=RowId(5),
        channel_id=ChannelId(1),
        comment_id=CommentId(7),
        kind=RowKind.REPLY,
        act=None,
        parent=ExternalId("77"),
        body=ANSWER,
        approve_first=False,
        approved_at=None,
        state=state,
        attempts=0,
        due_at=NOW + timedelta(seconds=10),
        first_attempt_at=None,
        last_attempt_at=None,
        unclear=False,
        final=False,
        verify_failures=0,
        external_id=None,
        url="",
        posted_at=None,
        visibility=Visibility.PUBLIC,
        prepared="",
        reason=None,
        created_by=OWNER,
        created_at=NOW,
        template_id=None,
        settled_at=None,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def template(number: int, title: str, short: str, body: str = ANSWER, used: int = 6) -> Template:
    return Template(TemplateId(number), title, short, body, used, NOW)


SUGGESTED = (
    Suggestion(template(1, "Gutscheine", "Gutscheine"), 3.0, ("Gutscheine",)),
    Suggestion(template(2, "Öffnungszeiten", "Öffnungszeiten", used=0), 2.0, ("Samstag",)),
    Suggestion(template(3, "Kaffeekurs", "Kaffeekurs", used=0), 1.9, ("Kurs",)),
    Suggestion(template(4, "Versand", "Versand", used=3), 1.8, ("verschickt",)),
)
CAN = frozenset({Act.APPROVE, Act.SPAM, Act.UNSPAM, Act.TRASH, Act.UNTRASH, Act.EDIT_OWN, Act.DELETE_OWN})


def comment_card(
    of: Comment | None = None,
    row: OutboxRow | None = None,
    language: Language = Language.GERMAN_DU,
    **changes: object,
) -> CommentCard:
    shown_comment = of or comment()
    state = state_of(shown_comment, row)
    suggestions = SUGGESTED if state in (CardState.OPEN, CardState.HELD, CardState.HANDED_OVER) else ()
    facts = CommentCard(
        card=card(),
        business=business(language),
        channel=channel(),
        words=WORDS,
        several=False,
        comment=shown_comment,
        state=state,
        reply=row,
        answer_text=ANSWER if shown_comment.answered_at else (row.body if row else ""),
        answer_url="https://blog.example/roestplan#comment-78" if shown_comment.answered_at else "",
        answer_is_ours=shown_comment.state is CommentState.ANSWERED,
        above=None,
        waited=timedelta(minutes=7) if shown_comment.answered_at else None,
        suggestions=suggestions,
        can=CAN,
        writes=True,
        limit=4000,
        field=4000,
        ringing=Ringing(None, (OWNER,)),
        first_time=False,
        asks_who=False,
        answered_by=None,
        customers_delete=False,
        unseen=None,
        reveal=None,
        went_through=None,
        probable_text="",
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def bundle_card(count: int = 14, language: Language = Language.GERMAN_DU, total: int = 0) -> BundleCard:
    texts = (
        (QUESTION, "Klara K."),
        ("Super Anleitung, danke!", "Gast G."),
        ("Welche Mühle nehmt ihr im Café?", "Moritz M."),
        ("Wunderbar wie immer.", "Resi R."),
    )
    lines = tuple(
        BundleLine(
            comment(
                text,
                author,
                id=CommentId(20 + i),
                kind=Kind.QUESTION if "?" in text else Kind.OTHER,
                waits_since=NOW - timedelta(minutes=20 - i),
            ),
            channel(),
            WORDS,
            several=False,
        )
        for i, (text, author) in ((i, texts[i % len(texts)]) for i in range(count))
    )
    return BundleCard(
        card=card(CardForm.BUNDLE, held=total or count),
        business=business(language),
        lines=lines,
        total=total or count,
        span=timedelta(minutes=20),
        last=None,
        sorted_out=0,
        ringing=Ringing(None, (OWNER,)),
    )


def stopped_card(lamp: Lamp, language: Language = Language.GERMAN_DU, caught_up: int = 0) -> StoppedCard:
    return StoppedCard(
        card=card(CardForm.STOPPED, channel_id=ChannelId(1)),
        business=business(language),
        channel=channel(reading=lamp),
        words=WORDS,
        caught_up=caught_up,
        ringing=Ringing(None, (OWNER,)),
    )


def draft(text: str = ANSWER) -> Draft:
    return Draft(
        id=DraftId(3),
        comment_id=CommentId(7),
        form_text_id=FormTextId(4),
        member_id=MemberId(700_000_000_000_000_011),
        name="Texterin T.",
        text=text,
        template_id=None,
        state=DraftState.WAITING,
        created_at=NOW,
    )


AT_IT = Claim(MemberId(700_000_000_000_000_010), "Aushilfe", NOW, NOW + timedelta(minutes=10))
SPENT = Spending("money", 5000, 5000, "USD", datetime(2026, 12, 1, tzinfo=UTC), 0.2)


def ending_card(left: timedelta, **changes: object) -> StoppedCard:
    """Warns that the access ends after this time."""
    made = stopped_card(Lamp(Glow.ON, NOW, None, 0))
    end = NOW + left
    return replace(made, card=replace(made.card, ends_at=end), channel=channel(access_ends_at=end, **changes))


@cache
def every_state(language: Language = Language.GERMAN_DU) -> Mapping[str, CardFacts]:
    """One card for each state of the UX specification that there is, by its name."""
    answered = comment(answered_at=NOW, state=CommentState.ANSWERED)
    held = comment(
        "Super Anleitung, danke! Welche Mühle nehmt ihr im Café? Mehr dazu auf meinem Blog: https://bohnen.example",
        "Gast G.",
        visibility=Visibility.HELD,
    )
    long = comment(
        COMPLAINT,
        "Kunde Mustergastname der Lange",
        kind=Kind.COMPLAINT,
        urgent=True,
        in_reply_to=ExternalId("3"),
    )
    asked_back = comment("Danke! Und am Sonntag?", probable_answer=ExternalId("79"))
    long_answer = ours("Schick uns bitte die Bestellnummer, dann schauen wir nach und melden uns gleich")
    facts: dict[str, CardFacts] = {
        "open": comment_card(),
        "open_long": comment_card(long, above=long_answer, known=Known(3, MAY)),
        "open_several": comment_card(
            comment("Und am Sonntag?"),
            known=Known(3, MAY),
            others=(
                comment(id=CommentId(5), posted_at=NOW - timedelta(minutes=40)),
                comment("Hallo?", id=CommentId(6), kind=Kind.OTHER, posted_at=NOW - timedelta(minutes=30)),
            ),
        ),
        "open_several_long": comment_card(
            replace(long, text="Meldet euch bitte, ich warte jetzt wirklich lang genug auf mein Packerl."),
            above=long_answer,
            known=Known(3, MAY),
            others=(
                replace(long, id=CommentId(5), posted_at=NOW - timedelta(days=1)),
                comment("Hallo? Ist da wer?", id=CommentId(6), posted_at=NOW - timedelta(hours=3)),
            ),
        ),
        "open_third": comment_card(
            comment("Ich komm dann am Montag vorbei.", kind=Kind.OTHER, urgent=True), suggestions=()
        ),
        "open_known_team": comment_card(
            known=Known(12, NOW - timedelta(days=500)), ringing=Ringing(None, (OWNER,), team=True)
        ),
        "open_drafted": comment_card(suggestions=(replace(SUGGESTED[0], draft=ANSWER), *SUGGESTED[1:])),
        "open_picked": comment_card(suggestions=(replace(SUGGESTED[0], picked=True), *SUGGESTED[1:])),
        "open_nothing_fits": comment_card(comment("Geht das auch mit Hafermilch?"), suggestions=()),
        "open_team": comment_card(ringing=Ringing(None, (OWNER,), team=True)),
        "edited": comment_card(comment(edited_at=NOW + timedelta(minutes=6))),
        "held": comment_card(held, first_time=True),
        "handed_over": comment_card(comment(handed_over_at=NOW), writes=False),
        "handed_over_by_link": comment_card(
            comment(handed_over_at=NOW),
            writes=False,
            by_link=True,
            handed_text=ANSWER,
            handed_url="https://fake.example/reply",
        ),
        "handed_over_long": comment_card(
            comment(COMPLAINT, handed_over_at=NOW),
            writes=False,
            by_link=True,
            handed_text=ANSWER * 4,
            handed_url="https://fake.example/reply",
        ),
        "sending_costs": comment_card(
            row=reply(RowState.QUEUED), hint=mark("With a link this reply costs $0.20.")
        ),
        "sending_noted": comment_card(
            row=reply(RowState.QUEUED),
            findings=(
                Finding(Rule.EMOJI, 9, 10, "🎉", number=3, limit=1),
                Finding(Rule.SIGN_OFF, 40, 40, "", "Liebe Grüße aus der Rösterei"),
            ),
        ),
        "claimed": comment_card(claims=(AT_IT,), ringing=Ringing(None, (OWNER,), team=True)),
        "claimed_held": comment_card(held, claims=(AT_IT,), ringing=Ringing(None, (OWNER,), team=True)),
        "drafted": comment_card(drafts=(draft(),)),
        "drafted_long": comment_card(comment(COMPLAINT), drafts=(draft(ANSWER * 3), draft())),
        "drafted_longest": comment_card(comment(COMPLAINT), drafts=(draft(ANSWER * 9), draft())),
        "drafted_held": comment_card(held, drafts=(draft(),)),
        "noted": comment_card(card=card(notes=2, thread_id=DiscordChannelId(77))),
        "noted_claimed": comment_card(
            card=card(notes=1), claims=(AT_IT,), ringing=Ringing(None, (OWNER,), team=True)
        ),
        "snoozed": comment_card(card=card(snoozed_until=NOW + timedelta(hours=12)), state=CardState.SNOOZED),
        "snoozed_bundle": replace(
            bundle_card(), card=card(CardForm.BUNDLE, snoozed_until=NOW + timedelta(hours=1))
        ),
        "probable": comment_card(asked_back, probable_text="Sonntag haben wir leider zu."),
        "sending": comment_card(row=reply(RowState.QUEUED)),
        "sending_now": comment_card(row=reply(RowState.SENDING, attempts=1)),
        "not_through": comment_card(row=reply(RowState.QUEUED, attempts=2)),
        "paused": comment_card(row=reply(RowState.QUEUED), channel=channel(state=ChannelState.PAUSED)),
        "paused_maybe_out": comment_card(
            row=reply(RowState.VERIFYING, attempts=1, unclear=True),
            channel=channel(state=ChannelState.PAUSED),
        ),
        "removed": comment_card(row=reply(RowState.FAILED, reason=Reason.REMOVED)),
        "verifying": comment_card(row=reply(RowState.VERIFYING, attempts=1, unclear=True)),
        "spam_soon": comment_card(row=reply(RowState.QUEUED, kind=RowKind.ACT, act=Act.SPAM, body="")),
        "hidden_soon": comment_card(row=reply(RowState.QUEUED, kind=RowKind.ACT, act=Act.HIDE, body="")),
        "liked_soon": comment_card(row=reply(RowState.QUEUED, kind=RowKind.ACT, act=Act.LIKE, body="")),
        "act_failed": comment_card(
            row=reply(RowState.FAILED, kind=RowKind.ACT, act=Act.LIKE, body="", reason=Reason.NO_RIGHT)
        ),
        "liked": comment_card(comment(liked=True)),
        "answered_liked": comment_card(comment(answered_at=NOW, state=CommentState.ANSWERED, liked=True)),
        "hidden_liked": comment_card(
            comment("Kauft woanders!", visibility=Visibility.HIDDEN, liked=True),
            can=frozenset({Act.UNHIDE}),
        ),
        "rests": comment_card(
            row=reply(RowState.QUEUED, attempts=1),
            channel=channel(
                rest=Rest(NOW + timedelta(hours=2), 1), sending=Lamp(Glow.LATE, NOW, Reason.BLOCKED, 1)
            ),
        ),
        "rests_repeats": comment_card(
            row=reply(RowState.QUEUED, attempts=1),
            channel=channel(
                rest=Rest(NOW + timedelta(hours=12), 3), sending=Lamp(Glow.LATE, NOW, Reason.RATE, 3)
            ),
            repeats=True,
        ),
        "duplicate": comment_card(row=reply(RowState.FAILED, reason=Reason.DUPLICATE)),
        "needs_human": comment_card(row=reply(RowState.NEEDS_HUMAN, attempts=1, unclear=True)),
        "maybe_ours": comment_card(
            row=reply(RowState.NEEDS_HUMAN, attempts=1, unclear=True, reason=Undecided.MAYBE_OURS),
            probable_text="Ja, Gutscheine gibt es ab 10 € im Geschäft. (Link entfernt)",
        ),
        "answered_meanwhile": comment_card(
            row=reply(RowState.NEEDS_HUMAN, reason=Undecided.ANSWERED_MEANWHILE),
            probable_text="Ja, ab 10 Euro!",
        ),
        "not_visible": comment_card(
            row=reply(RowState.SENT, visibility=Visibility.HELD),
            state=CardState.NOT_VISIBLE,
            unseen=Visibility.HELD,
            reveal=Act.APPROVE,
            answer_text=ANSWER,
        ),
        "not_visible_deleted": comment_card(
            row=reply(RowState.SENT, visibility=Visibility.GONE),
            state=CardState.NOT_VISIBLE,
            unseen=Visibility.GONE,
            answer_text=ANSWER,
        ),
        "answered_changed": comment_card(
            answered,
            went_through=reply(RowState.SENT, kind=RowKind.EDIT_OWN, settled_at=NOW + timedelta(minutes=3)),
        ),
        "reply_deleted": comment_card(
            went_through=reply(RowState.SENT, kind=RowKind.DELETE_OWN, settled_at=NOW + timedelta(minutes=3))
        ),
        "failed": comment_card(row=reply(RowState.FAILED, reason=Reason.CLOSED)),
        "answered": comment_card(answered),
        "answered_thanks": comment_card(answered, thanks=(comment("Danke euch, super! 😊", thanks=True),)),
        "elsewhere_thanks": comment_card(
            comment(answered_at=NOW, state=CommentState.ELSEWHERE),
            thanks=(comment("Alles klar, vielen lieben Dank für die schnelle Antwort!", thanks=True),),
        ),
        "elsewhere": comment_card(comment(answered_at=NOW, state=CommentState.ELSEWHERE)),
        "asks_who": comment_card(comment(author="Maria M."), asks_who=True),
        "ours": comment_card(
            comment(author="Maria M.", role=AuthorRole.TEAM, state=CommentState.SILENT, identity="user:9")
        ),
        "done": comment_card(comment("Super Anleitung, danke!", "Gast G.", state=CommentState.DONE)),
        "spam": comment_card(comment("Kauft Follower!", "Promo", visibility=Visibility.SPAM)),
        "deleted": comment_card(comment("", "Gast G.", visibility=Visibility.GONE)),
        "deleted_unsent": comment_card(
            comment("", "Gast G.", visibility=Visibility.GONE),
            row=reply(RowState.FAILED, reason=Reason.GONE),
        ),
        "bundle": bundle_card(),
        "bundle_counting": bundle_card(9, total=14),
        "bundle_done": bundle_card(0, total=14),
        "stopped": stopped_card(Lamp(Glow.OUT, NOW - timedelta(hours=14), Reason.REVOKED, 3)),
        "sending_rests": replace(
            stopped_card(Lamp(Glow.ON, NOW, None, 0)),
            channel=channel(
                rest=Rest(NOW + timedelta(hours=2), 1), sending=Lamp(Glow.LATE, NOW, Reason.BLOCKED, 1)
            ),
        ),
        "budget": replace(
            stopped_card(Lamp(Glow.LATE, NOW - timedelta(hours=14), Reason.BUDGET, 3)), spending=SPENT
        ),
        "ending": ending_card(timedelta(days=1)),
        "ending_put_off": ending_card(timedelta(days=14), warn_after=NOW + timedelta(days=11)),
        "ending_renewed": replace(
            ending_card(timedelta(days=3)),
            channel=channel(access_ends_at=NOW + timedelta(days=60)),
        ),
        "works_again": stopped_card(Lamp(Glow.ON, NOW, None, 0), caught_up=3),
    }
    return MappingProxyType(
        {name: replace(card_facts, business=business(language)) for name, card_facts in facts.items()}
    )
