"""A double of an S3 service: as much of it as the site asks for, kept in memory."""

import hashlib
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

BUCKET = "pictures"
ACCESS_KEY = "the-key-of-the-test"
_PART = '<?xml version="1.0"?><{0}><UploadId>{1}</UploadId><ETag>{1}</ETag></{0}>'


class S3(ThreadingHTTPServer):
    """One bucket; `objects` by their keys. While `stalled` it takes requests and answers none."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.objects: dict[str, bytes] = {}
        # Uploads in several parts that are under way: the parts by their numbers.
        self.uploads: dict[str, dict[int, bytes]] = {}
        self.asked: list[str] = []
        self.stalled = threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    @property
    def environment(self) -> dict[str, str]:
        """What a site is told of it."""
        return {
            "S3_BUCKET": BUCKET,
            "S3_ENDPOINT": self.url,
            "S3_REGION": "eu-test-1",
            "S3_ACCESS_KEY": ACCESS_KEY,
            "S3_SECRET_KEY": "a secret of the test",
        }


class Conversation(BaseHTTPRequestHandler):
    server: S3
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if not self._may_go_on():
            return
        content = self.server.objects.get(self.key)
        if content is None:
            self._refuse(404, "NoSuchKey")
            return
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if not asked:
            self._answer(200, content)
            return
        first, last = int(asked[1]), min(int(asked[2] or len(content)), len(content) - 1)
        place = f"bytes {first}-{last}/{len(content)}"
        self._answer(206, content[first : last + 1], {"Content-Range": place})

    def do_HEAD(self):
        self.do_GET()

    def do_PUT(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if not self._may_go_on():
            return
        if "uploadId" in self.query:
            number = int(self.query["partNumber"][0])
            self.server.uploads[self.query["uploadId"][0]][number] = body
        else:
            self.server.objects[self.key] = body
        self._answer(200, b"", {"ETag": hashlib.md5(body).hexdigest()})  # noqa: S324  not ours to choose

    def do_POST(self):
        """Begins an upload in several parts, or puts the parts together."""
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if not self._may_go_on():
            return
        if "uploads" in self.query:
            name = hashlib.sha256(self.key.encode()).hexdigest()
            self.server.uploads[name] = {}
            self._answer(200, _PART.format("InitiateMultipartUploadResult", name).encode())
            return
        parts = self.server.uploads.pop(self.query["uploadId"][0])
        self.server.objects[self.key] = b"".join(parts[number] for number in sorted(parts))
        self._answer(200, _PART.format("CompleteMultipartUploadResult", "whole").encode())

    def do_DELETE(self):
        if self._may_go_on():
            self.server.objects.pop(self.key, None)
            self._answer(204, b"")

    @property
    def key(self) -> str:
        return unquote(urlsplit(self.path).path).removeprefix(f"/{BUCKET}/")

    @property
    def query(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.path).query, keep_blank_values=True)

    def _may_go_on(self) -> bool:
        """Whether it is signed, and sent in a way that every such service understands."""
        self.server.asked.append(f"{self.command} {self.path}")
        if self.server.stalled.is_set():
            while self.server.stalled.is_set():
                time.sleep(0.1)
            # Whoever asked is long gone.
            self.close_connection = True
            return False
        signed = self.headers.get("Authorization", "")
        if not signed.startswith(f"AWS4-HMAC-SHA256 Credential={ACCESS_KEY}/"):
            self._refuse(403, "AccessDenied")
            return False
        if not self.path.startswith(f"/{BUCKET}/"):
            self._refuse(404, "NoSuchBucket")
            return False
        if "aws-chunked" in self.headers.get("Content-Encoding", ""):
            self._refuse(501, "NotImplemented")
            return False
        return True

    def _refuse(self, status, code):
        self._answer(status, f'<?xml version="1.0"?><Error><Code>{code}</Code></Error>'.encode())

    def _answer(self, status, body, headers=()):
        self.send_response(status)
        for name, value in dict(headers).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD" and status != 204:
            self.wfile.write(body)

    def log_message(self, *arguments):
        """Says nothing; `asked` tells."""
