"""Views: what the connect page shows, as plain values with sentences in the language of the link, before any HTML."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from bot.domain.account import AccountRef
from bot.domain.channel import Channel
from bot.domain.connect_link import Setback, Stop
from bot.domain.connecting import Offer
from bot.domain.meter import Spending
from bot.domain.plaintext import one_line
from bot.marks import Marked
from bot.ports import ConnectorInfo, Finding, LoginField, Step
from bot.services.channels.connect_flow import PageContent
from bot.storage.connect_links import KeptLink
from bot.texts import Texts
from bot.words.access import may_sentence, right_sentences, team_sentence, weakness_sentences
from bot.words.money import limit_sentences
from bot.words.reasons import refusal_sentence
from bot.words.steps import console_words, finding_sentence, pitfall_sentence

Said = tuple[tuple[str, bool], ...]
"""Sentence in parts, each with whether it is a word of the platform's console."""

FIELD = "f."
"""Begins the name of what a step asks for, so that no platform's field is taken for one of the page itself."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Visitor of the connect page: in which language and time zone, on the way to which platform."""

    texts: Texts
    zone: str
    info: ConnectorInfo
    expires_at: datetime

    @property
    def end(self) -> str:
        """Time of day at which the link ends."""
        return self.texts.time(self.expires_at, self.zone)


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer of a check: what was found out about a field or a step, or why nothing was."""

    good: bool
    said: Said
    warns: bool = False

    @property
    def kind(self) -> str:
        """Class in the style sheet: good, bad or warns."""
        if self.good:
            return "warns" if self.warns else "good"
        return "bad"


@dataclass(frozen=True, slots=True)
class FieldView:
    """Field of a step. `value` is never that of a secret; `pasted` says how long that is."""

    name: str
    label: str
    secret: bool
    value: str
    pasted: str
    hint: Said
    example: str
    options: tuple[tuple[str, str], ...]
    answers: tuple[Answer, ...]

    @property
    def wrong(self) -> bool:
        """Whether something was found that speaks against what was typed."""
        return any(not one.good for one in self.answers)


@dataclass(frozen=True, slots=True)
class StepView:
    """Step in full. `place`: what its link is called."""

    key: str
    title: str
    what_for: Said
    clicks: tuple[Said, ...]
    link: str
    place: str
    pitfall: Said
    paste: tuple[str, ...]
    fields: tuple[FieldView, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Step in the list. `state`: done, open or later; `title`: for a done one, what it says then; `address`: where that can
    be seen again.
    """

    number: int
    title: str
    state: str
    address: str = ""
    step: StepView | None = None


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """Account to choose. `beside`: what tells it from another of its name."""

    key: str
    name: str
    beside: str
    connected: bool


def page_title(visitor: Visitor, *, renews: bool) -> str:
    """Title of the page: what it is for."""
    texts, words = visitor.texts, visitor.info.words.connect
    name = texts.marked(words.name) if words is not None and words.name is not None else visitor.info.title
    if renews:
        return texts("Renew the access: {name}", name=name)
    return texts("Connect: {name}", name=name)


def lines_of(visitor: Visitor, page: PageContent) -> tuple[Line, ...]:
    """All steps: those that are done, the open one in full, and those that come later. Where an account is to be chosen,
    that belongs to the last one.
    """
    link, lines, last = page.link, list[Line](), len(page.steps.steps)
    for number, step in enumerate(page.steps.steps, 1):
        title, done = visitor.texts.marked(step.title), visitor.texts.marked(step.done or step.title)
        if page.at is not None and step.key == page.at.key:
            lines.append(Line(number, title, "open", step=step_view(visitor, link, step)))
        elif page.made is not None:
            lines.append(Line(number, done, "done"))
        elif page.offers and number == last and step.opens:
            lines.append(Line(number, title, "open"))
        elif step.key in link.form.passed:
            lines.append(Line(number, done, "done", f"/connect/at/{link.id}?step={step.key}"))
        else:
            lines.append(Line(number, title, "later"))
    return tuple(lines)


def step_view(visitor: Visitor, link: KeptLink, step: Step) -> StepView:
    """Step in full, with what was typed and found."""
    texts, named = visitor.texts, {each.key for each in step.fields}
    about = link.form.step == step.key
    rest = tuple(_found(visitor, one) for one in link.form.found if about and one.field not in named)
    host = urlsplit(step.link).hostname if can_be_opened(step.link) else None
    return StepView(
        key=step.key,
        title=texts.marked(step.title),
        what_for=_said(texts, step.what_for),
        clicks=tuple(_said(texts, click) for click in step.clicks),
        link=step.link if host else "",
        place=texts("Open {place}", place=host or ""),
        pitfall=console_words(pitfall_sentence(texts, step.pitfall)) if step.pitfall else (),
        paste=tuple(texts.marked(each) for each in step.paste),
        fields=tuple(_field(visitor, link, each, about=about) for each in step.fields),
        answers=(*rest, *(setback_answers(visitor, link.form.setback) if about else ())),
    )


def _field(visitor: Visitor, link: KeptLink, field: LoginField, *, about: bool) -> FieldView:
    texts, value, setback = visitor.texts, link.form.values.get(field.key, ""), link.form.setback
    answers = [_found(visitor, one) for one in link.form.found if about and one.field == field.key]
    if about and setback is not None and setback.stop is Stop.MISSING and field.key in setback.missing:
        answers.append(Answer(False, console_words(texts("This is still missing."))))
    usual = field.options[0].value if field.options else ""
    return FieldView(
        name=f"{FIELD}{field.key}",
        label=texts.marked(field.name),
        secret=field.secret,
        value="" if field.secret else value or usual,
        pasted=texts.n("pasted, {n} character", "pasted, {n} characters", len(value))
        if field.secret and value
        else "",
        hint=_said(texts, field.hint) if field.hint else (),
        example=field.example,
        options=tuple((each.value, texts.marked(each.name)) for each in field.options),
        answers=tuple(answers),
    )


def can_be_opened(address: str) -> bool:
    """Whether this is a page of the web, that may be drawn as a link: never a script."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("https", "http") and bool(parts.hostname)


def setback_answers(visitor: Visitor, setback: Setback | None) -> tuple[Answer, ...]:
    """Answers to a setback: why the page did not go on, and what to do."""
    texts, words = visitor.texts, visitor.info.words
    if setback is None:
        return ()
    said: tuple[str, ...] = ()
    match setback.stop:
        case Stop.SILENT:
            said = (
                texts(
                    "{platform} does not answer just now. What you typed stays here until {time}.",
                    platform=visitor.info.title,
                    time=visitor.end,
                ),
            )
        case Stop.REFUSED:
            said = (refusal_sentence(texts, setback.reason, words),)
        case Stop.TOO_WEAK:
            said = right_sentences(texts, words, setback.missing) or (
                texts("The account may only read there. Give it the right to answer, then try again."),
            )
        case Stop.ALREADY:
            said = (texts("{name} is connected already.", name=one_line(setback.title)),)
        case Stop.OVER:
            said = (
                texts("That took too long, or its answer was used already. Go through this step once more."),
            )
    return tuple(Answer(False, console_words(sentence)) for sentence in said)


def choices_of(visitor: Visitor, offers: tuple[Offer, ...]) -> tuple[ChoiceView, ...]:
    """Accounts to choose from."""
    texts, views = visitor.texts, list[ChoiceView]()
    for offer in offers:
        beside = []
        if offer.followers is not None:
            beside.append(texts.n("{n} follower", "{n} followers", offer.followers))
        if offer.connected:
            beside.append(texts("connected already"))
        views.append(ChoiceView(offer.key, offer.name, " · ".join(beside), offer.connected))
    return tuple(views)


def done_sentences(
    visitor: Visitor,
    channel: Channel,
    ref: AccountRef,
    place: str,
    spending: Spending | None,
    *,
    renewed: bool,
) -> tuple[str, ...]:
    """Sentences at the end: what is connected and rings at which place, what was checked, when it ends, what it may cost,
    and what is missing.
    """
    texts, info, name = visitor.texts, visitor.info, one_line(channel.title)
    lasts = info.words.connect.lasts if info.words.connect is not None else None
    said = [
        texts("Done. {name} has its new access.", name=name)
        if renewed
        else texts("Done. {name} rings in {place} from now on.", name=name, place=place),
        may_sentence(texts, info.acts, ref),
    ]
    if ref.token_ends_at is None:
        said[1] += " " + (texts.marked(lasts) if lasts else texts("The access does not end by itself."))
    else:
        said[1] += " " + texts(
            "The access ends on {date}; I tell you before.", date=texts.date(ref.token_ends_at, visitor.zone)
        )
    if spending is not None:
        said.append(" ".join(limit_sentences(texts, spending)))
    if not ref.knows_team:
        said.append(team_sentence(texts))
    return (*said, *weakness_sentences(texts, info.words, ref))


def _found(visitor: Visitor, one: Finding) -> Answer:
    return Answer(one.good, console_words(finding_sentence(visitor.texts, one, visitor.zone)), one.warns)


def _said(texts: Texts, sentence: Marked) -> Said:
    return console_words(texts.marked(sentence))
