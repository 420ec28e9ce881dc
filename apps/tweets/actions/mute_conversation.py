"""Hearing nothing more of a conversation, and hearing of it again."""

from django.db import transaction

from apps.core.limits import count_action
from apps.users.models import User

from ..models import MutedConversation, Tweet


@transaction.atomic
def mute_conversation(user: User, tweet: Tweet) -> bool:
    """Tells `user` nothing new of the conversation that `tweet` is part of. False when they mute it
    already. Raises LimitReachedError."""
    rows = MutedConversation.objects
    _, made = rows.get_or_create(muter=user, root_id=tweet.conversation_id)
    if made:
        count_action("mute", user.pk)
    return made


def unmute_conversation(user: User, tweet: Tweet) -> bool:
    """False when they don't mute it."""
    deleted, _ = MutedConversation.objects.of(user, tweet.pk).delete()
    return bool(deleted)
