"""Replies of our own as examples, without whoever they were written to: quotations of customers are emptied, the name is a
placeholder, and other personal data are left out.
"""

from bot.domain.anonymous.person_names import People
from bot.domain.anonymous.personal_data import LEFT_OUT, without_personal_data
from bot.domain.brand_check.reading import quotations
from bot.domain.placeholder import without_name


def anonymous(text: str, author: str, people: People) -> str:
    """Reply in which the customer's name is `{name}` or `{vorname}` and everything else of people is `[…]`; empty where
    nothing else is left. `author`: whom it answers; `people`: whoever else is known.
    """
    for start, end in reversed(list(quotations(text))):
        quoted = "" if text[start] == ">" else f"{text[start]}{LEFT_OUT}{text[end - 1]}"
        text = text[:start] + quoted + text[end:]
    return without_personal_data(without_name(text, author), author, people).strip()
