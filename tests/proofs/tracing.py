"""Reads what strace wrote of a process: its steps on the files of one folder, and what it said meanwhile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

KNOWN = {
    "openat",
    "open",
    "mmap",
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "ftruncate",
    "unlink",
    "unlinkat",
}
KNOWN |= {"rename", "renameat", "renameat2"}
UNKNOWN = {"creat", "pwritev", "pwritev2", "writev", "truncate", "fallocate", "link", "linkat", "symlink"}
UNKNOWN |= {"symlinkat", "copy_file_range", "sendfile"}
"""Other calls that change files; traced, so that a process that uses one is not misunderstood."""

_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+|0x[0-9a-f]+)(?:<.*>)?(?: E\w+ .*)?$")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_FILE = re.compile(r"^(\d+)<((?:\\x[0-9a-f]{2})*)>(\(deleted\))?")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done to a file, or said."""

    do: str
    """make, write, cut, sync, sync folder, remove, rename, say."""
    name: str = ""
    """The file; what was said."""
    offset: int = 0
    """Where it was written; the size it was cut to."""
    data: bytes = b""
    """What was written; the new name."""


class Trace:
    """Reads line by line. Fails where a process did something to `folder` that is not known here."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sizes: dict[str, int] = {}

    def steps(self, lines: list[str]) -> Iterator[Step]:
        for line in lines:
            concerns = _escaped(str(self._folder)) in line
            call = _CALL.match(line)
            if call is None:
                assert not concerns, f"not understood: {line[:300]}"
                continue
            if call[1] == "write" and call[2].startswith("1<"):
                yield from (Step("say", said) for said in _texts(call[2])[0].decode().splitlines())
            elif concerns and not call[3].startswith("-"):
                yield from self._step(call[1], call[2], int(call[3], 0))

    def _step(self, call: str, words: str, result: int) -> Iterator[Step]:
        assert call in KNOWN, f"{call} is not known here"
        if call in {"open", "openat"}:
            yield from self._opened(self._name(_texts(words)[0]), words)
        elif call == "mmap":
            assert "PROT_WRITE" not in words or "MAP_PRIVATE" in words
        elif call.startswith("unlink"):
            name = self._name(_texts(words)[0])
            del self._sizes[name]
            yield Step("remove", name)
        elif call.startswith("rename"):
            old, new = map(self._name, _texts(words))
            self._sizes[new] = self._sizes.pop(old)
            yield Step("rename", old, data=new.encode())
        else:
            yield self._to_a_file(call, words, result)

    def _opened(self, name: str, words: str) -> Iterator[Step]:
        if "O_CREAT" in words and name not in self._sizes:
            self._sizes[name] = 0
            yield Step("make", name)
        elif "O_TRUNC" in words:
            self._sizes[name] = 0
            yield Step("cut", name)

    def _to_a_file(self, call: str, words: str, result: int) -> Step:
        opened = _FILE.match(words)
        assert opened is not None
        assert not opened[3], "a file that was removed is still used"
        raw = _raw(opened[2])
        if call in {"fsync", "fdatasync"}:
            return Step("sync folder") if raw == bytes(self._folder) else Step("sync", self._name(raw))
        name = self._name(raw)
        if call == "ftruncate":
            self._sizes[name] = int(words.rpartition(", ")[2])
            return Step("cut", name, self._sizes[name])
        (data,) = _texts(words)
        assert len(data) == result, "written in part"
        place = int(words.rpartition(", ")[2]) if call == "pwrite64" else self._sizes[name]
        self._sizes[name] = max(self._sizes[name], place + len(data))
        return Step("write", name, place, data)

    def _name(self, raw: bytes) -> str:
        return str(Path(raw.decode()).relative_to(self._folder))


def _texts(words: str) -> list[bytes]:
    found = _TEXT.findall(words)
    assert found
    assert not any(cut for _, cut in found), "strace left something out"
    return [_raw(text) for text, _ in found]


def _raw(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _escaped(text: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in text.encode())
