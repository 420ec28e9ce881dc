from .block import Block
from .follow import Follow
from .mute import Mute
from .request import FollowRequest
from .word import MutedWord

__all__ = ["Block", "Follow", "FollowRequest", "Mute", "MutedWord"]
