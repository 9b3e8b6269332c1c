"""A wire to the server that can be cut at a word: before it has arrived, or before its answer comes back."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Wire:
    """Carries every connection to `port` on to the server, until a message with the word `cut_at` passes."""

    def __init__(self, server: int) -> None:
        self._server = server
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        self.cut_at: bytes | None = None
        self.deliver = False
        """Whether the message that the wire is cut at still arrives."""
        self.mended = True
        """Whether new connections are carried after the cut."""
        threading.Thread(target=self._carry_all, daemon=True).start()

    def _carry_all(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._door.accept()
                if not self.mended and self.cut_at is None:
                    client.close()
                    continue
                server = socket.create_connection(("127.0.0.1", self._server))
                for carry in (self._there, self._back):
                    threading.Thread(target=carry, args=(client, server), daemon=True).start()

    def _there(self, client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while said := client.recv(65536):
                if self.cut_at is not None and self.cut_at in said:
                    self._cut(client, server, said)
                    return
                server.sendall(said)
        _close(client, server)

    def _cut(self, client: socket.socket, server: socket.socket, said: bytes) -> None:
        self.cut_at = None
        client.shutdown(socket.SHUT_WR)  # no answer gets through from here on
        if self.deliver:
            server.sendall(said)
            server.shutdown(socket.SHUT_WR)
            while server.recv(65536):  # until the server has done what was asked, and gone
                pass
        _close(client, server)

    @staticmethod
    def _back(client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while said := server.recv(65536):
                try:
                    client.sendall(said)
                except OSError:  # it was cut, and whoever did that still waits for the server
                    return
        _close(client, server)

    def close(self) -> None:
        self._door.close()


def _close(*sockets: socket.socket) -> None:
    for each in sockets:
        with suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
        each.close()


@contextmanager
def wire_to(server: int) -> Iterator[Wire]:
    wire = Wire(server)
    try:
        yield wire
    finally:
        wire.close()
