"""What names in addresses may hold; anything else is no address of the site."""

from django.urls import register_converter


class UsernameConverter:
    regex = "[A-Za-z0-9_]{1,15}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class TopicConverter(UsernameConverter):
    """Any letters, but no control characters, which a database may refuse."""

    regex = r"[^/\x00-\x1f]{1,280}"


class IdConverter:
    regex = "[0-9]{1,18}|[1-8][0-9]{18}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


def register() -> None:
    """Makes `<username:…>`, `<topic:…>` and `<id:…>` known; before any address uses them."""
    register_converter(UsernameConverter, "username")
    register_converter(TopicConverter, "topic")
    register_converter(IdConverter, "id")
