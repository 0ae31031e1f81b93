"""Login at a WordPress blog: its address, then an application password that its authorise page makes. That page sends it
back to an https address alone (checked on 6.1 to 7.1); without one the password it shows is pasted.
"""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from bot.connectors.wordpress import discovery
from bot.connectors.wordpress.client import Client, plain_root
from bot.connectors.wordpress.words import WORDS
from bot.domain.account import AUTHORIZE
from bot.domain.reason import Reason
from bot.marks import mark
from bot.ports import (
    REDIRECT,
    AccountRef,
    Begun,
    Choice,
    Finding,
    Granted,
    LoginField,
    Net,
    Refused,
    Step,
    Steps,
    Unmetered,
)

_PAGE = "/wp-admin/authorize-application.php?app_name=Shopbell"
"""Usual place of the authorise page; the site's own index may name another."""
_PASSWORD = "application_password"  # noqa: S105  (the name of a field)
_AS_WHOM = mark(
    "Log in there as the person in whose name answers shall appear. The role **Editor** is enough, less is not."
)


class WordPressLogin:
    """Login at one blog. Choices hold its address beside the secrets, since `take` needs both."""

    def __init__(self, net: Net, installation: Mapping[str, str]) -> None:
        self._net = net

    def steps(self, form: Mapping[str, str]) -> Steps:
        """Address, then the password: given on the authorise page, or typed where that cannot come back."""
        address = Step(
            "address",
            mark("Name the blog"),
            mark("So that I know which blog it is."),
            done=mark("Blog named"),
            fields=(LoginField("url", mark("Address of the blog"), example="https://…"),),
        )
        last = _allowed() if _returns(form) else _typed(form)
        return Steps(
            (address, last),
            minutes=3,
            needs=mark("a blog on your own web space, and an account there with the role Editor"),
        )

    async def look(self, step: str, form: Mapping[str, str]) -> tuple[Finding, ...]:
        """Which blog that is; whether the password opens it, and with what rights."""
        if step == "address":
            ref = await self._account(form, None)
            return (
                Finding("url", True, mark("That is {name}."), {"name": ref.name}, {AUTHORIZE: _page(ref)}),
            )
        if step != "password" or not form.get(_PASSWORD):
            return ()
        ref = await self._account(form, _proof(form))
        if ref.missing:
            return (Finding(_PASSWORD, False, WORDS.rights[ref.missing[0]]),)
        return (Finding(_PASSWORD, True, mark("The password opens it: I may approve and reply there.")),)

    async def begin(self, app: Mapping[str, str], redirect: str, state: str) -> Begun:
        """Opens the authorise page where it can come back, otherwise nothing."""
        if not _returns({REDIRECT: redirect}):
            return Begun("")
        page = app.get(AUTHORIZE) or _page(await self._account(app, None))
        back = f"{redirect}?{urlencode({'state': state})}"
        return Begun(f"{page}&{urlencode({'success_url': back})}")

    async def finish(
        self, app: Mapping[str, str], begun: Begun, query: Mapping[str, str]
    ) -> tuple[Choice, ...]:
        """The blog, with the user and password that came back or were typed. Raises Refused where it was not allowed."""
        if begun.url and query.get("error") == "disabled":
            raise Refused(Reason.API_OFF, "no application passwords for this account")
        if begun.url and not query.get("password"):
            raise Refused(Reason.DECLINED, "not approved")
        user, password = (query.get("user_login", ""), query["password"]) if begun.url else _proof(app)
        ref = await self._account(app, (user, password))
        kept = {"url": app.get("url", ""), "user": user, "password": password}
        return (Choice(ref.id, ref.name, kept),)

    async def take(self, choice: Choice) -> Granted:
        """User and password, for the address that they were given for."""
        secrets = dict(choice.secrets)
        url = secrets.pop("url")
        return Granted(secrets, {"url": url})

    async def refresh(self, secrets: Mapping[str, str]) -> Granted:
        """The same: an application password does not end."""
        return Granted(secrets)

    async def _account(self, form: Mapping[str, str], proof: tuple[str, str] | None) -> AccountRef:
        """Account at the blog that was typed. Raises Retry, Reconnect or Refused."""
        typed = form.get("url", "")
        home = discovery.home_of(typed)
        return await discovery.account(Client(self._net, Unmetered(), plain_root(home), home, proof), typed)


def _returns(form: Mapping[str, str]) -> bool:
    return form.get(REDIRECT, "").startswith("https://")


def _proof(form: Mapping[str, str]) -> tuple[str, str]:
    return form.get("user", ""), form.get(_PASSWORD, "")


def _page(ref: AccountRef) -> str:
    """Authorise page of the site. Raises Refused where it takes no application passwords."""
    if not ref.secret_page:
        raise Refused(Reason.API_OFF, "no application passwords")
    return ref.secret_page


def _link(form: Mapping[str, str]) -> str:
    """Authorise page as far as it is known before a request: what `look` found, else its usual place."""
    if form.get(AUTHORIZE):
        return form[AUTHORIZE]
    try:
        home = discovery.home_of(form.get("url", ""))
    except Refused:
        return ""
    return quote(home, safe=":/[]") + _PAGE


def _allowed() -> Step:
    return Step(
        "allow",
        mark("Allow access"),
        mark("Your blog makes a password for me alone. You can withdraw it there at any time."),
        clicks=(_AS_WHOM, mark("Press the coloured button, **Yes, I approve of this connection**.")),
        done=mark("Access allowed"),
        opens=True,
    )


def _typed(form: Mapping[str, str]) -> Step:
    return Step(
        "password",
        mark("Make a password"),
        mark("Your blog makes a password for me alone. You can withdraw it there at any time."),
        clicks=(
            _AS_WHOM,
            mark("Press the coloured button, **Yes, I approve of this connection**."),
            mark("Copy the password that is shown then; it is shown only once."),
        ),
        link=_link(form),
        pitfall=mark("The name to log in with is wanted, not the displayed one; and not your own password."),
        done=mark("Password made"),
        fields=(
            LoginField("user", mark("User name in WordPress")),
            LoginField(_PASSWORD, mark("Application password"), secret=True),
        ),
    )
