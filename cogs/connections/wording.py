"""Sentences about connecting: what came of it, what a check found, and where access is given on a computer."""

from collections.abc import Sequence

from discord import ui

from bot.domain.channel import Channel, Glow
from bot.domain.connect_link import ConnectLink, DoorShut
from bot.domain.connecting import Already, Connected, NotConnected, Outcome, TooWeak
from bot.domain.times import to_ms
from bot.domain.words import Words
from bot.ports import Steps
from bot.services.channels.arrivals import Awaited
from bot.services.channels.connections import Connection
from bot.texts import Texts
from bot.words.access import abilities, team_sentence, weakness_sentences
from bot.words.connections import display_name
from bot.words.reasons import connection_sentence, refusal_sentence
from cogs.connections.panel import title
from cogs.kit.markdown import escape
from cogs.kit.routes import Button, link_button, row

AGAIN = "again"
"""Argument of the button that looks whether an access is renewed."""


def connect_sentence(texts: Texts, words: Words, outcome: Outcome, *, installer: bool = False) -> str:
    """Sentence for the result of connecting. `installer`: the reader can change the settings."""
    match outcome:
        case Connected(channel=channel, ref=ref) if ref.can_write:
            return texts(
                "{connection}: I read along from now on, and you can answer from here.",
                connection=title(channel, words, texts),
            )
        case Connected(channel=channel, ref=ref):
            said = texts(
                "{connection}: I read along from now on. To answer from Discord, it is unlocked once on the computer.",
                connection=title(channel, words, texts),
            )
            return said if ref.knows_team else said + "\n" + team_sentence(texts)
        case Already(channel=channel):
            return texts("{connection} is connected already.", connection=title(channel, words, texts))
        case TooWeak():
            return texts("The account there may not do enough.")
        case NotConnected(reason=reason):
            return refusal_sentence(texts, reason, words, installer=installer)


def check_sentence(texts: Texts, words: Words, outcome: Connected | NotConnected) -> str:
    """Sentence for the result of a check."""
    match outcome:
        case Connected(ref=ref) if ref.missing:
            return escape("\n".join(weakness_sentences(texts, words, ref)))
        case Connected(ref=ref) if ref.can_write:
            return texts("All good: I read along, and you can answer from here.")
        case Connected():
            return texts("All good: I read along. Answers go by hand.")
        case NotConnected(reason=reason):
            return connection_sentence(texts, reason, words)


def how_to_answer(channel: Channel, texts: Texts) -> ui.View | None:
    """Button to the command that unlocks answering, beside the sentence that says so."""
    if channel.sending.glow is not Glow.OFF:
        return None
    return ui.View(timeout=None).add_item(Button(texts("How does that work?"), "channel:renew", channel.id))


def full_name(channel: Channel, words: Words, texts: Texts) -> str:
    """Name of a connection with its platform's word behind, escaped: Rösterei (Facebook)."""
    name, noun = display_name(texts, channel, words, several=True), texts.marked(words.noun)
    return (
        title(channel, words, texts) if noun in name else f"{title(channel, words, texts)} ({escape(noun)})"
    )


def first_lines(headline: str, steps: Steps, texts: Texts, *, renews: bool = False) -> list[str]:
    """Lines on what is needed to connect a platform on a computer; to renew an access, which takes less, without time and cost."""
    said = [f"### {headline}"]
    cost = texts("free of charge") if steps.cost is None else texts.marked(steps.cost)
    if steps.minutes and not renews:
        about = texts.n("about {n} minute", "about {n} minutes", steps.minutes)
        said.append(
            texts("Best on the computer: {minutes}, {cost}.", minutes=about, cost=cost)
            if steps.spares is None
            else texts(
                "Best on the computer: {minutes}, {cost}, without {spared}.",
                minutes=about,
                cost=cost,
                spared=texts.marked(steps.spares),
            )
        )
    if steps.needs is not None:
        said.append(texts("You need: {needs}.", needs=texts.marked(steps.needs)))
    return said


def on_computer(
    said: Sequence[str], link: ConnectLink, texts: Texts, *, renews: bool = False
) -> ui.LayoutView:
    """Message with the link to the page, and the button that looks whether it is done."""
    once = "-# " + texts("The link works for 30 minutes, once, only for you.")
    view = ui.LayoutView(timeout=None).add_item(ui.TextDisplay("\n".join([*said, once])))
    page = link_button(texts("Go on at the computer"), link.url)
    look = Button(texts("Done?"), "channel:linked", link.id, *([AGAIN] if renews else []))
    return view.add_item(row(*([] if page is None else [page]), look))


def at_machine(said: Sequence[str], command: str, awaited: Awaited, texts: Texts) -> ui.LayoutView:
    """Message with the line to type where the bot runs, for an installation that no browser reaches, and the button that
    looks whether it is done.
    """
    lines = [
        *said,
        texts("Type on the machine that I run on:"),
        f"```\n{command}\n```",
        texts("Whoever set me up knows which one."),
    ]
    view = ui.LayoutView(timeout=None).add_item(ui.TextDisplay("\n".join(lines)))
    return view.add_item(row(look_button(awaited, texts)))


def look_button(awaited: Awaited, texts: Texts) -> Button:
    """Button that looks whether something was connected or renewed since its message was shown."""
    return Button(
        texts("Done?"), "channel:arrived", awaited.connector, awaited.channel or 0, to_ms(awaited.since)
    )


def door_sentence(shut: DoorShut, texts: Texts) -> str:
    """Sentence that no link could be made, and why."""
    if shut.taken:
        return texts(
            "I cannot open the page: another program on my machine uses port {port}. Whoever set me up can end it.",
            port=str(shut.port),
        )
    return texts("The page is there only where I run for real. Here you can look at the first step.")


def linked_view(found: Connection, renewed: bool, texts: Texts) -> ui.LayoutView:
    """What became of a link: the connection, and what can be done there from now on."""
    name = full_name(found.channel, found.words, texts)
    first = (
        texts("**Access renewed: {connection}**", connection=name)
        if renewed
        else texts("**Connected: {connection}**", connection=name)
    )
    return ui.LayoutView(timeout=None).add_item(ui.TextDisplay(f"{first} · {_from_now_on(found, texts)}"))


def _from_now_on(found: Connection, texts: Texts) -> str:
    if not found.can_write:
        return texts("I read along from now on. Answers go by hand.")
    verbs = ", ".join([texts("reply"), *abilities(texts, found.acts)])
    return texts("I read along from now on, from here you can {verbs}.", verbs=verbs)
