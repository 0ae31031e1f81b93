"""Words of the practice connector: they mark its card in every state."""

from bot.marks import mark
from bot.ports import Words

NOWHERE = mark("Practice: this goes nowhere.")

WORDS = Words(
    noun=mark("Practice"),
    there=mark("directly in the practice"),
    about_reply=mark("Practice: this goes nowhere. At most {limit} characters."),
)
