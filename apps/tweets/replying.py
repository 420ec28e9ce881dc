"""Who may answer a Tweet."""

from apps.graph.models import Follow
from apps.users.models import User
from apps.users.querysets import Viewer

from .models import Tweet


class ReplyNotAllowedError(Exception):
    """The conversation is not open to this person; `str()` is a sentence for them."""


def check_may_reply(user: User, tweet: Tweet) -> None:
    """Raises ReplyNotAllowedError when `user` may not answer `tweet`."""
    start = tweet.root or tweet
    if not _allowed(user, start):
        raise ReplyNotAllowedError(_explain(user, start))


def barrier(viewer: Viewer, tweet: Tweet) -> str:
    """Why `viewer` can't answer `tweet`, as a sentence; empty when they can. Two queries at most,
    and one more for the beginning of the conversation."""
    start = tweet.root or tweet
    return "" if viewer.is_authenticated and _allowed(viewer, start) else _explain(viewer, start)


def _explain(viewer: Viewer, start: Tweet) -> str:
    if start.reply_rule == Tweet.ReplyRule.EVERYONE:
        return ""
    if not Tweet.objects.visible_to(viewer).filter(pk=start.pk).exists():
        return "This conversation is not open to everybody."
    name = f"@{start.author.username}"
    if start.reply_rule == Tweet.ReplyRule.FOLLOWING:
        return f"Only people {name} follows or mentioned can reply."
    return f"Only people {name} mentioned can reply."


def _allowed(user: User, start: Tweet) -> bool:
    if start.reply_rule == Tweet.ReplyRule.EVERYONE or start.author_id == user.pk:
        return True
    if user.username.lower() in start.mentions:
        return True
    followed = Follow.objects.filter(follower_id=start.author_id, followed=user)
    return start.reply_rule == Tweet.ReplyRule.FOLLOWING and followed.exists()
