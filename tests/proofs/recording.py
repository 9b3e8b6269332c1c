"""What a process did to the files of a folder, and what it said meanwhile, as strace saw it.

`python recording.py` records the short sitting anew that lies beside this file; do so when the format of the
file has changed.
"""

from __future__ import annotations

import json
import lzma
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.proofs.tracing import KNOWN, UNKNOWN, Step, Trace

HERE = Path(__file__).parent
KEPT = HERE / "sitting.xz"
KEPT_COMMANDS = 5
FILE = "fjord.veikart"


def strace() -> str | None:
    """Why nothing can be recorded here; None where it can."""
    if shutil.which("strace") is None:
        return "strace is not here"
    tried = subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], capture_output=True, check=False)
    return None if tried.returncode == 0 else "strace may not trace here"


def record(script: str, *words: object) -> list[Step]:
    """The steps of a script beside this file that works on `FILE` in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        inside, trace = Path(folder).resolve() / "inside", Path(folder) / "trace"
        inside.mkdir()
        calls = ",".join(f"?{call}" for call in sorted(KNOWN | UNKNOWN))
        tracing = ["strace", "-f", "-qq", "-y", "-xx", "-s", "1000000", "-e", f"trace={calls}"]
        traced = [sys.executable, str(HERE / script), str(inside / FILE), *map(str, words)]
        subprocess.run(
            [*tracing, "-o", str(trace), *traced],
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE.parents[1]), *sys.path])},
            stdout=subprocess.PIPE,
            check=True,
        )
        return list(Trace(inside).steps(trace.read_text().splitlines()))


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
    keep(record("sitting.py", KEPT_COMMANDS, 0))
