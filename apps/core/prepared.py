"""Queries whose SQL is put together once, where that takes longer than their execution.

The query is written as any other, by querysets, so the rules in it stand where they always do. It
is compiled for a stand-in of the viewer, one stand-in id and a stand-in of each further value;
for each use the real ones take their places among the parameters.
"""

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

type Value = int | str

# No row has these ids: they end beyond the time that ids can tell.
_VIEWER = 2**63 - 25
_ID = 2**63 - 26
_FURTHER = 2**63 - 27


@dataclass(frozen=True, slots=True)
class _Plan:
    rows: QuerySet[Any, Any]
    compiler: Any
    converters: Any
    pieces: list[str]
    params: list[Any]

    def fill(
        self, viewer: Any, ids: Sequence[int], further: dict[Any, Value]
    ) -> tuple[str, tuple[Any, ...]]:
        given = {_VIEWER: viewer, **further}
        sql, params = [self.pieces[0]], list[Any]()
        for piece, param in zip(self.pieces[1:], self.params, strict=True):
            if param == _ID:
                params += ids
                sql += [", ".join(["%s"] * len(ids)), piece]
            else:
                params.append(given.get(param, param))
                sql += ["%s", piece]
        return "".join(sql), tuple(params)


class Prepared[Row]:
    """`make(viewer, ids, **further)` gives the queryset; all in it that differs by use must be the
    viewer's id, `ids`, which stand in an `__in`, and `further`, numbers and strings that columns
    are compared with as they are. Times are asked of the database (`Now()`)."""

    def __init__(self, make: Callable[..., QuerySet[Any, Row]]) -> None:
        self._make = make
        self._plans: dict[tuple[Any, ...], _Plan | None] = {}

    def rows(self, viewer: Any, ids: Sequence[int], **further: Value) -> Iterator[Row]:
        """The rows for `viewer`, maybe signed out, and these ids. One query, none without ids."""
        plan = self._plan(viewer, further) if ids else None
        if plan is None:
            return iter(())
        compiler = copy(plan.compiler)
        compiler.connection = connections[plan.rows.db]
        stand_ins = dict(zip(_stand_ins(further).values(), further.values(), strict=True))
        compiler.as_sql = _giving(plan.fill(viewer.pk, ids, stand_ins))
        compiler.get_converters = _giving(plan.converters)
        rows = plan.rows.all()
        vars(rows.query)["get_compiler"] = _giving(compiler)
        return iter(rows)

    def _plan(self, viewer: Any, further: dict[str, Value]) -> _Plan | None:
        # Rules may ask these two of the viewer, and nothing else.
        signed_in = viewer.is_authenticated
        kind = (self._vendor, signed_in, signed_in and viewer.is_staff, *further)
        if kind not in self._plans:
            stand_in = copy(viewer)
            if signed_in:
                stand_in.pk = _VIEWER
            self._plans[kind] = _compile(self._make(stand_in, [_ID], **_stand_ins(further)))
        return self._plans[kind]

    @property
    def _vendor(self) -> str:
        return connections["default"].vendor


def _stand_ins(further: dict[str, Value]) -> dict[str, Value]:
    return {
        name: f"stand-in {index}" if isinstance(value, str) else _FURTHER - index
        for index, (name, value) in enumerate(further.items())
    }


def _giving(value: Any) -> Callable[..., Any]:
    def give(*_: Any, **__: Any) -> Any:
        return value

    return give


def _compile(rows: QuerySet[Any, Any]) -> _Plan | None:
    """None for a query that can have no rows."""
    compiler = rows.query.get_compiler(rows.db)
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        return None
    columns = [column for column, *_ in compiler.select[: compiler.col_count]]
    return _Plan(rows, compiler, compiler.get_converters(columns), sql.split("%s"), list(params))
