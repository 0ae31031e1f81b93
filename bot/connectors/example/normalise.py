"""Normalising a comment of the example platform into a SeenComment."""

from bot.connectors.example.stage import Posted, address
from bot.domain.comment import AuthorRole, ExternalId
from bot.domain.plaintext import clean
from bot.ports import SeenComment

THEIRS = '{"ours": false}'
"""Context of what the roastery's own account did not write."""


def seen(posted: Posted) -> SeenComment:
    """Converts a posted comment. Customers are identified by their name there."""
    parent = None if posted.parent is None else ExternalId(str(posted.parent))
    ours = posted.role is not AuthorRole.CUSTOMER
    return SeenComment(
        external_id=posted.id,
        order=posted.number,
        thread_id=ExternalId(posted.post),
        author=" ".join(clean(posted.author).split()),
        role=posted.role,
        text=clean(posted.text),
        posted_at=posted.at,
        url=address(posted),
        in_reply_to=parent,
        answers=(parent,) if ours and parent is not None else (),
        author_id=f"name:{posted.author}",
        visibility=posted.visibility,
        context="" if posted.role is AuthorRole.US else THEIRS,
    )
