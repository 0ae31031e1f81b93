"""Login at a blog: what its steps ask for, what a look finds, and the password that its authorise page gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.connectors.wordpress.login import WordPressLogin
from bot.domain.reason import Reason
from bot.ports import (
    REDIRECT,
    Begun,
    Choice,
    Granted,
    HttpAnswer,
    HttpRequest,
    Net,
    NetworkTrouble,
    Reconnect,
    Refused,
    Retry,
)
from tests.connectors.wordpress.double import HOME, FakeWordPress
from tests.connectors.wordpress.stage import connector, way_out
from tests.support.provision import Site
from tests.support.wordpress import WordPress

BACK = "https://shop.example/connect/back"
HERE = "http://127.0.0.1:8766/connect/back"
AUTHORIZE = f"{HOME}/wp-admin/authorize-application.php?app_name=Shopbell"


@pytest.fixture
def blog() -> FakeWordPress:
    return FakeWordPress()


def login(net: Net) -> WordPressLogin:
    return WordPressLogin(net, {})


def typed(blog: FakeWordPress, **other: str) -> dict[str, str]:
    return {"url": HOME, "user": blog.user, "application_password": blog.password, **other}


def test_the_password_is_typed_where_the_authorise_page_cannot_come_back() -> None:
    for redirect in ("", HERE, "http://127.0.0.1/shopbell"):
        address, password = login(FakeWordPress()).steps({REDIRECT: redirect, "url": HOME}).steps
        assert [each.key for each in address.fields] == ["url"]
        assert [(each.key, each.secret) for each in password.fields] == [
            ("user", False),
            ("application_password", True),
        ]
        assert (password.link, password.opens) == (AUTHORIZE, False)
        assert (address.done, password.done) == ("Blog named", "Password made")


def test_nothing_is_typed_where_the_authorise_page_can_come_back() -> None:
    _, allow = login(FakeWordPress()).steps({REDIRECT: BACK, "url": HOME}).steps
    assert (allow.opens, allow.fields, allow.link, allow.done) == (True, (), "", "Access allowed")


@pytest.mark.parametrize(
    ("form", "link"),
    [
        ({}, ""),
        ({"url": "a blog"}, ""),
        ({"url": "http://[::1"}, ""),
        (
            {"url": "blog.example/wp-admin/"},
            "https://blog.example/wp-admin/authorize-application.php?app_name=Shopbell",
        ),
        ({"url": HOME, "authorize": "https://else.example/wp/a.php"}, "https://else.example/wp/a.php"),
        (
            {"url": 'https://x.example/"><b>'},
            "https://x.example/%22%3E%3Cb%3E/wp-admin/authorize-application.php?app_name=Shopbell",
        ),
    ],
)
def test_the_page_is_what_the_site_named_or_else_its_usual_place(form: dict[str, str], link: str) -> None:
    assert login(FakeWordPress()).steps(form).steps[1].link == link


async def test_an_address_is_looked_at_and_its_page_kept(blog: FakeWordPress) -> None:
    [found] = await login(blog).look("address", {"url": HOME})
    assert (found.good, found.field, found.values["name"]) == (True, "url", "Bäckerei Sonnenhut")
    assert dict(found.keep) == {"authorize": AUTHORIZE}


async def test_an_address_without_a_blog_or_without_passwords_for_programs_says_why(
    blog: FakeWordPress,
) -> None:
    with pytest.raises(Refused) as no_address:
        await login(blog).look("address", {"url": "a blog"})
    assert no_address.value.reason is Reason.NO_ADDRESS
    blog.takes_passwords = False
    with pytest.raises(Refused) as off:
        await login(blog).look("address", {"url": HOME})
    assert off.value.reason is Reason.API_OFF
    blog.trap(lambda _: True, trouble=NetworkTrouble(began=False))
    with pytest.raises(Retry):
        await login(blog).look("address", {"url": HOME})


async def test_a_password_is_looked_at(blog: FakeWordPress) -> None:
    assert await login(blog).look("password", {"url": HOME, "user": blog.user}) == ()
    [good] = await login(blog).look("password", typed(blog))
    assert (good.good, good.field) == (True, "application_password")
    with pytest.raises(Reconnect) as wrong:
        await login(blog).look("password", typed(blog, application_password="nope"))
    assert wrong.value.reason is Reason.REVOKED
    blog.roles = ("subscriber",)
    [weak] = await login(blog).look("password", typed(blog))
    assert (weak.good, "moderate_comments" in weak.sentence) == (False, True)


async def test_what_was_typed_is_taken_without_a_page(blog: FakeWordPress) -> None:
    begun = await login(blog).begin(typed(blog), HERE, "state")
    assert begun == Begun("")
    [choice] = await login(blog).finish(typed(blog), begun, {})
    assert (choice.key, choice.name) == (urlsplit(HOME).netloc, "Bäckerei Sonnenhut")
    granted = await login(blog).take(choice)
    assert granted == Granted({"user": blog.user, "password": blog.password}, {"url": HOME})
    assert await login(blog).refresh(granted.secrets) == Granted(granted.secrets)


@pytest.mark.parametrize("looked", [False, True])
async def test_the_page_is_opened_with_the_way_back(blog: FakeWordPress, looked: bool) -> None:
    app = {"url": HOME, **({"authorize": AUTHORIZE} if looked else {})}
    begun = await login(blog).begin(app, BACK, "st&te")
    assert begun.url.startswith(AUTHORIZE + "&")
    query = parse_qs(urlsplit(begun.url).query)
    assert query["success_url"] == [f"{BACK}?state=st%26te"]
    assert (len(blog.requests) > 0) is not looked


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ({"success": "false"}, Reason.DECLINED),
        ({}, Reason.DECLINED),
        ({"error": "disabled"}, Reason.API_OFF),
    ],
)
async def test_who_declines_there_is_said_so_and_the_blog_is_not_asked(
    blog: FakeWordPress, query: dict[str, str], reason: Reason
) -> None:
    with pytest.raises(Refused) as declined:
        await login(blog).finish({"url": HOME}, Begun(AUTHORIZE), query)
    assert (declined.value.reason, blog.requests) == (reason, [])


async def test_what_a_form_holds_is_no_answer_of_the_page(blog: FakeWordPress) -> None:
    with pytest.raises(Refused):
        await login(blog).finish(typed(blog), Begun(AUTHORIZE), {"user_login": blog.user})


# --- the real one, which believes that it is in production and reached over https ----------------------------------------


@pytest.fixture(scope="module")
def production(wordpress_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WordPress]:
    site = WordPress(
        wordpress_site,
        tmp_path_factory.mktemp("production"),
        environment_type="production",
        behind_tls=True,
        workers=2,
    )
    site.start()
    yield site
    site.stop()


class EndsTls:
    """Implements ports.Net: a proxy in front of the site that ends TLS."""

    def __init__(self, site: WordPress) -> None:
        self._net = way_out(site.url)

    async def request(self, request: HttpRequest) -> HttpAnswer:
        assert request.url.startswith("https://")
        answer = await self._net.request(replace(request, url="http" + request.url.removeprefix("https")))
        return replace(answer, url="https" + answer.url.removeprefix("http"))


def address(site: WordPress) -> str:
    return "https" + site.url.removeprefix("http")


async def connects(production: WordPress, choice: Choice) -> None:
    """The access works, and belongs to the editor."""
    granted = await login(EndsTls(production)).take(choice)
    net = EndsTls(production)
    ref = await connector(net, granted.settings["url"], None, **granted.secrets).check()
    assert (ref.id, ref.can_write, ref.role) == (choice.key, True, "editor")


async def test_in_production_the_page_comes_back_to_https_with_a_password_that_works(
    production: WordPress,
) -> None:
    door, app = login(EndsTls(production)), {"url": address(production)}
    [found] = await door.look("address", app)
    begun = await door.begin({**app, **found.keep}, BACK, "s-1")
    answer = production.authorize(production.editor, begun.url)
    back = answer.headers["Location"]
    assert answer.status == 302 and back.startswith(f"{BACK}?state=s-1&")
    query = {name: values[0] for name, values in parse_qs(urlsplit(back).query).items()}
    assert query["user_login"] == production.editor.login
    [choice] = await door.finish(app, begun, query)
    await connects(production, choice)


async def test_in_production_the_page_does_not_come_back_to_plain_http(production: WordPress) -> None:
    """Why `begin` opens no page for the door on this machine."""
    page = f"{production.url}/wp-admin/authorize-application.php?app_name=Shopbell&success_url={HERE}"
    refused = production.authorize(production.editor, page)
    assert refused.status == 500 and "secure connection" in refused.text


async def test_in_production_the_page_shows_a_password_that_is_pasted(production: WordPress) -> None:
    door, app = login(EndsTls(production)), {"url": address(production), REDIRECT: HERE}
    [found] = await door.look("address", app)
    link = door.steps({**app, **found.keep}).steps[1].link
    password = production.authorize_without_return(production.editor, link)
    form = {**app, "user": production.editor.login, "application_password": password}
    [good] = await door.look("password", form)
    assert good.good
    begun = await door.begin(form, HERE, "s")
    [choice] = await door.finish(form, begun, {})
    await connects(production, choice)


async def test_in_production_who_declines_comes_back_without_a_password(production: WordPress) -> None:
    door, app = login(EndsTls(production)), {"url": address(production)}
    begun = await door.begin(app, BACK, "s-2")
    back = production.authorize(production.editor, begun.url, approve=False).headers["Location"]
    query = {name: values[0] for name, values in parse_qs(urlsplit(back).query).items()}
    assert query == {"state": "s-2", "success": "false"}
    with pytest.raises(Refused) as declined:
        await door.finish(app, begun, query)
    assert declined.value.reason is Reason.DECLINED
