"""Makes many people at once in a site's database: copies of one who signed up. Run by
`manage.py shell`, since it must use the site's own settings."""

from django.db import connection

from apps.users.models import User

_NUMBERS = """
WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < %s)
"""


def crowd_following(name: str, number: int) -> None:
    """`number` people who follow the person called `name`, each with a Home that is kept."""
    followed = User.objects.get(username=name)
    own = {"id": "n", "username": "'crowd' || n", "email": "'crowd' || n || '@example.org'"}
    columns = [field.column for field in User._meta.concrete_fields]
    values = [own.get(column, f"u.{column}") for column in columns]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO users_user ({', '.join(columns)}) {_NUMBERS}"
            f" SELECT {', '.join(values)} FROM numbers, users_user u WHERE u.id = %s",
            [number, followed.pk],
        )
        cursor.execute(
            f"INSERT INTO graph_follow (id, follower_id, followed_id) {_NUMBERS}"
            " SELECT n, n, %s FROM numbers",
            [number, followed.pk],
        )
        cursor.execute(
            "INSERT INTO timelines_timeline"
            " (owner_id, wanted, built, floor, visited_on, seen, noted, left_off)"
            f" {_NUMBERS} SELECT n, 1, 1, 0, CURRENT_DATE, 0, 0, 0 FROM numbers",
            [number],
        )
    User.objects.filter(pk=followed.pk).update(followers_count=number)
