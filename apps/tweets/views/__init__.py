from .card import card
from .compose import compose
from .delete import delete
from .detail import detail, replies
from .edit import edit, history
from .marks import bookmark, like, retweet, unbookmark, unlike, unretweet
from .mute_conversation import mute_conversation, unmute_conversation
from .people import likes, retweets
from .pictures import photo, picture, pictures
from .pin import pin, unpin
from .quotes import quotes
from .suggest import suggest

__all__ = [
    "bookmark",
    "card",
    "compose",
    "delete",
    "detail",
    "edit",
    "history",
    "like",
    "likes",
    "mute_conversation",
    "photo",
    "picture",
    "pictures",
    "pin",
    "quotes",
    "replies",
    "retweet",
    "retweets",
    "suggest",
    "unbookmark",
    "unlike",
    "unmute_conversation",
    "unpin",
    "unretweet",
]
