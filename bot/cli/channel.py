"""channel commands of the terminal: connect (add), list, check, log in (give access), pause, resume and
remove connections.
"""

import asyncio
import sys
from collections.abc import Mapping
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from bot.app import platforms
from bot.cli.asking import ask_secrets, confirm
from bot.cli.connected import (
    access_hint,
    connected_by,
    next_step,
    say_connected,
    say_renewed,
    trouble_sentence,
    unknown_platform,
    unknown_sentence,
    watch,
)
from bot.cli.linking import goes_by_link, print_link
from bot.cli.login import log_in
from bot.cli.options import adding, nothing_else, settings_of
from bot.cli.reaching import Bot, business, reach
from bot.cli.terminal import PERSON_NEEDED, Machine, Trouble, note, say
from bot.control.calls import Call, Calls, Platform, by_settings
from bot.domain.business import BusinessId
from bot.domain.channel import Channel, ChannelId, sharing
from bot.domain.connecting import Connected, NotConnected
from bot.domain.words import UNKNOWN_PLATFORM
from bot.marks import Marked, mark
from bot.words.access import access_sentence, setting_word, weakness_sentences
from bot.words.connections import channel_line, display_name, platform_name
from bot.words.money import month_line
from bot.words.reasons import refusal_sentence
from bot.words.sharing import remove_question, stays_sentence

commands = typer.Typer(no_args_is_help=True)

EXAMPLE = "python -m bot channel add wordpress --url https://example.com"

BusinessOption = Annotated[
    str,
    typer.Option(
        "--business", metavar=mark("NAME"), help=mark("Which business: its id, Discord server or name.")
    ),
]
HereOption = Annotated[
    bool, typer.Option("--here", help=mark("Go through the platform's steps here, one after the other."))
]
LinkOption = Annotated[
    bool, typer.Option("--link", help=mark("Print a link, to go through them in a browser."))
]
ChannelArgument = Annotated[
    int, typer.Argument(metavar=mark("NUMBER"), help=mark("Number of the connection, as in `channel list`."))
]


class _Add(TyperCommand):
    """Command whose help names the platforms, and the settings of each, which are options of its own."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        texts = ctx.obj.texts
        known = platforms()
        names = texts("Platforms: {platforms}", platforms=texts.any_of([info.key for info in known]))
        settings = (
            texts(
                "{platform}: --{name} {value}, {what}",
                platform=info.title,
                name=spec.key,
                value=spec.key.upper(),
                what=setting_word(texts, info.words, spec.key),
            )
            for info in known
            for spec in info.settings
            if not spec.secret and by_settings(info)
        )
        self.epilog = "\n\n".join((names, *settings))
        super().format_help(ctx, formatter)


@commands.command(
    "add",
    cls=_Add,
    help=mark("Connect a channel, for example: channel add wordpress --url https://example.com"),
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
)
def add(
    ctx: typer.Context,
    platform: Annotated[
        str, typer.Argument(metavar=mark("PLATFORM"), help=mark("The platform, for example wordpress."))
    ],
    login: Annotated[
        bool, typer.Option("--login", help=mark("Ask for access right away, so that replies can be sent."))
    ] = False,
    title: Annotated[
        str, typer.Option("--title", metavar=mark("TITLE"), help=mark("What it is called on your cards."))
    ] = "",
    here: HereOption = False,
    link: LinkOption = False,
    business_name: BusinessOption = "",
) -> None:
    """Connects a channel: by the platform's steps, or by its settings; without a credential it is read-only then."""
    asyncio.run(_add(ctx.obj, platform, ctx.args, login, title, here, link, business_name))


async def _add(
    machine: Machine,
    platform: str,
    extra: list[str],
    login: bool,
    title: str,
    here: bool,
    link: bool,
    business_name: str,
) -> None:
    texts = machine.texts
    async with reach(machine) as bot:
        if platform.startswith("-"):
            raise Trouble(
                texts("Name the platform first, for example: {command}", command=EXAMPLE), PERSON_NEEDED
            )
        kind = await _platform(machine, bot, platform)
        if _by_steps(machine, kind, here=here, link=link, typed=bool(extra or login)):
            nothing_else(machine, kind, extra)
            owner = await business(machine, bot, business_name)
            await _give_access(machine, bot, kind, owner.id, None, here=here, link=link)
            return
        settings = settings_of(machine, kind, extra)
        owner = await business(machine, bot, business_name)
        secrets: Mapping[str, str] = {}
        if login or any(each.secret and each.required for each in kind.settings):
            looked = await bot.ask(Calls.look, owner.id, kind.key, settings)
            if isinstance(looked, NotConnected):
                raise Trouble(refusal_sentence(texts, looked.reason, kind.words, installer=True))
            secrets = ask_secrets(machine, kind, looked)
        outcome = await bot.ask(Calls.add, owner.id, kind.key, settings, secrets, title)
        connected = connected_by(machine, kind, outcome)
        say_connected(machine, kind, connected)
        if not connected.ref.can_write and kind.takes_access:
            say(access_hint(texts, connected.channel))
        await watch(machine, bot, owner.id, connected.channel.id)


@commands.command("login", help=mark("Give or renew the access of a connection; its history stays."))
def login(
    ctx: typer.Context,
    channel: ChannelArgument,
    here: HereOption = False,
    link: LinkOption = False,
    business_name: BusinessOption = "",
) -> None:
    """Sets or renews a credential: by the platform's steps, or by secrets that are typed without echo, or piped in, one a
    line.
    """
    asyncio.run(_login(ctx.obj, channel, here, link, business_name))


async def _login(machine: Machine, number: int, here: bool, link: bool, business_name: str) -> None:
    async with reach(machine) as bot:
        owner = await business(machine, bot, business_name)
        channel = await _channel(machine, bot, owner.id, number)
        kind = await _platform_of(machine, bot, channel)
        if _by_steps(machine, kind, here=here, link=link, typed=True):
            await _give_access(machine, bot, kind, owner.id, channel.id, here=here, link=link)
            return
        if not kind.takes_access:
            raise Trouble(machine.texts("{platform} needs no access.", platform=kind.title))
        known = await bot.ask(Calls.check, owner.id, channel.id)
        secrets = ask_secrets(machine, kind, known.ref if isinstance(known, Connected) else None)
        outcome = await bot.ask(Calls.renew, owner.id, channel.id, secrets)
        connected = connected_by(machine, kind, outcome)
        say_renewed(machine, kind, connected)


@commands.command("list", help=mark("List the connections, with how reading and sending are."))
def list_all(ctx: typer.Context, business_name: BusinessOption = "") -> None:
    """Lists the channels, one line each."""
    asyncio.run(_list(ctx.obj, business_name))


async def _list(machine: Machine, business_name: str) -> None:
    async with reach(machine) as bot:
        owner = await business(machine, bot, business_name)
        every = await bot.ask(Calls.channels, owner.id)
        kinds = {kind.key: kind for kind in await bot.ask(Calls.platforms)}
        costs = {cost.channel: cost.spending for cost in await bot.ask(Calls.costs, owner.id)}
    for channel in every:
        kind = kinds.get(channel.connector)
        words = kind.words if kind else UNKNOWN_PLATFORM
        name = display_name(machine.texts, channel, words, several=True)
        platform = platform_name(machine.texts, kind.title, words) if kind else unknown_platform(channel)
        say(channel_line(machine.texts, channel, platform, name))
        if channel.id in costs:
            say("   " + month_line(machine.texts, costs[channel.id]))
        hint = next_step(machine.texts, channel, kind)
        if hint:
            note(hint)
    if not every:
        say(machine.texts("Nothing is connected yet. For example: {command}", command=EXAMPLE))


@commands.command("test", help=mark("Ask the platform now whether a connection works."))
def probe(ctx: typer.Context, channel: ChannelArgument, business_name: BusinessOption = "") -> None:
    """Checks a channel. Exit code 1 where it does not work."""
    asyncio.run(_probe(ctx.obj, channel, business_name))


async def _probe(machine: Machine, number: int, business_name: str) -> None:
    async with reach(machine) as bot:
        owner = await business(machine, bot, business_name)
        channel = await _channel(machine, bot, owner.id, number)
        kind = await _platform_of(machine, bot, channel)
        found = await bot.ask(Calls.check, owner.id, channel.id)
        costs = await bot.ask(Calls.costs, owner.id)
    if isinstance(found, NotConnected):
        raise Trouble(trouble_sentence(machine.texts, channel, found.reason, kind.words))
    say(access_sentence(machine.texts, kind.words, found.ref, kind.approves))
    if not found.ref.can_write and kind.takes_access:
        say(access_hint(machine.texts, channel))
    for cost in costs:
        if cost.channel == channel.id:
            say(month_line(machine.texts, cost.spending))
    weak = weakness_sentences(machine.texts, kind.words, found.ref)
    for sentence in weak:
        note(sentence)
    if weak:
        raise typer.Exit(1)


@commands.command("pause", help=mark("Read and send nothing there until it is resumed."))
def pause(ctx: typer.Context, channel: ChannelArgument, business_name: BusinessOption = "") -> None:
    """Pauses a channel. Idempotent."""
    asyncio.run(_turn(ctx.obj, channel, Calls.pause, business_name))


@commands.command("resume", help=mark("Go on there, and catch up."))
def resume(ctx: typer.Context, channel: ChannelArgument, business_name: BusinessOption = "") -> None:
    """Resumes a channel. Idempotent."""
    asyncio.run(_turn(ctx.obj, channel, Calls.resume, business_name))


@commands.command("remove", help=mark("Disconnect it and forget its password; its comments stay."))
def remove(
    ctx: typer.Context,
    channel: ChannelArgument,
    yes: Annotated[bool, typer.Option("--yes", help=mark("Remove it without asking."))] = False,
    business_name: BusinessOption = "",
) -> None:
    """Removes a channel after a confirmation. It can be connected again."""
    asyncio.run(_turn(ctx.obj, channel, Calls.remove, business_name, sure=yes))


Turn = Call[[BusinessId, ChannelId], bool]
"""Call that changes the state of a channel; whether that changed anything."""

_TURNED: Mapping[Turn, tuple[Marked, Marked]] = {
    Calls.pause: (mark("{title} is paused."), mark("{title} was paused already.")),
    Calls.resume: (mark("{title} goes on."), mark("{title} was going on already.")),
    Calls.remove: (mark("{title} is removed. Its comments stay."), mark("{title} was removed already.")),
}


async def _turn(machine: Machine, number: int, turn: Turn, business_name: str, *, sure: bool = True) -> None:
    async with reach(machine) as bot:
        owner = await business(machine, bot, business_name)
        channel = await _channel(machine, bot, owner.id, number)
        others = sharing(channel, await bot.ask(Calls.channels, owner.id))
        kinds = await bot.ask(Calls.platforms)
        words = next((kind.words for kind in kinds if kind.key == channel.connector), UNKNOWN_PLATFORM)
        name = display_name(machine.texts, channel, words, several=True)
        if not sure:
            again = f"python -m bot channel remove {channel.id} --yes"
            confirm(machine, remove_question(machine.texts, name, others), again)
        turned = await bot.ask(turn, owner.id, channel.id)
    done, was = _TURNED[turn]
    say(machine.texts.marked(done if turned else was, title=name))
    if turn is Calls.remove and others:
        say(stays_sentence(machine.texts, others))


def _by_steps(machine: Machine, kind: Platform, *, here: bool, link: bool, typed: bool) -> bool:
    """Whether a platform is connected by its steps, and not by settings and secrets that are `typed`. Raises Trouble."""
    if kind.logs_in:
        return kind.steps_only or here or link or not (typed or not sys.stdin.isatty())
    if here or link:
        raise Trouble(
            machine.texts(
                "{platform} has no steps. Type it like this: {command}",
                platform=kind.title,
                command=adding(kind),
            ),
            PERSON_NEEDED,
        )
    return False


async def _give_access(
    machine: Machine,
    bot: Bot,
    kind: Platform,
    owner: BusinessId,
    channel: ChannelId | None,
    *,
    here: bool,
    link: bool,
) -> None:
    """Prints a link to the connect page, or goes through the steps here; `channel`: its access is renewed."""
    if goes_by_link(machine, bot, link=link, here=here):
        await print_link(machine, bot, kind, owner, channel)
    else:
        await log_in(machine, bot, kind, owner, channel)


async def _channel(machine: Machine, bot: Bot, owner: BusinessId, number: int) -> Channel:
    for channel in await bot.ask(Calls.channels, owner):
        if channel.id == number:
            return channel
    raise Trouble(
        machine.texts(
            "There is no connection {id}. `python -m bot channel list` lists them.", id=str(number)
        ),
        PERSON_NEEDED,
    )


async def _platform(machine: Machine, bot: Bot, key: str) -> Platform:
    every = await bot.ask(Calls.platforms)
    for platform in every:
        if platform.key == key.lower():
            return platform
    names = machine.texts.any_of([platform.key for platform in every])
    raise Trouble(
        machine.texts("I do not know the platform “{name}”; I know {names}.", name=key, names=names),
        PERSON_NEEDED,
    )


async def _platform_of(machine: Machine, bot: Bot, channel: Channel) -> Platform:
    """Platform of a connection. Raises Trouble where this Shopbell does not have it."""
    for platform in await bot.ask(Calls.platforms):
        if platform.key == channel.connector:
            return platform
    raise Trouble(unknown_sentence(machine.texts, channel), PERSON_NEEDED)
