"""Words of a month as a text file: questions and wording by topic, without personal data."""

from bot.domain.topic import Month, Topic, month_of
from bot.texts import Texts


class WordsFile:
    """Name and content of the file, in the language of whoever asked for it."""

    def __init__(self, month: Month, texts: Texts) -> None:
        zone = month.business.zone
        name = texts.month(month_of(month.first, zone).start, month.now, zone)
        word = texts("words")
        self.name = f"{word}-{month.first:%Y-%m}.txt"
        head = [
            texts("What customers wrote: {month}", month=name),
            " ".join(month.business.name.split()),
            texts.n("{n} comment.", "{n} comments.", month.figures.new)
            + " "
            + texts("Names, numbers and addresses are left out: there it says […]."),
        ]
        blocks = [_block(topic, texts) for topic in month.topics if topic.said]
        if month.others.said:
            blocks.append(_block(month.others, texts, texts("Everything else")))
        self.text = "\n\n".join("\n".join(block) for block in (head, *blocks)) + "\n"


def comments_of(topic: Topic, texts: Texts) -> str:
    """How many comments, and that they are alike, where no template names the topic."""
    n = texts.number(topic.comments)
    return n if topic.title else texts("{n} alike", n=n)


def _block(topic: Topic, texts: Texts, name: str = "") -> list[str]:
    """Lines of a topic: its title and number, its words, questions, and everything else that was said."""
    alike = not name and not topic.title
    title = name or topic.title or ", ".join(topic.words)
    comments = comments_of(topic, texts) if alike else texts.number(topic.comments)
    lines = [f"{title.upper()} · {comments}"]
    if topic.words and not alike:
        lines.append(texts("Often: {words}", words=", ".join(topic.words)))
    for heading, said in ((texts("Asked"), topic.asked), (texts("Said"), topic.stated)):
        if said:
            lines += ["", heading, *(_line(text, times, texts) for text, times in said)]
    return lines


def _line(text: str, times: int, texts: Texts) -> str:
    said = " ".join(text.split())
    if times == 1:
        return f"- {said}"
    often = texts("{n} times", n=times)
    return f"- {said} ({often})"
