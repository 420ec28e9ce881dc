"""What happened to Tweets. Sent inside the transaction of the action; not for what is dated back,
which an import brings."""

from django.dispatch import Signal

# `tweet`, new or with another text; this one also for what is dated back.
written = Signal()
# `tweet`
posted = Signal()
edited = Signal()
# `tweet` as it was.
deleted = Signal()
# `retweet`
retweeted = Signal()
# `tweet` and `user`, an id; the sender is Like, Retweet or Bookmark.
marked = Signal()
# The same, and `undone`, the id of the mark.
unmarked = Signal()
