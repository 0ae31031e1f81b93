"""Platform in memory: its comments, and what people, moderators and a connector do to them. The example runs on it,
and so do the platforms that tests make trouble with.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

from bot.domain.act import Act
from bot.domain.comment import AuthorRole, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.reason import Reason
from bot.ports import Refused, SeenComment, SentReply

OWN_ACTS = frozenset({Act.EDIT_OWN, Act.DELETE_OWN})
FITTING = {
    Visibility.PUBLIC: frozenset({Act.SPAM, Act.TRASH}) | OWN_ACTS,
    Visibility.HELD: frozenset({Act.APPROVE, Act.SPAM, Act.TRASH}),
    Visibility.SPAM: frozenset({Act.UNSPAM}),
    Visibility.TRASHED: frozenset({Act.UNTRASH}),
}
"""Acts that fit a comment's visibility."""

_BECOMES = {
    Act.APPROVE: Visibility.PUBLIC,
    Act.HOLD: Visibility.HELD,
    Act.HIDE: Visibility.HIDDEN,
    Act.SPAM: Visibility.SPAM,
    Act.TRASH: Visibility.TRASHED,
}
_RESTORING = frozenset({Act.UNHIDE, Act.UNSPAM, Act.UNTRASH})


@dataclass(slots=True)
class Posted:
    """Comment as the platform keeps it."""

    thread: ExternalId
    author: str
    role: AuthorRole
    text: str
    posted_at: datetime
    parent: ExternalId | None = None
    visibility: Visibility = Visibility.PUBLIC
    before: Visibility = Visibility.PUBLIC
    """What it returns to when it is restored."""
    liked: bool = False
    """By the business's account."""
    number: int = field(default=0, init=False)
    """Increases; given by the platform, never twice."""

    @property
    def id(self) -> ExternalId:
        """External id of the comment."""
        return ExternalId(str(self.number))


P = TypeVar("P", bound=Posted)


@dataclass(slots=True, kw_only=True)
class Platform(Generic[P]):
    """Server of the platform. A subclass says when comments appear and how they are listed."""

    home: str
    """Address that all links begin with."""
    comments: dict[ExternalId, P] = field(default_factory=dict)
    deleted: list[ExternalId] = field(default_factory=list)
    _last: int = 0

    def add(self, posted: P) -> P:
        """Takes a new comment in and numbers it."""
        self._last = posted.number = self._last + 1
        self.comments[posted.id] = posted
        return posted

    def edit(self, comment: ExternalId, text: str) -> None:
        """Changes the text of a comment; no time of edits is kept."""
        self.comments[comment].text = text

    def set(self, comment: ExternalId, visibility: Visibility) -> None:
        """Moderates a comment."""
        moderated = self.comments[comment]
        if moderated.visibility is not visibility:
            moderated.before, moderated.visibility = moderated.visibility, visibility

    def delete(self, comment: ExternalId) -> None:
        """Deletes a comment for good; replies to it move to its parent."""
        gone = self.comments.pop(comment)
        self.deleted.append(comment)
        for other in self.comments.values():
            if other.parent == comment:
                other.parent = gone.parent

    def act(self, act: Act, comment: ExternalId, text: str) -> P | None:
        """Moderates, or edits and deletes our own reply; None where the comment is not there any more.

        Raises Refused for the own acts on what somebody else wrote.
        """
        posted = self.comments.get(comment)
        if posted is None:
            return None
        if act in OWN_ACTS and posted.role is not AuthorRole.US:
            raise Refused(Reason.NO_RIGHT)
        if act is Act.EDIT_OWN:
            self.edit(comment, text)
        elif act is Act.DELETE_OWN:
            self.delete(comment)
            return None
        elif act in (Act.LIKE, Act.UNLIKE):
            posted.liked = act is Act.LIKE
        elif act in _RESTORING:
            posted.visibility = posted.before
        elif act in _BECOMES:
            self.set(comment, _BECOMES[act])
        return posted

    def own(self) -> list[P]:
        """Comments of the account that the bot answers with."""
        return [posted for posted in self.comments.values() if posted.role is AuthorRole.US]

    def listed(self) -> list[P]:
        """Comments as lists show them, oldest first."""
        return list(self.comments.values())

    def find_sent(
        self, under: ExternalId, since: datetime, owned: frozenset[ExternalId]
    ) -> tuple[SentReply, ...]:
        """Answers of the business under a comment, read back by parent and author."""
        return tuple(
            self.sent(posted)
            for posted in self.listed()
            if posted.role in (AuthorRole.US, AuthorRole.TEAM)
            and posted.parent == under
            and posted.posted_at >= since
            and posted.id not in owned
        )

    def url(self, posted: Posted) -> str:
        """URL of a comment."""
        return f"{self.home}/{posted.thread}#comment-{posted.number}"

    def sent(self, posted: Posted) -> SentReply:
        """Comment as the answer that a send made."""
        by_us = posted.role is AuthorRole.US
        return SentReply(posted.id, self.url(posted), posted.posted_at, posted.visibility, posted.text, by_us)

    def seen(self, posted: P) -> SeenComment:
        """Comment as a poll returns it, its words as they are."""
        above = () if posted.parent is None else (posted.parent,)
        return SeenComment(
            external_id=posted.id,
            order=posted.number,
            thread_id=posted.thread,
            author=posted.author,
            role=posted.role,
            text=posted.text,
            posted_at=posted.posted_at,
            url=self.url(posted),
            in_reply_to=posted.parent,
            answers=above if posted.role is not AuthorRole.CUSTOMER else (),
            visibility=posted.visibility,
            liked=posted.liked,
        )
