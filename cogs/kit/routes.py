"""Routes: custom ids of buttons, selects and forms (modals), and the dispatch of every press to its function.

A custom id is `area:action[:argument…]`; forms have the same shape. All state is in the custom id, so that
old buttons work after any restart (persistent views). In direct messages `@7.` goes before, with the id of the business.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from secrets import randbelow
from typing import Any

import discord

from bot.domain.actor import Actor
from bot.domain.business import Business, BusinessId, MemberId
from bot.domain.member_setting import AS_USUAL, MemberSettings
from bot.domain.role import Right, Role, may
from bot.texts import Texts
from cogs.kit.markdown import cut, web_address
from cogs.kit.permitted import Permits, leave_permitted

BUTTON_URL = 512
PATIENCE = 2.0
"""Seconds; Discord waits three for the first answer."""
STAMP = "at-"
"""Begins the last argument of a private panel's button: the stamp of what the panel was drawn for."""
BUTTON_LABEL = 80
BUTTONS = 5
"""In one row, by Discord's rule."""
_TEMPLATE = r"(?:@(?P<home>[0-9]{1,19})\.)?(?P<route>[a-z_]+:[a-z_]+)(?P<arguments>(?::[A-Za-z0-9_-]*)*)"
_DRAWN = "[0-9]*"
"""In a select: another number each time it is drawn. Discord keeps what was chosen by the id, and the same again
could not be chosen."""
_DRAWINGS = count(randbelow(1000))
"""Begins by chance: after a restart the first numbers are not those that are on the screen."""
_FULL = re.compile(rf"\A{_TEMPLATE}")
_HOME: ContextVar[BusinessId | None] = ContextVar("home", default=None)


@dataclass(frozen=True, slots=True)
class Press:
    """Interaction of a member: a button pressed, a select used, or a form sent."""

    interaction: discord.Interaction[Any]
    business: Business
    member: MemberId
    role: Role
    texts: Texts
    """In the presser's own language, for what only they see."""
    now: datetime
    arguments: tuple[str, ...]
    chosen: tuple[str, ...] = ()
    fields: Mapping[str, str] | None = None
    """A form's text fields and selects by their custom id."""
    permits: Permits = lambda _: True
    """Whether the presser may press a custom id."""
    own: MemberSettings = AS_USUAL
    """What the presser set in /me."""

    @property
    def name(self) -> str:
        """Presser's name, as Discord shows it on this server. Plain text from outside."""
        return self.interaction.user.display_name

    @property
    def actor(self) -> Actor:
        """Actor for services: who pressed."""
        return Actor(self.business.id, self.member, self.role, self.now, self.name)

    def argument(self, place: int = 0) -> str:
        """Argument of the custom id; empty for a missing one."""
        return self.arguments[place] if place < len(self.arguments) else ""

    def number(self, place: int = 0) -> int:
        """Argument of the custom id as a number; 0 for a missing one."""
        return whole(self.argument(place))

    def choice(self) -> int:
        """Number of the chosen option; 0 where nothing was chosen, or something else."""
        return whole(self.chosen[0]) if self.chosen else 0

    @property
    def seen_as(self) -> str:
        """Stamp of what the pressed private panel was drawn from; empty for a button without one."""
        last = self.arguments[-1] if self.arguments else ""
        return last.removeprefix(STAMP) if last.startswith(STAMP) else ""

    def field(self, name: str) -> str:
        """Field of a form, empty where it was left empty."""
        return (self.fields or {}).get(name, "")

    async def say(
        self, text: str, *, view: discord.ui.View | None = None, file: discord.File | None = None
    ) -> None:
        """Answers with a sentence for the presser alone (ephemeral), as first answer or as a further one."""
        await say(self.interaction, text, view, file)

    async def settle(self, text: str) -> None:
        """Replaces the pressed private panel with a sentence, without buttons; elsewhere as `say`.

        The panel's first line, which names whom it is about, is kept where the text does not bring one.
        """
        message = self.interaction.message
        if self.interaction.response.is_done() or message is None or not message.flags.ephemeral:
            await self.say(text)
            return
        none = discord.AllowedMentions.none()
        answer = "\n".join((*(() if text.startswith("-# ") else _about(message)), text))
        if message.flags.components_v2:
            view = discord.ui.LayoutView(timeout=None).add_item(discord.ui.TextDisplay(answer))
            await self.interaction.response.edit_message(view=view, allowed_mentions=none)
        else:
            await self.interaction.response.edit_message(content=answer, view=None, allowed_mentions=none)

    async def ask(self, text: str, view: discord.ui.View) -> None:
        """Asks the presser alone a question; replaces the private message that was pressed, if it was one."""
        message = self.interaction.message
        plain = message is not None and message.flags.ephemeral and not message.flags.components_v2
        if self.interaction.response.is_done() or not plain:
            await self.say(text, view=view)
            return
        none = discord.AllowedMentions.none()
        await self.interaction.response.edit_message(content=text, view=view, allowed_mentions=none)

    async def gone(self) -> None:
        """Answers that what a button was about does not exist any more."""
        await self.settle(self.texts("That is no longer here."))

    async def show(self, view: discord.ui.LayoutView) -> None:
        """Shows a panel to the presser alone, with what they may press; replaces the private message that was
        pressed, if it was one.
        """
        leave_permitted(view, self.permits)
        none = discord.AllowedMentions.none()
        response, message = self.interaction.response, self.interaction.message
        private = message is not None and message.flags.ephemeral
        # A refusal in plain text does not stay beside what is saved by now.
        v2 = message is not None and message.flags.components_v2
        plain: dict[str, Any] = {} if v2 else {"content": None, "attachments": []}
        if private and response.type is discord.InteractionResponseType.deferred_message_update:
            await self.interaction.edit_original_response(view=view, allowed_mentions=none, **plain)
        elif response.is_done():
            await self.interaction.followup.send(view=view, ephemeral=True, allowed_mentions=none)
        elif private:
            await response.edit_message(view=view, allowed_mentions=none, **plain)
        else:
            await response.send_message(view=view, ephemeral=True, allowed_mentions=none)

    async def seen(self) -> None:
        """Acknowledges without a visible answer (defer): the card itself will change."""
        if not self.interaction.response.is_done():
            await self.interaction.response.defer()


async def say(
    interaction: discord.Interaction[Any],
    text: str,
    view: discord.ui.View | None = None,
    file: discord.File | None = None,
) -> None:
    """Answers with a sentence for the presser alone (ephemeral), as first answer or as a further one."""
    given: dict[str, Any] = ({} if view is None else {"view": view}) | (
        {} if file is None else {"file": file}
    )
    none = discord.AllowedMentions.none()
    if interaction.response.is_done():
        await interaction.followup.send(text, ephemeral=True, allowed_mentions=none, **given)
    else:
        await interaction.response.send_message(text, ephemeral=True, allowed_mentions=none, **given)


@asynccontextmanager
async def patience(press: Press) -> AsyncIterator[None]:
    """Shows a waiting message where the work takes longer than Discord's timeout; a form's text is in memory
    meanwhile.
    """
    saying: list[asyncio.Task[None]] = []

    def say_so() -> None:
        text = press.texts("This takes longer just now. I have your text and keep trying.")
        saying.append(asyncio.create_task(press.say(text)))

    timer = asyncio.get_running_loop().call_later(PATIENCE, say_so)
    try:
        yield
    finally:
        timer.cancel()
        await asyncio.gather(*saying, return_exceptions=True)


Answer = Callable[[Press], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Route:
    """Route of a custom id. `right` is the permission that the presser needs; `answer` ends at once (a
    Discord callback never waits long).
    """

    right: Right
    answer: Answer
    before_setup: bool = False
    """Answers on a served server that is not set up yet, too."""


class Routes:
    """Registry of all routes, by `area:action`."""

    def __init__(self) -> None:
        self._routes: dict[str, Route] = {}

    def add(self, name: str, right: Right, answer: Answer, *, before_setup: bool = False) -> None:
        """Registers a route. Raises ValueError for a name that is taken."""
        if name in self._routes:
            raise ValueError(f"route {name} is taken")
        self._routes[name] = Route(right, answer, before_setup)

    def change(self, name: str, around: Callable[[Answer], Answer]) -> None:
        """Puts another function in the place of the one that answers a route; `around` makes it of that one. Raises
        KeyError for an unknown route.
        """
        self._routes[name] = replace(self._routes[name], answer=around(self._routes[name].answer))

    def find(self, custom_id: str) -> tuple[Route, tuple[str, ...]] | None:
        """Route of a custom id, and its arguments."""
        match = _FULL.fullmatch(custom_id)
        route = self._routes.get(match["route"]) if match else None
        if match is None or route is None:
            return None
        return route, tuple(match["arguments"].split(":")[1:])

    def permits(self, role: Role, custom_id: str) -> bool:
        """Whether a role may press a button or select."""
        found = self.find(custom_id.rpartition(".")[2])
        return found is None or may(role, found[0].right)

    def rights(self) -> Mapping[str, Right]:
        """Permission that each route asks for."""
        return {name: route.right for name, route in self._routes.items()}


def custom_id(route: str, *arguments: int | str) -> str:
    """Builds a custom id, `area:action:argument…`, at most 100 characters by Discord's rule."""
    home = _HOME.get()
    first = route if home is None else f"@{home}.{route}"
    return ":".join((first, *(str(argument) for argument in arguments)))


@contextmanager
def in_direct_message(business: BusinessId) -> Iterator[None]:
    """Puts the business into every custom id that is built meanwhile: a direct message belongs to no server. One way for
    all buttons, selects and forms, so that none can be without.
    """
    before = _HOME.set(business)
    try:
        yield
    finally:
        _HOME.reset(before)


def home_of(custom_id: str) -> BusinessId | None:
    """Business that a custom id of a direct message names; None for one of a server."""
    match = _FULL.fullmatch(custom_id)
    return None if match is None or match["home"] is None else BusinessId(whole(match["home"]))


def _drawn(kind: str, route: str, *arguments: int | str) -> str:
    return f"{kind}{next(_DRAWINGS) % 1000}.{custom_id(route, *arguments)}"


class Button(discord.ui.DynamicItem[discord.ui.Button[Any]], template=_TEMPLATE):
    """Button whose whole state is its custom id (DynamicItem)."""

    def __init__(
        self,
        label: str,
        route: str,
        *arguments: int | str,
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
        disabled: bool = False,
    ) -> None:
        super().__init__(
            discord.ui.Button(
                label=label, style=style, custom_id=custom_id(route, *arguments), disabled=disabled
            )
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Button:
        """Restores the button that was pressed, in whatever message."""
        assert isinstance(item, discord.ui.Button)
        made = cls(item.label or "", match["route"], *match["arguments"].split(":")[1:])
        made.custom_id = item.custom_id or made.custom_id
        return made

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Dispatches to the route."""
        await interaction.client.press(interaction, self.custom_id)


class Choice(discord.ui.DynamicItem[discord.ui.Select[Any]], template=rf"choose{_DRAWN}\." + _TEMPLATE):
    """Select whose state is its custom id; the chosen values come with the press."""

    def __init__(
        self,
        route: str,
        *arguments: int | str,
        options: list[discord.SelectOption],
        placeholder: str,
        most: int = 1,
    ) -> None:
        """`most`: so many options may be chosen at once."""
        super().__init__(
            discord.ui.Select(
                custom_id=_drawn("choose", route, *arguments),
                options=options,
                placeholder=placeholder,
                max_values=most,
            )
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Choice:
        """Restores the select that was used."""
        assert isinstance(item, discord.ui.Select)
        arguments = match["arguments"].split(":")[1:]
        made = cls(match["route"], *arguments, options=item.options, placeholder=item.placeholder or "")
        made.custom_id = item.custom_id
        return made

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Dispatches to the route, with what was chosen."""
        await interaction.client.press(
            interaction, self.custom_id.partition(".")[2], chosen=_chosen(interaction)
        )


class RolePick(discord.ui.DynamicItem[discord.ui.RoleSelect[Any]], template=rf"role{_DRAWN}\." + _TEMPLATE):
    """Select of the server's roles; the chosen id comes with the press."""

    def __init__(
        self,
        route: str,
        *arguments: int | str,
        placeholder: str,
        chosen: int | None = None,
        may_be_empty: bool = False,
    ) -> None:
        super().__init__(
            discord.ui.RoleSelect(
                custom_id=_drawn("role", route, *arguments),
                placeholder=placeholder,
                min_values=0 if may_be_empty else 1,
                default_values=[]
                if chosen is None
                else [discord.SelectDefaultValue.from_role(discord.Object(chosen))],
            )
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> RolePick:
        """Restores the select that was used."""
        return cls(match["route"], *match["arguments"].split(":")[1:], placeholder="")

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Dispatches to the route."""
        await interaction.client.press(
            interaction, self.custom_id.partition(".")[2], chosen=_chosen(interaction)
        )


class ChannelPick(
    discord.ui.DynamicItem[discord.ui.ChannelSelect[Any]], template=rf"place{_DRAWN}\." + _TEMPLATE
):
    """Select of the server's text channels; the chosen id comes with the press."""

    def __init__(self, route: str, *arguments: int | str, placeholder: str) -> None:
        super().__init__(
            discord.ui.ChannelSelect(
                custom_id=_drawn("place", route, *arguments),
                placeholder=placeholder,
                channel_types=[discord.ChannelType.text],
            )
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> ChannelPick:
        """Restores the select that was used."""
        return cls(match["route"], *match["arguments"].split(":")[1:], placeholder="")

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Dispatches to the route."""
        await interaction.client.press(
            interaction, self.custom_id.partition(".")[2], chosen=_chosen(interaction)
        )


class MemberPick(
    discord.ui.DynamicItem[discord.ui.UserSelect[Any]], template=rf"member{_DRAWN}\." + _TEMPLATE
):
    """Select of the server's members; the chosen id comes with the press."""

    def __init__(self, route: str, *arguments: int | str, placeholder: str) -> None:
        super().__init__(
            discord.ui.UserSelect(custom_id=_drawn("member", route, *arguments), placeholder=placeholder)
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> MemberPick:
        """Restores the select that was used."""
        made = cls(match["route"], *match["arguments"].split(":")[1:], placeholder="")
        made.custom_id = getattr(item, "custom_id", made.custom_id)
        return made

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Dispatches to the route."""
        await interaction.client.press(
            interaction, self.custom_id.partition(".")[2], chosen=_chosen(interaction)
        )


def _about(message: discord.Message) -> tuple[str, ...]:
    """First small line of a private panel of this bot; nothing where there is none."""
    answer = [part.content for part in message.components if isinstance(part, discord.TextDisplay)]
    first = "\n".join([message.content, *answer]).strip().partition("\n")[0]
    return (first,) if first.startswith("-# ") else ()


def whole(text: str) -> int:
    """Number from outside that the database can hold; 0 for anything else."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 20 else 0
    return number if number < 2**63 else 0


def link_button(label: str, url: str) -> discord.ui.Button[Any] | None:
    """Link button to a page; None for a URL that Discord would refuse, and the whole message with it."""
    safe = web_address(url, BUTTON_URL)
    return None if safe is None else discord.ui.Button(label=cut(label, BUTTON_LABEL), url=safe)


def _chosen(interaction: discord.Interaction[Any]) -> tuple[str, ...]:
    data: Mapping[str, Any] = interaction.data or {}
    return tuple(str(value) for value in data.get("values", ()))


def row(*items: discord.ui.Item[Any]) -> discord.ui.ActionRow[discord.ui.LayoutView]:
    """Action row: buttons beside each other, or one select."""
    return discord.ui.ActionRow(*items)


def in_rows(items: Sequence[discord.ui.Item[Any]]) -> list[discord.ui.ActionRow[discord.ui.LayoutView]]:
    """Action rows for any number of buttons."""
    return [row(*items[at : at + BUTTONS]) for at in range(0, len(items), BUTTONS)]
