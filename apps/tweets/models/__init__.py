from .attachment import Attachment
from .like import Like
from .retweet import Retweet
from .topic import TopicUse
from .tweet import Tweet

__all__ = ["Attachment", "Like", "Retweet", "TopicUse", "Tweet"]
