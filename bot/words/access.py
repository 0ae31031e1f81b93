"""Access in words: what an account may do on its platform, which rights it lacks, and whom of the team it may miss."""

from collections.abc import Collection

from bot.domain.account import AccountRef
from bot.domain.act import Act
from bot.domain.plaintext import one_line
from bot.domain.words import Words
from bot.marks import Marked, mark
from bot.texts import Texts


def setting_word(texts: Texts, words: Words, key: str) -> str:
    """Name of a platform's setting or secret; its key where there is no word."""
    named = next((one.name for one in words.settings if one.key == key), None)
    return texts.marked(named) if named is not None else key


def access_sentence(
    texts: Texts, words: Words, ref: AccountRef, approves: bool, *, named: bool = True
) -> str:
    """Sentence with the account's rights there. `named`: an account without a role is called by its name."""
    if not ref.can_write:
        return texts("Checked: read-only. You answer by link, with the text to copy.")
    known = words.roles.get(ref.role)
    role = (
        texts.marked(known)
        if known
        else one_line(ref.role) or (one_line(ref.name) if named else texts("account"))
    )
    if approves:
        return texts("Checked: {role}, may approve and reply.", role=role)
    return texts("Checked: {role}, may reply.", role=role)


_ACTS: dict[Act, Marked] = {
    Act.APPROVE: mark("approve"),
    Act.HIDE: mark("hide"),
    Act.LIKE: mark("like"),
    Act.SPAM: mark("mark as spam"),
}
"""In the order in which they are named; what undoes one of them has no word of its own."""


def abilities(texts: Texts, acts: Collection[Act]) -> list[str]:
    """What may be done with comments besides reading them and replying, as verbs."""
    return [texts.marked(word) for act, word in _ACTS.items() if act in acts]


def connected_sentences(texts: Texts, words: Words, ref: AccountRef, approves: bool) -> tuple[str, ...]:
    """Sentences with the account's rights there, and whom of the team it may miss."""
    may = access_sentence(texts, words, ref, approves)
    return (may,) if ref.knows_team else (may, team_sentence(texts))


def may_sentence(texts: Texts, acts: frozenset[Act], ref: AccountRef) -> str:
    """Sentence with what can be done from here: reading, replying, and of the platform's acts
    those with a word: what undoes one of them has none."""
    may = [texts("read")]
    if ref.can_write:
        may += [texts("reply"), *abilities(texts, acts)]
    return texts("Checked: {rights}.", rights=", ".join(may))


def weakness_sentences(texts: Texts, words: Words, ref: AccountRef) -> tuple[str, ...]:
    """One for each right that is missing."""
    return right_sentences(texts, words, ref.missing)


def right_sentences(texts: Texts, words: Words, missing: tuple[str, ...]) -> tuple[str, ...]:
    """What to do about rights that are missing, by the platform's own names for them: one for each."""
    return tuple(
        texts.marked(words.rights[right])
        if right in words.rights
        else texts("It lacks {right}: give the account that right there.", right=one_line(right))
        for right in missing
    )


def team_sentence(texts: Texts) -> str:
    """Sentence at connecting where the platform does not show everybody of the team."""
    return texts(
        "I may not recognise all of you there. Where somebody comments while logged in for the first time, "
        "the card asks: is that you?"
    )
