from .attachment import Attachment
from .bookmark import Bookmark
from .card import LinkCard
from .like import Like
from .muted_conversation import MutedConversation
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
    "MutedConversation",
    "Pin",
    "Retweet",
    "Revision",
    "TopicUse",
    "Tweet",
]
