"""First step of connecting a platform, shown in the preview, where nothing real is connected by its access."""

from collections.abc import Sequence

from discord import ui

from bot.app import App
from bot.ports import Step, Steps
from bot.texts import Texts
from bot.words.steps import pitfall_sentence
from cogs.connections.wording import first_lines
from cogs.kit.routes import Answer, Button, Press, row


def tried_live(app: App, choose: Answer) -> Answer:
    """Answer to the choice of a platform that shows the first step where access is given on a computer; for the others,
    `choose`.
    """

    async def answer(press: Press) -> None:
        chosen = press.chosen[0] if press.chosen else ""
        info = next((each for each in app.switchboard.offered() if each.key == chosen), None)
        connect = None if info is None else info.words.connect
        if info is None or connect is None or connect.form:
            await choose(press)
            return
        steps = app.logins.steps(info.key, {})
        headline = press.texts.marked(connect.button)
        await press.show(draw_first(first_lines(headline, steps, press.texts), steps, press.texts))

    return answer


def draw_first(said: Sequence[str], steps: Steps, texts: Texts) -> ui.LayoutView:
    """Draws the first of the steps, below `said`: what is connected and what that takes."""
    lines, count = list(said), len(steps.steps)
    if count:
        lines += _lines(steps.steps[0], count, texts)
    lines.append("-# " + texts("This is tried live: there, a page leads you through it step by step."))
    view = ui.LayoutView(timeout=None).add_item(ui.TextDisplay("\n".join(lines)))
    return view.add_item(row(Button(texts("All connections"), "channel:list")))


def _lines(step: Step, count: int, texts: Texts) -> list[str]:
    title = texts("Step {number} of {count}: {title}", number=1, count=count, title=texts.marked(step.title))
    lines = [f"**{title}**", texts.marked(step.what_for)]
    lines += [f"{number}. {texts.marked(click)}" for number, click in enumerate(step.clicks, 1)]
    lines += [f"```\n{texts.marked(words)}\n```" for words in step.paste]
    if step.pitfall is not None:
        lines.append("-# " + pitfall_sentence(texts, step.pitfall))
    return lines
