"""What each verb does. Whatever is heavy is imported where it is needed, so that help answers at once."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from veikart.clock import system_clock
from veikart.errors import BadInput, NotFound

if TYPE_CHECKING:
    from veikart.blocks import Blocks
    from veikart.moment import Moment
    from veikart.picture import Picture
    from veikart.session import Session

LEFT_OUT = 4
_WIDEST = 200


def open_app(arguments: argparse.Namespace) -> int:
    """Opens the terminal application, after a first look at the file."""
    from veikart.journal.sqlite.layout import check_header

    check_header(arguments.file)
    from veikart.tui.start import run

    return run(arguments.file, safe=arguments.safe)


def new(arguments: argparse.Namespace) -> int:
    """Makes an engagement file."""
    from veikart.journal import Journal

    name = arguments.name or arguments.file.stem
    Journal.create(arguments.file, name, language=arguments.language).close()
    _say(
        f"{arguments.file} is ready. Next, bring in people, skills and requirements:\n"
        f"  veikart import {arguments.file} people.csv --as people\n"
        f"or open it:\n  veikart {arguments.file}"
    )
    return 0


def demo(arguments: argparse.Namespace) -> int:
    """Makes the demo engagement and opens it; without a file it is gone afterwards."""
    from veikart.moment import parse_day

    until = parse_day(arguments.until) if arguments.until else None
    if arguments.file is None and arguments.no_open:
        raise BadInput("Say where to keep it: veikart demo demo.veikart --no-open")
    with tempfile.TemporaryDirectory(prefix="veikart-") as folder:
        path = arguments.file or Path(folder) / "demo.veikart"

        def make(progress: Callable[[str], None]) -> None:
            from veikart.demo import build

            build(
                path,
                seed=arguments.seed,
                people=arguments.people,
                until=until,
                progress=lambda share, words: progress(f"{share:.0%}  {words}"),
            )

        if not arguments.no_open:
            from veikart.tui.start import run

            return run(path, prepare=make)
        make(_progress)
        _progress("")
    _say(f"{path} is ready. Open it with: veikart {path}")
    return 0


def import_tables(arguments: argparse.Namespace) -> int:
    """Imports tables one after the other and prints the report of each."""
    from veikart.interchange.importing import import_file
    from veikart.interchange.options import options_from
    from veikart.session import Session

    options = options_from(
        mapping=arguments.map,
        ignore=arguments.ignore,
        where=arguments.where,
        date=arguments.date,
        since=arguments.since,
        separator=arguments.separator,
        scale=arguments.scale,
        levels=arguments.levels,
        method=arguments.method,
        language=arguments.language,
        create=arguments.create,
        encoding=arguments.encoding,
        dry_run=arguments.dry_run,
    )
    rejected = 0
    with Session.open(arguments.file, safe=arguments.safe) as session:
        for table in arguments.tables:
            told = partial(_rows_told, table.name)
            report = import_file(session, table, arguments.kind, options, progress=told)
            _progress("")
            _print_blocks(report.blocks())
            rejected += report.rejected
    return LEFT_OUT if rejected else 0


def export(arguments: argparse.Namespace) -> int:
    """Writes the data package."""
    from veikart.interchange.exporting import export as write_package
    from veikart.session import Session

    with Session.open(arguments.file, safe=arguments.safe) as session:
        report = write_package(
            session, arguments.folder, moment=_moment(arguments, session), progress=_progress
        )
        _progress("")
        _print_blocks(report.blocks())
    return LEFT_OUT if report.failures else 0


def show(arguments: argparse.Namespace) -> int:
    """Prints a view, or the list of views."""
    from veikart.session import Session
    from veikart.views import Selection

    if arguments.view is None and not arguments.list:
        raise BadInput(f"Say which view. List them with: veikart show --list {arguments.file}")
    with Session.open(arguments.file, safe=arguments.safe) as session:
        if arguments.list:
            width = max(len(view.id) for view in session.views)
            _say("\n".join(f"{view.id:{width}}  {view.summary or view.title}" for view in session.views))
            return 0
        view = session.view(arguments.view)
        moment = _moment(arguments, session)
        picture = session.picture(moment)
        selection = Selection(
            unit=_named(picture, "unit", arguments.unit),
            goal=_named(picture, "goal", arguments.goal),
            critical=arguments.critical,
            rows=arguments.rows,
            search=arguments.search,
        )
        _say(f"{session.name} · {view.title} · {picture.moment.in_words()}\n")
        _print_blocks(session.blocks(view.id, moment, selection), arguments.width)
    return 0


def take_over(arguments: argparse.Namespace) -> int:
    """Takes away what says that another machine has the file open. From then on that one is refused."""
    from veikart.journal import presence
    from veikart.journal.sqlite.layout import check_header

    check_header(arguments.file)
    taken = presence.take_over(arguments.file)
    for mark in taken:
        _say(f"{arguments.file} was open on {mark.in_words(system_clock())}, and is not any more.")
    if taken:
        _say("Write to it here now. If that machine still runs, it may write no more until it opens it anew.")
    else:
        _say(f"No other machine has {arguments.file} open. Nothing was changed.")
    return 0


def privacy(arguments: argparse.Namespace) -> int:
    """Prints the data map: what each kind of event holds about people, why, and how many there are."""
    from veikart.plugins import Plugins
    from veikart.privacy import data_map
    from veikart.privacy.drawing import data_map_blocks
    from veikart.session import Session
    from veikart.text import clean_text

    loaded = Plugins.load(arguments.safe)
    if arguments.file is None:
        told = data_map(loaded)
    else:
        with Session.open(arguments.file, plugins=loaded) as session:
            told = data_map(loaded, session)
    if arguments.json:
        _say(clean_text(json.dumps(told.as_json(), ensure_ascii=False, indent=2)))
    else:
        _print_blocks(data_map_blocks(told), arguments.width)
    return 0


def plugins(arguments: argparse.Namespace) -> int:
    """Lists what is loaded, from where, and what failed and why."""
    from veikart.plugins import Plugins
    from veikart.standard import CORE_VIEWS

    statuses = Plugins.load(arguments.safe, core={"views": [view.id for view in CORE_VIEWS]}).statuses()
    for status in statuses:
        version = f" {status.version}" if status.version else ""
        _say(f"{status.name}{version}  {status.in_words}  ({status.origin or 'unknown origin'})")
        for kind, ids in status.contributes.items():
            _say(f"    {kind}: {', '.join(ids)}")
        for line in (status.trace if arguments.trace and status.trace else status.reason).splitlines():
            _say(f"    {line}")
    if not statuses:
        _say("No plugins are installed.")
    return 0


def _moment(arguments: argparse.Namespace, session: Session) -> Moment | None:
    from veikart.moment import Moment, parse_day

    if arguments.on is None and arguments.known is None:
        return None
    known = parse_day(arguments.known) if arguments.known else None
    return Moment(parse_day(arguments.on) if arguments.on else known or session.today, known)


def _named(picture: Picture, kind: str, name: str | None) -> str | None:
    """The id of the unit or goal that is called `name`."""
    from veikart.text import fold

    if name is None:
        return None
    rows = picture.units if kind == "unit" else picture.goals
    for identity, told in rows.select(kind, "name").rows():
        if fold(told) == fold(name) or identity == name:
            return str(identity)
    names = ", ".join(rows["name"].to_list()) or "none at this moment"
    raise NotFound(f"There is no {kind} called {name!r}. There are: {names}.")


def _print_blocks(blocks: Blocks, width: int | None = None) -> None:
    from veikart.typeset import lay_out, to_text

    cells = width or min(shutil.get_terminal_size((100, 40)).columns, _WIDEST)
    _say(to_text(lay_out(blocks, max(40, cells))))


def _progress(words: str) -> None:
    """Overwrites one line of standard error, where someone is looking at it."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{words}")
        sys.stderr.flush()


def _rows_told(table: str, done: int, rows: int) -> None:
    _progress(f"{table}: {done} of {rows} rows")


def _say(text: str) -> None:
    sys.stdout.write(text.rstrip("\n") + "\n")
