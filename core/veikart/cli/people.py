"""Verbs about personal data: which is kept, what is held about one person, and forgetting them."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from veikart.cli.opening import session_at
from veikart.cli.saying import cells, say, say_blocks
from veikart.errors import CannotWrite

if TYPE_CHECKING:
    from veikart.privacy.person import Held

_STANDARD_OUTPUT = Path("-")


def privacy(arguments: argparse.Namespace) -> int:
    """Prints the data map: what each kind of event holds about people, why, and how many there are."""
    from veikart.plugins import Plugins
    from veikart.privacy import data_map
    from veikart.privacy.drawing import data_map_blocks
    from veikart.text import clean_text

    if arguments.file is None:
        told = data_map(Plugins.load(arguments.safe))
    else:
        with session_at(arguments) as session:
            told = data_map(session.plugins, session)
    if arguments.json:
        say(clean_text(json.dumps(told.as_json(), ensure_ascii=False, indent=2)))
    else:
        say_blocks(data_map_blocks(told), arguments.width)
    return 0


def show(arguments: argparse.Namespace) -> int:
    """Prints, or writes, everything that is held about one person."""
    from veikart.privacy.person import held_about, person_called
    from veikart.privacy.person.asjson import as_json
    from veikart.privacy.sources import sources_of

    with session_at(arguments) as session:
        sources = sources_of(session)
        held = held_about(sources, person_called(sources.picture, arguments.name, sources.gone))
    if arguments.html is not None:
        _write(arguments.html, _page(held))
    if arguments.json is not None:
        _write(arguments.json, json.dumps(as_json(held), ensure_ascii=False, indent=2) + "\n")
    if arguments.html is None and arguments.json is None:
        _print(held, cells(arguments.width))
    _to_look_at(held)
    return 0


def _print(held: Held, width: int) -> None:
    from veikart.privacy.person.drawing import held_blocks, opening

    say_blocks([*opening(held), *held_blocks(held, width)], width)


def _page(held: Held) -> str:
    from veikart.privacy.person.drawing import about, held_blocks, title_of
    from veikart.report import page

    return page(title_of(held), held_blocks(held), language="en", about=about(held))


def _to_look_at(held: Held) -> None:
    """What whoever hands it over should look at before."""
    shared = [each.position for each in held.statements if each.shared]
    if shared:
        which = ", ".join(map(str, shared[:20])) + (" …" if len(shared) > 20 else "")
        sys.stderr.write(
            "Note: what is told of these events is about others, too. Look at it before you hand it over: "
            f"{which}.\n"
        )


def _write(path: Path, text: str) -> None:
    """Writes the text, to standard output for "-". Raises `CannotWrite`."""
    from veikart.text import clean_text

    if path == _STANDARD_OUTPUT:
        say(clean_text(text))
        return
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise CannotWrite(
            f"{path} cannot be written: {error.strerror or error}. Name another file."
        ) from error
    say(f"Written to {path}. It is about a person: keep it where nobody else reads it.")
