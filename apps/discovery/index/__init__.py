"""Full-text indexes: SQLite's FTS5 or PostgreSQL's, whichever database the site has.

Both are told the terms (`apps.text.terms`) and split at spaces, so both find the same. The database
keeps them in step with the tables of words by itself.
"""

from collections.abc import Sequence
from types import ModuleType

from django.db import connection
from django.db.models.expressions import RawSQL

from apps.core.ids import LARGEST_ID

from . import postgresql, sqlite
from .expressions import ALL, Expression

TWEETS, PEOPLE = "discovery_tweetwords", "discovery_personwords"
KEYS = {TWEETS: "tweet_id", PEOPLE: "person_id"}
_ENGINES: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgresql}


def engine() -> ModuleType:
    return _ENGINES[connection.vendor]


def ensure() -> list[str]:
    """Makes what is missing of the indexes, which some changes of tables take away; the tables
    whose index was made anew."""
    return [table for table, key in KEYS.items() if engine().ensure(table, key)]


def rebuild(table: str) -> None:
    """Makes the index of `table` anew from its words, damaged or not."""
    if not engine().ensure(table, KEYS[table]):
        engine().rebuild(table)


def forget() -> None:
    """Takes away what is left of indexes whose tables are gone."""
    gone = set(KEYS) - set(connection.introspection.table_names())
    for table in gone:
        engine().forget(table)


def holding(table: str, column: str, wanted: Expression) -> tuple[str, list[str]]:
    """Whether the row whose key is in `column` of an outer query has what is `wanted`."""
    sql, params = engine().matching(table, KEYS[table], wanted)
    return f"EXISTS ({sql} AND {engine().key(KEYS[table])} = {column})", params


def all_with(table: str, written: str) -> RawSQL:
    """The keys of all rows with what is wanted and `written` as the index reads it, for an `IN`."""
    sql, _ = engine().matching(table, KEYS[table], ALL)
    # The text is ours, and what somebody typed is a parameter.
    return RawSQL(sql, [written])  # noqa: S611


def written(wanted: Expression) -> str:
    """What is `wanted`, in the language of the index."""
    return str(engine().render(wanted))


def find(
    table: str, wanted: Expression, limit: int, *, below: int = LARGEST_ID, above: int = -1
) -> Sequence[int]:
    """Keys of the rows with what is `wanted`, the highest first, between two others. One query."""
    sql, params = engine().matching(table, KEYS[table], wanted)
    key = engine().key(KEYS[table])
    with connection.cursor() as cursor:
        cursor.execute(
            f"{sql} AND {key} < %s AND {key} > %s ORDER BY {key} DESC LIMIT %s",
            [*params, below, above, limit],
        )
        return [row[0] for row in cursor.fetchall()]
