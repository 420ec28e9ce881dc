"""What an operator's tools ask."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse

from apps.core.capacity import has_room


def healthz(request: HttpRequest) -> HttpResponse:
    """200 while the process runs and reaches its database."""
    return _plain("ok" if _reaches_database() else "The database does not answer.")


def readyz(request: HttpRequest) -> HttpResponse:
    """200 while the site can do all that it does, writing included; else a line for each reason."""
    problems = []
    if not _reaches_database():
        problems.append("The database does not answer.")
    if not has_room():
        problems.append("The disk is full: pages are shown, nothing is taken in.")
    return _plain("\n".join(problems) or "ok")


def _reaches_database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _plain(text: str) -> HttpResponse:
    status = 200 if text == "ok" else 503
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
