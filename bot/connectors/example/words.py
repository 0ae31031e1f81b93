"""Words of the example platform, which simulates a blog."""

from bot.marks import mark
from bot.ports import Words

WORDS = Words(
    noun=mark("Blog"),
    there=mark("directly in the blog"),
    subject=mark("The blog"),
    inside=mark("in the blog"),
    deleted=mark("Deleted in the blog"),
)
