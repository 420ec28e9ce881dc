"""A small OpenID Connect issuer in a thread, which answers as a test wants it to."""

import base64
import hashlib
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT_ID = "twite"
KEYS = [rsa.generate_private_key(65537, 2048) for _ in range(2)]


class SmallIssuer(ThreadingHTTPServer):
    """`person` is what it tells of whoever comes. `claims` and `userinfo` are laid over that in
    one place only; None takes a claim away. `answers` replaces whole answers, by path."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answers)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.reset()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def reset(self):
        self.person = {"sub": "7"}
        self.claims, self.userinfo, self.answers, self.asked = {}, {}, {}, {}
        self.key, self.header = KEYS[0], {"kid": "first"}
        self.algorithm = "RS256"
        self.configuration = {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def visit(self, location):
        """Somebody comes with this address and agrees; what the site is sent back."""
        self.asked = {key: one for key, [one] in parse_qs(urlsplit(location).query).items()}
        return {"code": "granted", "state": self.asked["state"]}

    def answer(self, path, fields):
        if path in self.answers:
            return self.answers[path]
        if path == "/token":
            return self._token(fields)
        told = {
            "/.well-known/openid-configuration": self.configuration,
            "/keys": {"keys": [_public(KEYS[0])]},
            "/userinfo": _without_none({**self.person, **self.userinfo}),
        }
        return 200, json.dumps(told[path])

    def _token(self, fields):
        digest = hashlib.sha256(fields["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if challenge != self.asked["code_challenge"] or fields["client_secret"] != "oidc-secret":
            return 400, json.dumps({"error": "invalid_grant"})
        now = int(time.time())
        claims = {"iss": self.url, "aud": CLIENT_ID, "iat": now, "exp": now + 300}
        claims = {**claims, "nonce": self.asked["nonce"], **self.person, **self.claims}
        token = jwt.encode(_without_none(claims), self.key, self.algorithm, headers=self.header)
        return 200, json.dumps({"access_token": "key", "id_token": token})


class Answers(BaseHTTPRequestHandler):
    server: SmallIssuer

    def do_GET(self):
        self._send(*self.server.answer(self.path, {}))

    def do_POST(self):
        text = self.rfile.read(int(self.headers["Content-Length"])).decode()
        fields = {key: one for key, [one] in parse_qs(text).items()}
        self._send(*self.server.answer(self.path, fields))

    def _send(self, status, text):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_):
        """Says nothing."""


def _public(key):
    jwk = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key()))
    return {**jwk, "kid": "first", "use": "sig", "alg": "RS256"}


def _without_none(claims):
    return {name: value for name, value in claims.items() if value is not None}
