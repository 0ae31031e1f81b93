"""First step of connecting a platform, shown in the preview, where nothing real is connected."""

from discord import ui

from bot.ports import Step, Steps
from bot.texts import Texts
from bot.words.steps import pitfall_sentence


def draw_first(said: list[str], steps: Steps, texts: Texts) -> ui.LayoutView:
    """Draws the first of the steps, below `said`: what is connected and what that takes."""
    lines, total = list(said), len(steps.steps)
    if total:
        lines += ["", *_lines(steps.steps[0], total, texts)]
    lines.append("-# " + texts("This is tried live: there, a page leads you through it step by step."))
    return ui.LayoutView(timeout=None).add_item(ui.TextDisplay("\n".join(lines)))


def _lines(step: Step, total: int, texts: Texts) -> list[str]:
    title = texts("Step {number} of {count}: {title}", number=1, count=total, title=texts.marked(step.title))
    lines = [f"**{title}**", texts.marked(step.what_for)]
    lines += [f"{number}. {texts.marked(click)}" for number, click in enumerate(step.clicks, 1)]
    if step.pitfall is not None:
        lines.append("-# " + pitfall_sentence(texts, step.pitfall))
    return lines
