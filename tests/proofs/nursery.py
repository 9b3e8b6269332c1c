"""`python nursery.py`: has imported everything and forks a writer for every line of JSON it is told.

A start costs 5 ms that way, a new Python 300. It speaks one line at a time; the last about a writer is
`gone STATUS`.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.proofs import ptrace
from tests.proofs.commands import AdmitsEverything, proposals, size

from veikart.journal import Journal, Proposed
from veikart_events.vocabulary.organisation import PersonForgotten

Words = dict[str, str]


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def write_on(path: Path, words: Words) -> None:
    """Command after command, until a file named `stop` lies beside it, each acknowledged by a line."""
    journal = Journal(path)
    for n in count():
        if path.with_name("stop").exists():
            break
        command = f"{words['run']}.{n}"
        events = int(words.get("events", size(command)))
        written = journal.write(proposals(command, events), AdmitsEverything(), by="writer", command=command)
        assert written is not None
        say(f"ack {command} {written.first} {written.last}")
    journal.close()


def write_one(path: Path, words: Words) -> None:
    """One event, told only if it does not have to die between the commit and its word."""
    journal = Journal(path)
    command = words["command"]
    written = journal.write(proposals(command, 1), AdmitsEverything(), by="writer", command=command)
    if "unheard" in words:
        os.kill(os.getpid(), signal.SIGKILL)
    assert written is not None
    say(f"ack {command} {written.first} {'again' if written.repeated else 'anew'}")


def forget(path: Path, words: Words) -> None:
    """Makes a person forgotten."""
    os.environ["VEIKART_STATE"] = words["state"]
    journal = Journal(path)
    body = PersonForgotten(person=words["person"])
    written = journal.write([Proposed(body)], AdmitsEverything(), by="writer")
    assert written is not None
    say(f"ack forgotten {written.first} {written.last}")
    journal.close()


TASKS: dict[str, Callable[[Path, Words], None]] = {
    "write_on": write_on,
    "write_one": write_one,
    "forget": forget,
}


def raise_one(words: Words) -> int:
    """Forks a writer, kills it after a while or at a system call if it is to be killed; gives its status."""
    pid = os.fork()
    if pid == 0:
        try:
            if "stop" in words:
                ptrace.be_traced()
            random.seed(words.get("run"))
            TASKS[words["task"]](Path(words["path"]), words)
        except BaseException as error:
            say(f"failed {type(error).__name__} {error}")
            os._exit(1)
        os._exit(0)
    if "stop" in words:
        return ptrace.kill_at(pid, int(words["stop"]))
    if "after" in words:
        time.sleep(float(words["after"]))  # seconds to the kill: what is random here is the time
        os.kill(pid, signal.SIGKILL)
    return os.waitpid(pid, 0)[1]


def warm_up() -> None:
    """Writes something, which imports what only writers need."""
    with TemporaryDirectory() as folder:
        journal = Journal.create(Path(folder) / "warm.veikart", "Warm")
        journal.write(proposals("warm", 20), AdmitsEverything(), by="nursery")
        journal.close()


if __name__ == "__main__":
    warm_up()
    say("traces" if ptrace.possible() else "does not trace")
    for line in sys.stdin:
        say(f"gone {raise_one(json.loads(line))}")
