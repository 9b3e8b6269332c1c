"""Proof that what was forgotten can be read nowhere: not in the history, not in the bytes of the files."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from veikart.errors import JournalError
from veikart.journal.keeping.erasures import SUFFIX
from veikart.journal.sqlite import SQLiteEngine

if TYPE_CHECKING:
    from veikart.journal import Journal
    from veikart.journal.engine import Engine

_SHORTEST = 4
"""Shorter texts stand in any file by chance."""
_MOST = 100
"""Texts looked for, the shortest first, names among them: 2 s for each gigabyte and text."""
_BESIDE = ("-journal", "-wal", "-shm", SUFFIX)
_PIECE = 1 << 22  # bytes read at a time


def keys_of(engine: Engine, subjects: Collection[str]) -> list[bytes]:
    """The wrapped keys of the subjects, to be looked for when they are gone."""
    return [bytes(key.wrapped) for key in engine.wrapped_keys() if key.subject in subjects and key.wrapped]


def remains(journal: Journal, secrets: Sequence[str], keys: Sequence[bytes]) -> tuple[list[str], list[str]]:
    """What is still to be found of texts and keys, in sentences without them; and where was looked.

    A text may stand in rows that are not sealed; it is found when it stands anywhere else, too.
    """
    wanted = _forms(secrets)
    rows = _in_rows(journal, wanted)
    looked = ["every event as it is stored"]
    faults: list[str] = []
    file = journal.address.file
    for store in (file, journal.engine.keys_beside):
        for path in _files_of(store) if store is not None else ():
            expected = rows if path == file else dict.fromkeys(wanted, 0)
            found = _in_file(path, [*wanted, *keys])
            more = sum(found[form] > expected[form] for form in wanted) + sum(found[key] > 0 for key in keys)
            if more:
                faults.append(
                    f"{path.name} still has {more} of what was to go, in bytes that belong to nothing. Copy "
                    f"the engagement (veikart copy {journal.address} NEW), go on with the copy, and delete "
                    "this file."
                )
            looked.append(f"all bytes of {path.name}")
    return faults, looked


def copies_beside(file: Path, engagement: str, person: str) -> list[str]:
    """Names of other files in the folder that hold the same engagement, and still the key of the person."""
    others = (path for path in sorted(file.parent.glob("*.veikart")) if path.name != file.name)
    return [path.name for path in others if _holds_key(path, engagement, person)]


def _holds_key(path: Path, engagement: str, person: str) -> bool:
    try:
        engine = SQLiteEngine(path)
    except (JournalError, OSError):
        return False
    try:
        return engine.engagement == engagement and bool(keys_of(engine, (person,)))
    finally:
        engine.close()


def _forms(secrets: Sequence[str]) -> list[bytes]:
    """The texts as they may stand in a file: plain, and as JSON writes them in either way."""
    long = sorted((text for text in secrets if len(text) >= _SHORTEST), key=len)[:_MOST]
    forms = (form for text in long for form in (text, _json(text, True), _json(text, False)))
    return list(dict.fromkeys(form.encode() for form in forms))


def _json(text: str, ascii_only: bool) -> str:
    return json.dumps(text, ensure_ascii=ascii_only)[1:-1]


def _in_rows(journal: Journal, wanted: Sequence[bytes]) -> dict[bytes, int]:
    found = dict.fromkeys(wanted, 0)
    for batch in journal.engine.batches(-1, journal.head()):
        for form in wanted:
            found[form] += batch.lines.count(form)
    return found


def _files_of(file: Path) -> list[Path]:
    """The engagement's file, and what we or SQLite put beside it."""
    beside = (file.with_name(file.name + ending) for ending in _BESIDE)
    return [file, *(path for path in beside if path.is_file())]


def _in_file(path: Path, wanted: Sequence[bytes]) -> dict[bytes, int]:
    found = dict.fromkeys(wanted, 0)
    longest = max(map(len, wanted), default=0)
    for piece, before in _pieces(path, longest):
        for form in wanted:
            found[form] += piece.count(form, max(0, before - len(form) + 1))
    return found


def _pieces(path: Path, longest: int) -> Iterator[tuple[bytes, int]]:
    """The file in pieces, each led by the end of the one before (so many bytes of it)."""
    end = b""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield end + piece, len(end)
            end = (end + piece)[-longest:] if longest else b""
