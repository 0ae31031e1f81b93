"""Words of a platform: its noun, the names of its settings, rights and roles, its own reasons, and how it is
connected; marked strings for translation.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.reason import Reason
from bot.marks import Marked, mark

CONFIRMED = "confirmed"
"""Key of the setting by which the owner confirmed a reason of `ConnectWords.confirms`; its value is that reason."""


class Pick(StrEnum):
    """What is picked in a form in the place of typing."""

    DISCORD_CHANNEL = "discord_channel"
    """A channel, forum or thread of the business's own Discord server; the value is server/channel."""
    OPTION = "option"


@dataclass(frozen=True, slots=True)
class SettingOption:
    """One of a few values of a setting."""

    value: str
    name: Marked
    about: Marked | None = None
    """What follows from it, below the name."""


@dataclass(frozen=True, slots=True)
class SettingWords:
    """Words for one setting or secret."""

    key: str
    name: Marked
    """In a sentence of the terminal, for example: address of the site."""
    label: Marked | None = None
    """Above its field in a form; None: no form asks for it. A secret never has one."""
    hint: Marked | None = None
    """What to know before it is typed, under the label."""
    example: str = ""
    pick: Pick | None = None
    """None: it is typed."""
    options: tuple[SettingOption, ...] = ()
    """With Pick.OPTION; the first is the usual one. The owner can change it later."""


@dataclass(frozen=True, slots=True)
class ConnectWords:
    """Words for connecting a channel."""

    button: Marked
    """On the button of its form, and above what has to be done on a computer: Connect a blog."""
    invitation: Marked
    """Where nothing is connected yet: what to tell, and what follows."""
    name: Marked | None = None
    """In the list of what can be connected: Blog (WordPress), Facebook page."""
    takes: Marked | None = None
    """Beside it, in few words: what it needs, what it costs; the minutes follow."""
    minutes: int = 1
    """The shortest comes first."""
    form: bool = True
    """Whether Discord's form is enough (no secret); otherwise it goes by the connect page."""
    confirms: frozenset[Reason] = frozenset()
    """Reasons after which it is connected all the same when the owner confirms, once, with the setting CONFIRMED."""
    lasts: Marked | None = None
    """How long an access without an end works: until the password is changed. None: nothing but its owner ends it."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one platform, declared in its words.py."""

    noun: Marked
    """Short word on cards, for example Blog."""
    there: Marked
    """Where somebody answered without Discord: directly in the blog."""
    subject: Marked | None = None
    """It as the beginning of a sentence: The blog; None: its short word."""
    inside: Marked | None = None
    """Where a reply goes public: in the blog."""
    about_reply: Marked | None = None
    """Under the field of a reply, in the place of where it goes public and its limit; with {limit}."""
    deleted: Marked | None = None
    """What happened to a comment: deleted in the blog."""
    settings: tuple[SettingWords, ...] = ()
    rights: Mapping[str, Marked] = field(default_factory=dict)
    """What to do about a missing right, by the platform's own name for it."""
    roles: Mapping[str, Marked] = field(default_factory=dict)
    reasons: Mapping[Reason, Marked] = field(default_factory=dict)
    """In the place of the general sentence for a reason, where this platform can say more."""
    refusals: Mapping[Reason, Marked] = field(default_factory=dict)
    """Why an address or a secret that was typed just now connects nothing: what it must look like."""
    secret: Marked | None = None
    """How to get the secret, above the page where it is made."""
    connect: ConnectWords | None = None
    """None: Discord does not offer it."""
    unnamed: Marked | None = None
    """Author whose name the platform withholds: Facebook user; None: a guest."""
    not_given: Marked | None = None
    """What the platform does not give to programs, for whoever looks for it: one sentence."""
    limits: tuple[Marked, ...] = ()
    """The same in full, for the documentation: one sentence each."""


UNKNOWN_PLATFORM = Words(noun=mark("Connection"), there=mark("directly there"))
"""Words for a channel whose platform this installation does not have."""
