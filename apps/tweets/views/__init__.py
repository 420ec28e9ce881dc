from .card import card
from .compose import compose
from .delete import delete
from .detail import detail, replies
from .edit import edit, history
from .marks import bookmark, like, retweet, unbookmark, unlike, unretweet
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
    "unpin",
    "unretweet",
]
