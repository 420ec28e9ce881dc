"""What goes wrong for whom: the person's name at the issuer says it."""

import json
import time
from collections.abc import Callable
from typing import Any

import jwt
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse, JsonResponse

from e2e.issuer import keys

# What is changed in the id_token; None takes it out.
IN_THE_TOKEN: dict[str, dict[str, Any]] = {
    "wrong_nonce": {"nonce": "another"},
    "no_nonce": {"nonce": None},
    "wrong_audience": {"aud": "another"},
    "expired": {"exp": int(time.time()) - 3600},
}
ERRING = {*IN_THE_TOKEN, "wrong_key", "broken"}


def for_some(get_response: Callable[[HttpRequest], HttpResponse]) -> Any:
    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != 200:
            return response
        return _token(response) if request.path.endswith("/api/token") else response

    return respond


def _token(response: HttpResponse) -> HttpResponse:
    answer = json.loads(response.content)
    claims = jwt.decode(answer["id_token"], options={"verify_signature": False})
    name = get_user_model().objects.get(pk=claims["sub"]).get_username()
    if name == "broken":
        return HttpResponse("Something broke.", status=500)
    if name in ERRING:
        header = jwt.get_unverified_header(answer["id_token"])
        changed = {**claims, **IN_THE_TOKEN.get(name, {})}
        kept = {key: value for key, value in changed.items() if value is not None}
        key = keys.nobodys() if name == "wrong_key" else keys.own()
        answer["id_token"] = jwt.encode(kept, key, "RS256", headers={"kid": header["kid"]})
    return JsonResponse(answer)
