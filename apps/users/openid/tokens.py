"""What an id_token has to prove: OpenID Connect Core 1.0, section 3.1.3.7."""

from hmac import compare_digest
from typing import Any

import jwt
from allauth.socialaccount.providers.oauth2.client import OAuth2Error

# Keys that are secret on the issuer's side only.
ALGORITHMS = {
    *("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"),
    *("ES256", "ES384", "ES512", "EdDSA"),
}
# Seconds that a clock may be off.
LEEWAY = 30


def verified_claims(
    id_token: Any, key_set: Any, *, issuer: str, client_id: str, nonce: str
) -> dict[str, Any]:
    """What the token says, once all of it is proved. Raises OAuth2Error."""
    if not isinstance(id_token, str):
        raise OAuth2Error("The issuer sent no id_token.")
    try:
        key = _key(jwt.get_unverified_header(id_token), key_set)
        claims = _decoded(id_token, key, issuer, client_id)
    except jwt.PyJWTError as error:
        raise OAuth2Error(f"The id_token is not valid: {error}") from error
    _check_party(claims, client_id)
    _check_nonce(claims, nonce)
    if not claims["sub"]:
        raise OAuth2Error("The id_token names nobody.")
    return claims


def _decoded(id_token: str, key: jwt.PyJWK, issuer: str, client_id: str) -> dict[str, Any]:
    claims: dict[str, Any] = jwt.decode(
        id_token,
        key,
        algorithms=list(ALGORITHMS),
        audience=client_id,
        issuer=issuer,
        leeway=LEEWAY,
        options={"require": ["iss", "sub", "aud", "exp", "iat"]},
    )
    return claims


def _key(header: dict[str, Any], key_set: Any) -> jwt.PyJWK:
    """The issuer's key that the header names; it may name none where there is but one."""
    algorithm = header.get("alg")
    if algorithm not in ALGORITHMS:
        raise OAuth2Error(f"The id_token is signed by {algorithm!r}, which proves nothing.")
    listed = key_set.get("keys") if isinstance(key_set, dict) else None
    keys = [key for key in listed or [] if isinstance(key, dict) and key.get("use") != "enc"]
    if "kid" in header:
        keys = [key for key in keys if key.get("kid") == header["kid"]]
    if len(keys) != 1:
        raise OAuth2Error("The id_token is signed by a key that is not the issuer's.")
    return jwt.PyJWK(keys[0], keys[0].get("alg") or algorithm)


def _check_party(claims: dict[str, Any], client_id: str) -> None:
    """A token made for several sites was made for this one by name."""
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    party = claims.get("azp", None if several else client_id)
    if party != client_id:
        raise OAuth2Error("The id_token was made for another site.")


def _check_nonce(claims: dict[str, Any], nonce: str) -> None:
    """The token answers this very request: no other's was slipped in."""
    given = claims.get("nonce")
    right = isinstance(given, str) and compare_digest(
        given.encode(errors="replace"), nonce.encode()
    )
    if not nonce or not right:
        raise OAuth2Error("The id_token answers another login: its nonce is wrong.")
