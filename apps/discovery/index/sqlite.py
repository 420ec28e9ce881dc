"""FTS5. The index holds no text of its own: triggers tell it what its table says."""

from django.db import connection

from .expressions import ALL, Either, Every, Expression, Has, Lacks

# Everything beyond ASCII is part of a term; the terms are folded already.
_TABLE = """
CREATE VIRTUAL TABLE {index} USING fts5(
  words, content='{table}', content_rowid='{key}', columnsize=0,
  tokenize="ascii tokenchars '_'"
)
"""
_ADD = "INSERT INTO {index} (rowid, words) VALUES (new.{key}, new.words);"
_REMOVE = """
INSERT INTO {index} ({index}, rowid, words) VALUES ('delete', old.{key}, old.words);
"""
_TRIGGERS = {
    "added": "AFTER INSERT ON {table} BEGIN " + _ADD + " END",
    "removed": "AFTER DELETE ON {table} BEGIN " + _REMOVE + " END",
    "changed": "AFTER UPDATE ON {table} BEGIN " + _REMOVE + _ADD + " END",
}


def _index(table: str) -> str:
    return table.replace("words", "index")


def ensure(table: str, key: str) -> bool:
    """Whether something was missing; then the index is made anew."""
    names = {"table": table, "key": key, "index": _index(table)}
    triggers = {f"{names['index']}_{name}": sql for name, sql in _TRIGGERS.items()}
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE %s", [f"{names['index']}%"])
        there = {row[0] for row in cursor.fetchall()}
        missing = {names["index"], *triggers} - there
        if names["index"] in missing:
            cursor.execute(_TABLE.format(**names))
        for name, sql in triggers.items():
            if name in missing:
                cursor.execute(f"CREATE TRIGGER {name} {sql.format(**names)}")
    if missing:
        rebuild(table)
    return bool(missing)


def rebuild(table: str) -> None:
    index = _index(table)
    with connection.cursor() as cursor:
        for command in ("rebuild", "optimize"):
            cursor.execute(f"INSERT INTO {index} ({index}) VALUES (%s)", [command])  # noqa: S608


def forget(table: str) -> None:
    """Once the table is gone. Its triggers went with it."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {_index(table)}")


def matching(table: str, key: str, wanted: Expression) -> tuple[str, list[str]]:
    """The beginning of a query for the keys of the rows with it, up to its first condition."""
    index = _index(table)
    # The names are ours.
    return f"SELECT rowid FROM {index} WHERE {index} MATCH %s", [render(wanted)]  # noqa: S608


def key(name: str) -> str:
    """The column by which the index knows the rows whose key is called `name`."""
    return "rowid"


def render(wanted: Expression) -> str:
    """In the query language of FTS5."""
    match wanted:
        case Has((terms, open_ended)):
            return f'"{" ".join(terms)}"' + (" *" if open_ended else "")
        case Lacks(part):
            return f"({render(ALL)} NOT {render(part)})"
        case Either(parts):
            return f"({' OR '.join(map(render, parts))})"
        case Every(parts):
            return _every(parts)


def _every(parts: tuple[Expression, ...]) -> str:
    there = [render(part) for part in parts if not isinstance(part, Lacks)] or [render(ALL)]
    away = [render(part.part) for part in parts if isinstance(part, Lacks)]
    wanted = f"({' AND '.join(there)})"
    return f"({wanted} NOT ({' OR '.join(away)}))" if away else wanted
