"""Who may press what: the table of the design, pressed button by button on the loopback Discord."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from discord import app_commands

from bot.domain.business import Business, DiscordChannelId, DiscordRoleId, MemberId, ServerId
from bot.domain.card import CardForm, CardId, Ringing
from bot.domain.channel import Glow, Side
from bot.domain.form_text import FormInput, FormTextId, InteractionId
from bot.domain.role import Role, may
from bot.domain.template import TemplateId
from bot.domain.times import to_ms
from bot.storage.businesses import BusinessStore
from bot.storage.cards import CardStore
from bot.storage.roles import RoleStore
from bot.storage.sqlite.database import Tx
from tests.cogs.bell import Bell, bell
from tests.support.businesses import acting, change_business
from tests.support.clock import NOW
from tests.support.commands_page import FOR_OWNERS
from tests.support.loopback_discord import InteractionFailed, Message, Person
from tests.support.rows import rows_of, tables

EVERYBODY = {
    # open, find, numbers, report, help, and showing what there is
    "open:show",
    "open:work",
    "open:part",
    "find:page",
    "find:form",
    "form:find",
    "comment:show",
    "comment:person",
    "comment:card",
    "numbers:show",
    "numbers:behind",
    "numbers:page",
    "numbers:of",
    "numbers:more",
    "report:show",
    "report:day",
    "report:earlier",
    "report:of",
    "report:month",
    "form:day",
    # own settings
    "me:show",
    "me:language",
    "me:quiet",
    "me:screen",
    "me:digest",
    "form:quiet",
    "channel:list",
    "channel:show",
    "card:explain",
    "card:more",
    "card:text",
    "bundle:more",
    "bundle:list",
    "bundle:open",
}
DRAFT_TOO = {
    # reading templates
    "templates:list",
    "templates:show",
    "templates:preview",
    "templates:find",
    "form:find_template",
    "brand:show",
    "brand:check",
    "brand:text",
    "form:brand_text",
    "brand:export",
    # proposing: what is submitted is a draft
    "card:reply",
    "card:template",
    "form:reply",
    "form:search",
    "text:change",
    "text:other",
    "text:send",
    "card:throw_away",
    "card:redraft",
    "card:withdraw",
    # notes
    "card:note",
    "card:ask",
    "form:note",
    "walk:begin",
    "walk:next",
    "walk:reply",
    "form:walk",
    "walk:change",
    "walk:other",
    "walk:send",
}
TEAM_TOO = {
    # reply, take back
    "card:why",
    "card:reword",
    "card:take_back",
    "walk:thank",
    "walk:take_back",
    # approve, spam, trash, done, reopen, "is answered", "probably answered?", needs-human answers, own replies
    "card:act",
    "card:done",
    "card:mine",
    "card:snooze",
    "card:reopen",
    "card:no_thanks",
    "all:ask",
    "all:close",
    "all:undo",
    "walk:close",
    "walk:reopen",
    "walk:act",
    "bundle:close",
    "bundle:reopen",
    "card:is_answered",
    "card:probably",
    "card:author",
    "card:kind",
    "kind:undo",
    "card:nothing_fits",
    "example:undo",
    "comment:not_spam",
    "card:is_there",
    "card:missing",
    "card:again",
    "card:leave",
    "card:retry",
    "card:close",
    "card:edit_own",
    "card:delete_own",
    "card:reveal",
    "form:edit_own",
    "text:edit",
    # templates
    "templates:new",
    "templates:from",
    "templates:thanks",
    "templates:change",
    "templates:ask",
    "templates:remove",
    "templates:more",
    "templates:removed",
    "templates:learnt",
    "offer:accept",
    "offer:decline",
    "form:offer",
    "templates:unlearn",
    "templates:restore",
    "templates:others",
    "templates:export",
    "templates:import",
    "templates:take_in",
    "templates:starter",
    "templates:take",
    "form:template",
    "form:template_text",
    "form:template_examples",
    "form:template_place",
    "form:template_file",
    # brand
    "brand:style",
    "brand:words",
    "brand:greeting",
    "brand:facts",
    "brand:goals",
    "form:brand_style",
    "form:brand_words",
    "form:brand_greeting",
    "form:brand_facts",
    "form:brand_goals",
    "card:accept",
    "card:decline",
}
OWNER_ALONE = {
    # target
    "numbers:target",
    "numbers:member",
    "numbers:answers",
    "form:target",
    # connections
    "card:check",
    "card:read_on",
    "card:renew",
    "card:later",
    "card:limit",
    "channel:offer",
    "channel:choose",
    "channel:connect",
    "channel:linked",
    "channel:arrived",
    "channel:check",
    "channel:confirm",
    "channel:set",
    "channel:ask",
    "channel:pause",
    "channel:pause_until",
    "channel:limit",
    "form:limit",
    "channel:resume",
    "channel:renew",
    "channel:remove",
    "form:connect",
    # set-up, roles
    "setup:start",
    "setup:speak",
    "setup:solo",
    "setup:role",
    "setup:roles",
    "setup:map",
    "setup:details",
    "setup:inbox",
    "setup:digest",
    "setup:finish",
    "setup:tidying",
    "setup:tidy",
    "setup:practice",
    "form:details",
    # data
    "report:words",
    "data:show",
    "data:export",
    "data:name",
    "form:forget",
    "data:person",
    "data:forget",
    "data:keeping",
    "data:keep",
    "data:audit",
    "data:by",
    "data:about",
}
MAY: dict[Role, set[str]] = {
    Role.OWNER: EVERYBODY | DRAFT_TOO | TEAM_TOO | OWNER_ALONE,
    Role.TEAM: EVERYBODY | DRAFT_TOO | TEAM_TOO,
    Role.DRAFT: EVERYBODY | DRAFT_TOO,
    Role.READ_ONLY: EVERYBODY,
}
"""The table of the design: what each role may press. Nobody else may press anything."""
ALL = MAY[Role.OWNER]
COMMANDS = {
    "setup": "einrichten",
    "open": "offen",
    "find": "suche",
    "templates": "vorlagen",
    "brand": "marke",
    "connections": "verbindungen",
    "numbers": "zahlen",
    "report": "bericht",
    "me": "ich",
    "data": "daten",
    "help": "hilfe",
}
"""English and German names by the UX specification."""
MAY_OPEN: dict[Role, set[str]] = {
    Role.OWNER: set(COMMANDS),
    Role.TEAM: set(COMMANDS) - FOR_OWNERS,
    Role.DRAFT: set(COMMANDS) - FOR_OWNERS,
    Role.READ_ONLY: set(COMMANDS) - FOR_OWNERS - {"templates", "brand"},
}

_OPTION = {"label": "x", "value": "x"}
NOT_THE_OWNER = "Das kann nur die Inhaberin oder der Inhaber."
HEARS = {
    Role.TEAM: NOT_THE_OWNER,
    Role.DRAFT: "Du schlägst hier Antworten vor, alles andere machen Inhaber*in und Team.",
    Role.READ_ONLY: "Du kannst hier mitlesen. Frag die Inhaberin oder den Inhaber, wenn du auch antworten sollst.",
}
OTHERS_HEAR = "Diesen Eingang betreuen die Leute, die hier antworten."
WENT_WRONG = "Das hat gerade nicht geklappt"


@dataclass(slots=True)
class Shop:
    """A business with one of everything, and the message on which its buttons are pressed."""

    live: Bell
    card: CardId
    stopped: CardId
    bundle: CardId
    form_text: FormTextId
    template: TemplateId
    comment: int
    inner: int
    message: Message

    def arguments(self, route: str) -> tuple[object, ...]:
        """Arguments of the route, as they follow it in a custom id."""
        named: dict[str, tuple[object, ...]] = {
            "card:reply": (self.card, 0),
            "card:text": (self.card, 0),
            "card:act": (self.card, "spam"),
            "card:probably": (self.card, "yes"),
            "card:check": (self.stopped,),
            "card:renew": (self.stopped,),
            "card:explain": (self.stopped,),
            "bundle:list": (self.bundle, 0),
            "bundle:more": (self.bundle,),
            "templates:from": (self.comment,),
            "bundle:close": (self.bundle, 0),
            "bundle:reopen": (self.bundle, 0, 1),
            "form:walk": (self.comment, 0, self.bundle, self.comment, 0),
            "bundle:open": (self.bundle,),
            "form:reply": (self.comment, 0),
            "form:edit_own": (self.comment, 0),
            "form:search": (self.card,),
            "form:note": (self.card,),
            "form:template": (0,),
            "form:template_text": (self.template, "en"),
            "form:template_examples": (self.template,),
            "form:template_place": (self.template,),
            "templates:export": ("csv",),
            "templates:take": ("common",),
            "numbers:page": (7, "new", 0),
            "numbers:behind": (7,),
            "numbers:show": (7,),
            "report:show": ("2026-11-20",),
            "report:words": ("2026-11",),
            "setup:speak": ("du",),
            "setup:map": ("read_only",),
        }
        by_area: dict[str, tuple[object, ...]] = {
            "card": (self.card, 1),
            "walk": (self.bundle, self.inner, 0, 1),
            "text": (self.form_text,),
            "templates": (self.template,),
            "comment": (self.inner,),
            "kind": (self.inner,),
            "example": (1,),
            "offer": (1,),
            "channel": (self.live.days.channel,),
        }
        return named.get(route) or by_area.get(route.partition(":")[0], ())

    def chosen(self, route: str) -> list[str] | None:
        """The values of a select; None for a button."""
        return {
            "card:template": [str(self.template)],
            "templates:more": ["copy"],
            "templates:restore": [str(self.template)],
            "card:snooze": [str(to_ms(NOW))],
            "bundle:open": [str(self.inner)],
            "bundle:close": [str(self.inner)],
            "numbers:behind": ["new"],
            "report:month": ["2026-11"],
            "card:kind": ["praise"],
            "me:language": ["sie"],
            "setup:role": [str(self.live.discord.team_role.id)],
            "setup:map": [],
            "setup:inbox": [str(self.live.discord.guild.channel("kundenkommentare").id)],
            "setup:digest": [str(self.live.reports.id)],
            "setup:tidy": ["month"],
        }.get(route)

    async def press(self, who: Person, route: str) -> str:
        """What somebody sees who presses it; the kind of answer where nothing is said."""
        custom_id = ":".join(map(str, (route, *self.arguments(route))))
        chosen = self.chosen(route)
        if route.startswith("form:"):
            outcome = await who.interact(5, self.message.channel, _filled(custom_id), self.message)
        elif chosen is None:
            self.hold({"type": 2, "style": 2, "label": route, "custom_id": custom_id})
            outcome = await who.click_raw(self.message, custom_id)
        else:
            kind = {
                "setup:role": (6, "role."),
                "setup:map": (6, "role."),
                "setup:inbox": (8, "place."),
                "setup:digest": (8, "place."),
            }
            number, prefix = kind.get(route, (3, "choose."))
            self.hold({"type": number, "custom_id": prefix + custom_id, "options": [_OPTION]})
            data = {"component_type": number, "custom_id": prefix + custom_id, "values": chosen, "id": 0}
            outcome = await who.interact(3, self.message.channel, data, self.message)
        if outcome.kind == "thinking":
            await outcome.reply()
        return outcome.text or outcome.kind

    def hold(self, part: dict[str, Any]) -> None:
        """Lets the message hold just this button or select: discord.py answers no press on one that isn't there."""
        self.message.components = [{"type": 1, "id": 1, "components": [{"id": 2, **part}]}]

    async def rows(self) -> Mapping[str, object]:
        """Everything that is kept."""

        def work(tx: Tx) -> Mapping[str, object]:
            mine = dict(rows_of(tx, self.live.days.business.id))
            settings = [tuple(row) for row in tx.all("SELECT * FROM setting ORDER BY 1")]
            counts = {table: tx.all(f"SELECT count(*) AS n FROM {table}")[0]["n"] for table in tables(tx)}
            return {**mine, "setting": settings, "counts": counts}

        return await self.live.app.db.read(work)


def _filled(custom_id: str) -> dict[str, Any]:
    fields = {
        "answer": "Ja, bis 14 Uhr.",
        "words": "Gutschein",
        "note": "Ich rufe an.",
        "title": "Neu",
        "body": "Hallo!",
        "short_name": "",
        "minutes": "30",
        "address": "http://10.0.0.1",
        "zone": "Europe/Vienna",
        "digest_at": "9:00",
    }
    parts = [
        {"type": 18, "id": i, "component": {"type": 4, "id": 100 + i, "custom_id": name, "value": value}}
        for i, (name, value) in enumerate(fields.items(), 1)
    ]
    return {"custom_id": custom_id, "components": parts, "resolved": {}}


@asynccontextmanager
async def shop(folder: Path, patch: pytest.MonkeyPatch) -> AsyncIterator[Shop]:
    async with bell(folder, patch, team=True) as live:
        business, days = live.days.business.id, live.days
        comment = await days.comment(NOW, text="Habt ihr am Samstag offen?")
        inner = await days.comment(NOW, text="Im Bündel")
        owner = MemberId(live.discord.owner.id)
        template = await live.app.templates.save(
            acting(business, owner, NOW), None, "Gutscheine", "", "Ab 10 €, {name}."
        )
        form = FormInput(comment, owner, "Ja.", InteractionId(1))
        form_text = await live.app.replies.keep_text(business, form, NOW)
        await days.lamp(days.channel, Side.READ, Glow.OUT, NOW - timedelta(hours=1))

        def work(tx: Tx) -> tuple[CardId, CardId, CardId]:
            cards = CardStore(tx)
            return (
                cards.open(business, CardForm.COMMENT, [comment], NOW, rings=False, ringing=Ringing()),
                cards.open_stopped(business, days.channel, NOW, Ringing()),
                cards.open(business, CardForm.BUNDLE, [inner], NOW, rings=False, ringing=Ringing()),
            )

        card, stopped, bundle = await live.app.db.write(work)
        for step in range(4):
            await live.poster.step(NOW + timedelta(minutes=step))
        inbox = live.discord.guild.channel("kundenkommentare")
        await inbox.wait_for_message("Habt ihr am Samstag offen?")
        message = live.discord.owner.say(live.reports, "hier gedrückt")
        assert isinstance(template, int)
        yield Shop(live, card, stopped, bundle, form_text, template, comment, inner, message)


async def test_every_route_is_in_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with bell(tmp_path, monkeypatch) as live:
        rights = live.client.routes.rights()
        assert set(rights) == ALL
        groups = (EVERYBODY, DRAFT_TOO, TEAM_TOO, OWNER_ALONE)
        assert sum(map(len, groups)) == len(ALL), "a route is in one group"
        for role, routes in MAY.items():
            assert {name for name, right in rights.items() if may(role, right)} == routes


async def members(buttons: Shop) -> dict[Role, Person]:
    """Somebody of each role, by a Discord role of its own."""
    discord, app, business = buttons.live.discord, buttons.live.app, buttons.live.days.business.id
    people = {Role.OWNER: discord.owner, Role.TEAM: discord.colleague}
    for role in (Role.DRAFT, Role.READ_ONLY):
        made = discord.guild.add_role(role.value)
        people[role] = discord.add_person(role.value, made)
        actor = acting(business, MemberId(discord.owner.id), NOW)
        await app.setup.set_role(actor, role, DiscordRoleId(made.id))
    return people


async def test_the_owner_may_press_everything_and_nothing_of_it_goes_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with shop(tmp_path, monkeypatch) as buttons:
        for route in sorted(ALL - {"setup:finish", "channel:remove"}):
            said = await buttons.press(buttons.live.discord.owner, route)
            assert NOT_THE_OWNER not in said, route
            assert OTHERS_HEAR not in said, route
            assert WENT_WRONG not in said, route
        buttons.live.discord.assert_clean()


@pytest.mark.parametrize("role", [Role.TEAM, Role.DRAFT, Role.READ_ONLY])
async def test_each_role_may_press_what_the_table_says_and_hears_one_sentence_else(
    role: Role, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with shop(tmp_path, monkeypatch) as buttons:
        who = (await members(buttons))[role]
        before = await buttons.rows()
        for route in sorted(ALL - MAY[role]):
            hears = NOT_THE_OWNER if route in OWNER_ALONE else HEARS[role]
            assert await buttons.press(who, route) == hears, route
        assert await buttons.rows() == before
        for route in sorted(MAY[role]):
            said = await buttons.press(who, route)
            assert [
                sentence for sentence in (*HEARS.values(), OTHERS_HEAR, WENT_WRONG) if sentence in said
            ] == [], route
        buttons.live.discord.assert_clean()


async def test_who_has_several_roles_has_the_strongest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with shop(tmp_path, monkeypatch) as buttons:
        discord, people = buttons.live.discord, await members(buttons)
        guild = discord.guild
        given = {role: guild.role(role.value) for role in (Role.DRAFT, Role.READ_ONLY)}
        guild.set_roles(people[Role.READ_ONLY].id, given[Role.READ_ONLY], given[Role.DRAFT])
        assert await buttons.press(people[Role.READ_ONLY], "card:done") == HEARS[Role.DRAFT]
        guild.set_roles(
            people[Role.READ_ONLY].id, given[Role.READ_ONLY], given[Role.DRAFT], discord.team_role
        )
        assert await buttons.press(people[Role.READ_ONLY], "setup:start") == NOT_THE_OWNER
        assert HEARS[Role.DRAFT] not in await buttons.press(people[Role.READ_ONLY], "card:done")
        owners = guild.add_role("Chefs")
        actor = acting(buttons.live.days.business.id, MemberId(discord.owner.id), NOW)
        await buttons.live.app.setup.set_role(actor, Role.OWNER, DiscordRoleId(owners.id))
        guild.set_roles(people[Role.READ_ONLY].id, given[Role.READ_ONLY], owners)
        assert NOT_THE_OWNER not in await buttons.press(people[Role.READ_ONLY], "setup:start")


async def test_anybody_else_hears_one_sentence_and_changes_no_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with shop(tmp_path, monkeypatch) as buttons:
        discord = buttons.live.discord
        nobody = discord.add_person("Niemand")
        before = await buttons.rows()
        for route in sorted(ALL):
            said = await buttons.press(nobody, route)
            assert said.startswith(OTHERS_HEAR), route
            assert "\n" not in said
        assert await buttons.rows() == before
        english = await buttons.press(discord.stranger, "card:done")
        assert english.startswith("This inbox belongs to the people who answer here.")
        discord.assert_clean()


async def test_who_loses_the_role_loses_the_right_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with shop(tmp_path, monkeypatch) as buttons:
        discord = buttons.live.discord
        assert not (await buttons.press(discord.colleague, "card:more")).startswith(OTHERS_HEAR)
        discord.guild.set_roles(discord.colleague.id)
        assert (await buttons.press(discord.colleague, "card:more")).startswith(OTHERS_HEAR)


async def test_buttons_of_one_business_pressed_on_another_server_reach_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with shop(tmp_path, monkeypatch) as buttons:
        discord, app = buttons.live.discord, buttons.live.app
        guild, role, owner, colleague, _ = discord.add_guild("Blumen")
        inbox = guild.add_channel("blumenpost")

        def work(tx: Tx) -> Business:
            made = BusinessStore(tx).create(ServerId(guild.id), guild.name, NOW).id
            change_business(
                tx,
                made,
                inbox_id=DiscordChannelId(inbox.id),
                digest_id=DiscordChannelId(inbox.id),
                set_up_at=NOW,
                set_up_by=MemberId(owner.id),
            )
            RoleStore(tx).name(made, Role.TEAM, [DiscordRoleId(role.id)])
            found = BusinessStore(tx).get(made)
            assert found is not None
            return found

        other = await app.db.write(work)
        app.directory._named = frozenset({ServerId(discord.guild.id), ServerId(guild.id)})
        buttons.message = owner.say(guild.channel("allgemein"), "hier gedrückt")
        before = await buttons.rows()
        words = ("Habt ihr am Samstag offen?", "Im Bündel", "Ab 10 €", "Gutscheine", "“Ja.”")
        for who in (colleague, owner):
            for route in sorted(ALL - {"setup:finish"}):
                if route.startswith(
                    (
                        "setup:",
                        "form:template",
                        "templates:take",
                        "form:brand_",
                        "form:details",
                        "form:day",
                        "form:target",
                        "form:connect",
                        "data:export",
                    )
                ):
                    continue
                said = await buttons.press(who, route)
                assert WENT_WRONG not in said, route
                assert [word for word in words if word in said] == [], route
        after = await buttons.rows()
        assert {table: rows for table, rows in after.items() if table not in ("counts", "setting")} == {
            table: rows for table, rows in before.items() if table not in ("counts", "setting")
        }
        left = await app.db.read(lambda tx: rows_of(tx, other.id))
        own = ("business", "role", "member_setting")
        assert [table for table, rows in left.items() if rows and table not in own] == []


async def test_owner_of_another_server_presses_in_vain_where_it_is_not_set_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with shop(tmp_path, monkeypatch) as buttons:
        discord = buttons.live.discord
        guild, _, owner, _, _ = discord.add_guild("Blumen")
        buttons.message = owner.say(guild.channel("allgemein"), "hier gedrückt")
        before = await buttons.rows()
        for route in sorted(ALL):
            try:
                said = await buttons.press(owner, route)
            except InteractionFailed:
                continue
            assert said.startswith(("Hier bin ich noch nicht eingerichtet", "Ich arbeite schon für")), route
        assert await buttons.rows() == before


async def test_commands_are_plain_and_named_as_specified(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as live:
        tree = live.client.tree.get_commands()
        plain = (app_commands.Command, app_commands.ContextMenu)
        assert [command for command in tree if not isinstance(command, plain)] == []
        known = {
            command["name"]: command for command in live.discord.world.commands[None] if command["type"] == 1
        }
        assert {name: one["name_localizations"]["de"] for name, one in known.items()} == COMMANDS
        for command in known.values():
            for described in (command, *command.get("options", [])):
                words = [described["description"], *described["description_localizations"].values()]
                assert all(0 < len(text) <= 100 for text in words)
                # German is for du and Sie alike, so it addresses nobody.
                assert not {"du", "dich", "dir", "dein", "Sie", "Ihre"} & set(words[-1].split())
            assert all(option["type"] not in (1, 2) for option in command.get("options", []))
            assert command["contexts"] == [0]
        # Discord knows nothing of the roles of set-up: a command that it hides is one that they do not reach.
        assert {one.get("default_member_permissions") for one in live.discord.world.commands[None]} == {None}


@pytest.mark.parametrize("name", sorted(COMMANDS))
async def test_every_command_opens_for_whom_the_table_says(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with shop(tmp_path, monkeypatch) as buttons:
        discord = buttons.live.discord
        before = await buttons.rows()
        assert (await discord.add_person("Niemand").command(COMMANDS[name])).text.startswith(OTHERS_HEAR)
        people = await members(buttons)
        before = await buttons.rows()
        for role, opens in MAY_OPEN.items():
            said = (await people[role].command(COMMANDS[name])).text
            refused = {NOT_THE_OWNER, *HEARS.values()} & {said}
            assert bool(refused) is (name not in opens), role
        opened = await discord.owner.command(COMMANDS[name])
        assert opened.ephemeral
        assert NOT_THE_OWNER not in opened.text
        assert WENT_WRONG not in opened.text
        assert await buttons.rows() == before
