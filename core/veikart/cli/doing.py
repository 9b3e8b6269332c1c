"""`veikart do`: any command, from a script as from its form."""

from __future__ import annotations

import argparse
import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from veikart.cli.opening import session_at
from veikart.cli.saying import complain, say
from veikart.errors import BadInput, DoesNotFit, NotFound, VeikartError
from veikart.journal.site.address import address_of

if TYPE_CHECKING:
    from veikart.commands.declaration import Command
    from veikart.commands.fields import Field
    from veikart.commands.outcome import Outcome
    from veikart.picture import Picture
    from veikart.session import Session

_RESERVED = ("--help", "--json", "--dry-run", "--params", "--safe", "--list")
_STANDARD_INPUT = Path("-")
_USAGE = "veikart do COMMAND FILE --option … | veikart do COMMAND --help | veikart do --list [FILE]"
_EPILOG = """\
examples:
  veikart do --list client.veikart
  veikart do skill.park --help
  veikart do skill.park client.veikart --skill "Cloud architecture" --why "Not this year"
  veikart do decision.note client.veikart --params decision.json --json

exit codes: 0 done, 1 refused by a rule, 2 not understood or not found, 3 the file cannot be used
"""


def describe(parser: argparse.ArgumentParser) -> None:
    """What the list of verbs knows of it."""
    parser.usage = _USAGE


def parse(argv: list[str]) -> argparse.Namespace:
    """The arguments of `veikart do`; those of a command come from its fields. Raises `NotFound`."""
    if not argv or argv[0].startswith("-"):
        return _without_command().parse_args(argv or ["--help"])
    from veikart.plugins import Plugins
    from veikart.session.offering import command_called, commands_with

    commands = commands_with(Plugins.load("--safe" in argv))
    return _parser_of(command_called(argv[0], commands)).parse_args(argv[1:])


def _without_command() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="veikart do",
        usage=_USAGE,
        description="Runs a command, as from its form. Its options are listed by: veikart do COMMAND --help",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--list", action="store_true", required=True, help="list the commands and stop")
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.add_argument("--safe", action="store_true", help="start without the plugins of third parties")
    parser.add_argument(
        "file", type=address_of, metavar="FILE", nargs="?", help="say of each, too, why it cannot be run now"
    )
    parser.set_defaults(run=list_commands)
    return parser


def _parser_of(command: Command) -> argparse.ArgumentParser:
    from veikart.cli.options import add_options
    from veikart.commands.fields import fields_of
    from veikart.text import clean_line

    about = f"{command.title}. {command.summary}".strip()
    parser = argparse.ArgumentParser(
        prog=f"veikart do {command.id}",
        description=clean_line(about),
        epilog=_EPILOG.partition("\n\n")[2],
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("file", type=address_of, metavar="FILE", help="the engagement, or its address")
    fields = fields_of(command.params)
    add_options(parser, fields, _RESERVED)
    parser.add_argument("--params", type=Path, metavar="JSON", help="a file with the fields; - reads them")
    parser.add_argument("--dry-run", action="store_true", help="say what would be written, and write nothing")
    parser.add_argument("--json", action="store_true", help="say what came of it for programs")
    parser.add_argument("--safe", action="store_true", help="start without the plugins of third parties")
    if not command.real:
        parser.add_argument("--scenario", metavar="NAME", help="only suppose it, in this scenario")
    parser.set_defaults(run=partial(do, command.id, fields), real=command.real)
    return parser


def do(identity: str, fields: tuple[Field, ...], arguments: argparse.Namespace) -> int:
    """Runs a command and says what came of it; with --json also where it was refused."""
    try:
        with session_at(arguments) as session:
            scenario = None
            if not arguments.real and arguments.scenario:
                scenario = session.scenario_called(arguments.scenario)
            picture = session.setting(scenario).picture
            given = {
                **_read(arguments.params, fields, session, picture),
                **_options(arguments, fields, session, picture),
            }
            run = session.rehearse if arguments.dry_run else session.run
            outcome = run(identity, given, scenario=scenario)
    except VeikartError as error:
        if not arguments.json:
            raise _as_options(error, fields) from None
        _say_json({**_empty(identity), "error": _error(error)})
        return error.exit_code
    if arguments.json:
        _say_json(_as_json(identity, outcome))
    else:
        _say_outcome(outcome, rehearsed=arguments.dry_run)
    return 0


def _options(
    arguments: argparse.Namespace, fields: tuple[Field, ...], session: Session, picture: Picture
) -> dict[str, Any]:
    from veikart.cli.options import texts_in
    from veikart.commands.given import values_given

    return values_given(fields, texts_in(arguments, fields), picture, session.today)


def _read(path: Path | None, fields: tuple[Field, ...], session: Session, picture: Picture) -> dict[str, Any]:
    """The fields in a JSON object, its texts understood as those of options. Raises `BadInput`."""
    if path is None:
        return {}
    try:
        text = sys.stdin.read() if path == _STANDARD_INPUT else path.read_text("utf-8")
        given = json.loads(text)
    except OSError as error:
        raise NotFound(f"{path} cannot be read ({error.strerror}). Name a file of JSON.") from None
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        raise BadInput(f'{path} holds no JSON object. Write one such as {{"skill": "…", "why": "…"}}.')
    known = {field.name: field for field in fields}
    return {
        name: _understood(known[name], value, picture, session) if name in known else value
        for name, value in given.items()
    }


def _understood(field: Field, value: Any, picture: Picture, session: Session) -> Any:
    from veikart.commands.given import values_given

    texts = value if isinstance(value, list) else [value]
    if field.kind == "other" or not texts or not all(isinstance(text, str) for text in texts):
        return value
    found = values_given((field,), ((field.name, text) for text in texts), picture, session.today)
    return found[field.name]


def _as_options(error: VeikartError, fields: tuple[Field, ...]) -> VeikartError:
    """What does not fit, told by the options that were typed."""
    from veikart.cli.options import option_of

    if not isinstance(error, DoesNotFit):
        return error
    names = {field.name: option_of(field.name, _RESERVED) for field in fields}
    told = (f"{names[n]}: {words}" if n in names else words for n, words in error.faults.items())
    return DoesNotFit("\n  ".join(("That does not fit.", *told)), error.faults)


def list_commands(arguments: argparse.Namespace) -> int:
    """Lists the commands; of an engagement, with why some cannot be run now."""
    from veikart.plugins import Plugins
    from veikart.session.offering import commands_with

    refusals: dict[str, str] = {}
    if arguments.file is None:
        commands = commands_with(Plugins.load(arguments.safe))
    else:
        with session_at(arguments) as session:
            commands, setting = session.commands, session.setting()
            refusals = {command.id: command.refuse_now(setting) for command in commands}
    if arguments.json:
        _say_json([_listed(command, refusals.get(command.id, "")) for command in commands])
        return 0
    width = max(len(command.id) for command in commands)
    for command in commands:
        refusal = refusals.get(command.id)
        say(f"{command.id:{width}}  {command.title}" + (f"  (not now: {refusal})" if refusal else ""))
    return 0


def _listed(command: Command, refusal: str) -> dict[str, object]:
    from veikart.commands.fields import fields_of

    fields = [
        {
            "name": each.name,
            "title": each.title,
            "kind": each.kind,
            "several": each.several,
            "required": each.must,
        }
        for each in fields_of(command.params)
    ]
    return {
        "command": command.id,
        "title": command.title,
        "summary": command.summary,
        "not_now": refusal,
        "fields": fields,
    }


def _say_outcome(outcome: Outcome, *, rehearsed: bool) -> None:
    if rehearsed and outcome.events:
        say("Nothing was written. It would be:")
        for each in outcome.events:
            say(f"  {each.words}")
        return
    say(outcome.words)
    if outcome.written is not None:
        first, last = outcome.written.first, outcome.written.last
        complain(f"Written as event {first}." if first == last else f"Written as events {first} to {last}.")


def _empty(identity: str) -> dict[str, object]:
    return {"command": identity, "written": None, "events": []}


def _as_json(identity: str, outcome: Outcome) -> dict[str, object]:
    written = outcome.written
    return {
        "command": identity,
        "written": {"first": written.first, "last": written.last} if written is not None else None,
        "events": [
            {"position": each.position, "topic": each.topic, "told": each.words} for each in outcome.events
        ],
    }


def _error(error: VeikartError) -> dict[str, object]:
    told: dict[str, object] = {"message": str(error)}
    return {**told, "fields": dict(error.faults)} if isinstance(error, DoesNotFit) else told


def _say_json(content: object) -> None:
    from veikart.text import clean_text

    say(clean_text(json.dumps(content, ensure_ascii=False, indent=2)))
