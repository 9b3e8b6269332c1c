"""What is told of an error nobody expected: kind and place, never what somebody entered."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from veikart.crash import in_a_line, page, place
from veikart.text import width

CANARY = "Kari Kanarifugl"


def raised(error: BaseException, *, behind: BaseException | None = None) -> BaseException:
    """The exception as it is when it has come up through a function with a name in its locals."""

    def deep(person: str) -> None:
        if behind is None:
            raise error
        try:
            raise behind
        except BaseException as met:
            raise error from met

    try:
        deep(CANARY)
    except BaseException as met:
        return met
    raise AssertionError


def test_the_page_tells_kind_and_place_and_what_to_do_next() -> None:
    told = page(raised(KeyError(CANARY)))
    assert told.startswith("veikart has stopped: KeyError")
    assert re.search(r"\n  test_crash.py, line \d+, in raised.<locals>.deep\n", told)
    assert "Nothing that was saved is lost" in told
    assert "veikart --safe FILE" in told
    assert "Report the lines below" in told


@pytest.mark.parametrize(
    "error",
    [
        KeyError(CANARY),
        UnicodeDecodeError("utf-8", CANARY.encode(), 0, 1, CANARY),
        SyntaxError(CANARY, (f"{CANARY}.py", 1, 1, f"{CANARY} = 1")),
        FileNotFoundError(2, CANARY, f"/{CANARY}/{CANARY}"),
        ExceptionGroup(CANARY, [ValueError(CANARY), OSError(CANARY)]),
        type("Panic", (BaseException,), {})(CANARY),
    ],
    ids=lambda error: type(error).__name__,
)
def test_nothing_of_text_and_locals_is_told(error: BaseException) -> None:
    error.add_note(CANARY)
    met = raised(error, behind=RuntimeError(CANARY))
    for told in (page(met), in_a_line(met)):
        assert "Kari" not in told
        assert "Kanarifugl" not in told
    assert "RuntimeError\n" in page(met)
    assert "led to" in page(met)


def test_the_parts_of_a_group_are_told_with_their_places() -> None:
    told = page(raised(ExceptionGroup("both", [raised(ValueError(CANARY)), raised(OSError(28, CANARY))])))
    assert "ValueError\n" in told
    assert "OSError (No space left on device)\n" in told


def test_files_are_told_from_their_package_on(tmp_path: Path) -> None:
    package = tmp_path / "kari.nordmann" / "plug_in" / "views"
    package.mkdir(parents=True)
    for folder in (package, package.parent):
        (folder / "__init__.py").touch()
    assert place(str(package / "gap.py"), 3, "draw").file == "plug_in/views/gap.py"
    assert place(str(package / "__init__.py"), 3, "draw").file == "plug_in/views/__init__.py"
    assert place(str(tmp_path / "kari.nordmann" / "plug_single.py"), 3, "draw").file == "plug_single.py"
    assert place("<string>", 1, "f\x1b[2J").function == "f?[2J"


def test_an_endless_recursion_gives_a_short_page() -> None:
    def again(depth: int) -> int:
        return again(depth + 1) + 1

    with pytest.raises(RecursionError) as met:
        again(0)
    told = page(met.value)
    assert len(told.splitlines()) < 45
    assert "more …" in told


def test_of_an_error_deep_in_a_library_the_last_place_of_ours_is_told() -> None:
    with pytest.raises(TypeError) as met:
        width(3)  # type: ignore[arg-type]
    assert re.fullmatch(r"TypeError in veikart/text\.py, line \d+, in width", in_a_line(met.value))
    assert "\n  rich/cells.py, line" in page(met.value)


def test_a_developer_may_ask_for_the_usual_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VEIKART_DEBUG", "1")
    met = raised(KeyError("what"))
    assert "KeyError: 'what'" in page(met)
    assert "raise error" in page(met)
    assert "what" in in_a_line(met)
    assert CANARY not in page(met)  # no locals, even then
