from .block import Block
from .follow import Follow
from .mute import Mute
from .request import FollowRequest

__all__ = ["Block", "Follow", "FollowRequest", "Mute"]
