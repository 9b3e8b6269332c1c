"""The whole program in a terminal of its own: what it leaves behind when it crashes."""

from __future__ import annotations

import os
import re
import select
import signal
import sys
from pathlib import Path

import pytest

from veikart.crash import CRASHED

if sys.platform == "win32":
    pytest.skip("has no pseudo terminals", allow_module_level=True)

import pty

CANARY = "Kari Kanarifugl"
BREAKS = {
    "handler": "from veikart.tui.screen import MainScreen; MainScreen.action_help = fail",
    "first frame": "from veikart.tui.app import VeikartApp; VeikartApp.on_load = fail",
    "import": "sys.modules['veikart.tui.theme'] = None",
}
CHILD = f"""
import sys
from veikart.cli import main
from veikart.tui import start

def fail(*_):
    person = {CANARY!r}
    raise KeyError(person)

def breaks(before=start.without_switches):
    before()
    {{breaks}}

start.without_switches = breaks  # Textual reads its switches when it is imported
sys.exit(main())
"""
SWITCHES = {
    "TEXTUAL": "devtools,debug",
    "TEXTUAL_LOG": "textual.log",
    "TEXTUAL_DEBUG": "1",
    "TERM": "xterm-256color",
}
LIMIT = 60  # seconds until the test gives up on a program that hangs


def ran(breaks: str, engagement: Path, *, until: bytes, keys: bytes) -> tuple[int, str]:
    """The exit code, and everything that reached the terminal; `keys` are typed when `until` has."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(engagement.parent)
        code = CHILD.format(breaks=breaks)
        arguments = [sys.executable, "-c", code, str(engagement)]
        os.execve(sys.executable, arguments, {**os.environ, **SWITCHES})
    seen = b""
    typed = False
    while select.select([terminal], [], [], LIMIT)[0]:
        try:
            got = os.read(terminal, 65536)
        except OSError:  # the other end has been closed
            break
        if not got:
            break
        seen += got
        if not typed and until in seen:
            os.write(terminal, keys)
            typed = True
    else:
        os.kill(child, signal.SIGKILL)
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), seen.decode(errors="replace")


@pytest.mark.parametrize("where", BREAKS)
def test_a_crash_leaves_the_terminal_in_order_and_no_name_anywhere(where: str, small: Path) -> None:
    files = {path.name for path in small.parent.iterdir()}
    code, seen = ran(BREAKS[where], small, until=b"Readiness", keys=b"?")
    assert code == CRASHED
    assert "Kari Kanarifugl" not in seen
    assert seen.rfind("\x1b[?1049h") < seen.rfind("\x1b[?1049l") < seen.rfind("veikart has stopped: ")
    assert seen.rfind("\x1b[?25l") < seen.rfind("\x1b[?25h")
    assert "Traceback" not in seen
    assert "Report the lines below" in seen
    assert set(re.findall(r"\x1b\][012];([^\x07\x1b]*)", seen)) == {"veikart"}
    assert {path.name for path in small.parent.iterdir()} == files
