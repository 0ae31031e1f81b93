"""Panel of the brand: shows how replies are to sound, and opens and saves the form of each part."""

import io

import discord
from discord import ui

from bot.app import App
from bot.domain.brand import FACTS, FEWEST_WORDS, MOST_WORDS, TEAM, WORDS, BrandFlaw, Gender, Refused, Voice
from bot.domain.refused_form import FormName
from bot.domain.settings import LANGUAGES
from bot.services.business.brand import Style, greeting_findings
from bot.texts import Texts, speak
from cogs.brand import checking, forms, page
from cogs.brand.page import style_rules
from cogs.kit.findings import stops
from cogs.kit.form import Form
from cogs.kit.markdown import cut, escape
from cogs.kit.names import SPOKEN
from cogs.kit.refused_forms import keep
from cogs.kit.routes import Button, Press, row

SHOWN = 60
FEW = 3
"""Of a list, that many are named."""


class BrandPanel:
    """Callbacks of the panel: owner and team change the brand, whoever proposes replies reads it."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def show(self, press: Press) -> None:
        """Shows the present rules."""
        voice = await self._app.brand.voice(press.business.id)
        await press.show(draw(voice, press.texts))

    async def style(self, press: Press) -> None:
        """Opens the form of address, gendered forms, emoji and length of sentences."""
        await self._open(press, FormName.BRAND_STYLE, forms.style_form)

    async def words(self, press: Press) -> None:
        """Opens the form of the taboo words."""
        await self._open(press, FormName.BRAND_WORDS, forms.words_form)

    async def greeting(self, press: Press) -> None:
        """Opens the form of greeting, sign-off and names."""
        await self._open(press, FormName.BRAND_GREETING, forms.greeting_form)

    async def facts(self, press: Press) -> None:
        """Opens the form of the facts, with the names of those that templates miss."""
        voice, missing = await self._app.brand.facts(press.business.id)
        refused = await self._app.refused_forms.get(press.actor, FormName.BRAND_FACTS, 0)
        await press.interaction.response.send_modal(forms.facts_form(voice, press.texts, refused, missing))

    async def goals(self, press: Press) -> None:
        """Opens the form of goals, values and audience."""
        voice = await self._app.brand.voice(press.business.id)
        await press.interaction.response.send_modal(forms.goals_form(voice, press.texts))

    async def _open(self, press: Press, name: FormName, form_of: "forms.FormOf") -> None:
        """Opens a form with the present rules, or with what was refused last time."""
        voice = await self._app.brand.voice(press.business.id)
        refused = await self._app.refused_forms.get(press.actor, name, 0)
        form: Form = form_of(voice, press.texts, refused)
        await press.interaction.response.send_modal(form)

    async def set_style(self, press: Press) -> None:
        """Saves the form of address and how a text is written."""
        style = Style(
            LANGUAGES.get(press.field("address"), press.business.customer_language),
            forms.gender_of(press.field("gender")),
            forms.emoji_of(press.field("emoji")),
            press.field("which"),
            press.field("sentence"),
        )
        saved = await self._app.brand.set_style(press.actor, style)
        await self._saved(press, saved, FormName.BRAND_STYLE, "brand:style")

    async def set_words(self, press: Press) -> None:
        """Saves the taboo words."""
        saved = await self._app.brand.set_words(press.actor, press.field("words"))
        await self._saved(press, saved, FormName.BRAND_WORDS, "brand:words")

    async def set_greeting(self, press: Press) -> None:
        """Saves greeting, sign-off and names."""
        greeting, sign_off, team = (press.field(name) for name in ("greeting", "sign_off", "team"))
        saved = await self._app.brand.set_greeting(press.actor, greeting, sign_off, team)
        await self._saved(press, saved, FormName.BRAND_GREETING, "brand:greeting")

    async def set_facts(self, press: Press) -> None:
        """Saves the facts."""
        saved = await self._app.brand.set_facts(press.actor, press.field("facts"))
        await self._saved(press, saved, FormName.BRAND_FACTS, "brand:facts")

    async def set_goals(self, press: Press) -> None:
        """Saves goals, values and audience."""
        goals = [press.field(name) for name in forms.GOAL_FIELDS]
        saved = await self._app.brand.set_goals(
            press.actor, goals, press.field("values"), press.field("audience")
        )
        await press.show(draw(saved, press.texts, press.texts("Saved.")))

    async def check(self, press: Press) -> None:
        """Lists the templates that do not keep to the brand."""
        checked = await self._app.brand.check_templates(press.business.id)
        await press.show(checking.draw(checked, press.texts, press.number()))

    async def text(self, press: Press) -> None:
        """Opens the form for a text that is to be checked, with the one that was checked last."""
        last = await self._app.refused_forms.get(press.actor, FormName.BRAND_TEXT, 0)
        await press.interaction.response.send_modal(checking.text_form(press.texts, last))

    async def checked(self, press: Press) -> None:
        """Says what was found in a text; it is kept to be changed and checked again."""
        text = press.field(checking.TEXT)
        findings = await self._app.brand.check(press.business.id, text)
        again = await keep(self._app, press, FormName.BRAND_TEXT, "brand:text")
        await press.ask(checking.result(findings, press.texts), again)

    async def export(self, press: Press) -> None:
        """Hands over the page about the brand as a file, in the language of the business."""
        found = await self._app.brand.page(press.business.id)
        texts = speak(press.business.language)
        file = discord.File(
            io.BytesIO(page.markdown(found, press.business, texts, press.now).encode()), page.file_name(texts)
        )
        said = press.texts(
            "For whoever writes for you. Names of customers are left out; read it before you pass it on."
        )
        await press.say(said, file=file)

    async def _saved(self, press: Press, saved: Voice | Refused, name: FormName, route: str) -> None:
        """Shows what is saved; or why nothing was, with the form to be changed."""
        if isinstance(saved, Refused):
            again = await keep(self._app, press, name, route)
            await press.ask(refused_sentence(saved, name, press.texts), again)
            return
        await self._app.refused_forms.drop(press.actor, name, 0)
        await press.show(draw(saved, press.texts, press.texts("Saved.")))


def draw(voice: Voice, texts: Texts, note: str = "") -> ui.LayoutView:
    """Draws the rules, a line for each part, and the buttons that change them. `note`: what has just been done."""
    lines = [f"-# {note}"] if note else []
    lines += ["### " + texts("Brand"), *rule_lines(voice, texts)]
    lines.append("-# " + texts("I check every template and every reply against this."))
    view = ui.LayoutView(timeout=None).add_item(ui.TextDisplay("\n".join(lines)))
    view.add_item(
        row(
            Button(texts.p("brand", "Form of address"), "brand:style"),
            Button(texts.p("brand", "Words"), "brand:words"),
            Button(texts.p("brand", "Greeting"), "brand:greeting"),
        )
    )
    view.add_item(
        row(
            Button(texts.p("brand", "Facts"), "brand:facts"),
            Button(texts.p("brand", "Goals"), "brand:goals"),
        )
    )
    check = Button(texts.p("brand", "Check"), "brand:check")
    return view.add_item(row(check, Button(texts.p("brand", "As a file"), "brand:export")))


def rule_lines(voice: Voice, texts: Texts) -> list[str]:
    """A line for each part; those of which nothing is set are left out, but for the form of address."""
    brand = voice.brand
    address = [SPOKEN[voice.address]]
    if brand.gender is not Gender.FREE:
        address.append(escape(texts.marked(forms.GENDERS[brand.gender])))
    lines = [texts("**Form of address:** {rules}", rules=" · ".join(address))]
    style = style_rules(brand, escape(brand.emoji_which), texts)
    if style:
        lines.append(texts("**Style:** {rules}", rules=" · ".join(style)))
    ends = [escape(cut(" ".join(one.split()), SHOWN)) for one in (brand.greeting, brand.sign_off) if one]
    if ends:
        lines.append(texts("**Greeting:** {rules}", rules=" … ".join(ends)))
        lines += [f"-# {line}" for line in stops(texts, greeting_findings(voice))]
    if brand.words:
        lines.append(texts("**Not:** {words}", words=_few([word.taboo for word in brand.words], texts)))
    if brand.facts:
        lines.append(texts("**Facts:** {names}", names=_few([fact.name for fact in brand.facts], texts)))
    goals = [goal for goal in brand.goals if goal]
    if goals:
        lines.append(texts("**Goals:** {goals}", goals=_few(goals, texts)))
    return lines


def _few(names: list[str], texts: Texts) -> str:
    shown = " · ".join(escape(cut(name, SHOWN)) for name in names[:FEW])
    left = len(names) - FEW
    return shown if left <= 0 else shown + " " + texts.n("and {n} more", "and {n} more", left)


def refused_sentence(refused: Refused, name: FormName, texts: Texts) -> str:
    """Why it was not saved, and what to do."""
    line = escape(cut(refused.line, SHOWN))
    match refused.why:
        case BrandFlaw.LINE if name is FormName.BRAND_FACTS:
            return texts("Nothing saved: “{line}”. Write a name, a colon and the text.", line=line)
        case BrandFlaw.LINE:
            return texts("Nothing saved: “{line}” has no word before the sign.", line=line)
        case BrandFlaw.TOO_LONG:
            return texts("Nothing saved: “{line}” is too long. Make it shorter.", line=line)
        case BrandFlaw.TOO_MANY:
            most = {FormName.BRAND_WORDS: WORDS, FormName.BRAND_FACTS: FACTS}.get(name, TEAM)
            return texts("Nothing saved: there is room for {most}. Leave some out.", most=most)
        case BrandFlaw.NAME:
            return texts("Nothing saved: “{line}”. Choose another name, of letters and digits.", line=line)
        case BrandFlaw.TWICE:
            return texts("Nothing saved: “{line}” is there twice. Leave one out.", line=line)
        case BrandFlaw.PLACEHOLDER:
            return texts(
                "Nothing saved: a greeting can hold {{name}} and {{vorname}}, not {{{line}}}.", line=line
            )
        case BrandFlaw.NUMBER:
            return texts(
                "Nothing saved: “{line}” is no number between {fewest} and {most}. Empty means any length.",
                line=line,
                fewest=FEWEST_WORDS,
                most=MOST_WORDS,
            )
