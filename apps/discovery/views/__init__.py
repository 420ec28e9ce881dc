from .explore import explore, popular_topics, suggestions, trends
from .feed import feed
from .front import front
from .hiding import hide_trend, show_trend
from .keeping import drop, forget, home_tab, remember, save, unsave
from .search import advanced, search
from .suggest import suggest
from .topic import follow_topic, topic, unfollow_topic
from .welcome import welcome, welcome_bio, welcome_people, welcome_picture, welcome_topics

__all__ = [
    "advanced",
    "drop",
    "explore",
    "feed",
    "follow_topic",
    "forget",
    "front",
    "hide_trend",
    "home_tab",
    "popular_topics",
    "remember",
    "save",
    "search",
    "show_trend",
    "suggest",
    "suggestions",
    "topic",
    "trends",
    "unfollow_topic",
    "unsave",
    "welcome",
    "welcome_bio",
    "welcome_people",
    "welcome_picture",
    "welcome_topics",
]
