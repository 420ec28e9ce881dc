"""Cards of Tweets that were looked for."""

from collections.abc import Sequence

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from apps.timelines.feed import Entry
from apps.tweets.templatetags.cards import tweet_card

from ..marking import marked

register = template.Library()


@register.simple_tag(takes_context=True)
def found_card(context: Context, entry: Entry, words: Sequence[str]) -> SafeString:
    """The card of `entry`, with `words` marked in its text."""
    return marked(tweet_card(context, entry.tweet, anchor=entry.anchor), words)
