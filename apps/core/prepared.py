"""Queries whose SQL is put together once, where that takes longer than their execution.

The query is written as any other, by querysets, so the rules in it stand where they always do. It
is compiled for a stand-in of the viewer and one stand-in id; for each use the real ones take
their places among the parameters.
"""

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.models import QuerySet

# No row has these ids: they end beyond the time that ids can tell.
_VIEWER = 2**63 - 25
_ID = 2**63 - 26


@dataclass(frozen=True, slots=True)
class _Plan:
    rows: QuerySet[Any, Any]
    compiler: Any
    pieces: list[str]
    params: list[Any]

    def fill(self, viewer: Any, ids: Sequence[int]) -> tuple[str, tuple[Any, ...]]:
        sql, params = [self.pieces[0]], list[Any]()
        for piece, param in zip(self.pieces[1:], self.params, strict=True):
            values = ids if param == _ID else [viewer if param == _VIEWER else param]
            params += values
            sql += [", ".join(["%s"] * len(values)), piece]
        return "".join(sql), tuple(params)


class Prepared[Row]:
    """`make(viewer, ids)` gives the queryset; all in it that differs by use must be the viewer's id
    and `ids`, which stand in an `__in`. Times are asked of the database (`Now()`)."""

    def __init__(self, make: Callable[[Any, Sequence[int]], QuerySet[Any, Row]]) -> None:
        self._make = make
        self._plans: dict[tuple[str, bool, bool], _Plan] = {}

    def rows(self, viewer: Any, ids: Sequence[int]) -> Iterator[Row]:
        """The rows for `viewer`, maybe signed out, and these ids. One query, none without ids."""
        if not ids:
            return iter(())
        plan = self._plan(viewer)
        compiler = copy(plan.compiler)
        compiler.connection = connections[plan.rows.db]
        filled = plan.fill(viewer.pk, ids)
        compiler.as_sql = _giving(filled)
        rows = plan.rows.all()
        vars(rows.query)["get_compiler"] = _giving(compiler)
        return iter(rows)

    def _plan(self, viewer: Any) -> _Plan:
        # Rules may ask these two of the viewer, and nothing else.
        signed_in = viewer.is_authenticated
        kind = (self._vendor, signed_in, signed_in and viewer.is_staff)
        if kind not in self._plans:
            stand_in = copy(viewer)
            if signed_in:
                stand_in.pk = _VIEWER
            self._plans[kind] = _compile(self._make(stand_in, [_ID]))
        return self._plans[kind]

    @property
    def _vendor(self) -> str:
        return connections["default"].vendor


def _giving(value: Any) -> Callable[..., Any]:
    def give(*_: Any, **__: Any) -> Any:
        return value

    return give


def _compile(rows: QuerySet[Any, Any]) -> _Plan:
    compiler = rows.query.get_compiler(rows.db)
    sql, params = compiler.as_sql()
    return _Plan(rows, compiler, sql.split("%s"), list(params))
