"""What happened between people. Sent inside the transaction of the action."""

from django.dispatch import Signal

# `follower` and `followed`, ids, and `follow`, the id of the row; also whether it is `dated_back`,
# as an import does it.
followed = Signal()
# The same three.
unfollowed = Signal()
# `follower` and `followed`, ids.
requested = Signal()
request_ended = Signal()
accepted = Signal()
# `blocker` and `blocked`, ids.
blocked = Signal()
