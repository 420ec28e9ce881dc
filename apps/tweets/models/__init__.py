from .attachment import Attachment
from .bookmark import Bookmark
from .like import Like
from .retweet import Retweet
from .topic import TopicUse
from .tweet import Tweet

__all__ = ["Attachment", "Bookmark", "Like", "Retweet", "TopicUse", "Tweet"]
