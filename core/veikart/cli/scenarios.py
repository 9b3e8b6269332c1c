"""`veikart scenario`: what is supposed, listed, shown, begun, adopted and discarded."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from veikart.cli.opening import session_at
from veikart.cli.saying import complain, say, say_blocks
from veikart.journal.site.address import address_of

if TYPE_CHECKING:
    from veikart.blocks import Block
    from veikart.session import Session

_EPILOG = """\
examples:
  veikart scenario list client.veikart
  veikart scenario new client.veikart "If we hire two" --from 2027-01-01
  veikart do suppose.hires client.veikart --scenario "If we hire two" --role Engineer --unit Grid --count 2
  veikart show gap.ranked client.veikart --scenario "If we hire two" --compare-scenario reality
  veikart scenario adopt client.veikart "If we hire two" --dry-run
"""


def describe(parser: argparse.ArgumentParser) -> None:
    """The words after the verb, and their options."""
    parser.epilog = _EPILOG
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    group = parser.add_subparsers(title="what to do", metavar="WHAT", required=True)
    listing = _word(group, "list", "list all scenarios, and what they would change")
    listing.add_argument("--width", type=int, metavar="CELLS", help="default: as wide as the terminal")
    listing.set_defaults(run=list_them)
    new = _word(group, "new", "begin a scenario")
    new.add_argument("name", metavar="NAME", help="such as: If we hire two")
    new.add_argument("--from", dest="start", metavar="DATE", help="it branches off there (default: today)")
    new.add_argument("--why", default="", help="why one asks")
    new.set_defaults(run=begin)
    showing = _named(group, "show", "print what is supposed, and what adopting it would write")
    showing.add_argument("--width", type=int, metavar="CELLS", help="default: as wide as the terminal")
    showing.set_defaults(run=show)
    adopting = _named(group, "adopt", "write what was supposed as meant from now on")
    adopting.add_argument("--partly", action="store_true", help="leave out what does not fit any more")
    adopting.add_argument("--dry-run", action="store_true", help="say what would be written, and stop")
    adopting.set_defaults(run=adopt)
    discarding = _named(group, "discard", "put a scenario away; veikart keeps it on record")
    discarding.add_argument("--why", default="", help="the reason")
    discarding.set_defaults(run=discard)


def _word(
    group: argparse._SubParsersAction[argparse.ArgumentParser], name: str, summary: str
) -> argparse.ArgumentParser:
    parser = group.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.")
    parser.add_argument("file", type=address_of, metavar="FILE", help="the engagement, or its address")
    parser.add_argument("--safe", action="store_true", help="start without the plugins of third parties")
    return parser


def _named(
    group: argparse._SubParsersAction[argparse.ArgumentParser], name: str, summary: str
) -> argparse.ArgumentParser:
    parser = _word(group, name, summary)
    parser.add_argument("name", metavar="NAME", help="of an open scenario, or its id")
    return parser


def list_them(arguments: argparse.Namespace) -> int:
    """The view of scenarios, as of today."""
    with session_at(arguments) as session:
        say_blocks(session.blocks("scenarios"), arguments.width)
    return 0


def begin(arguments: argparse.Namespace) -> int:
    """Begins an empty one."""
    from veikart.moment import parse_day

    start = parse_day(arguments.start) if arguments.start else None
    with session_at(arguments) as session:
        given = {"title": arguments.name, "start": start, "why": arguments.why}
        say(session.run("scenario.begin", given).words)
    return 0


def show(arguments: argparse.Namespace) -> int:
    """What is supposed, and what would become of it in reality."""
    from veikart.blocks import Text

    with session_at(arguments) as session:
        scenario = session.scenario_called(arguments.name)
        blocks: list[Block] = [*_told(session, scenario)]
        blocks += [
            Text(f"No longer fits, and is left out: {misfit.why}", "warn")
            for misfit in session.branch(scenario).misfits
        ]
        say_blocks(blocks, arguments.width)
    return 0


def _told(session: Session, scenario: str) -> tuple[Block, ...]:
    from veikart.standard.adoption import adoption_blocks

    return tuple(adoption_blocks(session.scenario_name(scenario), session.adoption(scenario)))


def adopt(arguments: argparse.Namespace) -> int:
    """Adopts it, or says what that would write."""
    with session_at(arguments) as session:
        scenario = session.scenario_called(arguments.name)
        if arguments.dry_run:
            say_blocks(_told(session, scenario))
            say("Nothing was written.")
            return 0
        outcome = session.run("scenario.adopt", {"scenario": scenario, "partly": arguments.partly})
        for each in outcome.events:
            say(each.words)
        if outcome.written is not None:
            complain(f"Written as events {outcome.written.first} to {outcome.written.last}.")
    return 0


def discard(arguments: argparse.Namespace) -> int:
    """Discards it; undo brings it back."""
    with session_at(arguments) as session:
        scenario = session.scenario_called(arguments.name)
        say(session.run("scenario.discard", {"scenario": scenario, "why": arguments.why}).words)
    return 0
