"""What happened to accounts. Sent inside the transaction of the action."""

from django.dispatch import Signal

# `user`, new or with another name or bio.
described = Signal()

# `user`, who is about to be deleted, since nobody ever came into the account.
forgotten = Signal()

# `user`, who left; or who came back.
deactivated = Signal()
restored = Signal()
