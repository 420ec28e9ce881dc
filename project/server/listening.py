"""The socket on which all processes of the server take connections."""

import socket

from .capacity import CHUNK_BYTES

# Connections that the system keeps until a process takes them.
_BACKLOG = 2048


def listen(host: str, port: int) -> socket.socket:
    """Raises OSError when the address is in use, or none of this machine's."""
    family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listening = socket.create_server(address[:2], family=family, backlog=_BACKLOG)
    # So much, and no more, waits in the system for a client: how fast it reads is seen here, and
    # megabytes for who reads nothing are not kept. Connections have it from this socket.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, CHUNK_BYTES)
    listening.set_inheritable(True)
    return listening
