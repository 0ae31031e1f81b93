"""Logging in at a platform from the terminal: the steps there, the page where it is allowed, the address that comes
back, and which of the accounts are connected.
"""

from bot.cli.connected import connected_by, say_connected, say_renewed, watch
from bot.cli.reaching import Bot, no_key
from bot.cli.steps import BAD, Back, Screens, explain, go_on, numbered, trouble, typed_line
from bot.cli.terminal import Machine, Trouble, note, plain, say
from bot.control.calls import Calls, Platform
from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId
from bot.domain.connecting import Connected, LoginBegun, LoginChoices, LoginOver, NotConnected, Offer
from bot.domain.reason import Reason
from bot.words.money import limit_sentences

REDIRECT = "http://127.0.0.1/shopbell"
"""Where the platform sends the browser back to: nothing answers there, and its address holds the answer. Not localhost: X
takes none as a callback (developer.x.com, "Callback URLs", read on 29 November 2026; RFC 8252, 8.3, advises against it).
"""


async def log_in(
    machine: Machine, bot: Bot, kind: Platform, owner: BusinessId, channel: ChannelId | None
) -> None:
    """Logs in, in this order: the platform's steps and what they give, the page to allow it, its answer, the choice.
    `channel`: its access is renewed by it, so there is nothing to choose. Nothing is stored before the choice. Raises
    Trouble, also where that channel is removed meanwhile, or Abort where the input ends.
    """
    if not machine.settings.secret_keys:
        raise no_key(machine.texts)  # before anything is typed
    found = await _opened(machine, bot, kind, owner, channel)
    chosen = found.offers if channel is not None else _chosen(machine, found.offers)
    made, refused = list[Connected](), list[Trouble]()
    last: Connected | None = None
    for offer in chosen:
        outcome = await bot.ask(Calls.take_choice, owner, found.login, offer.key)
        if isinstance(outcome, LoginOver):
            raise Trouble(_over(machine))
        try:
            connected = connected_by(machine, kind, outcome)
        except Trouble as refusal:
            refused.append(refusal)  # as one that is connected already; the others are connected all the same
            continue
        last = connected
        if channel is not None:
            say_renewed(machine, kind, connected)
        else:
            say_connected(machine, kind, connected)
            made.append(connected)
    if last is not None:
        await _say_what_follows(machine, bot, owner, last.channel.id)
    if refused:
        raise Trouble("\n".join(map(str, refused)), refused[0].code)
    for connected in made:
        # Only now: what is left of the half hour is for choosing, and a long blog takes longer.
        await watch(machine, bot, owner, connected.channel.id)


async def _say_what_follows(machine: Machine, bot: Bot, owner: BusinessId, channel: ChannelId) -> None:
    """Says what a connection may cost in a month, and how its platform is made to deliver at once."""
    for cost in await bot.ask(Calls.costs, owner):
        if cost.channel == channel:
            say("\n".join(limit_sentences(machine.texts, cost.spending)))
    for step in await bot.ask(Calls.delivery_steps, owner, channel):
        say()
        say(machine.texts.marked(step.title))
        explain(machine, step)


async def _opened(
    machine: Machine, bot: Bot, kind: Platform, owner: BusinessId, channel: ChannelId | None
) -> LoginChoices:
    """What the login opens. Whatever goes wrong on the way is said, and asked for again with all that was typed.
    Raises Trouble where the channel is removed meanwhile, Abort where the input ends.
    """
    screens, at = Screens(machine, bot, kind, REDIRECT), 0
    if channel is not None:
        known = await bot.ask(Calls.known_form, owner, kind.key, channel, REDIRECT)
        screens.form |= known.values
        at = known.passed
    while True:
        at = await screens.walk(at)
        begun = await bot.ask(Calls.begin_login, owner, kind.key, screens.form, REDIRECT, channel)
        try:
            found = (
                begun if isinstance(begun, NotConnected) else await _answer(machine, bot, kind, owner, begun)
            )
            if isinstance(found, LoginChoices):
                return found
            if isinstance(found, NotConnected) and found.reason is Reason.REMOVED:
                raise Trouble(trouble(machine.texts, kind, found.reason))
            here = isinstance(begun, LoginBegun) and bool(begun.url)
            if isinstance(found, LoginOver):
                note(f"{BAD}  {_over(machine)}")
            else:
                note(f"{BAD}  {trouble(machine.texts, kind, found.reason)}")
                here = here or found.reason is None
            go_on(machine)
        except Back:
            here = False
        at = at if here else max(at - 1, 0)


async def _answer(
    machine: Machine, bot: Bot, kind: Platform, owner: BusinessId, begun: LoginBegun
) -> LoginChoices | LoginOver | NotConnected:
    """What the login opens; a platform that does not answer is asked again with the same address. Raises Back."""
    if not begun.url:
        return await bot.ask(Calls.complete_login, owner, begun.login)
    texts = machine.texts
    say(texts("Open this page in your browser and allow it there:"))
    say("  " + plain(begun.url))
    say(
        texts(
            "The browser then ends at a page that does not load. That is right:"
            " copy the whole address of that page and paste it here."
        )
    )
    while not (address := typed_line(machine, texts("Address") + ":")):
        note(texts("{name} is missing.", name=texts("Address")))
    while True:
        found = await bot.ask(Calls.answer_login, owner, address)
        if not isinstance(found, NotConnected) or found.reason is not None:
            return found
        note(f"{BAD}  {trouble(texts, kind, None)}")
        go_on(machine)


def _over(machine: Machine) -> str:
    return machine.texts(
        "That address does not belong to this login, or it took longer than half an hour. Begin again."
    )


def _chosen(machine: Machine, offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
    """Asks which of them are connected, where there are several; Enter: all that aren't yet. Raises Trouble, or Abort
    where the input ends.
    """
    if len(offers) == 1:
        return offers
    texts = machine.texts
    fresh = tuple(offer for offer in offers if not offer.connected)
    for number, offer in enumerate(offers, start=1):
        say(f"{number}  {_line(machine, offer)}")
    if not fresh:
        raise Trouble(
            texts("All of them are connected already. To renew one: python -m bot channel login NUMBER")
        )
    question = texts("Which ones? Their numbers, with commas between; all of them: Enter.")
    while True:
        try:
            typed = typed_line(machine, question)
        except Back:
            continue
        if not typed:
            return fresh
        numbers = [part.strip() for part in typed.split(",")]
        if all(numbered(part, len(offers)) for part in numbers):
            return tuple(offers[number - 1] for number in dict.fromkeys(map(int, numbers)))
        note(texts("These are no numbers from the list."))


def _line(machine: Machine, offer: Offer) -> str:
    """Offer in a list, with what tells it from others of its name."""
    texts = machine.texts
    said = [plain(offer.name)]
    if offer.followers is not None:
        said.append(texts.n("{n} follower", "{n} followers", offer.followers))
    if offer.connected:
        said.append(texts("connected already"))
    return " · ".join(said)
