"""Steps of a login in the terminal, one screen each: what for, numbered clicks, link, fields. Enter goes on, `b` goes
back; what was typed stays until the login ends.
"""

import getpass
import os
import sys
from dataclasses import dataclass, field

import typer

from bot.cli.connected import interruptible
from bot.cli.reaching import Bot
from bot.cli.terminal import Machine, note, plain, say
from bot.control.calls import Calls, Platform
from bot.domain.connecting import NotConnected
from bot.domain.reason import Reason
from bot.marks import Marked
from bot.ports import Finding, LoginField, Step, Steps
from bot.texts import Texts
from bot.words.reasons import refusal_sentence
from bot.words.steps import beforehand_sentences, console_words, finding_sentence, pitfall_sentence

GOOD, WARNS, BAD = "ok", "--", "!!"
"""Signs before what a check found, as in `check`."""


class Back(Exception):
    """Whoever types wants to go to the step before."""


@dataclass
class Screens:
    """Screens of one login, and what was typed into them. `redirect`: where the platform sends the browser back to."""

    machine: Machine
    bot: Bot
    kind: Platform
    redirect: str
    form: dict[str, str] = field(default_factory=dict, repr=False)
    begun: bool = False
    """Whether it was said what all of it takes."""

    async def walk(self, at: int) -> int:
        """Goes through the steps from number `at` (0 is the first) on. Number of the step that opens the platform's page,
        already shown, or how many steps there are. Raises Abort where the input ends.
        """
        while True:
            steps = await self._steps()
            self._say_what_it_takes(steps)
            if at >= len(steps.steps):
                return len(steps.steps)
            step = steps.steps[at]
            self._show(step, at + 1, len(steps.steps))
            try:
                await self._fill(at)
            except Back:
                at = max(at - 1, 0)
                continue
            if step.opens:
                return at
            if step.done is not None:
                say(f"{GOOD}  {self.machine.texts.marked(step.done)}")
            at += 1

    async def _steps(self) -> Steps:
        return await self.bot.ask(Calls.login_steps, self.kind.key, self.form, self.redirect)

    def _say_what_it_takes(self, steps: Steps) -> None:
        texts = self.machine.texts
        if self.begun:
            return
        self.begun = True
        for sentence in beforehand_sentences(texts, steps):
            say(sentence)
        if len(steps.steps) > 1:
            say(texts("Enter goes on, {back} and Enter goes back.", back=back_word(texts)))

    def _show(self, step: Step, number: int, count: int) -> None:
        texts = self.machine.texts
        say()
        say(
            texts(
                "Step {number} of {count}: {title}",
                number=number,
                count=count,
                title=texts.marked(step.title),
            )
        )
        explain(self.machine, step)

    async def _fill(self, at: int) -> None:
        """Asks for the fields of a step until the platform finds nothing wrong with them. Later fields may depend on
        earlier ones. Raises Back.
        """
        asked = set[str]()
        while True:
            steps = (await self._steps()).steps
            fields = steps[at].fields if at < len(steps) else ()
            wanted = next((each for each in fields if each.key not in asked), None)
            if wanted is not None:
                self._take(wanted, ask_field(self.machine, wanted, self.form.get(wanted.key, "")))
                asked.add(wanted.key)
                continue
            if not fields and not steps[at].opens:
                go_on(self.machine)
            wrong = await self._look(steps[at])
            if wrong is None:
                return
            asked -= wrong or {each.key for each in fields}
            if not fields:
                go_on(self.machine)

    def _take(self, wanted: LoginField, value: str) -> None:
        if value:
            self.form[wanted.key] = value
        else:
            self.form.pop(wanted.key, None)

    async def _look(self, step: Step) -> set[str] | None:
        """Fields that are to be typed again; None: the step goes on. A platform that does not answer is asked again."""
        texts, kind = self.machine.texts, self.kind
        while True:
            found = await self.bot.ask(Calls.look_at_step, kind.key, step.key, self.form)
            if not isinstance(found, NotConnected):
                break
            note(f"{BAD}  {trouble(texts, kind, found.reason)}")
            if found.reason is not None:
                return set()
            go_on(self.machine)
        for each in found:
            self._say_found(each)
            self.form |= each.keep
        bad = [each for each in found if not each.good]
        return {each.field for each in bad} & {each.key for each in step.fields} if bad else None

    def _say_found(self, finding: Finding) -> None:
        texts = self.machine.texts
        sentence = _unmarked(finding_sentence(texts, finding, self.machine.settings.zone.key), texts)
        if finding.good:
            say(f"{WARNS if finding.warns else GOOD}  {sentence}")
        else:
            note(f"{BAD}  {sentence}")


def explain(machine: Machine, step: Step) -> None:
    """Says what a step is for, what to click and what to paste there."""
    texts = machine.texts
    say(_console(texts, step.what_for))
    for place, click in enumerate(step.clicks, start=1):
        say(f"  {place}. {_console(texts, click)}")
    if step.link:
        say("  " + plain(step.link))
    if step.paste:
        say(texts("To paste there:"))
    for text in step.paste:
        say("  " + texts.marked(text))
    if step.pitfall is not None:
        say(_unmarked(pitfall_sentence(texts, step.pitfall), texts))


def trouble(texts: Texts, kind: Platform, reason: Reason | None) -> str:
    """Why a step does not go on; None: the platform does not answer just now."""
    if reason is None:
        return texts("{platform} does not answer just now. What you typed stays here.", platform=kind.title)
    return refusal_sentence(texts, reason, kind.words, installer=True)


def back_word(texts: Texts) -> str:
    """What is typed to go back: b for back, z for zurück."""
    return texts.p("what is typed to go back", "b")


def go_on(machine: Machine) -> None:
    """Waits for Enter. Raises Back, or Abort where the input ends."""
    typed_line(machine, machine.texts("Enter:"))


def typed_line(machine: Machine, question: str) -> str:
    """Line that was typed or piped in. Raises Back, or Abort where the input ends."""
    sys.stdout.flush()
    sys.stderr.write(f"{question} ")
    sys.stderr.flush()
    with interruptible():
        line = sys.stdin.readline()
    if not line:
        raise typer.Abort
    return _checked(machine, line.strip())


def ask_field(machine: Machine, wanted: LoginField, kept: str) -> str:
    """Value of a field; Enter keeps the one that was typed before. Empty: none, which is not required. Raises Back, or
    Abort where the input ends.
    """
    texts = machine.texts
    name = texts.marked(wanted.name)
    if wanted.hint is not None:
        say(_console(texts, wanted.hint))
    if wanted.options:
        return _chosen(machine, wanted, kept)
    beside = f" ({wanted.example})" if wanted.example else ""
    if kept:
        beside = " " + texts("(Enter keeps what you typed)")
    while True:
        value = (_unseen if wanted.secret and sys.stdin.isatty() else typed_line)(machine, f"{name}{beside}:")
        if value and wanted.secret:
            say(texts.n("   pasted, {n} character", "   pasted, {n} characters", len(value)))
        if value or kept or not wanted.required:
            return value or kept
        note(texts("{name} is missing.", name=name))


def _chosen(machine: Machine, wanted: LoginField, kept: str) -> str:
    """One of a few answers by its number; Enter takes the one before, or the first."""
    texts = machine.texts
    values = [each.value for each in wanted.options]
    usual = values.index(kept) if kept in values else 0
    for number, option in enumerate(wanted.options, start=1):
        say(f"  {number}  {texts.marked(option.name)}")
    question = texts("{name}, its number (Enter: {n}):", name=texts.marked(wanted.name), n=usual + 1)
    while True:
        typed = typed_line(machine, question)
        if not typed:
            return values[usual]
        if numbered(typed, len(values)):
            return values[int(typed) - 1]
        note(texts("That is no number from the list."))


def numbered(typed: str, count: int) -> bool:
    """Whether this is a number of a list with so many lines."""
    return typed.isdecimal() and len(typed) < 7 and 1 <= int(typed) <= count


def _unseen(machine: Machine, question: str) -> str:
    sys.stdout.flush()
    with interruptible():
        return _checked(machine, getpass.getpass(f"{question} ").strip())


def _checked(machine: Machine, typed: str) -> str:
    if typed.casefold() == back_word(machine.texts):
        raise Back
    return typed


def _console(texts: Texts, sentence: Marked) -> str:
    return _unmarked(texts.marked(sentence), texts)


def _unmarked(sentence: str, texts: Texts) -> str:
    """Sentence with the words of a console in bold; where that cannot be shown, in quotation marks."""
    bold = sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"
    return "".join(
        part if not word else f"\x1b[1m{part}\x1b[0m" if bold else texts("“{text}”", text=part)
        for part, word in console_words(sentence)
    )
