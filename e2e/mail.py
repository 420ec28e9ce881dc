"""A mail server for tests, which can hang as a real one may."""

import socketserver
import threading
import time


class StallingMailServer(socketserver.ThreadingTCPServer):
    """Takes mail; while `stalled` it hangs in the middle of one, as a slow server does."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, port=0):
        super().__init__(("127.0.0.1", port), MailConversation)
        self.stalled = threading.Event()
        self.reached = threading.Event()
        self.received = []
        threading.Thread(target=self.serve_forever, daemon=True).start()


class MailConversation(socketserver.StreamRequestHandler):
    server: StallingMailServer

    def handle(self):
        self._say("220 ready")
        for line in self.rfile:
            word = line.strip().upper()[:4]
            if word == b"DATA":
                self._take()
            elif word == b"QUIT":
                return self._say("221 bye")
            else:
                self._say("250 ok")
        return None

    def _take(self):
        self._say("354 go on")
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line)
        if self.server.stalled.is_set():
            self.server.reached.set()
            time.sleep(60)
            return
        self.server.received.append(b"".join(lines).decode())
        self._say("250 taken")

    def _say(self, line):
        self.wfile.write(f"{line}\r\n".encode())
