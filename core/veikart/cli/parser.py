"""What can be typed, and the help for it."""

from __future__ import annotations

import argparse
from pathlib import Path

from veikart import __version__
from veikart.cli import (
    brought,
    caching,
    doctoring,
    doing,
    film,
    gallery,
    keys,
    people,
    plugin,
    reporting,
    scenarios,
    storage,
    tables,
    verbs,
)
from veikart.cli.when import add_compare, add_moment
from veikart.interchange.options import KINDS
from veikart.journal.site.address import address_of

_EPILOG = """\
exit codes:
  0  done        1  refused by a rule of the engagement
  2  not understood, or not found
  3  the file cannot be used
  4  done, but rows or tables were left out, or something was found (see the report)
 70  an error in the program itself; nothing that was saved is lost

first steps:
  veikart demo                       look around in a made-up company
  veikart new client.veikart         begin your own
  veikart import client.veikart people.csv --as people
"""


def parse(argv: list[str]) -> argparse.Namespace:
    """The arguments, with the function to run as `run`. Leaves the program on --help and on mistakes."""
    parser = _parser()
    known = {"-h", "--help", "--version", *_VERBS}
    if argv[:1] == ["do"]:
        return doing.parse(argv[1:])  # its options depend on the command
    if argv and brought.may_be_one(argv[0]):
        return brought.parse(argv)
    if argv and not any(argument in known for argument in argv[:1]):
        argv = ["open", *argv]  # `veikart client.veikart` opens it
    if not argv:
        parser.print_help()
        parser.exit(2)
    return parser.parse_args(argv)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="veikart",
        description="Strategic competence development: from goal to skill, gap, measure and effect.",
        usage="veikart FILE | veikart VERB …",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"veikart {__version__}")
    group = parser.add_subparsers(title="verbs", metavar="VERB", required=True, prog="veikart")
    for name, (build, summary) in _VERBS.items():
        build(group.add_parser(name, help=summary, description=summary[0].upper() + summary[1:] + "."))
    return parser


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        type=address_of,
        metavar="FILE",
        help="the engagement: client.veikart, or an address such as postgresql://host/db?engagement=ID",
    )
    parser.add_argument("--safe", action="store_true", help="start without the plugins of third parties")


def _pseudonyms(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--pseudonyms", action="store_true", help="show people under fictional names")


def _open(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    _pseudonyms(parser)
    parser.set_defaults(run=verbs.open_app)


def _new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=address_of, metavar="FILE", help="or postgresql://user@host/db, library:client"
    )
    parser.add_argument(
        "--passphrase", action="store_true", help="lock what is personal; asks, or takes VEIKART_PASSPHRASE"
    )
    parser.add_argument("--name", help="of the client or the engagement (default: the file's name)")
    parser.add_argument("--language", choices=("en", "nb", "sv"), default="en", help="of labels, shown first")
    parser.set_defaults(run=verbs.new)


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar="FILE", nargs="?", help="where to keep it (default: nowhere)"
    )
    parser.add_argument("--seed", type=int, default=1, help="another number, another company (default: 1)")
    parser.add_argument("--people", type=int, default=140, metavar="N", help="default: 140")
    parser.add_argument("--until", metavar="DATE", help="last day of its two years (default: today)")
    parser.add_argument("--no-open", action="store_true", help="make the file and stop")
    parser.add_argument("--safe", action="store_true", help="without the plugins of third parties")
    parser.set_defaults(run=verbs.demo)


def _import(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    parser.add_argument("tables", type=Path, nargs="+", metavar="TABLE", help="CSV or tab-separated text")
    parser.add_argument(
        "--as",
        dest="kind",
        required=True,
        metavar="KIND",
        help=f"what its rows are: {', '.join(KINDS)}, or the importer of a plugin (see: veikart plugins)",
    )
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="an option of a plugin's importer"
    )
    parser.add_argument("--map", action="append", default=[], metavar="FIELD=HEADER", help="name a column")
    parser.add_argument(
        "--ignore", action="append", default=[], metavar="HEADER", help="leave a column alone"
    )
    parser.add_argument("--where", action="append", default=[], metavar="HEADER=VALUE", help="only such rows")
    parser.add_argument("--scale", metavar="NAME", help="the scale that levels are on")
    parser.add_argument(
        "--levels", metavar="LEVELS", help='of a new scale: "Low,Middle,High", "0-7" or "0/1"'
    )
    parser.add_argument("--date", metavar="DATE", help="for rows that have none (default: today)")
    parser.add_argument("--since", metavar="DATE", help="from when new people, units and roles hold")
    parser.add_argument("--method", help="how levels came about: self, manager, peer, test …")
    parser.add_argument("--language", metavar="TAG", help="of labels, such as nb")
    parser.add_argument(
        "--create", action=argparse.BooleanOptionalAction, default=None, help="make what is missing"
    )
    parser.add_argument("--encoding", help="when it is not found out by itself")
    parser.add_argument("--separator", help="comma, semicolon or tab, likewise")
    parser.add_argument("--dry-run", action="store_true", help="report, but write nothing")
    parser.set_defaults(run=tables.import_tables)


def _export(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    parser.add_argument(
        "folder", type=Path, metavar="DIR", help="made anew; replaced if it is an earlier export"
    )
    parser.add_argument(
        "--as",
        dest="kind",
        metavar="ID",
        help="write one file to DIR instead: levels (every rating, with both clocks), or what a plugin's "
        "exporter writes (see: veikart plugins)",
    )
    parser.add_argument(
        "--partitioned",
        action="store_true",
        help="the full history as a dataset of many files, of which only new and changed ones are written",
    )
    parser.add_argument("--whole", action="store_true", help="with --partitioned: write all of it anew")
    add_moment(parser)
    _pseudonyms(parser)
    parser.set_defaults(run=tables.export)


def _show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("view", metavar="VIEW", nargs="?", help="such as overview or gap.ranked; see --list")
    _file(parser)
    add_moment(parser)
    add_compare(parser)
    _pseudonyms(parser)
    parser.add_argument("--list", action="store_true", help="list the views and stop")
    parser.add_argument("--unit", metavar="NAME", help="only this unit and those below it")
    parser.add_argument("--goal", metavar="NAME", help="only skills that serve this goal")
    parser.add_argument("--person", metavar="NAME", help="only this person: a name, reference or id")
    parser.add_argument("--skill", metavar="NAME", help="only this skill")
    parser.add_argument("--critical", action="store_true", help="only critical skills")
    parser.add_argument("--rows", choices=("people", "roles", "units"), default="people", help="of the map")
    parser.add_argument("--search", default="", metavar="WORDS", help="only rows with these words")
    parser.add_argument("--width", type=int, metavar="CELLS", help="default: as wide as the terminal")
    parser.set_defaults(run=verbs.show)


def _report(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    add_moment(parser)
    add_compare(parser)
    _pseudonyms(parser)
    parser.add_argument(
        "-o", dest="output", type=Path, required=True, metavar="OUT",
        help="ending with .html (prints well) or .md; - prints Markdown",
    )  # fmt: skip
    parser.add_argument(
        "--sections", metavar="IDS", help="such as overview,gap.ranked (default: the engagement's settings)"
    )
    parser.add_argument("--unit", metavar="NAME", help="only this unit and those below it")
    parser.add_argument("--goal", metavar="NAME", help="only skills that serve this goal")
    parser.add_argument(
        "--smallest-group", type=int, metavar="N", help="withhold what sums up fewer people; 1: nothing"
    )
    parser.add_argument("--title", help="default: Competence report, with the client's name")
    parser.add_argument("--language", choices=("en", "nb", "sv"), default="en", help="of the frame")
    parser.add_argument("--replace", action="store_true", help="also write over a file that is no report")
    parser.set_defaults(run=reporting.report)


def _film(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    film.describe(parser)
    add_compare(parser)
    _pseudonyms(parser)
    parser.set_defaults(run=film.film)


def _take_over(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=address_of, metavar="FILE")
    parser.set_defaults(run=verbs.take_over)


def _privacy(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=address_of, metavar="FILE", nargs="?", help="count the events in this engagement too"
    )
    parser.add_argument("--safe", action="store_true", help="start without the plugins of third parties")
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.add_argument("--width", type=int, metavar="CELLS", help="default: as wide as the terminal")
    parser.set_defaults(run=people.privacy)


def _person(parser: argparse.ArgumentParser) -> None:
    group = parser.add_subparsers(title="what to do", metavar="show | forget", required=True)
    summary = "print everything that is held about one person"
    shown = group.add_parser("show", help=summary, description=summary[0].upper() + summary[1:] + ".")
    _name(shown)
    _file(shown)
    shown.add_argument(
        "--html", type=Path, metavar="OUT", help="write it as a page for a browser, or to print"
    )
    shown.add_argument("--json", type=Path, metavar="OUT", help="write it for programs; - prints it")
    shown.add_argument("--width", type=int, metavar="CELLS", help="default: as wide as the terminal")
    shown.set_defaults(run=people.show)

    summary = "print what forgetting someone would come to; with --yes do it, for good"
    forgotten = group.add_parser("forget", help=summary, description=summary[0].upper() + summary[1:] + ".")
    _name(forgotten)
    _file(forgotten)
    forgotten.add_argument("--yes", action="store_true", help="do it; it cannot be undone")
    for option, words in (("--keep", "stay although they are about them"), ("--also", "go, too")):
        forgotten.add_argument(option, nargs="+", default=[], metavar="EVENT", help=f"texts that {words}")
    forgotten.add_argument(
        "--receipt", type=Path, metavar="OUT", help="write the receipt: text, or as OUT ends .html or .json"
    )
    forgotten.add_argument("--width", type=int, metavar="CELLS", help="default: as wide as the terminal")
    forgotten.set_defaults(run=people.forget)


def _name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="of a person, or their reference or id")


def _check(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    parser.set_defaults(run=storage.check)


def _doctor(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    add_moment(parser)
    _pseudonyms(parser)
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.add_argument("--width", type=int, metavar="CELLS", help="default: as wide as the terminal")
    parser.set_defaults(run=doctoring.doctor)


def _backup(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    parser.add_argument("to", type=Path, metavar="TO", help="a new file, or a folder to put one in")
    parser.set_defaults(run=storage.backup)


def _restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("backup", type=Path, metavar="BACKUP")
    parser.add_argument("to", type=address_of, metavar="FILE")
    parser.add_argument("--replace", action="store_true", help="keep what is at FILE beside it, and go on")
    parser.set_defaults(run=storage.restore)


def _copy(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    parser.add_argument(
        "to", type=address_of, metavar="TO", help="a new file, or postgresql://user@host/db, library:client"
    )
    parser.add_argument("--rescue", action="store_true", help="of a damaged engagement: what is good")
    parser.set_defaults(run=storage.copy)


def _passphrase(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    parser.add_argument("--remove", action="store_true", help="go without one")
    parser.set_defaults(run=storage.passphrase)


def _plugins(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--safe", action="store_true", help="as if started without third parties")
    parser.add_argument("--trace", action="store_true", help="print what went wrong in full")
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.add_argument("--width", type=int, metavar="CELLS", help="default: as wide as the terminal")
    parser.set_defaults(run=verbs.plugins)


def _plugin(parser: argparse.ArgumentParser) -> None:
    group = parser.add_subparsers(title="what to do", metavar="new | check", required=True)
    summary = "write a package to begin with, which passes its own tests"
    new = group.add_parser("new", help=summary, description=summary[0].upper() + summary[1:] + ".")
    new.add_argument("name", metavar="NAME", help="of the plugin, such as shift-plans")
    new.add_argument(
        "--into", type=Path, default=Path(), metavar="DIR", help="put its folder there (default: here)"
    )
    new.add_argument("--author", default="", help="for the licence and the package")
    new.set_defaults(run=plugin.new)

    summary = "use a plugin in every way, and say what should be put right"
    checked = group.add_parser("check", help=summary, description=summary[0].upper() + summary[1:] + ".")
    checked.add_argument(
        "plugin", metavar="PLUGIN", help="an installed one, or a module in this folder: veikart_mentors"
    )
    checked.add_argument("--json", action="store_true", help="for programs")
    checked.add_argument("--width", type=int, metavar="CELLS", help="default: as wide as the terminal")
    checked.set_defaults(run=plugin.check)


def _blocks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "names", metavar="NAME", nargs="*", help="such as trend or timeline (default: all of them)"
    )
    parser.add_argument("--width", type=int, metavar="N", help="in cells (default: that of the terminal)")
    parser.add_argument("--ascii", action="store_true", help="drawn with nothing but ASCII")
    parser.add_argument("--html", type=Path, metavar="OUT", help="write them as a page instead")
    parser.add_argument("--replace", action="store_true", help="also write over a file that is no report")
    parser.add_argument("--open", action="store_true", help="look at them with keyboard and mouse")
    parser.set_defaults(run=gallery.blocks)


def _keys(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--write", action="store_true", help="make the file in which you choose others")
    parser.add_argument("--safe", action="store_true", help="as if started without third parties")
    parser.add_argument("--width", type=int, metavar="CELLS", help="default: as wide as the terminal")
    parser.set_defaults(run=keys.keys)


_VERBS = {
    "open": (_open, "open an engagement (the same as: veikart FILE)"),
    "demo": (_demo, "look around in a made-up company with two years of history"),
    "new": (_new, "begin an engagement"),
    "import": (_import, "bring tables into an engagement"),
    "show": (_show, "print a view"),
    "report": (_report, "write a report to print, to send or to keep"),
    "film": (_film, "print what changed step by step, or write it as a film that plays anywhere"),
    "do": (doing.describe, "run a command, as from its form: veikart do COMMAND FILE --option …"),
    "scenario": (scenarios.describe, "ask what if: list, begin, show, adopt and discard scenarios"),
    "export": (_export, "write all tables as Parquet with a data package"),
    "take-over": (_take_over, "write here to a file that a machine which is gone left open"),
    "privacy": (_privacy, "print which personal data is kept, and what for"),
    "person": (_person, "print what is held about one person, or forget them"),
    "check": (_check, "verify that everything is as it was written"),
    "doctor": (_doctor, "print what should be looked at: breaks in the thread, plugins, unknown events"),
    "backup": (_backup, "take a backup, while others go on working, and verify it"),
    "restore": (_restore, "put a backup in its place"),
    "copy": (_copy, "move an engagement between files and servers"),
    "passphrase": (_passphrase, "lock what is personal, or change the passphrase"),
    "plugin": (_plugin, "for whoever makes a plugin: begin one, check one"),
    "blocks": (_blocks, "show a sample of everything that a view is made of"),
    "cache": (caching.describe, "say what is kept here so that opening is quick, or delete it"),
    "keys": (_keys, "list the keys of the terminal, and choose others"),
    "plugins": (_plugins, "list the plugins, where they are from, and what failed"),
}
