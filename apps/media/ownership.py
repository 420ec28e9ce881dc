"""What has pictures, avatars and headers."""

from collections.abc import Callable, Collection

from apps.users.models import User

from .models import Image
from .owners import register_owner


def _keys_of_images(keys: Collection[str]) -> set[str]:
    return set(Image.objects.filter(key__in=keys).values_list("key", flat=True))


def _keys_of_people(field: str) -> Callable[[Collection[str]], set[str]]:
    def keys_in(keys: Collection[str]) -> set[str]:
        rows = User.objects.filter(**{f"{field}__in": keys})
        return set(rows.values_list(field, flat=True))

    return keys_in


register_owner("image", _keys_of_images)
register_owner("avatar", _keys_of_people("avatar"))
register_owner("header", _keys_of_people("header"))
