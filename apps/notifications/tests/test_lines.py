"""A Tweet's lines run in their own direction wherever it is shown."""

from django.utils import timezone

from apps.graph import actions as graph
from apps.notifications.models import Preferences
from apps.tweets import actions
from apps.users.models import User

TEXT = "@bob שלום, מה נשמע?\nhello owl"
RTL, LTR = 'מה נשמע?\n</div><div dir="ltr">', "hello"


def test_lines_run_as_their_words_do_on_every_surface(as_alice, alice, bob, mailoutbox):
    Preferences.objects.create(owner=alice, mail="once", mailed=["like"])
    User.objects.filter(pk=alice.pk).update(bio=TEXT, seen_zone="Asia/Tokyo")
    graph.follow(bob, alice)
    tweet = actions.post(alice, TEXT)
    quoting = actions.post(bob, "quoting", quote_of=tweet)
    actions.post(bob, "answering", reply_to=tweet)
    actions.edit(tweet, f"{TEXT} edited", 0)
    actions.like(bob, tweet)
    shown = {
        "/": 1,
        "/@alice": 2,  # bio besides
        "/@bob/followers": 0,
        "/@bob/following": 1,
        tweet.path: 1,
        f"{tweet.path}/history": 2,
        f"/tweets/{tweet.pk}/delete": 1,
        quoting.path: 1,
        f"/compose?quote_of={tweet.pk}": 1,
        f"/compose?reply_to={tweet.pk}": 1,
        "/notifications": 2,  # what was liked, and what was quoted
        "/search?q=נשמע&f=latest": 1,
    }
    for path, times in shown.items():
        page = as_alice.get(path).text.replace("<mark>", "").replace("</mark>", "")
        assert page.count(RTL) == times, path
        assert page.count('<div dir="rtl">') == times, path
    feed = as_alice.get("/@alice/feed.rss").text
    assert feed.count('&lt;div dir="rtl"&gt;') == 1
    html = mailoutbox[0].alternatives[0].content
    assert '<div dir="rtl">@bob שלום' in html
    assert f'<div dir="ltr">{LTR}' in html
    alice.refresh_from_db()
    assert timezone.now().astimezone(alice.zone).utcoffset().seconds == 9 * 3600
