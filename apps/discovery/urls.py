from django.urls import path

from . import views

app_name = "discovery"
urlpatterns = [
    path("explore", views.explore, name="explore"),
    path("explore/people", views.suggestions, name="suggestions"),
    path("explore/trends", views.trends, name="trends"),
    path("explore/topics", views.popular_topics, name="popular_topics"),
    path("search", views.search, name="search"),
    path("search/advanced", views.advanced, name="advanced"),
    path("search/suggest", views.suggest, name="suggest"),
    path("search/feed.rss", views.feed, name="feed"),
    path("search/remember", views.remember, name="remember"),
    path("search/forget", views.forget, name="forget"),
    path("search/save", views.save, name="save"),
    path("search/unsave", views.unsave, name="unsave"),
    path("search/drop", views.drop, name="drop"),
    path("search/home", views.home_tab, name="home_tab"),
    path("welcome", views.welcome, name="welcome"),
    path("welcome/picture", views.welcome_picture, name="welcome_picture"),
    path("welcome/bio", views.welcome_bio, name="welcome_bio"),
    path("welcome/topics", views.welcome_topics, name="welcome_topics"),
    path("welcome/people", views.welcome_people, name="welcome_people"),
    path("topic/<topic:tag>", views.topic, name="topic"),
    path("topic/<topic:tag>/follow", views.follow_topic, name="follow_topic"),
    path("topic/<topic:tag>/unfollow", views.unfollow_topic, name="unfollow_topic"),
    path("topic/<topic:tag>/hide", views.hide_trend, name="hide_trend"),
    path("topic/<topic:tag>/show", views.show_trend, name="show_trend"),
]
