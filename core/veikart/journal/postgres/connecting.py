"""A connection to a server, and what the server says, in our own words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from veikart.errors import CannotWrite, DamagedJournal, JournalBusy, JournalError, NotReachable
from veikart_events.cleaning import clean_line

try:
    import psycopg
    from psycopg import errors
    from psycopg.conninfo import make_conninfo
except ImportError as missing:
    raise JournalError(
        "An engagement on a PostgreSQL server needs one more package. Install it with: "
        'pip install "veikart[postgres]"'
    ) from missing

if TYPE_CHECKING:
    from veikart.journal.postgres.place import Place

Connection = psycopg.Connection[Any]

OLDEST = 140000  # PostgreSQL 14, the oldest that its makers still mend
_DEFAULTS = {
    "connect_timeout": "10",
    "application_name": "veikart",
    # A server that has gone without a word is noticed within half a minute, not after two hours.
    "keepalives_idle": "15",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "20000",
}
# One message, for every round trip to a distant server counts. Nothing that somebody put into another schema
# is ever taken for what PostgreSQL itself offers, and no default of the server changes what a turn sees.
# Everything is found by an index: right after an import, before the server has counted what is there, it
# would sort half the table for a page of a thousand events (95 ms instead of 0.5 ms at 300,000 events).
_SETTINGS = "; ".join(
    f"SET {name} = {value}"
    for name, value in {
        "search_path": "pg_catalog, pg_temp",
        "default_transaction_isolation": "'read committed'",
        "statement_timeout": "0",
        # A laptop that falls asleep in the middle of a turn keeps the others waiting for half a minute only.
        "tcp_keepalives_idle": "15",
        "tcp_keepalives_interval": "5",
        "tcp_keepalives_count": "3",
        "idle_in_transaction_session_timeout": "'10min'",
        "enable_seqscan": "off",
        "enable_bitmapscan": "off",
        "jit": "off",
    }.items()
)
_READING = "; SET default_transaction_read_only = on"


def connect(place: Place, *, reading: bool = False) -> Connection:
    """A connection in autocommit mode. Raises `NotReachable` with a sentence that says what to do."""
    try:
        told = make_conninfo("", **{**_DEFAULTS, **place.options, "client_encoding": "UTF8"})
    except psycopg.Error:  # its words may repeat a password that stands in the wrong place
        raise NotReachable(
            f"The address {place} has an option behind the ? that PostgreSQL does not know. Take it away."
        ) from None
    try:
        connection = psycopg.connect(told, autocommit=True, prepare_threshold=None)
    except psycopg.Error as error:
        raise NotReachable(_why_not(place, error)) from None
    try:
        if connection.info.server_version < OLDEST:
            raise NotReachable(
                f"{place.host} runs PostgreSQL {connection.info.server_version // 10000}; veikart needs "
                f"{OLDEST // 10000} or later. Ask whoever runs the server to update it."
            )
        with in_our_words(place):
            connection.execute(_SETTINGS + _READING if reading else _SETTINGS)
    except BaseException:
        connection.close()
        raise
    return connection


def _why_not(place: Place, error: psycopg.Error) -> str:
    said = _said(place, error)
    who = f"the user {place.user}" if place.user else "you"
    tried = error.pgconn
    if tried is not None and tried.needs_password:
        return (
            f"{place.host} asks for a password for {who}. Put it into the environment variable PGPASSWORD "
            "or into the password file of PostgreSQL, and try again."
        )
    if "too many" in said or "remaining connection slots" in said:
        return f"{place.host} has no connection left. Close a program that uses it, and try again."
    if "password authentication failed" in said:
        return f"{place.host} does not accept the password of {who}. Give the right one in PGPASSWORD."
    if "does not exist" in said and "database" in said:
        return f"There is no database {place.database} on {place.host}. Check its name, or make it first."
    if "permission denied for database" in said or "no pg_hba.conf entry" in said or "role " in said:
        return f"{place.host} does not let {who} in ({said}). Ask whoever runs the server."
    return (
        f"The server on {place.host} does not answer ({said}). Check the address, your network, and whether "
        "the server is running."
    )


def _said(place: Place, error: BaseException) -> str:
    """The last words of the server or of libpq, on one line and without the password."""
    lines = [line for line in str(error).splitlines() if line.strip()]
    said = clean_line(lines[0] if lines else type(error).__name__).removesuffix(".")
    said = said.rpartition("FATAL:")[2].strip()
    return said.replace(place.password, "…") if place.password else said


def lost(connection: Connection) -> bool:
    """Whether the connection is of no use any more: closed by the server or by the network."""
    return connection.closed or connection.broken


@contextmanager
def in_our_words(place: Place) -> Iterator[None]:
    """Turns what the server says while we read or write into our own errors."""
    try:
        yield
    except psycopg.Error as error:
        raise _our_error(place, error) from error


def _our_error(place: Place, error: psycopg.Error) -> JournalError:  # noqa: PLR0911 - one line a cause
    said = _said(place, error)
    match error:
        case errors.LockNotAvailable() | errors.DeadlockDetected() | errors.SerializationFailure():
            return JournalBusy(f"{place} is being written to by another program. Try again in a moment.")
        case errors.QueryCanceled():
            return JournalBusy(f"The server stopped what we asked of {place} ({said}). Try again.")
        case errors.InsufficientPrivilege():
            return CannotWrite(f"You have no permission for that on {place} ({said}). {grants(place)}")
        case errors.ReadOnlySqlTransaction():
            return CannotWrite(f"{place.host} is read-only: a copy of another server. Use that one to write.")
        case errors.DiskFull():
            return CannotWrite(
                f"The disk of {place.host} is full. Nothing was lost; have it freed, try again."
            )
        case errors.UndefinedTable() | errors.InvalidSchemaName():
            return DamagedJournal(f"{place} was deleted on the server. Restore it from a backup.")
        case errors.DataCorrupted() | errors.IndexCorrupted():
            return DamagedJournal(f"{place} is damaged ({said}). Restore it from a backup of the server.")
        case psycopg.OperationalError() | psycopg.InterfaceError():
            return NotReachable(
                f"The connection to {place.host} is lost ({said}). Nothing half done is kept; try again "
                "when the server answers."
            )
    return CannotWrite(f"{place} refused what was asked of it ({said}). Nothing was changed.")


def grants(place: Place) -> str:
    """What to ask the owner of the engagement for."""
    schema = f'SCHEMA "veikart_{place.engagement}"'
    who = quoted(place.user)
    return (
        f"Ask its owner for: GRANT USAGE ON {schema} TO {who}; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL "
        f"TABLES IN {schema} TO {who}; GRANT USAGE ON ALL SEQUENCES IN {schema} TO {who}."
    )


def quoted(name: str | None) -> str:
    """A name as it is written in a statement that somebody else is to run."""
    return '"' + name.replace('"', '""') + '"' if name else "you"
