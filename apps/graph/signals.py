"""What happened between people. Sent inside the transaction of the action."""

from django.dispatch import Signal

# `follower` and `followed`, ids, and `follow`, the id of the row; and whether it is to be `told`:
# neither what an import dates back nor what the one followed did by letting somebody in.
followed = Signal()
# The same three ids.
unfollowed = Signal()
# `follower` and `followed`, ids; the last one has `undone` too, the id of the request.
requested = Signal()
accepted = Signal()
request_ended = Signal()
# `followed` and `followers`, ids: all who asked were let in.
opened = Signal()
# `blocker` and `blocked`, ids.
blocked = Signal()
# `muter` and `muted`, ids: of more than Retweets.
muted = Signal()
