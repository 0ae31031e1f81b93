"""Login at the market: two stalls open with one answer, and share one token."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from bot.domain.reason import Reason
from bot.marks import mark
from bot.ports import Begun, Choice, Finding, Granted, LoginField, Net, Reconnect, Step, Steps


class MarketLogin:
    """Fulfils Login."""

    def __init__(self, net: Net, installation: Mapping[str, str]) -> None:
        self._net = net

    def steps(self, form: Mapping[str, str]) -> Steps:
        fields = [LoginField("client", mark("Number of your stand permit"))]
        if form.get("client"):
            fields.append(LoginField("secret", mark("Its secret"), secret=True))
        permit = Step(
            "permit",
            mark("Permit"),
            mark("The market office lets only stands with a permit in."),
            clicks=(mark("Ask the market office for a permit."),),
            pitfall=mark("The permit has to be of this year."),
            fields=tuple(fields),
        )
        allow = Step("allow", mark("Allowed"), mark("The market asks you once."), opens=True)
        return Steps((permit, allow), minutes=5)

    async def look(self, step: str, form: Mapping[str, str]) -> tuple[Finding, ...]:
        if form.get("client") != "closed":
            return ()
        return (Finding("client", False, mark("The stand {name} is closed."), {"name": "closed"}),)

    async def begin(self, app: Mapping[str, str], redirect: str, state: str) -> Begun:
        query = urlencode({"client": app["client"], "redirect": redirect, "state": state})
        return Begun(f"https://market.example/allow?{query}", verifier="v")

    async def finish(
        self, app: Mapping[str, str], begun: Begun, query: Mapping[str, str]
    ) -> tuple[Choice, ...]:
        if query.get("code") != "good" or begun.verifier != "v" or app["secret"] != "s3cret":
            raise Reconnect(Reason.REVOKED)
        token = {"token": f"of {query['state']}"}
        return (Choice("nord", "North stall", token), Choice("sued", "South stall", token))

    async def take(self, choice: Choice) -> Granted:
        return Granted(choice.secrets, {"stall": choice.key}, datetime.now(UTC) + timedelta(hours=2))

    async def refresh(self, secrets: Mapping[str, str]) -> Granted:
        return Granted({"token": secrets["token"] + "+"}, ends_at=datetime.now(UTC) + timedelta(hours=2))
