"""A comment of the example platform as the rest of the bot sees it."""

from bot.connectors.example.stage import Posted, address
from bot.domain.comment import AuthorRole, ExternalId
from bot.domain.plaintext import clean
from bot.ports import SeenComment

THEIRS = '{"ours": false}'
"""Context of what the roastery's own account did not write."""


def seen(it: Posted) -> SeenComment:
    """Customers are known by their name there."""
    parent = None if it.parent is None else ExternalId(str(it.parent))
    ours = it.role is not AuthorRole.CUSTOMER
    return SeenComment(
        external_id=it.id,
        order=it.number,
        thread_id=ExternalId(it.post),
        author=" ".join(clean(it.author).split()),
        role=it.role,
        text=clean(it.text),
        posted_at=it.at,
        url=address(it),
        in_reply_to=parent,
        answers=(parent,) if ours and parent is not None else (),
        author_id=f"name:{it.author}",
        visibility=it.visibility,
        context="" if it.role is AuthorRole.US else THEIRS,
    )
