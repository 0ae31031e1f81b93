"""Claims on screen: who is at a card, on the card and in the form of whoever comes second."""

from collections.abc import Sequence

from bot.domain.card_facts import CommentCard
from bot.domain.claim import Claim
from bot.domain.plaintext import one_line
from bot.texts import Texts
from cogs.kit.markdown import cut, escape
from cogs.kit.names import NAME_LIMIT


def several_answer(facts: CommentCard) -> bool:
    """Whether several people answer, so that claims say something; alone nobody sees any."""
    return facts.ringing.team or facts.business.team_role_id is not None


def member(name: str) -> str:
    """Name of a member, escaped: whoever answers chose it on Discord."""
    return escape(cut(one_line(name), NAME_LIMIT)) or "?"


def claim_line(facts: CommentCard, texts: Texts) -> list[str]:
    """Small line: who is at it, and until when; nothing for nobody."""
    if not facts.claims:
        return []
    who = texts.all_of([member(one.name) for one in facts.claims])
    until = texts.time(max(one.ends_at for one in facts.claims), facts.business.zone)
    return ["-# " + texts("In progress: {who}, until {time}", who=who, time=until)]


def at_it(others: Sequence[Claim], texts: Texts, zone: str) -> str:
    """Sentence for whoever comes second. Names are escaped."""
    return texts.n(
        "{who} is at it, until {time}.",
        "{who} are at it, until {time}.",
        len(others),
        who=texts.all_of([member(one.name) for one in others]),
        time=texts.time(max(one.ends_at for one in others), zone),
    )
