"""Words of the market."""

from bot.domain.words import SettingWords, Words
from bot.marks import mark

WORDS = Words(
    noun=mark("Market stall"),
    there=mark("directly at the stall"),
    settings=(
        SettingWords("stall", mark("name of the stall")),
        SettingWords("token", mark("token")),
    ),
    secret=mark("The market gives the token at its login:"),
)
