"""Examples ask the real connector for what it declares, and keep everything else in memory."""

from dataclasses import replace
from datetime import timedelta
from typing import ClassVar

from bot.connectors import load_examples
from bot.connectors.example import MIDNIGHT, SETTINGS, Example
from bot.connectors.example.declared import examples, played
from bot.connectors.example.places import FACEBOOK, X
from bot.connectors.example.script import SCENES
from bot.connectors.example.stage import Stage
from bot.connectors.facebook import Facebook
from bot.connectors.facebook import normalise as facebook
from bot.connectors.wordpress import WordPress
from bot.connectors.x import X as RealX
from bot.connectors.x import normalise as x
from bot.domain.act import Act
from bot.domain.channel import example_of, is_example
from bot.domain.comment import AuthorRole, Visibility
from bot.domain.external_id import ExternalId
from bot.ports import (
    Account,
    Api,
    ConnectorFactory,
    ConnectorInfo,
    LinkOut,
    Pull,
    Quota,
    SeenComment,
    Target,
    Unmetered,
    Way,
)
from tests.connectors.harness import target
from tests.connectors.wordpress.double import FakeWordPress
from tests.connectors.wordpress.stage import Kept
from tests.support.clock import NOW

TODAY = NOW.replace(hour=0, minute=0)


class Linking(WordPress):
    """A platform whose replies go by link, and that counts what is asked of it."""

    info: ClassVar[ConnectorInfo] = ConnectorInfo(
        key="x",
        title="X",
        words=WordPress.info.words,
        acts=WordPress.info.acts,
        settle=timedelta(hours=1),
        settings=WordPress.info.settings,
        quotas=(Quota("money", 5000),),
        names_authors=True,
        read_back=False,
    )

    def can(self, to: Target) -> frozenset[Act]:
        known = self._account.ref
        return frozenset({Act.HIDE} if known is not None and known.can_write else ())

    def way(self, to: Target, text: str) -> Way:
        return LinkOut(f"https://x.com/intent/post?in_reply_to={to.external_id}&text={text}")


async def look(connector: Example, after: timedelta) -> tuple[SeenComment, ...]:
    return (await connector.fetch(Pull("all", "", (), NOW + after))).seen


def on(real: ConnectorFactory, stage: Stage) -> Example:
    """Connector on a stage all of whose scenes begin with the next look."""
    stage.scenes = len(SCENES)
    account = Account({MIDNIGHT: TODAY.isoformat()}, None, b"")
    return played(real, stage)(account, Kept(), Unmetered(), FakeWordPress())


def test_the_example_business_has_its_blog_and_what_the_registry_has_of_its_platforms() -> None:
    assert set(examples([WordPress])) == {"example"}
    assert set(examples([WordPress, Linking])) == {"example", "example-x"}
    assert all(is_example(key) for key in load_examples())
    assert not is_example("wordpress") and not is_example("examples")


def test_it_declares_what_the_real_one_does_but_nothing_that_connects_spends_or_waits() -> None:
    info = examples([Linking])["example-x"].info
    assert (info.title, info.acts, info.words.noun) == ("X", Linking.info.acts, Linking.info.words.noun)
    assert (info.login, info.quotas, info.webhook, info.words.connect) == (None, (), None, None)
    assert (info.settings, info.names_authors, info.read_back) == (SETTINGS, False, True)
    assert info.settle < timedelta(seconds=10)
    for real in (Facebook, RealX):
        info = examples([real])[example_of(real.info.key)].info
        assert real.info.login is not None and real.info.words.connect is not None
        assert (info.login, info.quotas, info.webhook, info.words.connect) == (None, (), None, None)
        assert (info.installation, info.words.there) == ((), real.info.words.there)


async def test_threads_have_titles_where_the_platform_gives_some() -> None:
    ids = (ExternalId("weihnachtskaffee"), ExternalId("kenia"))
    assert [one.title for one in await on(Facebook, Stage(FACEBOOK)).threads(ids)] == [
        "Der Weihnachtskaffee ist da!"
    ]
    assert await on(RealX, Stage(X)).threads(ids) == ()


async def test_acts_and_length_are_those_of_the_real_one_for_an_account_that_may_write() -> None:
    made = on(Linking, Stage(X))
    await look(made, timedelta(0))
    seen = (await look(made, timedelta(seconds=1)))[-1]
    real = Linking(Account({}, await made.check(), b""), Kept(), Unmetered(), FakeWordPress())
    assert made.can(target(seen)) == real.can(target(seen)) == {Act.HIDE}
    assert made.length(target(seen), "Grüß dich 😊") == real.length(target(seen), "Grüß dich 😊")
    assert made.length(target(seen), "Grüß dich 😊") != Example.length(made, target(seen), "Grüß dich 😊")


async def test_a_reply_that_goes_by_link_is_posted_when_the_link_is_opened_and_never_before() -> None:
    stage = Stage(X)
    made = on(Linking, stage)
    await look(made, timedelta(0))
    asked = (await look(made, timedelta(seconds=1)))[-1]
    changed, link = made.way(target(asked), "Ja {Tag}"), made.way(target(asked), "Ja!")
    assert isinstance(changed, LinkOut) and isinstance(link, LinkOut)
    waited = await look(made, timedelta(minutes=1))
    stage.opened("https://x.com/intent/post?text=nobody")
    for _ in range(2):
        stage.opened(link.url.replace("!", "%21"))
    after = await look(made, timedelta(minutes=2))
    made.way(target(asked), "Ja!")
    stage.opened(link.url)
    assert await look(made, timedelta(minutes=3)) == after
    new = [one for one in after if one not in waited]
    assert waited[-1] == asked
    assert [(one.role, one.text, one.answers) for one in new] == [
        (AuthorRole.US, "Ja!", (asked.external_id,))
    ]


async def everything(made: Example) -> tuple[SeenComment, ...]:
    """All that was written there in the days before and during the show, the first one liked, the second one hidden."""
    await look(made, timedelta(0))
    first, second = (await look(made, timedelta(seconds=1)))[:2]
    await made.act(Act.LIKE, target(first), None)
    await made.act(Act.HIDE, target(second), None)
    return await look(made, timedelta(minutes=1))


def decided(made: Example, seen: SeenComment) -> tuple[frozenset[Act], Way]:
    return made.can(target(seen)), made.way(target(seen), "Gern!")


def as_facebook_gives(seen: SeenComment) -> SeenComment:
    row = {
        "id": seen.external_id,
        "message": seen.text,
        "created_time": f"{seen.posted_at:%Y-%m-%dT%H:%M:%S}+0000",
        "permalink_url": seen.url,
        "can_hide": True,
        "can_like": True,
        "can_comment": True,
        "is_hidden": seen.visibility is Visibility.HIDDEN,
        "user_likes": seen.liked,
        **({"from": {"id": seen.author_id, "name": seen.author}} if seen.author_id else {}),
        **({"parent": {"id": seen.in_reply_to}} if seen.in_reply_to else {}),
    }
    return facebook.comments([row], "kursplaetze", FACEBOOK.us)[0]


async def test_comments_on_facebook_can_be_hidden_and_liked_as_with_what_facebook_gives() -> None:
    made = on(Facebook, Stage(FACEBOOK))
    every = await everything(made)
    for seen in every:
        real = as_facebook_gives(seen)
        assert (decided(made, seen), seen.role) == (decided(made, real), real.role)
    theirs = [one for one in every if one.role is AuthorRole.CUSTOMER]
    own = [one for one in every if one.role is AuthorRole.US]
    liked, hidden = theirs[:2]
    assert made.can(target(liked)) == {Act.HIDE, Act.UNLIKE}
    assert made.can(target(hidden)) == {Act.UNHIDE, Act.LIKE}
    assert {made.can(target(one)) for one in theirs[2:]} == {frozenset({Act.HIDE, Act.LIKE})}
    assert {made.can(target(one)) for one in own} == {frozenset({Act.EDIT_OWN, Act.DELETE_OWN})}
    assert [one.author_id for one in theirs if not one.author] == [None]
    assert Facebook.info.words.unnamed is not None


OURS = {"id": "8000000000000000000", "author_id": X.us, "text": "Frisch geröstet"}


def as_x_gives(seen: SeenComment) -> SeenComment:
    who = x.Who(X.us, X.handle.removeprefix("@"))
    row = {
        "id": seen.external_id,
        "author_id": seen.author_id,
        "conversation_id": OURS["id"],
        "in_reply_to_user_id": X.us,
        "text": f"@{who.handle} {seen.text}",
        "created_at": f"{seen.posted_at:%Y-%m-%dT%H:%M:%S}.000Z",
        "edit_history_post_ids": [seen.external_id],
        "referenced_posts": [{"type": "replied_to", "id": seen.in_reply_to or OURS["id"]}],
        "entities": {"mentions": [{"username": who.handle, "id": X.us}]},
    }
    real = x.comment(row, x.Includes(posts={OURS["id"]: OURS}), who)
    assert real is not None
    return replace(real, visibility=seen.visibility)


async def test_on_x_only_who_calls_the_account_is_answered_by_api_as_with_what_x_gives() -> None:
    made = on(RealX, Stage(X))
    every = await everything(made)
    for seen in every:
        real = as_x_gives(seen)
        assert (decided(made, seen), seen.role, seen.text) == (decided(made, real), real.role, real.text)
    ways = {one.author: made.way(target(one), "Gern!") for one in every}
    lorenz = next(one for one in every if one.author == "Lorenz")
    assert ways["Anna"] == Api()
    assert ways["Lorenz"] == LinkOut(
        f"https://x.com/intent/post?in_reply_to={lorenz.external_id}&text=Gern%21"
    )
    assert made.can(target(lorenz)) == {Act.HIDE}
