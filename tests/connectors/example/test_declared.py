"""Examples ask the real connector for what it declares, and keep everything else in memory."""

from datetime import timedelta
from typing import ClassVar

from bot.connectors import load_examples
from bot.connectors.example import MIDNIGHT, SETTINGS, Example
from bot.connectors.example.declared import examples, played
from bot.connectors.example.places import X
from bot.connectors.example.script import SCRIPT
from bot.connectors.example.stage import Stage
from bot.connectors.wordpress import WordPress
from bot.domain.act import Act
from bot.domain.channel import is_example
from bot.domain.comment import AuthorRole
from bot.ports import Account, ConnectorInfo, LinkOut, Pull, Quota, SeenComment, Target, Way
from tests.connectors.harness import target
from tests.connectors.wordpress.double import FakeWordPress
from tests.connectors.wordpress.stage import Kept, Unmetered
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


def linking(stage: Stage) -> Example:
    account = Account({MIDNIGHT: TODAY.isoformat()}, None, b"")
    return played(Linking, stage)(account, Kept(), Unmetered(), FakeWordPress())


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


async def test_acts_and_length_are_those_of_the_real_one_for_an_account_that_may_write() -> None:
    made = linking(Stage(X))
    await look(made, timedelta(0))
    seen = (await look(made, SCRIPT[-1].after))[-1]
    real = Linking(Account({}, await made.check(), b""), Kept(), Unmetered(), FakeWordPress())
    assert made.can(target(seen)) == real.can(target(seen)) == {Act.HIDE}
    assert made.length(target(seen), "Grüß dich 😊") == real.length(target(seen), "Grüß dich 😊")
    assert made.length(target(seen), "Grüß dich 😊") != Example.length(made, target(seen), "Grüß dich 😊")


async def test_a_reply_that_goes_by_link_is_posted_when_the_link_is_opened_and_never_before() -> None:
    stage = Stage(X)
    made = linking(stage)
    await look(made, timedelta(0))
    asked = (await look(made, SCRIPT[-1].after))[-1]
    changed, link = made.way(target(asked), "Ja {Tag}"), made.way(target(asked), "Ja!")
    assert isinstance(changed, LinkOut) and isinstance(link, LinkOut)
    waited = await look(made, SCRIPT[-1].after + timedelta(minutes=1))
    stage.opened("https://x.com/intent/post?text=nobody")
    for _ in range(2):
        stage.opened(link.url.replace("!", "%21"))
    after = await look(made, SCRIPT[-1].after + timedelta(minutes=2))
    made.way(target(asked), "Ja!")
    stage.opened(link.url)
    assert await look(made, SCRIPT[-1].after + timedelta(minutes=3)) == after
    new = [one for one in after if one not in waited]
    assert waited[-1] == asked
    assert [(one.role, one.text, one.answers) for one in new] == [
        (AuthorRole.US, "Ja!", (asked.external_id,))
    ]
