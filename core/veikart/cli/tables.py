"""The verbs that bring tables in and out."""

from __future__ import annotations

import argparse
from functools import partial
from typing import TYPE_CHECKING

from veikart.cli.opening import moment_in, session_at
from veikart.cli.saying import progress, say, say_blocks
from veikart.errors import BadInput

if TYPE_CHECKING:
    from veikart.session import Session

LEFT_OUT = 4
_OF_CORE = (
    "map",
    "ignore",
    "where",
    "scale",
    "levels",
    "date",
    "since",
    "method",
    "language",
    "create",
    "encoding",
    "separator",
)


def import_tables(arguments: argparse.Namespace) -> int:
    """Imports tables, by a kind that core knows or by the importer of a plugin, and prints the report."""
    from veikart.interchange.options import KINDS

    with session_at(arguments) as session:
        if arguments.kind in KINDS:
            rejected = _import_one_by_one(session, arguments)
        else:
            rejected = _import_plugged(session, arguments)
    return LEFT_OUT if rejected else 0


def _import_plugged(session: Session, arguments: argparse.Namespace) -> int:
    """The importer of a plugin takes all files together. Gives how many rows were rejected."""
    from veikart.commands.fields import fields_of
    from veikart.commands.given import split, values_given
    from veikart.interchange.options import KINDS
    from veikart.interchange.plugged import find_importer, import_plugged

    importer = find_importer(session.plugins.importers(), arguments.kind, KINDS)
    _only_set(arguments)
    fields = fields_of(importer.params)
    texts = [split(pair) for pair in arguments.set]
    options = values_given(fields, texts, session.picture(), session.today)
    progress(f"Reading {', '.join(table.name for table in arguments.tables)}")
    report = import_plugged(session, importer, arguments.tables, options, dry_run=arguments.dry_run)
    progress("")
    say_blocks(report.blocks())
    return report.rejected


def _only_set(arguments: argparse.Namespace) -> None:
    """Raises `BadInput` when an option was given that only kinds of core understand."""
    for name in _OF_CORE:
        if getattr(arguments, name) not in (None, []):
            raise BadInput(
                f"--{name} means nothing to {arguments.kind}; its options are given with --set name=value."
            )


def _import_one_by_one(session: Session, arguments: argparse.Namespace) -> int:
    """Gives how many rows were rejected."""
    from veikart.interchange.importing import import_file
    from veikart.interchange.options import options_from

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
    if arguments.set:
        raise BadInput(f"--set is for the importers of plugins; {arguments.kind} has options of its own.")
    rejected = 0
    for table in arguments.tables:
        told = partial(_rows_told, table.name)
        report = import_file(session, table, arguments.kind, options, progress=told)
        progress("")
        say_blocks(report.blocks())
        rejected += report.rejected
    return rejected


def export(arguments: argparse.Namespace) -> int:
    """Writes the data package, the partitioned dataset, or what the exporter of a plugin writes."""
    from veikart.interchange.exporting import export as write_package

    if arguments.partitioned:
        return _export_partitioned(arguments)
    if arguments.whole:
        raise BadInput("--whole goes with --partitioned: any other export is written anew every time.")
    with session_at(arguments) as session:
        if arguments.kind is not None:
            return _export_plugged(session, arguments)
        report = write_package(
            session, arguments.folder, moment=moment_in(arguments, session), progress=progress
        )
        progress("")
        say_blocks(report.blocks())
    return LEFT_OUT if report.failures else 0


def _export_partitioned(arguments: argparse.Namespace) -> int:
    """The history bit by bit: the session reads none of it in."""
    from veikart.interchange.partitioned.exporting import export_partitioned

    for given, option in (("kind", "--as"), ("on", "--on"), ("known", "--known-on")):
        if getattr(arguments, given) is not None:
            raise BadInput(
                f"{option} does not go with --partitioned, which writes the full history: leave it out, and "
                "ask the dataset for a day (see docs/scale.md)."
            )
    with session_at(arguments, read=False) as session:
        report = export_partitioned(session, arguments.folder, whole=arguments.whole, progress=progress)
    progress("")
    say_blocks(report.blocks())
    return 0


def _export_plugged(session: Session, arguments: argparse.Namespace) -> int:
    from veikart.interchange.level_history import CORE_EXPORTERS
    from veikart.interchange.plugged import export_plugged

    picture = session.picture(moment_in(arguments, session))
    exporters = (*CORE_EXPORTERS, *session.plugins.exporters())
    written = export_plugged(exporters, arguments.kind, picture, arguments.folder)
    say(f"{written} is written, as of {session.in_words(picture.moment)}.")
    return 0


def _rows_told(table: str, done: int, rows: int) -> None:
    progress(f"{table}: {done} of {rows} rows")
