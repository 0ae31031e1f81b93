"""erase command: forgets a person, as the data command in Discord does."""

from bot.cli.asking import confirm
from bot.cli.opening import opening_trouble
from bot.cli.reaching import business, reach
from bot.cli.terminal import PERSON_NEEDED, Machine, Trouble, plain, say
from bot.control.calls import Calls
from bot.domain.forgetting import Known, someone
from bot.texts import Texts
from bot.words.erasing import blocked_sentence, forgotten_sentence

SHOWN_AT_MOST = 60


async def erase_person(machine: Machine, wanted: str, business_name: str, *, sure: bool) -> None:
    """Forgets whom a name, or a number such as p12, means; asks before. Raises Trouble."""
    texts = machine.texts
    async with reach(machine) as bot:
        owner = await business(machine, bot, business_name)
        number = someone(wanted.strip())
        found = await bot.ask(Calls.people, owner.id, wanted) if number is None else ()
        if number is not None:
            found = await bot.ask(Calls.person, owner.id, wanted.strip())
        if not found:
            raise Trouble(texts("I know nobody called “{name}”.", name=plain(wanted)), PERSON_NEEDED)
        for known in found:
            say(_line(known, texts))
        again = f"python -m bot erase {found[0].who}"
        if len(found) > 1:
            raise Trouble(
                texts("Say which one, with the number in front: {command}", command=again), PERSON_NEEDED
            )
        if not sure:
            confirm(machine, _question(found[0], texts), f"{again} --yes")
        try:
            done = await bot.ask(Calls.forget, owner.id, str(found[0].who))
        except OSError as error:
            raise opening_trouble(texts, error) from error
    if done.blockers:
        raise Trouble(blocked_sentence(texts, done.blockers), PERSON_NEEDED)
    say(forgotten_sentence(texts, done))
    say(texts("Where it was written, it stays until you delete it there."))


def _line(known: Known, texts: Texts) -> str:
    count = texts.n("{n} comment", "{n} comments", known.comments)
    words = plain(known.last_text)
    shown = f"{words[: SHOWN_AT_MOST - 1]}…" if len(words) > SHOWN_AT_MOST else words
    return f"{known.who}  {plain(known.name)}, {plain(known.channel)}, {count}: {shown}"


def _question(known: Known, texts: Texts) -> str:
    question = texts("Forget {names}?", names=plain(known.name) or texts("a guest"))
    return f"{question} " + texts("Figures stay. This can not be undone.")
