"""Drawing of the connect page: its states as HTML, in the language of the link (jinja2)."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bot.app import App
from bot.domain.business import Business
from bot.domain.connect_link import Stop
from bot.domain.plaintext import one_line
from bot.domain.settings import Language
from bot.ports import Steps
from bot.services.channels.connect_flow import PageContent
from bot.storage.connect_links import KeptLink
from bot.texts import Texts, speak
from bot.web.messages import Reply
from bot.web.views import (
    Answer,
    StepView,
    Visitor,
    choices_of,
    done_sentences,
    lines_of,
    page_title,
    setback_answers,
    step_view,
)
from bot.words.steps import beforehand_sentences

if TYPE_CHECKING:
    from jinja2 import Environment

DISCORD = "https://discord.com/channels"


class Drawing:
    """Draws pages. `folder` holds the templates, which are read once."""

    def __init__(self, app: App, folder: Path) -> None:
        self._app = app
        self._folder = folder

    @cached_property
    def _templates(self) -> "Environment":
        from jinja2 import Environment, FileSystemLoader, StrictUndefined

        return Environment(
            loader=FileSystemLoader(self._folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def gone(self) -> Reply:
        """The link is old, used, guessed or somebody else's: nothing says which."""
        texts = speak(self._app.language)
        sentence = texts("This link does not work any more. Get a new one in Discord with /connections.")
        return self._reply(404, "words.html", texts, title="Shopbell", sentences=(sentence,))

    async def nobody_knows(self, link: KeptLink) -> Reply:
        """Discord does not say just now whether the person is an owner still."""
        visitor, _ = await self._visitor(link)
        sentence = visitor.texts(
            "Discord does not answer just now, so I can't see who you are. Go back and try again in a minute."
            " What you typed stays here until {time}.",
            time=visitor.end,
        )
        title = page_title(visitor, renews=link.channel is not None)
        return self._reply(503, "words.html", visitor.texts, title=title, sentences=(sentence,))

    async def first(self, link: KeptLink, token: str, steps: Steps) -> Reply:
        """First page, with one button: what connecting takes."""
        visitor, business = await self._visitor(link)
        texts = visitor.texts
        said = [texts("For {business}.", business=one_line(business.name))] if business else []
        renews = link.channel is not None
        said += beforehand_sentences(texts, steps, renews=renews)
        return self._reply(
            *(200, "first.html", texts),
            title=page_title(visitor, renews=renews),
            sentences=tuple(said),
            small=texts("The link works until {time}, once, and only for you.", time=visitor.end),
            action=f"/connect/{token}",
            button=texts.p("button", "Begin"),
        )

    async def going(self, link: KeptLink, address: str) -> Reply:
        """Sends the browser on to the platform's own page: a redirect after a form may not leave this door (CSP)."""
        visitor, _ = await self._visitor(link)
        texts = visitor.texts
        return self._reply(
            *(200, "going.html", texts),
            title=page_title(visitor, renews=link.channel is not None),
            sentences=(texts("Going on to {platform}.", platform=visitor.info.title),),
            address=address,
            button=texts("Open the page of {platform}", platform=visitor.info.title),
        )

    async def page(self, page: PageContent, proof: str) -> Reply:
        """The page as it is now."""
        visitor, business = await self._visitor(page.link)
        texts, lines = visitor.texts, lines_of(visitor, page)
        number = next((one.number for one in lines if one.state == "open"), len(lines))
        where = (
            texts("Step {number} of {count}", number=number, count=len(lines)),
            texts("the link works until {time}", time=visitor.end),
        )
        renewed = page.link.channel is not None
        return self._reply(
            *(200, "page.html", texts),
            title=page_title(visitor, renews=renewed),
            where=_begun(" · ".join(where if page.made is None else where[1:])),
            lines=lines,
            action=f"/connect/at/{page.link.id}",
            proof=proof,
            legend=texts("Which one?") if page.made is None else texts("Connect another one?"),
            choices=choices_of(visitor, page.offers),
            trouble=setback_answers(visitor, page.link.form.setback) if page.at is None else (),
            done=await self._done(page, visitor, business),
            after=await self._after(page, visitor),
            home=_discord(business),
            words=_words(texts),
        )

    async def answers(self, link: KeptLink, step: str, steps: Steps) -> dict[str, object]:
        """What the check of a step found, for the script of the page; nothing while a field of it is empty still."""
        visitor, _ = await self._visitor(link)
        here = next((each for each in steps.steps if each.key == step), None)
        if here is None:
            return {"fields": [], "answers": []}
        view, setback = step_view(visitor, link, here), link.form.setback
        early = setback is not None and setback.stop is Stop.MISSING
        return {
            "fields": [
                {"name": each.name, "pasted": each.pasted, "answers": _plain(each.answers, early)}
                for each in view.fields
            ],
            "answers": _plain(view.answers, early),
        }

    def _place(self, business: Business | None) -> str:
        """Where it rings."""
        named = self._app.connect_site.inbox_name
        return (named(business) if named is not None and business is not None else "") or "Discord"

    async def _done(self, page: PageContent, visitor: Visitor, business: Business | None) -> tuple[str, ...]:
        """What came of it; nothing before the end."""
        if page.made is None:
            return ()
        channel, ref = page.made
        connection = await self._app.connections.of(page.link.business, channel.id)
        return done_sentences(
            *(visitor, channel, ref, self._place(business), connection.spending if connection else None),
            renewed=page.link.channel is not None,
        )

    async def _after(self, page: PageContent, visitor: Visitor) -> tuple[StepView, ...]:
        """How the platform is made to deliver at once, where it can reach this door."""
        if page.made is None:
            return ()
        steps = await self._app.delivery_steps(page.link.business, page.made[0])
        return tuple(step_view(visitor, page.link, each) for each in steps)

    async def _visitor(self, link: KeptLink) -> tuple[Visitor, Business | None]:
        business = await self._app.connect_links.business(link)
        info = self._app.switchboard.info(link.connector)
        zone = business.zone if business is not None else self._app.settings.zone.key
        return Visitor(speak(link.language), zone, info, link.expires_at), business

    def _reply(self, status: int, template: str, texts: Texts, **values: object) -> Reply:
        language = "en" if texts.language is Language.ENGLISH else "de"
        drawn = self._templates.get_template(template).render(language=language, **values)
        return Reply(status, drawn.encode(), {"Content-Type": "text/html; charset=utf-8"})


def _plain(answers: tuple[Answer, ...], early: bool) -> list[list[object]]:
    return [] if early else [[one.kind, one.said] for one in answers]


def _begun(line: str) -> str:
    """The line with a capital at its beginning, whichever of its parts that is."""
    return line[:1].upper() + line[1:]


def _discord(business: Business | None) -> str:
    """Address of the inbox in Discord."""
    if business is None:
        return f"{DISCORD}/@me"
    return f"{DISCORD}/{business.server_id}" + (f"/{business.inbox_id}" if business.inbox_id else "")


@dataclass(frozen=True, slots=True)
class PageWords:
    """Words of the page itself."""

    go_on: str
    connect: str
    done: str
    tab: str
    paste: str
    copy: str
    copied: str
    good: str
    warns: str
    bad: str
    home: str
    example: str


def _words(texts: Texts) -> PageWords:
    return PageWords(
        go_on=texts("Continue"),
        connect=texts.p("button", "Connect"),
        done=texts.p("step", "done"),
        tab=texts("new tab"),
        paste=texts("To paste there:"),
        copy=texts("Copy"),
        copied=texts("Copied"),
        good=texts("Right:"),
        warns=texts("Mind:"),
        bad=texts("Not yet:"),
        home=texts("Back to Discord"),
        example=texts("for example"),
    )
