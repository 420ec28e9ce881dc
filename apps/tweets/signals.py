"""What happened to Tweets. Sent inside the transaction of the action; not for what is dated back,
which an import brings."""

from django.dispatch import Signal

# `tweet`
posted = Signal()
# `retweet`
retweeted = Signal()
