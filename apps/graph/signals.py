"""What happened between people. Sent inside the transaction of the action."""

from django.dispatch import Signal

# `follower` and `followed`, ids.
followed = Signal()
unfollowed = Signal()
