"""Money in words: what a connection cost in the present month, and what happens at its limit."""

from bot.domain.meter import Spending
from bot.texts import Texts


def month_line(texts: Texts, spending: Spending) -> str:
    """Cost of the present month, of the limit."""
    return texts("This month {spent} of {limit}", spent=_spent(texts, spending), limit=limit(texts, spending))


def limit_sentences(texts: Texts, spending: Spending) -> tuple[str, ...]:
    """Sentences about the limit, for whoever has connected it a moment ago: how much, and what happens then."""
    most = texts(
        "In a month that costs at most {limit}; change the limit with /connections.",
        limit=limit(texts, spending),
    )
    return most, spent_sentence(texts, spending)


def spent_sentence(texts: Texts, spending: Spending) -> str:
    """What happens at the limit."""
    if not spending.reserve:
        return texts("When that is spent, I read on next month.")
    return texts(
        "When that is spent, I read on next month. The last {share} are for replies.",
        share=texts.percent(spending.reserve),
    )


def used_sentence(texts: Texts, spending: Spending, name: str) -> str:
    """What the present month cost, of the limit, for the daily report. `name`: of the connection."""
    return texts(
        "{connection} has used {spent} of {limit} this month.",
        connection=name,
        spent=_spent(texts, spending),
        limit=limit(texts, spending),
    )


def budget_sentence(texts: Texts, spending: Spending, zone: str) -> str:
    """Why reading stopped for want of money, and when it goes on."""
    most = limit(texts, spending)
    if spending.limit <= 0:
        return texts("The limit is {limit}: I read nothing there until you change it.", limit=most)
    day = texts.day_and_month(spending.until, zone)
    if spending.spent >= spending.limit:
        return texts("The limit of {limit} is reached: I read on from {date}.", limit=most, date=day)
    return texts(
        "{spent} of {limit} are spent, the rest is for replies: I read on from {date}.",
        spent=_spent(texts, spending),
        limit=most,
        date=day,
    )


def limit(texts: Texts, spending: Spending) -> str:
    """The limit alone."""
    return texts.money(spending.limit, spending.currency)


def bare_limit(texts: Texts, spending: Spending) -> str:
    """The limit without the sign of its currency, as it is typed."""
    return "".join(sign for sign in limit(texts, spending) if sign.isdigit() or sign in ".,")


def currency_sign(texts: Texts, spending: Spending) -> str:
    """Sign of the currency: $."""
    return texts.money(0, spending.currency).strip("0\u00a0 ")


def _spent(texts: Texts, spending: Spending) -> str:
    return texts.money(spending.spent, spending.currency)
