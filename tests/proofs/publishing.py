"""A package index for one test: takes what is uploaded, and gives it to pip."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@contextmanager
def index_in(folder: Path) -> Iterator[str]:
    """The address of an index on this machine; what is uploaded to it lies in `folder`."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            head = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
            body = self.rfile.read(int(self.headers["Content-Length"]))
            for part in BytesParser(policy=HTTP).parsebytes(head + body).iter_parts():
                if name := part.get_filename():
                    (folder / Path(name).name).write_bytes(part.get_payload(decode=True))
            self._answer(b"")

        def do_GET(self) -> None:
            asked = folder / Path(self.path).name
            if asked.is_file():
                return self._answer(asked.read_bytes())
            project = Path(self.path.rstrip("/")).name.replace("-", "_")
            files = [each.name for each in sorted(folder.iterdir()) if each.name.startswith(f"{project}-")]
            links = "".join(f'<a href="/files/{name}">{name}</a>' for name in files)
            return self._answer(f"<!DOCTYPE html><html><body>{links}</body></html>".encode())

        def _answer(self, body: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.send_header(
                "Content-Type", "text/html" if body.startswith(b"<!") else "application/octet-stream"
            )
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
