"""Panel of the templates: lists, finds, adds, changes, previews, removes and restores reply templates."""

from collections.abc import Mapping

from discord import app_commands

from bot.app import App
from bot.domain.business import Business
from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId
from bot.domain.placeholder import BLANKS, most_blanks
from bot.domain.refused_form import FormName
from bot.domain.settings import LANGUAGES, Language
from bot.domain.template import BODY_LIMIT, TITLE_LIMIT, Flaw, Template, TemplateId, in_order
from bot.texts import Texts
from cogs.kit.form import OPTIONS
from cogs.kit.handing_back import hand
from cogs.kit.markdown import cut, escape
from cogs.kit.paging import PAGE
from cogs.kit.refused_forms import keep
from cogs.kit.routes import Press, patience, whole
from cogs.templates import drawing, forms
from cogs.templates.learnt import Learnt

CHOICE = 100


class TemplatesPanel:
    """Callbacks of the panel: owner and team write templates, whoever proposes replies reads them."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def open(self, press: Press, typed: str | None) -> None:
        """Opens the list, or the template that was chosen while typing, or what the typed words find."""
        if not typed:
            await self.list(press)
        elif chosen := whole(typed):
            await self.show_one(press, TemplateId(chosen))
        else:
            await self._found(press, typed)

    async def suggest(self, business: Business, typed: str) -> list[app_commands.Choice[str]]:
        """Suggests templates by what is typed of their title or text."""
        if typed.strip():
            found = await self._app.templates.search(business.id, typed)
        else:
            every = await self._app.templates.all(business.id)
            found = tuple(sorted(every, key=lambda one: -one.used))
        return [
            app_commands.Choice(
                name=cut(f"{one.title} · {' '.join(one.body.split())}", CHOICE), value=str(one.id)
            )
            for one in found[:OPTIONS]
        ]

    async def list(self, press: Press) -> None:
        """Shows one page of all templates; from one template the page that it is on."""
        every = await self._app.templates.all(press.business.id)
        last = next((place for place, one in enumerate(every) if one.id == press.number(1)), None)
        page = press.number() if last is None else last // PAGE
        await press.show(drawing.draw_list(every, press.texts, page))

    async def find(self, press: Press) -> None:
        """Opens the search form."""
        await press.interaction.response.send_modal(forms.search_form(press.texts))

    async def search(self, press: Press) -> None:
        """Lists templates with the words of the search form."""
        await self._found(press, press.field("words"))

    async def _found(self, press: Press, words: str) -> None:
        found = await self._app.templates.search(press.business.id, words)
        await press.show(drawing.draw_found(found, words, press.texts))

    async def show(self, press: Press) -> None:
        """Shows one template, with what can be done to it."""
        await self.show_one(press, TemplateId(press.choice() or press.number()))

    async def show_one(self, press: Press, template: TemplateId, note: str = "") -> None:
        """Shows one template. `note`: what has just been done."""
        details = await self._app.template_details.get(press.business.id, template)
        if details is None:
            await press.gone()
        else:
            await press.show(drawing.draw_one(details, press.texts, press.business.zone, note))

    async def preview(self, press: Press) -> None:
        """Shows how it would answer one of the last comments."""
        template, place = TemplateId(press.number()), press.number(1)
        shown = await self._app.template_details.preview(press.business.id, template, place)
        if shown is None:
            await press.gone()
        elif isinstance(shown, Template):
            nobody = press.texts("Nobody has written yet. The preview needs a comment.")
            await self.show_one(press, template, nobody)
        else:
            await press.show(drawing.draw_preview(shown, press.texts))

    async def new(self, press: Press) -> None:
        """Opens the empty form, or what could not be saved last time."""
        await self._open(press, TemplateId(0), {})

    async def new_from(self, press: Press) -> None:
        """Opens the form with a template proposed from the reply to a comment."""
        found = await self._app.templates.proposal(press.business.id, CommentId(press.number()))
        if found is None:
            await press.gone()
            return
        form = forms.template_form(0, forms.template_fields(found), press.texts)
        await press.interaction.response.send_modal(form)

    async def change(self, press: Press) -> None:
        """Opens the form with a template."""
        template = await self._app.templates.get(press.business.id, TemplateId(press.number()))
        fields = {} if template is None else forms.template_fields(template)
        await self._open(press, TemplateId(press.number()), fields)

    async def _open(self, press: Press, about: TemplateId, fields: Mapping[str, str]) -> None:
        """Opens the form: what was typed and not saved comes first, also for a template that somebody has
        removed since.
        """
        kept = await self._app.refused_forms.get(press.actor, FormName.TEMPLATE, about)
        if about and not kept and not fields:
            await press.gone()
            return
        await press.interaction.response.send_modal(forms.template_form(about, kept or fields, press.texts))

    async def more(self, press: Press) -> None:
        """Does what was chosen in the select of one template."""
        template, chosen = TemplateId(press.number()), press.chosen[0] if press.chosen else ""
        if chosen.startswith(drawing.TEXT):
            await self._open_text(press, template, chosen.removeprefix(drawing.TEXT))
        elif chosen in ("examples", "place"):
            await self._open_details(press, template, chosen)
        elif chosen in ("thanks", "no_thanks"):
            await self._mark_thanks(press, template, marked=chosen == "thanks")
        elif chosen == "learnt":
            await Learnt(self._app).show(press, template)
        elif chosen == "copy":
            made = await self._app.templates.copy(press.actor, template)
            if made is None:
                await press.gone()
            else:
                await self.show_one(press, made, press.texts("This is the copy. Change what is to differ."))
        else:
            await self._ask(press, template)

    async def _open_text(self, press: Press, template: TemplateId, named: str) -> None:
        known = await self._app.templates.get(press.business.id, template)
        language = LANGUAGES.get(named)
        if known is None or language is None:
            await press.gone()
            return
        fields = {"body": known.text_in(language)}
        await press.interaction.response.send_modal(forms.text_form(template, language, fields, press.texts))

    async def _open_details(self, press: Press, template: TemplateId, chosen: str) -> None:
        details = await self._app.template_details.get(press.business.id, template)
        if details is None:
            await press.gone()
            return
        form_of = forms.examples_form if chosen == "examples" else forms.place_form
        await press.interaction.response.send_modal(form_of(details, press.texts))

    async def thanks(self, press: Press) -> None:
        """Makes it the template that thanks for praise with one tap, or no longer."""
        await self._mark_thanks(press, TemplateId(press.number()), marked=press.number(1) == 1)

    async def _mark_thanks(self, press: Press, about: TemplateId, *, marked: bool) -> None:
        template, texts = (
            await self._app.templates.mark_thanks(press.actor, about, marked=marked),
            press.texts,
        )
        if template is None:
            await press.gone()
        elif marked and not template.thanks:
            await self.show_one(press, about, texts("It has blanks: one tap cannot fill them in."))
        elif marked and not template.used:
            await self.show_one(press, about, texts("Send it through the form once, then one tap is enough."))
        else:
            await self.show_one(press, about, texts("Saved."))

    async def ask(self, press: Press) -> None:
        """Asks for confirmation before removing."""
        await self._ask(press, TemplateId(press.number()))

    async def _ask(self, press: Press, about: TemplateId) -> None:
        template = await self._app.templates.get(press.business.id, about)
        if template is None:
            await press.gone()
        else:
            await press.show(drawing.draw_question(template, press.texts))

    async def remove(self, press: Press) -> None:
        """Removes a template from the list and from cards; replies made from it stay."""
        removed = await self._app.templates.remove(press.actor, TemplateId(press.number()))
        every = await self._app.templates.all(press.business.id)
        if removed is None:
            await press.show(drawing.draw_list(every, press.texts, 0))
            return
        before = sum(in_order(one.title) < in_order(removed.title) for one in every)
        note = press.texts("“{title}” is removed.", title=escape(cut(removed.title, TITLE_LIMIT)))
        await press.show(drawing.draw_list(every, press.texts, before // PAGE, note))

    async def removed(self, press: Press) -> None:
        """Lists removed templates."""
        gone = await self._app.templates.removed(press.business.id)
        await press.show(drawing.draw_removed(gone, press.texts))

    async def restore(self, press: Press) -> None:
        """Brings a removed template back."""
        back = await self._app.templates.restore(press.actor, TemplateId(press.choice()))
        if back is None:
            await press.gone()
        else:
            await self.show_one(press, back.id, press.texts("The template is back."))

    async def saved(self, press: Press) -> None:
        """Adds or changes a template; a refused form gets a sentence, and [Change] opens it with everything
        in it.
        """
        template = TemplateId(press.number()) if press.number() else None
        title, body = press.field("title"), press.field("body")
        async with patience(press):
            outcome = await self._app.templates.save(
                press.actor, template, title, press.field("short_name"), body
            )
            if isinstance(outcome, Flaw):
                await self._refused(press, outcome, template or 0)
                return
            await self._app.refused_forms.drop(press.actor, FormName.TEMPLATE, template or 0)
        lost = template is not None and outcome != template
        again = press.texts("Somebody had removed the template meanwhile. Now it is back.")
        await self.show_one(press, outcome, again if lost else press.texts("Saved."))

    async def _refused(self, press: Press, why: Flaw, about: int) -> None:
        route, body = "templates:change" if about else "templates:new", press.field("body")
        view = await keep(self._app, press, FormName.TEMPLATE, route, about)
        sentence = flaw_sentence(press.texts, why, body)
        if body.strip():
            await hand(press, body, view, sentence)
        else:
            await press.say(sentence, view=view)

    async def text_saved(self, press: Press) -> None:
        """Writes the text of a template in another language; a refused one is handed back."""
        template, body = TemplateId(press.number()), press.field("body")
        language = LANGUAGES.get(press.argument(1), Language.GERMAN_DU)
        async with patience(press):
            outcome = await self._app.template_details.translate(press.actor, template, language, body)
        if isinstance(outcome, Flaw):
            await hand(press, body, None, flaw_sentence(press.texts, outcome, body))
        elif outcome:
            await self.show_one(press, template, press.texts("Saved."))
        else:
            await press.gone()
            await hand(press, body)

    async def examples_saved(self, press: Press) -> None:
        """Writes the comments that a template answers."""
        template = TemplateId(press.number())
        texts = [press.field(field) for field in forms.EXAMPLE_FIELDS]
        saved = await self._app.template_details.write_examples(press.actor, template, texts)
        await self._after(press, template, saved=saved)

    async def placed(self, press: Press) -> None:
        """Writes category, connections and goal."""
        template = TemplateId(press.number())
        channels = {ChannelId(whole(one)) for one in press.field("channels").split()}
        saved = await self._app.template_details.place(
            press.actor, template, press.field("category"), channels, whole(press.field("goal"))
        )
        await self._after(press, template, saved=saved)

    async def _after(self, press: Press, template: TemplateId, *, saved: bool) -> None:
        if saved:
            await self.show_one(press, template, press.texts("Saved."))
        else:
            await press.gone()


def flaw_sentence(texts: Texts, flaw: Flaw, body: str) -> str:
    """Sentence that says why it was not saved, and what to do."""
    match flaw:
        case Flaw.NO_TITLE:
            return texts("It needs a title. Your text:")
        case Flaw.NO_BODY:
            return texts("There is no text in it yet.")
        case Flaw.TOO_LONG:
            return texts("The text may have at most {limit} characters. Yours:", limit=BODY_LIMIT)
        case Flaw.TOO_MANY_BLANKS:
            return texts(
                "It has {n} blanks, and a form has room for {most}. Write some of them out. Your text:",
                n=most_blanks(body),
                most=BLANKS,
            )
        case Flaw.TITLE_TAKEN:
            return texts("There is a template with this title already. Choose another. Your text:")
