"""Web door in words: why its port cannot be opened."""

from bot.texts import Texts


def taken_sentence(texts: Texts, port: int) -> str:
    """Sentence that another program uses the port of the web door, and what to do."""
    return texts(
        "Another program uses port {port}, so the page to connect opens only when it is free again."
        " SHOPBELL_WEB_PORT in .env sets another port.",
        port=str(port),
    )
