"""The platform in memory that the example and the platforms of the tests run on."""

import random

import pytest

from bot.connectors.example.platform import Platform, Posted
from bot.connectors.example.stage import Stage
from bot.domain.act import Act
from bot.domain.comment import AuthorRole, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.reason import Reason
from bot.ports import Refused
from tests.support.clock import NOW, Clock
from tests.support.faulty_platform import World
from tests.support.platform import FakePlatform


def asked(platform: Platform[Posted], under: ExternalId | None = None) -> ExternalId:
    post = ExternalId("post-1")
    return platform.add(Posted(post, "Resi", AuthorRole.CUSTOMER, "Offen?", NOW, under)).id


def test_the_example_and_the_platforms_of_the_tests_run_on_it() -> None:
    platforms: tuple[object, ...] = (Stage(), FakePlatform(Clock()), World(NOW, random.Random(1)))
    assert all(isinstance(one, Platform) for one in platforms)


def test_restoring_repeated_after_a_lost_answer_leaves_the_comment_as_it_was() -> None:
    platform = FakePlatform(Clock())
    comment = platform.write("Offen?")
    for act in (Act.SPAM, Act.SPAM, Act.UNSPAM, Act.UNSPAM):
        platform.act(act, comment, "")
    assert platform.comments[comment].visibility is Visibility.PUBLIC


def test_a_comment_that_is_hidden_and_liked_is_listed_so_until_both_are_undone() -> None:
    platform = FakePlatform(Clock())
    comment = platform.write("Offen?")
    for act in (Act.HIDE, Act.LIKE, Act.LIKE):
        platform.act(act, comment, "")
    shown = platform.seen(platform.comments[comment])
    assert (shown.visibility, shown.liked) == (Visibility.HIDDEN, True)
    for act in (Act.UNHIDE, Act.UNLIKE, Act.UNLIKE):
        platform.act(act, comment, "")
    shown = platform.seen(platform.comments[comment])
    assert (shown.visibility, shown.liked) == (Visibility.PUBLIC, False)


def test_replies_to_a_deleted_comment_move_to_its_parent_and_its_number_is_given_to_no_other() -> None:
    platform = Stage()
    top = asked(platform)
    middle = asked(platform, top)
    platform.delete(middle)
    low = asked(platform, top)
    assert (low, platform.deleted) == (ExternalId("3"), [middle])
    platform.delete(top)
    assert platform.comments[low].parent is None


def test_nobody_edits_or_deletes_what_somebody_else_wrote() -> None:
    platform = Stage()
    comment = asked(platform)
    for act in (Act.EDIT_OWN, Act.DELETE_OWN):
        with pytest.raises(Refused) as refused:
            platform.act(act, comment, "Hallo")
        assert refused.value.reason is Reason.NO_RIGHT
    assert platform.comments[comment].text == "Offen?"
