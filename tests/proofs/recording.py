"""What a process did to the files of a folder, and what it said meanwhile, as strace saw it.

`python recording.py` records the short sitting anew that lies beside this file; do so when the format of the
file has changed.
"""

from __future__ import annotations

import json
import lzma
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
KEPT = HERE / "sitting.xz"
KEPT_COMMANDS = 9
FILE = "fjord.veikart"
_HARMLESS = {"openat", "open", "mmap", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "unlink"}
_OTHERS = {
    "creat",
    "pwritev",
    "pwritev2",
    "writev",
    "truncate",
    "fallocate",
    "unlinkat",
    "rename",
    "renameat",
}
_OTHERS |= {"renameat2", "link", "linkat", "symlink", "symlinkat", "copy_file_range", "sendfile"}
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+|0x[0-9a-f]+)(?:<.*>)?(?: E\w+ .*)?$")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_FILE = re.compile(r"^(\d+|AT_FDCWD)<((?:\\x[0-9a-f]{2})*)>(\(deleted\))?")


@dataclass(frozen=True, slots=True)
class Step:
    """`do`: make, write, cut, sync, sync folder, remove, or say. `name`: the file, or what was said."""

    do: str
    name: str = ""
    offset: int = 0
    """Where it was written; the size it was cut to."""
    data: bytes = b""


def strace() -> str | None:
    """Why nothing can be recorded here; None where it can."""
    if shutil.which("strace") is None:
        return "strace is not here"
    tried = subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], capture_output=True, check=False)
    return None if tried.returncode == 0 else "strace may not trace here"


def record(commands: int, large: int = 0) -> list[Step]:
    """The steps of `sitting.py`."""
    with tempfile.TemporaryDirectory() as folder:
        inside, trace = Path(folder).resolve() / "inside", Path(folder) / "trace"
        inside.mkdir()
        calls = ",".join(f"?{call}" for call in sorted(_HARMLESS | _OTHERS))
        tracing = ["strace", "-f", "-qq", "-y", "-xx", "-s", "1000000", "-e", f"trace={calls}"]
        traced = [sys.executable, str(HERE / "sitting.py"), str(inside / FILE), str(commands), str(large)]
        subprocess.run(
            [*tracing, "-o", str(trace), *traced],
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE.parents[1]), *sys.path])},
            stdout=subprocess.PIPE,
            check=True,
        )
        return list(steps(trace.read_text().splitlines(), inside))


def steps(lines: list[str], folder: Path) -> Iterator[Step]:
    """Reads what strace wrote. Fails where a process did something to `folder` that is not known here."""
    there: set[str] = set()
    for line in lines:
        concerns = _escaped(str(folder)) in line
        call = _CALL.match(line)
        if call is None:
            assert not concerns or " +++ " in line, f"not understood: {line[:300]}"
            continue
        name, words, result = call[1], call[2], int(call[3], 0)
        if name == "write" and words.startswith("1<"):
            yield from (Step("say", said) for said in _data(words).decode().splitlines())
        elif concerns and not call[3].startswith("-"):
            yield from _step(name, words, result, folder, there)


def _step(call: str, words: str, result: int, folder: Path, there: set[str]) -> Iterator[Step]:
    if call in {"open", "openat"}:
        name = _name(Path(_data(words).decode()), folder)
        if "O_CREAT" in words and name not in there:
            there.add(name)
            yield Step("make", name)
        assert "O_TRUNC" not in words
    elif call == "mmap":
        assert "PROT_WRITE" not in words or "MAP_PRIVATE" in words
    elif call == "unlink":
        name = _name(Path(_data(words).decode()), folder)
        there.remove(name)
        yield Step("remove", name)
    else:
        assert call in _HARMLESS, f"{call} is not known here"
        yield _to_a_file(call, words, result, folder)


def _to_a_file(call: str, words: str, result: int, folder: Path) -> Step:
    opened = _FILE.match(words)
    assert opened is not None
    assert not opened[3], "written to a file that was removed"
    path = Path(_raw(opened[2]).decode())
    if call in {"fsync", "fdatasync"}:
        return Step("sync folder") if path == folder else Step("sync", _name(path, folder))
    last = int(words.rpartition(", ")[2])
    if call == "ftruncate":
        return Step("cut", _name(path, folder), last)
    data = _data(words)
    assert call == "pwrite64", "written without a place"
    assert len(data) == result, "written in part"
    return Step("write", _name(path, folder), last, data)


def _name(path: Path, folder: Path) -> str:
    return str(path.relative_to(folder))


def _data(words: str) -> bytes:
    text = _TEXT.search(words)
    assert text is not None
    assert not text[2], "strace left something out"
    return _raw(text[1])


def _raw(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _escaped(text: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in text.encode())


def keep(recorded: list[Step]) -> None:
    """Puts the steps beside this file, of the engagement and SQLite's journal only."""
    ours = {FILE, f"{FILE}-journal"}
    chosen = [step for step in recorded if step.do in {"say", "sync folder"} or step.name in ours]
    lines = json.dumps([(step.do, step.name, step.offset, len(step.data)) for step in chosen]).encode()
    data = b"".join(step.data for step in chosen)
    KEPT.write_bytes(lzma.compress(lines + b"\n" + data, preset=9 | lzma.PRESET_EXTREME))


def kept() -> list[Step]:
    """The steps that lie beside this file."""
    lines, _, data = lzma.decompress(KEPT.read_bytes()).partition(b"\n")
    found, done = [], 0
    for do, name, offset, size in json.loads(lines):
        found.append(Step(do, name, offset, data[done : done + size]))
        done += size
    return found


if __name__ == "__main__":
    keep(record(KEPT_COMMANDS))
