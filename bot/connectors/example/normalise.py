"""A comment of the example platform as the rest of the bot sees it."""

from bot.connectors.example.stage import Posted, address
from bot.domain.comment import AuthorRole, ExternalId
from bot.ports import SeenComment


def seen(it: Posted) -> SeenComment:
    """Customers are known by their name there."""
    parent = None if it.parent is None else ExternalId(str(it.parent))
    ours = it.role is not AuthorRole.CUSTOMER
    return SeenComment(
        external_id=it.id,
        order=it.number,
        thread_id=ExternalId(it.post),
        author=it.author,
        role=it.role,
        text=it.text,
        posted_at=it.at,
        url=address(it),
        in_reply_to=parent,
        answers=(parent,) if ours and parent is not None else (),
        author_id=f"name:{it.author}",
        visibility=it.visibility,
    )
