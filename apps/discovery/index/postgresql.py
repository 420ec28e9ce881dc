"""PostgreSQL's full-text search, without its parsers and dictionaries: the terms are made by us.
A generated column holds them with their places."""

from django.db import connection

from .expressions import Either, Every, Expression, Has, Lacks

_FUNCTION = """
CREATE OR REPLACE FUNCTION discovery_vector(words text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT COALESCE(
    string_agg('''' || word || ''':' || LEAST(place, 16383), ' '), ''
  )::tsvector
  FROM unnest(string_to_array(words, ' ')) WITH ORDINALITY AS given (word, place)
  WHERE word <> ''
$$
"""
_COLUMN = """
ALTER TABLE {table} ADD COLUMN vector tsvector
GENERATED ALWAYS AS (discovery_vector(words)) STORED
"""
_INDEX = "CREATE INDEX IF NOT EXISTS {table}_vector ON {table} USING gin (vector)"
_KNOWN = """
SELECT 1 FROM pg_indexes WHERE schemaname = ANY (current_schemas(false)) AND indexname = %s
"""
_HAS_COLUMN = """
SELECT 1 FROM information_schema.columns
WHERE table_schema = ANY (current_schemas(false)) AND table_name = %s AND column_name = 'vector'
"""


def ensure(table: str, key: str) -> bool:
    """Whether something was missing; then the index is made anew."""
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN, [f"{table}_vector"])
        if cursor.fetchone():
            return False
        cursor.execute(_FUNCTION)
        cursor.execute(_HAS_COLUMN, [table])
        if not cursor.fetchone():
            cursor.execute(_COLUMN.format(table=table))
        cursor.execute(_INDEX.format(table=table))
    return True


def rebuild(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"REINDEX INDEX {table}_vector")


def forget(table: str) -> None:
    """Once the table is gone, and column and index with it."""
    with connection.cursor() as cursor:
        cursor.execute("DROP FUNCTION IF EXISTS discovery_vector(text)")


def matching(table: str, key: str, wanted: Expression) -> tuple[str, list[str]]:
    """The beginning of a query for the keys of the rows with it, up to its first condition."""
    # The names are ours.
    sql = f"SELECT {key} FROM {table} WHERE vector @@ %s::tsquery"  # noqa: S608
    return sql, [render(wanted)]


def key(name: str) -> str:
    """The column by which the index knows the rows whose key is called `name`."""
    return name


def render(wanted: Expression) -> str:
    """As a tsquery is written."""
    match wanted:
        case Has((terms, open_ended)):
            words = [f"'{term}'" for term in terms]
            return f"({' <-> '.join(words)}{':*' if open_ended else ''})"
        case Lacks(part):
            return f"!{render(part)}"
        case Either(parts):
            return f"({' | '.join(map(render, parts))})"
        case Every(parts):
            return f"({' & '.join(map(render, parts))})"
