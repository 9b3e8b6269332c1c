"""The command line in trouble: an error nobody expected tells no name, and nor does anything beside it."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.tui.small import tell_small

from veikart.cli import main
from veikart.crash import CRASHED
from veikart.session import Session

CANARY = "Kari Kanarifugl"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.veikart"
    tell_small(path)
    return path


class Panic(BaseException):
    """As Polars' panics: not of the kind Exception."""


@pytest.mark.parametrize("kind", [KeyError, Panic])
def test_an_error_nobody_expected_tells_where_and_not_what(
    kind: type[BaseException],
    small: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fails(*_: object) -> None:
        person = CANARY
        raise kind(person)

    monkeypatch.setattr(Session, "blocks", fails)
    assert main(["show", "overview", str(small)]) == CRASHED
    out, err = capsys.readouterr()
    assert f"{kind.__qualname__}, an error in the program" in err
    assert "veikart/cli/verbs.py, line" in err
    assert "Kari" not in out + err
    assert "Traceback" not in err


def test_ends_that_are_meant_are_no_crash(monkeypatch: pytest.MonkeyPatch, small: Path) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Session, "blocks", stopped)
    assert main(["show", "overview", str(small)]) == 130
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == 0


NOISE = f"""
import gc, logging, sys, threading, warnings
import polars as pl
from veikart.cli.quiet import hush

class Unraisable:
    def __del__(self):
        raise KeyError({CANARY!r})

def fails():
    raise KeyError({CANARY!r})

hush()
logging.getLogger("asyncio").error({CANARY!r})
warnings.warn({CANARY!r})
thread = threading.Thread(target=fails)
thread.start()
thread.join()
Unraisable()
gc.collect()
try:
    pl.read_ndjson(b'{{"a":"Kari"}}', schema={{"a": pl.Int8}})  # panics in Rust, which prints it
except BaseException as error:
    print(type(error).__name__)
sys.stderr.write("veikart: still heard\\n")
"""


def said(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", NOISE],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **environment},
    )


def test_libraries_threads_and_panics_write_no_name_to_standard_error() -> None:
    told = said()
    assert told.stdout == "PanicException\n"
    assert told.stderr.splitlines() == [
        "veikart: an error in the background: KeyError in <string>, line 11, in fails",
        "veikart: an error in the background: KeyError in <string>, line 8, in Unraisable.__del__",
        "veikart: still heard",
    ]


def test_a_developer_hears_all_of_it() -> None:
    told = said(VEIKART_DEBUG="1").stderr
    assert told.count(CANARY) >= 4
    assert "panicked" in told


def test_calling_main_with_arguments_leaves_the_process_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    before = sys.unraisablehook, sys.__stderr__, list(logging.getLogger().handlers)
    main(["plugins"])
    assert before == (sys.unraisablehook, sys.__stderr__, list(logging.getLogger().handlers))
