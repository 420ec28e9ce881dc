"""Logging in by any OpenID Connect issuer. Installed where one is configured."""
