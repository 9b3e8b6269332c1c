"""Verbs about personal data: which is kept, what is held about one person, and forgetting them."""

from __future__ import annotations

import argparse
import json
import shlex
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from veikart.cli.opening import session_at
from veikart.cli.saying import cells, complain, counted, progress, say, say_blocks
from veikart.errors import CannotWrite, DamagedJournal

if TYPE_CHECKING:
    from veikart.privacy.erasure import Plan, Receipt
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


def forget(arguments: argparse.Namespace) -> int:
    """Prints what forgetting someone would come to; with --yes does it, verifies it, and gives a receipt."""
    from veikart.privacy.erasure import forget as forget_as_planned
    from veikart.privacy.erasure import plan_for
    from veikart.privacy.erasure.drawing import plan_blocks
    from veikart.privacy.person import person_called
    from veikart.privacy.sources import sources_of

    with session_at(arguments) as session:
        sources = sources_of(session)
        person = person_called(sources.picture, arguments.name, sources.gone)
        plan = plan_for(sources, person, keep=arguments.keep, also=arguments.also)
        if not arguments.yes:
            say_blocks(plan_blocks(plan, _in_earnest(plan, arguments)), arguments.width)
            return 0
        with _receipt_at(arguments.receipt) as give:
            receipt = forget_as_planned(session, plan, counted)
            progress("")
            give(receipt, arguments.width)
    return DamagedJournal.exit_code if receipt.faults else 0


def _in_earnest(plan: Plan, arguments: argparse.Namespace) -> str:
    """What to type to do what was planned. By id, so that no history of commands holds the name."""
    words = ["veikart", "person", "forget", plan.person.id, str(arguments.file), "--yes"]
    for option, events in (("--keep", arguments.keep), ("--also", arguments.also)):
        words += [option, *events] if events else []
    return shlex.join(words)


@contextmanager
def _receipt_at(path: Path | None) -> Iterator[Callable[[Receipt, int | None], None]]:
    """Sees to it that a receipt can be written before anything is done that cannot be undone."""
    if path is None or path == _STANDARD_OUTPUT:
        yield _say_receipt
        return
    try:
        path.open("x").close()
    except OSError as error:
        raise CannotWrite(
            f"Nobody was forgotten: {path} cannot be made for the receipt ({error.strerror}). Name another."
        ) from error
    try:
        yield partial(_write_receipt, path)
    except BaseException:
        if not path.stat().st_size:
            path.unlink()
        raise


def _say_receipt(receipt: Receipt, width: int | None) -> None:
    from veikart.privacy.erasure.drawing import receipt_blocks

    say_blocks(receipt_blocks(receipt), width)


def _write_receipt(path: Path, receipt: Receipt, width: int | None) -> None:
    from veikart.privacy.erasure.asjson import receipt_as_json
    from veikart.privacy.erasure.drawing import receipt_blocks, receipt_body, receipt_facts
    from veikart.report import page
    from veikart.typeset import lay_out, to_text

    if path.suffix == ".json":
        text = json.dumps(receipt_as_json(receipt), ensure_ascii=False, indent=2) + "\n"
    elif path.suffix == ".html":
        title = "Receipt: a person was forgotten"
        text = page(title, list(receipt_body(receipt)), language="en", about=receipt_facts(receipt))
    else:
        text = to_text(lay_out(receipt_blocks(receipt), cells(width)))
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:  # it is done, and has to be told somewhere
        complain(f"The receipt could not be written to {path} ({error.strerror}). Here it is.")
        _say_receipt(receipt, width)
        return
    say(f"Forgotten. The receipt is in {path}; it names nobody.")
    for fault in receipt.faults:
        complain(f"veikart: {fault}")


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
        complain(
            "Note: what is told of these events is about others, too. Look at it before you hand it over: "
            f"{which}."
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
