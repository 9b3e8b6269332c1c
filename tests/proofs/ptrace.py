"""A process run from one system call to the next, on Linux: enough to kill it at any of them."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

TRACE_ME, CONTINUE, SYSCALL, SET_OPTIONS = 0, 7, 24, 0x4200
DIES_WITH_US = 0x00100000


def _ask(request: int, pid: int = 0, value: int = 0) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.ptrace(request, pid, None, ctypes.c_void_p(value)) == -1:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def be_traced() -> None:
    """Lets the parent stop this process from here on, and waits for it to begin."""
    _ask(TRACE_ME)
    os.kill(os.getpid(), signal.SIGSTOP)


def kill_at(pid: int, stop: int) -> int:
    """Kills a child that waits in `be_traced` at its `stop`-th beginning or end of a system call.

    Gives its status, as from `os.waitpid`; it may have ended before.
    """
    _, status = os.waitpid(pid, 0)
    if not os.WIFSTOPPED(status):
        return status
    _ask(SET_OPTIONS, pid, DIES_WITH_US)
    for _ in range(stop):
        _ask(SYSCALL, pid)
        _, status = os.waitpid(pid, 0)
        if not os.WIFSTOPPED(status):
            return status
    os.kill(pid, signal.SIGKILL)
    return os.waitpid(pid, 0)[1]


def possible() -> bool:
    """Whether a child can be traced here; containers often forbid it."""
    if not sys.platform.startswith("linux"):
        return False
    pid = os.fork()
    if pid == 0:
        try:
            be_traced()
        except OSError:
            os._exit(1)
        os._exit(0)
    try:
        return os.WIFSIGNALED(kill_at(pid, 1))
    except OSError:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        return False
