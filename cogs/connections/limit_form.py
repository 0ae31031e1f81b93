"""Form for the limit of what a connection may cost in a month."""

from discord import ui

from bot.domain.channel import Channel
from bot.domain.meter import Spending
from bot.texts import Texts
from bot.words.money import bare_limit, currency_sign, spent_sentence
from cogs.kit.form import Form

AMOUNT = "amount"
LONGEST = 20


def limit_form(channel: Channel, spending: Spending, refused: str, texts: Texts) -> Form:
    """Form with the present limit, or with what was refused."""
    form = Form(texts("Change the limit"), "form:limit", channel.id)
    present = refused or bare_limit(texts, spending)
    field = ui.TextInput[Form](custom_id=AMOUNT, default=present, max_length=LONGEST)
    label = texts("At most in a month, in {currency}", currency=currency_sign(texts, spending))
    hint = spent_sentence(texts, spending)
    form.add_item(ui.Label(text=label, description=hint, component=field))
    return form
