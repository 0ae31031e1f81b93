"""People at their Discord apps: pressing buttons, choosing, filling in forms, running commands, writing."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.support.loopback_discord import payloads, posts
from tests.support.loopback_discord.model import (
    JSON,
    PRIVATE_THREAD,
    PUBLIC_THREAD,
    Channel,
    Guild,
    Message,
    Notification,
    Role,
    Select,
    User,
    as_select,
)
from tests.support.loopback_discord.posts import Upload
from tests.support.loopback_discord.problems import InteractionFailed, NotOffered
from tests.support.loopback_discord.rights import Right
from tests.support.loopback_discord.world import Interaction, World

FieldValue = Any
"""Text for a text input; label(s), value(s), User, Role or Channel for a select; bool for a checkbox."""


@dataclass(frozen=True, slots=True)
class Choice:
    name: str
    value: str | int | float


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form. `kind` is the component type (4 text input, 3 text select …)."""

    custom_id: str
    kind: int
    label: str
    description: str | None
    placeholder: str | None
    value: str
    required: bool
    min_length: int
    max_length: int
    raw: JSON

    @property
    def select(self) -> Select:
        return as_select(self.raw)


@dataclass(slots=True, eq=False)
class Modal:
    """A form on somebody's screen. It stays there, whatever happens to the bot."""

    person: Person
    channel: Channel
    message: Message | None
    raw: JSON

    @property
    def title(self) -> str:
        return str(self.raw["title"])

    @property
    def custom_id(self) -> str:
        return str(self.raw["custom_id"])

    @property
    def fields(self) -> list[Field]:
        """The fields from top to bottom, texts between them left out."""
        found = []
        for part in self.raw["components"]:
            inner = (
                part["component"]
                if part["type"] == 18
                else part["components"][0]
                if part["type"] == 1
                else None
            )
            if inner is not None:
                label = part.get("label") or inner.get("label") or ""
                found.append(
                    Field(
                        inner["custom_id"],
                        inner["type"],
                        label,
                        part.get("description"),
                        inner.get("placeholder"),
                        inner.get("value") or "",
                        inner.get("required", True) is not False,
                        inner.get("min_length") or 0,
                        inner.get("max_length") or 4000,
                        inner,
                    )
                )
        return found

    @property
    def texts(self) -> list[str]:
        """The small print: what text displays say."""
        return [part["content"] for part in self.raw["components"] if part["type"] == 10]

    def field(self, key: str) -> Field:
        """By custom id, by label, or by the beginning of the label; raises NotOffered."""
        fields = self.fields
        for found in (
            [f for f in fields if f.custom_id == key],
            [f for f in fields if f.label == key],
            [f for f in fields if f.label.startswith(key)],
        ):
            if len(found) == 1:
                return found[0]
        raise NotOffered(f"the form {self.title!r} has no field {key!r}, only {[f.label for f in fields]}")

    async def submit(
        self, values: Mapping[str, FieldValue] | None = None, *, answer_within: float | None = None
    ) -> Outcome:
        """Sends the form; fields not named keep their prefilled value.

        Raises NotOffered where the app would not let it go (required but empty, too long), InteractionFailed if
        the bot does not answer.
        """
        return await self.send(values).answered(answer_within)

    def send(self, values: Mapping[str, FieldValue] | None = None) -> Outcome:
        """Sends the form without waiting for the bot."""
        named = {self.field(key).custom_id: value for key, value in (values or {}).items()}
        resolved: JSON = {}
        parts: list[JSON] = []
        for part in self.raw["components"]:
            if part["type"] == 10:
                parts.append({"type": 10, "id": part.get("id", 0)})
                continue
            inner = part["component"] if part["type"] == 18 else part["components"][0]
            field = self.field(inner["custom_id"])
            given = field.custom_id in named
            filled = self.person.fill(field, named.get(field.custom_id), given, self.channel, resolved)
            body = {"type": inner["type"], "id": inner.get("id", 0), "custom_id": inner["custom_id"]} | filled
            if part["type"] == 18:
                parts.append({"type": 18, "id": part.get("id", 0), "component": body})
            else:
                parts.append({"type": 1, "id": part.get("id", 0), "components": [body]})
        data: JSON = {"custom_id": self.custom_id, "components": parts, "resolved": resolved}
        self.person.world.note(f"{self.person.user.name} sends the form {self.title!r}")
        return self.person.start(5, self.channel, data, self.message)


@dataclass(slots=True, eq=False)
class Outcome:
    """What a person sees after acting."""

    person: Person
    interaction: Interaction

    @property
    def kind(self) -> str:
        """message, thinking, acknowledged, updated, choices or form."""
        names = {4: "message", 5: "thinking", 6: "acknowledged", 7: "updated", 8: "choices", 9: "form"}
        return names[self.interaction.answer or 0]

    @property
    def modal(self) -> Modal:
        """The form that opened; raises AssertionError if none did."""
        if self.interaction.form is None:
            raise AssertionError(f"no form opened, the bot answered: {self.kind}: {self.text!r}")
        item = self.interaction
        return Modal(self.person, item.channel, item.message, item.form or {})

    @property
    def has_modal(self) -> bool:
        return self.interaction.form is not None

    @property
    def message(self) -> Message | None:
        """The newest message that came as an answer, else the message that was changed by it."""
        item = self.interaction
        if item.followups:
            return item.followups[-1]
        return item.original

    @property
    def messages(self) -> list[Message]:
        """All answers in their order, without a message that was only changed."""
        item = self.interaction
        first = [item.original] if item.original is not None and item.original is not item.message else []
        return [*first, *item.followups]

    @property
    def text(self) -> str:
        """Text of all answers."""
        return "\n".join(m.text for m in self.messages if not m.deleted)

    @property
    def ephemeral(self) -> bool:
        """Whether every answer is visible to this person only."""
        return bool(self.messages) and all(m.ephemeral for m in self.messages)

    async def answered(self, within: float | None = None) -> Outcome:
        """Waits for the bot's first answer (`within` s, else Discord's 3); raises InteractionFailed."""
        world, item = self.person.world, self.interaction
        seconds = world.answer_within.total_seconds() if within is None else within
        try:
            await world.until(lambda: item.answer is not None, seconds, "the bot's answer")
        except AssertionError:
            raise InteractionFailed(f"The application did not respond.\n{world.transcript()}") from None
        return self

    async def reply(self, timeout: float = 20.0) -> Message:
        """Waits for an answer that says something ("thinking …" does not) and returns the newest."""

        def look() -> Message | None:
            said = [m for m in self.messages if not m.loading and not m.deleted]
            return said[-1] if said else None

        who = self.person.user.name
        return await self.person.world.until(look, timeout, f"an answer to {who}, so far {self.kind}")


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """Somebody with the Discord app. `home` is the server where commands are run unless a channel is named."""

    world: World
    user: User
    home: Guild

    @property
    def id(self) -> int:
        return self.user.id

    @property
    def mention(self) -> str:
        return self.user.mention

    @property
    def notifications(self) -> list[Notification]:
        """What rang on this person's phone."""
        return [n for n in self.world.notifications if n.user_id == self.user.id]

    @property
    def dm(self) -> Channel:
        """The direct messages with the bot."""
        return self.world.dm_with(self.user.id)

    def at(self, guild: Guild) -> Person:
        """The same person acting on another server."""
        return Person(self.world, self.user, guild)

    # -- writing -----------------------------------------------------------------------------

    def say(
        self,
        channel: Channel,
        text: str,
        *,
        reply_to: Message | None = None,
        files: Mapping[str, bytes] | None = None,
    ) -> Message:
        """Writes a message. Raises NotOffered without the right to."""
        needed = Right.SEND_MESSAGES_IN_THREADS if channel.is_thread else Right.SEND_MESSAGES
        if not channel.rights_of(self.id) & needed:
            raise NotOffered(f"{self.user.name} may not write in #{channel.name}")
        body: JSON = {"content": text}
        if reply_to is not None:
            body["message_reference"] = {"message_id": str(reply_to.id)}
        uploads = [Upload(i, name, content) for i, (name, content) in enumerate((files or {}).items())]
        return posts.create(channel, self.user, body, uploads)

    def begin_thread(
        self, channel: Channel, name: str, message: Message | None = None, *, private: bool = False
    ) -> Channel:
        """Begins a thread, under a message or alone."""
        kind = PRIVATE_THREAD if private else PUBLIC_THREAD
        return self.world.add_thread(channel, name, self.id, message=message, kind=kind)

    def post(self, forum: Channel, title: str, text: str) -> Message:
        """Writes a post in a forum: a thread whose first message bears its id."""
        thread = self.world.add_thread(forum, title, self.id, message=None)
        return posts.create(thread, self.user, {"content": text}, number=thread.id)

    def react(self, message: Message, emoji: str) -> None:
        message.reactions.setdefault(emoji, set()).add(self.id)

    def edit(self, message: Message, text: str) -> None:
        posts.edit(message, {"content": text})

    def delete(self, message: Message) -> None:
        """Deletes a message, own or (with Manage Messages) others'."""
        posts.delete(message)

    # -- components --------------------------------------------------------------------------

    async def click(
        self,
        message: Message,
        label: str | None = None,
        *,
        custom_id: str | None = None,
        answer_within: float | None = None,
    ) -> Outcome:
        """Presses a button. Raises NotOffered if it isn't there, InteractionFailed if the bot does not answer."""
        return await self.press(message, label, custom_id=custom_id).answered(answer_within)

    def press(self, message: Message, label: str | None = None, *, custom_id: str | None = None) -> Outcome:
        """Presses a button without waiting for the bot."""
        self._must_see(message)
        button = message.button(label, custom_id=custom_id)
        if button.disabled or button.custom_id is None:
            raise NotOffered(f"{button.label!r} is disabled or a link")
        self.world.note(f"{self.user.name} presses {button.label!r}")
        data: JSON = {"component_type": 2, "custom_id": button.custom_id, "id": 0}
        return self.start(3, message.channel, data, message)

    async def click_raw(
        self, message: Message, custom_id: str, *, answer_within: float | None = None
    ) -> Outcome:
        """Sends a press with any custom id, as a tampered app might."""
        data: JSON = {"component_type": 2, "custom_id": custom_id, "id": 0}
        return await self.interact(3, message.channel, data, message, answer_within)

    async def select(
        self,
        message: Message,
        *chosen: FieldValue,
        placeholder: str | None = None,
        custom_id: str | None = None,
        answer_within: float | None = None,
    ) -> Outcome:
        """Chooses in a select, by the options' labels or values, or Users, Roles, Channels."""
        self._must_see(message)
        select = message.select(placeholder, custom_id=custom_id)
        if select.disabled:
            raise NotOffered(f"{select.placeholder!r} is disabled")
        resolved: JSON = {}
        values = self._values(select, chosen, message.channel, resolved)
        if not select.min_values <= len(values) <= select.max_values:
            raise NotOffered(f"{len(values)} chosen, {select.min_values} to {select.max_values} allowed")
        self.world.note(f"{self.user.name} chooses {values}")
        data: JSON = {"component_type": select.kind, "custom_id": select.custom_id, "values": values, "id": 0}
        if select.kind != 3:
            data["resolved"] = resolved
        return await self.interact(3, message.channel, data, message, answer_within)

    def _must_see(self, message: Message) -> None:
        if message.deleted:
            raise NotOffered("the message is deleted")
        if message.ephemeral_for not in (None, self.id):
            raise NotOffered(f"{self.user.name} does not see this message")
        if not message.channel.rights_of(self.id) & Right.VIEW_CHANNEL:
            raise NotOffered(f"{self.user.name} does not see #{message.channel.name}")

    def _values(
        self, select: Select, chosen: Sequence[FieldValue], channel: Channel, resolved: JSON
    ) -> list[str]:
        values = []
        for item in chosen:
            if select.kind == 3:
                found = [o for o in select.options if o.value == item] or [
                    o for o in select.options if o.label == item
                ]
                if not found:
                    labels = [o.label for o in select.options]
                    raise NotOffered(f"no option {item!r}, only {labels}")
                values.append(found[0].value)
                continue
            if select.kind == 8 and select.channel_types and item.type not in select.channel_types:
                raise NotOffered(f"#{item.name} is of a type that is not offered")
            if not isinstance(
                item, {5: User | Person, 6: Role, 8: Channel}.get(select.kind, User | Person | Role)
            ):
                raise NotOffered(f"{item!r} can't be chosen here")
            values.append(str(item.id))
            self._resolve(item, channel, resolved)
        return values

    def _resolve(self, item: User | Person | Role | Channel, channel: Channel, resolved: JSON) -> None:
        key = str(item.id)
        if isinstance(item, Role):
            resolved.setdefault("roles", {})[key] = payloads.role(item)
        elif isinstance(item, Channel):
            resolved.setdefault("channels", {})[key] = payloads.channel(item) | {
                "permissions": str(int(item.rights_of(self.id)))
            }
        else:
            user = item.user if isinstance(item, Person) else item
            resolved.setdefault("users", {})[key] = payloads.user(user)
            member = channel.guild.members.get(user.id) if channel.guild else None
            if member is not None:
                resolved.setdefault("members", {})[key] = payloads.member(member, with_user=False) | {
                    "permissions": str(int(channel.rights_of(user.id)))
                }

    def fill(self, field: Field, value: FieldValue, given: bool, channel: Channel, resolved: JSON) -> JSON:
        """What the app sends for one field of a form; raises NotOffered for what it would not let through."""
        if field.kind == 4:
            text = str(value) if given else field.value
            if field.required and not text:
                raise NotOffered(f"{field.label!r} is required")
            if text and not field.min_length <= len(text) <= field.max_length:
                raise NotOffered(
                    f"{field.label!r} takes {field.min_length} to {field.max_length}, not {len(text)}"
                )
            return {"value": text}
        if field.kind == 23:
            return {"value": bool(value) if given else bool(field.raw.get("default"))}
        many = value if isinstance(value, (list, tuple)) else [value] if given and value is not None else []
        if field.kind in (21, 22):
            options = field.raw["options"]
            if not given:
                values = [o["value"] for o in options if o.get("default")]
            else:
                values = [next(o["value"] for o in options if v in (o["value"], o["label"])) for v in many]
            return {"values": values} if field.kind == 22 else {"value": values[0] if values else None}
        if field.kind == 19:
            return {"values": []}
        select = field.select
        if given:
            values = self._values(select, many, channel, resolved)
        else:
            values = [o.value for o in select.options if o.default]
            values += [str(v["id"]) for v in field.raw.get("default_values") or ()]
        if (field.required and not values) or len(values) > select.max_values:
            raise NotOffered(f"{field.label!r} takes {select.min_values} to {select.max_values} choices")
        if values and len(values) < select.min_values:
            raise NotOffered(f"{field.label!r} takes at least {select.min_values} choices")
        return {"values": values}

    # -- commands ----------------------------------------------------------------------------

    def offered(self, name: str, channel: Channel | None = None, *, kind: int = 1) -> JSON:
        """The command as Discord's list shows it, by its own or its localised name; raises NotOffered."""
        channel = channel or self._channel()
        guild_id = channel.guild.id if channel.guild else None
        known = (
            [*self.world.commands.get(guild_id, []), *self.world.commands[None]]
            if guild_id
            else [*self.world.commands[None]]
        )
        if not channel.rights_of(self.id) & Right.USE_APPLICATION_COMMANDS:
            raise NotOffered(f"{self.user.name} may not use commands in #{channel.name}")
        locale = self.world.locales[self.id]
        for command in known:
            local = (command.get("name_localizations") or {}).get(locale)
            if command["type"] == kind and name in (command["name"], local):
                needed = command.get("default_member_permissions")
                if needed is not None and channel.guild is not None:
                    have = channel.guild.rights_of(self.id)
                    lacking = int(needed) & ~int(have) or int(needed) == 0
                    if lacking and not have & Right.ADMINISTRATOR:
                        raise NotOffered(f"{self.user.name} lacks the rights Discord asks for /{name}")
                if (
                    channel.guild is None
                    and command.get("contexts") not in (None, [])
                    and 1 not in command["contexts"]
                ):
                    raise NotOffered(f"/{name} is not offered in direct messages")
                return command
        raise NotOffered(f"no command {name!r} was synced, only {[c['name'] for c in known]}")

    def _channel(self) -> Channel:
        for channel in self.home.text_channels:
            if channel.rights_of(self.id) & Right.VIEW_CHANNEL:
                return channel
        raise NotOffered(f"{self.user.name} sees no channel of {self.home.name}")

    async def command(
        self,
        name: str,
        *,
        channel: Channel | None = None,
        answer_within: float | None = None,
        **options: FieldValue,
    ) -> Outcome:
        """Runs a slash command; a subcommand as `"connections add"`. Raises NotOffered if Discord would not."""
        data, place = self._command(name, channel, options, focused=None)
        self.world.note(f"{self.user.name} runs /{name} {options}")
        return await self.interact(2, place, data, None, answer_within)

    async def autocomplete(
        self,
        name: str,
        option: str,
        typed: str = "",
        *,
        channel: Channel | None = None,
        answer_within: float | None = None,
        **options: FieldValue,
    ) -> list[Choice]:
        """What the bot proposes while `option` is being typed."""
        outcome = self.start_autocomplete(name, option, typed, channel=channel, **options)
        await outcome.answered(answer_within)
        return [Choice(c["name"], c["value"]) for c in outcome.interaction.choices or []]

    def start_autocomplete(
        self, name: str, option: str, typed: str, *, channel: Channel | None = None, **options: FieldValue
    ) -> Outcome:
        """Types into an option without waiting for proposals."""
        data, place = self._command(name, channel, options | {option: typed}, focused=option)
        return self.start(4, place, data, None)

    async def message_command(
        self, name: str, message: Message, *, answer_within: float | None = None
    ) -> Outcome:
        """Runs a command of a message's context menu."""
        command = self.offered(name, message.channel, kind=3)
        data = self._head(command) | {
            "target_id": str(message.id),
            "resolved": {"messages": {str(message.id): payloads.message(message)}},
        }
        return await self.interact(2, message.channel, data, None, answer_within)

    def _head(self, command: JSON) -> JSON:
        head: JSON = {"id": command["id"], "name": command["name"], "type": command["type"]}
        return head | ({"guild_id": command["guild_id"]} if "guild_id" in command else {})

    def _command(
        self, name: str, channel: Channel | None, options: Mapping[str, FieldValue], *, focused: str | None
    ) -> tuple[JSON, Channel]:
        place = channel or self._channel()
        first, *rest = name.split()
        command = self.offered(first, place)
        level, path = command, []
        for part in rest:
            level = next(
                (o for o in level.get("options") or () if o["type"] in (1, 2) and o["name"] == part), {}
            )
            if not level:
                raise NotOffered(f"/{first} has no subcommand {part!r}")
            path.append(level)
        if any(o["type"] in (1, 2) for o in level.get("options") or ()):
            raise NotOffered(f"/{name} has subcommands and can't be run by itself")
        resolved: JSON = {}
        sent = self._options(name, level, options, focused, place, resolved)
        for step in reversed(path):
            sent = [{"name": step["name"], "type": step["type"], "options": sent}]
        data = self._head(command) | {"options": sent}
        return data | ({"resolved": resolved} if resolved else {}), place

    def _options(
        self,
        name: str,
        level: JSON,
        given: Mapping[str, FieldValue],
        focused: str | None,
        place: Channel,
        resolved: JSON,
    ) -> list[JSON]:
        locale = self.world.locales[self.id]
        left = dict(given)
        sent = []
        for option in level.get("options") or ():
            local = (option.get("name_localizations") or {}).get(locale)
            key = next((k for k in (option["name"], local) if k in left), None)
            if key is None:
                if option.get("required") and focused is None:
                    raise NotOffered(f"/{name} needs {option['name']!r}")
                continue
            value = left.pop(key)
            if focused == key:
                sent.append({"name": option["name"], "type": option["type"], "value": value, "focused": True})
                continue
            sent.append(
                {
                    "name": option["name"],
                    "type": option["type"],
                    "value": self._option(option, value, place, resolved),
                }
            )
        if left:
            raise NotOffered(f"/{name} has no options {list(left)}")
        return sent

    def _option(self, option: JSON, value: FieldValue, place: Channel, resolved: JSON) -> FieldValue:
        kind = option["type"]
        if kind in (6, 7, 8, 9):
            self._resolve(value, place, resolved)
            return str(value.id)
        if option.get("choices"):
            for choice in option["choices"]:
                if value in (choice["value"], choice["name"]):
                    return choice["value"]
            raise NotOffered(f"{option['name']!r} offers only {[c['name'] for c in option['choices']]}")
        if kind == 3:
            low, high = option.get("min_length") or 0, option.get("max_length") or 6000
            if not low <= len(str(value)) <= high:
                raise NotOffered(f"{option['name']!r} takes {low} to {high} characters")
            return str(value)
        if kind in (4, 10):
            low, high = option.get("min_value"), option.get("max_value")
            if (low is not None and value < low) or (high is not None and value > high):
                raise NotOffered(f"{option['name']!r} takes {low} to {high}")
        return value

    # -- the round trip ----------------------------------------------------------------------

    async def interact(
        self,
        kind: int,
        channel: Channel,
        data: JSON,
        message: Message | None,
        answer_within: float | None = None,
    ) -> Outcome:
        """Sends an interaction and waits for the bot's first answer (`answer_within` s, else Discord's 3)."""
        return await self.start(kind, channel, data, message).answered(answer_within)

    def start(self, kind: int, channel: Channel, data: JSON, message: Message | None) -> Outcome:
        """Sends an interaction; raises InteractionFailed at once if no bot is there to get it."""
        world = self.world
        if channel.guild is not None and self.id not in channel.guild.members:
            raise NotOffered(f"{self.user.name} is not on {channel.guild.name}")
        if not world.reachable():
            raise InteractionFailed("The application did not respond: no bot is connected.")
        item = Interaction(
            world.new_id(), secrets.token_urlsafe(24), kind, self.id, channel, data, message, world.now()
        )
        world.interactions[item.id] = item
        world.by_token[item.token] = item
        body = payloads.interaction(item, world)
        world.emit("INTERACTION_CREATE", lambda intents: body)
        return Outcome(self, item)

    async def click_together(self, other: Person, message: Message, label: str) -> tuple[Outcome, Outcome]:
        """This person and another (or the same again) press the same button at once."""
        first, second = await asyncio.gather(self.click(message, label), other.click(message, label))
        return first, second
