"""A full disk, a limit on files: the session goes on, nothing is lost, and with room again it writes on."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from tests.proofs.conftest import ROOT, Record
from tests.proofs.filling import names

from veikart.journal import Journal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no limits on files here")
FILLING = Path(__file__).with_name("filling.py")
AWKWARD = (-20_000, -1, 0, 1, 511, 4095, 4096, 4097)
"""Bytes that the file may grow by; below zero it is too long already."""
Said = list[list[Any]]


def fresh(folder: Path) -> Path:
    path = folder / "fjord.veikart"
    Journal.create(path, "Fjord").close()
    return path


def listened(words: list[str]) -> Said:
    """What a session says that runs out of room."""
    path = os.pathsep.join([str(ROOT), *sys.path])
    done = subprocess.run(
        words, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": path}, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


def commands_in(path: Path) -> dict[str, list[str]]:
    """Command → names of the units it made, as they are in the file. Positions have no gap."""
    journal = Journal(path)
    found = defaultdict(list)
    rows = list(journal.read())
    assert [row.position for row in rows] == list(range(len(rows)))
    for row in rows[1:]:
        document = json.loads(row.state)
        found[document["cor"]].append(document["d"]["name"])
    assert journal.verify_news() == []
    journal.close()
    return dict(found)


def judge(said: Said, out: Path) -> dict[str, int]:
    """Holds what is in the files against what was said. Gives the figures."""
    first = next(n for n, line in enumerate(said) if line[0] == "refused")
    before = [line[1] for line in said[:first] if line[0] == "acknowledged"]
    everything = [line[1] for line in said if line[0] == "acknowledged"]
    refusals = [line for line in said if line[0] == "refused"]
    for _, _, kind, words in refusals:
        assert kind == "CannotWrite"
        assert "is full" in words
        assert "do it again" in words
    assert commands_in(out / "full" / "fjord.veikart") == {each: names(each) for each in before}
    assert commands_in(out / "after" / "fjord.veikart") == {each: names(each) for each in everything}
    assert len(refusals) == 2
    assert len(everything) == len(before) + 4
    for line in (line for line in said if line[0] == "read"):
        assert line[1] == line[2] == line[3] + 1  # the opening is no unit
    assert said[-1] == ["beside", "fjord.veikart"]
    return {"commands acknowledged before": len(before), "after": 4}


def with_a_limit(folder: Path, room: int) -> dict[str, int]:
    folder.mkdir()
    path = fresh(folder)
    out = folder.with_name(f"{folder.name}-out")
    size = max(0, path.stat().st_size + room)
    said = listened([sys.executable, str(FILLING), str(path), f"r{abs(room)}", str(out), "limit", str(size)])
    return judge(said, out)


def on_a_disk(size: int, folder: Path, file: Path, *command: str) -> list[str]:
    """Runs a command that finds a copy of `file` in `folder`, on a disk of its own that goes when it ends."""
    script = 'mount -t tmpfs -o size="$1" none "$2" && cp "$3" "$2" && shift 3 && exec "$@"'
    unshare = ["unshare", "--mount", "--map-root-user", "sh", "-c", script, "sh"]
    return [*unshare, str(size), str(folder), str(file), *command]


def on_a_small_disk(folder: Path, room: int) -> dict[str, int]:
    """As on a laptop that is full but for `room` bytes."""
    disk = folder / "disk"
    disk.mkdir(parents=True)
    file = fresh(folder)
    if shutil.which("unshare") is None:
        pytest.skip("this system makes no disk for a test")
    tried = subprocess.run(
        on_a_disk(1 << 20, disk, file, "true"), capture_output=True, text=True, check=False
    )
    if tried.returncode:
        pytest.skip(f"no disk can be made for a test here: {tried.stderr.strip()}")
    words = [
        sys.executable,
        str(FILLING),
        str(disk / file.name),
        f"d{room}",
        str(folder / "out"),
        "disk",
        str(room),
    ]
    return judge(listened(on_a_disk(4 << 20, disk, file, *words)), folder / "out")


def prove(folder: Path, limits: list[int], disks: list[int], record: Record) -> None:
    count = {"limits on the length of files": len(limits), "full disks": len(disks)}
    figures = [with_a_limit(folder / f"limit{n}", room) for n, room in enumerate(limits)]
    figures += [on_a_small_disk(folder / f"disk{n}", room) for n, room in enumerate(disks)]
    for each in figures:
        for what, number in each.items():
            count[what] = count.get(what, 0) + number
    record(count)
    assert count["commands acknowledged before"] > len(limits) // 2, "there was never any room"


def test_without_room_the_session_goes_on_and_nothing_is_lost(tmp_path: Path, record: Record) -> None:
    prove(tmp_path, [1, 100_000], [90_000], record)


@pytest.mark.slow
def test_without_room_at_twenty_sizes_and_on_ten_disks(tmp_path: Path, record: Record) -> None:
    source = random.Random(3)
    limits = [*AWKWARD, *(source.randrange(5_000, 900_000) for _ in range(12))]
    disks = [0, 4096, 20_000, *(source.randrange(30_000, 900_000) for _ in range(7))]
    prove(tmp_path, limits, disks, record)
