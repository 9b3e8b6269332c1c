"""Between two machines a mark beside the file keeps the second from writing; on one it hinders nobody."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import psutil
import pytest
from tests.journal.conftest import Unprivileged, noon

from veikart.errors import CannotWrite
from veikart.journal.site import presence, programs
from veikart.journal.site.presence import Presence, elsewhere, take_over
from veikart.journal.site.programs import Program, runs_here, this_program

KARI = Program("KARI-PC", "a" * 32, 4_000_000, 1.0)
OLA = Program("OLA-MAC", "b" * 32, 4_000_001, 1.0)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "fjord.veikart"
    path.touch()
    return path


def at(file: Path, program: Program) -> Presence:
    return Presence(file, noon, lambda: program)


def left_by(file: Path, program: Program) -> Path:
    """A mark that lies there, whoever put it."""
    return presence._put(file, program, noon())


def marks(file: Path) -> list[str]:
    return sorted(each.name for each in file.parent.iterdir() if each != file)


def test_a_mark_says_where_and_since_when_and_nothing_about_a_person(file: Path) -> None:
    at(file, KARI).claim()
    (name,) = marks(file)
    assert name.startswith(".fjord.veikart.open-")
    assert json.loads((file.parent / name).read_text("utf-8")) == {
        "host": "KARI-PC",
        "machine": "a" * 32,
        "process": 4_000_000,
        "started": 1.0,
        "since": "2026-03-02T12:00:00+00:00",
    }


def test_the_mark_is_gone_when_the_file_is_closed(file: Path) -> None:
    one = at(file, KARI)
    one.claim()
    one.claim()
    assert len(marks(file)) == 1
    one.leave()
    one.leave()
    assert marks(file) == []


def test_a_second_machine_is_refused_until_the_first_has_closed(file: Path) -> None:
    kari, ola = at(file, KARI), at(file, OLA)
    kari.claim()
    with pytest.raises(CannotWrite) as refused:
        ola.claim()
    time = noon().astimezone().strftime("%H:%M")
    assert f"fjord.veikart is open on KARI-PC since {time}. Nothing was written" in str(refused.value)
    assert f"veikart take-over {file}" in str(refused.value)
    kari.claim()
    kari.leave()
    ola.claim()


def test_of_two_that_began_at_once_both_are_refused_and_either_may_try_again(file: Path) -> None:
    kari, ola = at(file, KARI), at(file, OLA)
    kari.claim()
    later = left_by(file, OLA)  # a sync service brings it
    with pytest.raises(CannotWrite, match="OLA-MAC"):
        kari.claim()
    later.unlink()
    ola.claim()
    assert len(marks(file)) == 1


def test_a_mark_of_another_day_tells_the_day(file: Path) -> None:
    at(file, KARI).claim()
    later = Presence(file, lambda: noon() + timedelta(days=2), lambda: OLA)
    with pytest.raises(CannotWrite, match=r"KARI-PC since 2026-03-02 \d\d:\d\d"):
        later.claim()


def test_programs_of_one_machine_do_not_hinder_each_other(file: Path) -> None:
    several = [Presence(file) for _ in range(3)]
    for one in several:
        one.claim()
    assert len(marks(file)) == 3
    for one in several:
        one.leave()
    assert marks(file) == []


def test_what_a_dead_program_of_this_machine_left_is_swept_away(file: Path) -> None:
    this = this_program()
    long_ago = Program(this.host, this.machine, this.process, this.started - 3600)  # its number came round
    gone = Program(this.host, this.machine, 4_000_000, this.started)
    left_by(file, long_ago)
    left_by(file, gone)
    one = Presence(file)
    one.claim()
    assert len(marks(file)) == 1
    one.leave()
    assert marks(file) == []


def test_what_a_dead_program_of_another_machine_left_is_not(file: Path) -> None:
    this = this_program()
    left_by(file, Program("elsewhere", this.machine, 4_000_000, 1.0))  # the home folder is shared
    left_by(file, Program(this.host, "c" * 32, 4_000_000, 1.0))  # the name is
    assert len(elsewhere(file)) == 2


def test_a_program_that_runs_here_is_here_whatever_the_machine_was_called(file: Path) -> None:
    this = this_program()
    at(file, Program("old-name.local", "d" * 32, this.process, this.started)).claim()
    assert elsewhere(file) == []


def test_another_process_is_known_to_run_and_to_have_ended() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        program = Program("", "", child.pid, psutil.Process(child.pid).create_time())
        assert runs_here(program)
        child.communicate(b"\n")
    assert not runs_here(program)


def test_whoever_was_taken_over_is_told_and_writes_no_more(file: Path) -> None:
    kari, ola = at(file, KARI), at(file, OLA)
    kari.claim()
    assert [mark.program for mark in take_over(file, OLA)] == [KARI]
    ola.claim()
    with pytest.raises(CannotWrite, match="taken over by another machine"):
        kari.claim()
    with pytest.raises(CannotWrite, match="open on OLA-MAC"):
        kari.claim()
    ola.claim()


def test_taking_over_leaves_the_marks_of_this_machine(file: Path) -> None:
    one = Presence(file)
    one.claim()
    assert take_over(file) == []
    one.claim()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"7",
        b"\xff\xfe",
        b"[" * 5000,
        b'{"host": 1}',
        b'{"host": "x", "machine": "y", "process": [], "started": {}, "since": 3}',
        b'{"host": "x", "machine": "y", "process": 1e999, "started": 1, "since": "2026-03-02"}',
    ],
)
def test_a_mark_that_cannot_be_read_is_another_machines(file: Path, content: bytes) -> None:
    mark = file.parent / ".fjord.veikart.open-0000"
    mark.write_bytes(content)
    with pytest.raises(CannotWrite, match=r"open on another machine\. Nothing"):
        Presence(file).claim()
    assert marks(file) == [mark.name]
    assert len(take_over(file)) == 1
    Presence(file).claim()


def test_a_hostile_mark_steers_no_terminal_and_leads_to_no_process(file: Path) -> None:
    for process in (-1, 0, 2**80):
        at(file, Program("\x1b]0;evil\x07" + "x" * 500, "e" * 32, process, 1.0)).claim()
        with pytest.raises(CannotWrite) as refused:
            at(file, KARI).claim()
        assert str(refused.value).isprintable()
        assert len(str(refused.value)) < 500
        take_over(file, KARI)


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in the file system")
def test_what_is_no_file_is_no_mark(file: Path) -> None:
    os.mkfifo(file.parent / ".fjord.veikart.open-pipe")
    (file.parent / ".fjord.veikart.open-link").symlink_to(file)
    (file.parent / ".fjord.veikart.open-folder").mkdir()
    assert elsewhere(file) == []


def test_the_marks_of_other_files_mean_nothing(file: Path) -> None:
    at(file.with_name("fjord.veikart.old"), KARI).claim()
    at(file.with_name("d.veikart"), KARI).claim()
    assert elsewhere(file) == []


def test_a_link_and_the_file_itself_share_their_marks(file: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    link = tmp_path / "other" / "link.veikart"
    try:
        link.symlink_to(file)
    except OSError:
        pytest.skip("this system makes no links here")
    at(link, KARI).claim()
    with pytest.raises(CannotWrite, match="KARI-PC"):
        at(file, OLA).claim()


def test_the_longest_name_that_a_file_can_have_can_be_marked(tmp_path: Path) -> None:
    path = tmp_path / ("å" * 120 + ".veikart")
    path.touch()
    one = at(path, KARI)
    one.claim()
    assert len(elsewhere(path, OLA)) == 1
    one.leave()
    assert marks(path) == []


def test_in_a_folder_that_refuses_it_no_mark_is_left_half_done(
    file: Path, unprivileged: Unprivileged
) -> None:
    file.parent.chmod(0o555)
    try:
        with unprivileged(), pytest.raises(PermissionError):
            at(file, KARI).claim()
        with unprivileged():
            assert elsewhere(file, OLA) == []
    finally:
        file.parent.chmod(0o755)
    assert marks(file) == []


def test_a_program_that_ends_without_closing_takes_its_mark_along(file: Path) -> None:
    code = (
        "import pathlib, sys\nfrom veikart.journal.site.presence import Presence\n"
        f"presence = Presence(pathlib.Path({str(file)!r}))\npresence.claim()\nraise SystemExit(7)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 7
    assert marks(file) == []


def test_the_token_of_a_machine_is_drawn_once(tmp_path: Path) -> None:
    drawn = programs._machine(tmp_path / "one")
    programs._machine.cache_clear()
    assert programs._machine(tmp_path / "one") == drawn
    assert programs._machine(tmp_path / "two") != drawn
    (tmp_path / "three").mkdir()
    (tmp_path / "three" / "machine").write_text("nonsense", "ascii")
    mended = programs._machine(tmp_path / "three")
    programs._machine.cache_clear()
    assert programs._machine(tmp_path / "three") == mended


def test_where_no_token_can_be_kept_there_is_one_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "a file").touch()
    assert len(programs._machine(tmp_path / "a file" / "folder")) == 32
