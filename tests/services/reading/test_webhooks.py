"""Webhooks: an address per credential, and what is delivered there comes to the channels of that credential alone."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Mapping
from datetime import timedelta

import pytest

from bot.domain.business import Business, ServerId
from bot.domain.channel import CredentialId
from bot.domain.connecting import Connected
from bot.domain.external_id import ExternalId
from bot.ports import Received, Verified
from bot.services.reading import webhooks
from bot.services.reading.intake import Intake
from bot.services.reading.pushes import Pushes
from bot.services.reading.webhooks import Delivered, UnknownCredential, Webhooks
from bot.storage.businesses import BusinessStore
from bot.storage.channels import ChannelStore
from bot.storage.credentials import CredentialStore, Vault
from bot.storage.sqlite.database import Database
from tests.services.channels.test_sharing import OWNER, Shared
from tests.support.businesses import acting
from tests.support.clock import NOW, Clock
from tests.support.counts import SOAK
from tests.support.receiver import SIGNATURE, FakeReceiver, signed

APP = {"app": "app secret", "verify": "chosen word"}
FUZZED = 10_000 if SOAK else 300


class Hooked(Shared):
    """A page and a gallery with one access, and a second page of its own; the page's platform pushes."""

    room: bool
    receiver: FakeReceiver
    hooks: Webhooks

    async def open(self) -> None:
        await self.begin()
        self.room, self.receiver = True, FakeReceiver()
        self.platforms["page"].webhook = self.receiver
        self.again()
        by_hand = acting(self.business.id, OWNER, self.clock())
        for name in ("page", "gallery"):
            await self.connect.renew(by_hand, self.channels[name], {"token": "old", **APP})
        number = (await self.channel("page")).credential_id
        assert number is not None
        self.credential = number
        self.hook = await self.address()

    def again(self) -> None:
        """As after a restart."""
        self.intake = Intake(self.db, lambda _: None, self.switchboard.info)
        pushes = Pushes(self.switchboard, self.intake, lambda _: None, lambda: self.room)
        self.hooks = Webhooks(self.db, self.vault, self.switchboard, pushes, self.clock)

    async def address(self, credential: CredentialId | None = None) -> str:
        path = await self.hooks.address(self.business.id, credential or self.credential)
        assert path.startswith("/hooks/page/")
        return path.removeprefix("/hooks/page/")

    def written(self, text: str = "Habt ihr offen?", account: str = "page", **what: object) -> bytes:
        """Body of a delivery of a new comment."""
        page = self.platforms["page"]
        made = page.comments[page.write(text)]
        return self.receiver.delivery({account: Received((page.seen(made),), **what)})  # type: ignore[arg-type]

    async def deliver(self, body: bytes, hook: str | None = None, secret: str = APP["app"]) -> Delivered:
        return await self.hooks.deliver("page", hook or self.hook, signed(secret, body), body)

    async def comments(self) -> list[tuple[int, str]]:
        """Channel and text of everything that is stored."""
        rows = await self.db.read(lambda tx: tx.all("SELECT channel_id, text FROM comment ORDER BY id"))
        return [(row["channel_id"], row["text"]) for row in rows]


@pytest.fixture
async def hooked(db: Database, shop: Business, clock: Clock) -> AsyncIterator[Hooked]:
    made = Hooked(db, shop, clock)
    await made.open()
    yield made
    await made.switchboard.aclose()


async def test_an_address_is_made_once_and_survives_a_restart_and_a_new_token(hooked: Hooked) -> None:
    assert len(hooked.hook) == webhooks.HOOK_LENGTH
    hooked.again()
    by_hand = acting(hooked.business.id, OWNER, hooked.clock())
    await hooked.connect.renew(by_hand, hooked.channels["page"], {"token": "new", **APP})
    assert await hooked.address() == hooked.hook


async def test_a_credential_that_a_renewal_parts_from_another_has_an_address_of_its_own(
    hooked: Hooked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new access opens the page alone; the gallery keeps the old one."""
    hooked.platforms["gallery"].account = "somebody else's"
    by_hand = acting(hooked.business.id, OWNER, hooked.clock())
    assert isinstance(
        await hooked.connect.renew(by_hand, hooked.channels["page"], {"token": "new", **APP}), Connected
    )
    own = (await hooked.channel("page")).credential_id
    assert own not in (None, hooked.credential)
    assert await hooked.address(own) != hooked.hook


async def test_an_address_goes_with_its_credential_and_nobody_else_gets_one(hooked: Hooked) -> None:
    by_hand = acting(hooked.business.id, OWNER, hooked.clock())
    for name in ("page", "gallery"):
        await hooked.pausing.remove(by_hand, hooked.channels[name])
    assert await hooked.deliver(hooked.written()) is Delivered.UNVERIFIED
    other = await hooked.db.write(lambda tx: BusinessStore(tx).create(ServerId(2), "Nachbar", NOW))
    for business in (hooked.business.id, other.id):
        with pytest.raises(UnknownCredential):
            await hooked.hooks.address(business, hooked.credential)


async def test_an_authentic_delivery_comes_to_the_channel_of_its_account_alone(hooked: Hooked) -> None:
    """The gallery shares the access and is of another platform; an account that is not connected is left out."""
    assert await hooked.deliver(hooked.written("Offen?")) is Delivered.TAKEN
    assert await hooked.deliver(hooked.written("Fremd", account="elsewhere")) is Delivered.TAKEN
    assert await hooked.deliver(hooked.written("Galerie", account="gallery")) is Delivered.TAKEN
    assert await hooked.comments() == [(hooked.channels["page"], "Offen?")]


@pytest.mark.parametrize("what", ["secret", "address", "platform", "body", "header", "length"])
async def test_what_is_not_authentic_is_refused_and_nothing_of_it_is_stored(
    hooked: Hooked, what: str
) -> None:
    body = hooked.written()
    hook, connector, headers = hooked.hook, "page", dict(signed(APP["app"], body))
    match what:
        case "secret":
            headers = dict(signed("another app", body))
        case "address":
            hook = hook[:-1] + ("A" if hook[-1] != "A" else "B")
        case "platform":
            connector = "gallery"
        case "body":
            body = body.replace(b"0", b"00")
        case "header":
            headers = {SIGNATURE: ""}
        case "length":
            body = body + b" " * webhooks.LONGEST_BODY
            headers = dict(signed(APP["app"], body))
    assert await hooked.hooks.deliver(connector, hook, headers, body) is Delivered.UNVERIFIED
    assert await hooked.comments() == []


async def test_a_delivery_to_another_business_does_not_open_this_one(hooked: Hooked) -> None:
    """Both have an app of their own; whoever knows one secret signs nothing for the other address."""
    other = await hooked.db.write(lambda tx: BusinessStore(tx).create(ServerId(2), "Nachbar", NOW))
    made = await hooked.connect.add(
        acting(other.id, OWNER, hooked.clock()), "page", {}, {"token": "t", "app": "theirs", "verify": "w"}
    )
    assert isinstance(made, Connected) and made.channel.credential_id is not None
    path = await hooked.hooks.address(other.id, made.channel.credential_id)
    theirs = path.rsplit("/", 1)[-1]
    assert await hooked.deliver(hooked.written("a"), theirs) is Delivered.UNVERIFIED
    assert await hooked.deliver(hooked.written("b"), hooked.hook, "theirs") is Delivered.UNVERIFIED
    assert await hooked.deliver(hooked.written("c"), theirs, "theirs") is Delivered.TAKEN
    assert await hooked.comments() == [(made.channel.id, "c")]


async def test_pages_of_one_app_have_one_address_in_common_and_those_of_another_app_or_business_do_not(
    hooked: Hooked,
) -> None:
    """Facebook knows one address for each app; the second page has a token, and so a credential, of its own."""
    other = await hooked.db.write(lambda tx: BusinessStore(tx).create(ServerId(2), "Nachbar", NOW))
    made = {}
    for account, business, app in (
        ("second", hooked.business.id, APP),
        ("third", hooked.business.id, {**APP, "app": "another app's secret"}),
        ("fourth", other.id, APP),
    ):
        hooked.platforms["page"].account = account
        by_hand = acting(business, OWNER, hooked.clock())
        added = await hooked.connect.add(by_hand, "page", {}, {"token": account, **app})
        assert isinstance(added, Connected)
        made[account] = added.channel.id
    for account in ("page", *made):
        assert await hooked.deliver(hooked.written(account, account=account)) is Delivered.TAKEN
    assert await hooked.comments() == [(hooked.channels["page"], "page"), (made["second"], "second")]
    hooked.room = False
    assert await hooked.deliver(hooked.written("later", account="second")) is Delivered.LATER


async def test_a_delivery_that_comes_once_more_is_not_read_again(
    hooked: Hooked, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = hooked.written()
    assert await hooked.deliver(body) is Delivered.TAKEN
    hooked.receiver.made[0] = {"page": Received(gone=(ExternalId("1"),))}
    assert await hooked.deliver(body) is Delivered.TAKEN
    [(visibility,)] = await hooked.db.read(lambda tx: tx.all("SELECT visibility FROM comment"))
    assert visibility == "public"


async def test_so_many_deliveries_are_remembered_and_no_more(
    hooked: Hooked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhooks, "KNOWN_DELIVERIES", 3)
    for number in range(9):
        await hooked.deliver(hooked.written(str(number)))
    assert len(hooked.hooks._known) == 3


async def test_a_delivery_is_asked_for_again_while_the_disk_is_full_and_taken_then(hooked: Hooked) -> None:
    body = hooked.written()
    hooked.room = False
    assert await hooked.deliver(body) is Delivered.LATER
    hooked.room = True
    assert await hooked.deliver(body) is Delivered.TAKEN
    assert len(await hooked.comments()) == 1


@pytest.mark.parametrize(("polled", "answer"), [(True, Delivered.TAKEN), (False, Delivered.LATER)])
async def test_a_paused_channel_refuses_deliveries_only_where_nothing_else_brings_them(
    hooked: Hooked, polled: bool, answer: Delivered
) -> None:
    """A platform that is refused for an hour takes the address for dead; a paused channel is polled when it goes on."""
    if not polled:
        hooked.platforms["page"].polls = ()
    by_hand = acting(hooked.business.id, OWNER, hooked.clock())
    await hooked.pausing.pause(by_hand, hooked.channels["page"])
    assert await hooked.deliver(hooked.written()) is answer
    assert await hooked.comments() == []


async def test_a_removed_channel_whose_access_goes_on_takes_nothing_and_refuses_nothing(
    hooked: Hooked,
) -> None:
    await hooked.pausing.remove(acting(hooked.business.id, OWNER, hooked.clock()), hooked.channels["page"])
    assert await hooked.deliver(hooked.written()) is Delivered.TAKEN
    assert await hooked.comments() == []


async def test_a_channel_that_was_never_checked_gets_nothing(hooked: Hooked) -> None:
    await hooked.db.write(lambda tx: ChannelStore(tx).forget_accounts())
    assert await hooked.deliver(hooked.written()) is Delivered.TAKEN
    assert await hooked.deliver(hooked.written(account="")) is Delivered.TAKEN
    assert await hooked.comments() == []


async def test_an_authentic_delivery_that_cannot_be_read_is_never_asked_for_again(hooked: Hooked) -> None:
    hooked.receiver.slips = True
    assert await hooked.deliver(hooked.written()) is Delivered.TAKEN
    assert await hooked.comments() == []


async def test_a_subscription_check_is_answered_at_the_right_address_with_the_right_word(
    hooked: Hooked,
) -> None:
    right: Mapping[str, str] = {"token": APP["verify"], "challenge": "1158201444"}
    assert await hooked.hooks.challenge("page", hooked.hook, right) == "1158201444"
    assert await hooked.hooks.challenge("page", hooked.hook, {**right, "token": "wrong"}) is None
    assert await hooked.hooks.challenge("page", "A" * webhooks.HOOK_LENGTH, right) is None
    assert await hooked.hooks.challenge("gallery", hooked.hook, right) is None
    assert await hooked.hooks.challenge("nothing", hooked.hook, right) is None


async def test_an_address_whose_secrets_no_key_opens_is_like_an_address_that_nobody_has(
    hooked: Hooked,
) -> None:
    hooked.vault = Vault(())
    hooked.again()
    assert await hooked.deliver(hooked.written()) is Delivered.UNVERIFIED
    assert await hooked.comments() == []


async def test_an_address_that_nobody_has_opens_nothing_even_to_a_receiver_that_takes_everything(
    hooked: Hooked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakeReceiver, "verify", lambda *_: Verified("1", ()))
    monkeypatch.setattr(FakeReceiver, "challenge", lambda *_: "yes")
    nobody = "A" * webhooks.HOOK_LENGTH
    assert await hooked.deliver(hooked.written(), nobody) is Delivered.UNVERIFIED
    assert await hooked.hooks.challenge("page", nobody, {}) is None


async def test_a_receiver_that_stumbles_over_a_header_refuses_the_delivery(
    hooked: Hooked, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumbles(*_: object) -> Verified:
        return Verified(str(int("sha256")), ())

    monkeypatch.setattr(FakeReceiver, "verify", stumbles)
    assert await hooked.deliver(hooked.written()) is Delivered.UNVERIFIED


async def test_an_address_that_nobody_has_costs_the_same_look_up_decryption_and_check(
    hooked: Hooked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted, since time on a shared machine proves nothing."""
    done: list[str] = []
    opens, verifies, finds = Vault.open, FakeReceiver.verify, CredentialStore.of_hook

    def counted(name: str, real: object) -> object:
        def call(*args: object) -> object:
            done.append(name)
            return real(*args)  # type: ignore[operator]

        return call

    body = hooked.written()
    await hooked.deliver(body, "A" * webhooks.HOOK_LENGTH)
    monkeypatch.setattr(Vault, "open", counted("open", opens))
    monkeypatch.setattr(FakeReceiver, "verify", counted("verify", verifies))
    monkeypatch.setattr(CredentialStore, "of_hook", counted("find", finds))
    assert await hooked.deliver(body, secret="wrong") is Delivered.UNVERIFIED
    wrong_signature, done[:] = list(done), []
    assert await hooked.deliver(body, "B" * webhooks.HOOK_LENGTH) is Delivered.UNVERIFIED
    assert done == wrong_signature == ["find", "open", "verify"]


async def test_nothing_that_is_not_authentic_is_ever_stored(hooked: Hooked) -> None:
    """Authentic deliveries, changed in every way a stranger can change them, between authentic ones."""
    rng = random.Random(8)
    authentic = 0
    for number in range(FUZZED):
        body = hooked.written(f"Kommentar {number}")
        headers = dict(signed(APP["app"], body))
        hook = hooked.hook
        match rng.randrange(8):
            case 0:
                position = rng.randrange(len(body))
                body = (
                    body[:position] + bytes([body[position] ^ (1 << rng.randrange(8))]) + body[position + 1 :]
                )
            case 1:
                body = rng.randbytes(rng.randrange(200))
            case 2:
                headers[SIGNATURE] = headers[SIGNATURE][: rng.randrange(64)]
            case 3:
                headers[SIGNATURE] = "".join(
                    rng.choice("0123456789abcdefäß\udc80") for _ in range(64)
                ).replace("\udc80", "")
            case 4:
                headers = {}
            case 5:
                hook = rng.choice(
                    ["", "..", "\udc80" * 22, "A" * 5000, hook.lower(), hook + "=", "%00" * 7 + "A"]
                )
            case 6:
                body = b"[" * rng.randrange(1, 5000)
            case _:
                authentic += 1
                assert await hooked.hooks.deliver("page", hook, headers, body) is Delivered.TAKEN
                continue
        assert await hooked.hooks.deliver("page", hook, headers, body) is Delivered.UNVERIFIED
        hooked.clock.advance(timedelta(minutes=20))
    assert len(await hooked.comments()) == authentic > FUZZED // 20
