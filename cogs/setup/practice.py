"""Practice (test comment): its button, what it says, and what whoever asked for it is answered."""

import discord

from bot.domain.business import Business
from bot.domain.practice import PracticeText, Practising
from bot.texts import Texts, speak
from cogs.kit.links import jump
from cogs.kit.markdown import link
from cogs.kit.routes import Button, Press

AUTHOR = "Klara"


def practice_button(texts: Texts, style: discord.ButtonStyle = discord.ButtonStyle.secondary) -> Button:
    """Button that makes a test comment."""
    return Button(texts("Practice comment"), "setup:practice", style=style)


def practice_text(subject: str, business: Business) -> PracticeText:
    """What the customer of the test comment writes, as customers of this business do. `subject`: title of a template that
    is suggested then; empty without templates.
    """
    texts = speak(business.customer_language)
    if subject:
        asked = texts("Hello! I have a question about {title}. Can you help me?", title=subject)
        return PracticeText(AUTHOR, asked)
    return PracticeText(AUTHOR, texts("Hello! Are you open on Saturday?"))


def practice_sentence(practising: Practising, press: Press) -> str:
    """Sentence for whoever asked: it comes, or one waits already."""
    texts, place = press.texts, f"<#{press.business.inbox_id}>"
    if practising.fresh:
        return texts("It rings in {place} in a moment. Answer it: your reply goes nowhere.", place=place)
    if practising.place is not None and practising.message is not None:
        place = link(texts("here"), jump(press.business.server_id, practising.place, practising.message))
    return texts("A practice comment waits already: {place}", place=place)
