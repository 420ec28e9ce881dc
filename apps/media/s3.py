"""People's files in an S3 service that may be slow, hang or be away."""

import time
from typing import IO

from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import ContentFile, File
from storages.backends.s3 import S3Storage

# Of not asking again, after the service failed, in seconds.
REST = 10


class StorageUnavailableError(OSError):
    """The service can't be reached, or hangs."""


class S3Pictures(S3Storage):
    """Reads a file by one request. A service that hangs holds a thread of this process once in
    `REST` seconds for as long as `read_timeout` says; in between every picture fails at once, so
    that pages go on."""

    _resting_until = 0.0

    def _open(self, name: str, mode: str = "rb") -> File:
        if time.monotonic() < self._resting_until:
            raise StorageUnavailableError(name)
        try:
            return ContentFile(self._content(name), name)
        except BotoCoreError as error:
            self._resting_until = time.monotonic() + REST
            raise StorageUnavailableError(name) from error

    def _content(self, name: str) -> bytes:
        try:
            body: IO[bytes] = self.bucket.Object(self._normalize_name(name)).get()["Body"]
            return body.read()
        except ClientError as error:
            if error.response["ResponseMetadata"]["HTTPStatusCode"] == 404:
                raise FileNotFoundError(name) from error
            raise
