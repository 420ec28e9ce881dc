from .attachment import Attachment
from .bookmark import Bookmark
from .card import LinkCard
from .like import Like
from .pin import Pin
from .retweet import Retweet
from .revision import Revision
from .topic import TopicUse
from .tweet import Tweet

__all__ = [
    "Attachment",
    "Bookmark",
    "Like",
    "LinkCard",
    "Pin",
    "Retweet",
    "Revision",
    "TopicUse",
    "Tweet",
]
