"""`veikart film`: what changed, step by step, in words, or one view through time as a file that plays."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from veikart.cli.narrowing import id_of
from veikart.cli.opening import baseline_in, session_at
from veikart.cli.saying import cells, complain, progress, say
from veikart.errors import BadInput
from veikart.film import SPEEDS

if TYPE_CHECKING:
    from veikart.filming import Wanted
    from veikart.session import Session


def describe(parser: argparse.ArgumentParser) -> None:
    """What can be said of it, beside the file, what to compare with, and fictional names."""
    parser.add_argument(
        "-o", dest="output", type=Path, metavar="OUT",
        help="ending with .html (plays in any browser, prints) or .cast (asciinema); without it: in words",
    )  # fmt: skip
    parser.add_argument("--view", default="overview", metavar="VIEW", help="such as map (default: overview)")
    parser.add_argument("--from", dest="first", metavar="DATE", help="(default: where the time line begins)")
    parser.add_argument("--to", dest="on", metavar="DATE", help="(default: today)")
    parser.add_argument("--by", choices=("month", "quarter", "marks"), default="quarter", help="its steps")
    parser.add_argument("--speed", type=float, choices=SPEEDS, default=1.0, help="at first (default: 1)")
    parser.add_argument("--as-known-then", action="store_true", help="each moment by what was known then")
    parser.add_argument("--known-on", dest="known", metavar="DATE", help="or by that day")
    parser.add_argument("--scenario", metavar="NAME", help="what is supposed there, too")
    parser.add_argument("--unit", metavar="NAME", help="only this unit and those below it")
    parser.add_argument("--goal", metavar="NAME", help="only skills that serve this goal")
    parser.add_argument("--critical", action="store_true", help="only critical skills")
    parser.add_argument("--rows", choices=("people", "roles", "units"), default="people", help="of the map")
    parser.add_argument("--notes", action="store_true", help="with the presenter's notes")
    parser.add_argument(
        "--smallest-group", type=int, metavar="N", help="withhold what sums up fewer people; 1: nothing"
    )
    parser.add_argument("--title", help="default: the client's name and the view's")
    parser.add_argument("--language", choices=("en", "nb", "sv"), default="en", help="of the frame")
    parser.add_argument("--size", default="120x40", metavar="CELLS", help="of a cast (default: 120x40)")
    parser.add_argument("--width", type=int, metavar="CELLS", help="of words (default: that of the terminal)")
    parser.add_argument("--replace", action="store_true", help="also write over a file that is no film")


def film(arguments: argparse.Namespace) -> int:
    """Writes the film; without a file it prints each step with what changed."""
    from veikart.filming import check_film, format_of, place_film, shoot

    to = arguments.output
    size = _size(arguments.size)
    if to is not None:
        format_of(to)
        check_film(to, replace=arguments.replace)
    with session_at(arguments) as session:
        wanted = _wanted(arguments, session)
        if to is None:
            _print(session, wanted, cells(arguments.width))
            return 0
        reel = shoot(session, wanted, progress)
        progress("")
    place_film(to, reel, size=size, replace=arguments.replace)
    say(f"{to} is ready: {len(reel.frames)} frames, {max(1, round(to.stat().st_size / 1e3)):,} kB.")
    for remark in reel.remarks:
        complain(f"Note: {remark}")
    return 0


def _print(session: Session, wanted: Wanted, width: int) -> None:
    """A paragraph for each step: the day, and what changed."""
    from veikart.filming import told
    from veikart.text import shown, wrap

    marks = {mark.day: mark.label for mark in session.timeline().marks}
    for moment, changed in told(session, wanted):
        mark = marks.get(moment.true_on)
        say(shown(f"{moment.in_words()}  ◆ {mark}" if mark else moment.in_words()))
        say(
            "\n".join(f"  {line}" for line in wrap(changed.words if changed else "here it begins", width - 2))
        )


def _wanted(arguments: argparse.Namespace, session: Session) -> Wanted:
    from veikart.contributions.view import Selection
    from veikart.film import Film
    from veikart.filming import Wanted
    from veikart.moment import parse_day

    first, last, known = (
        parse_day(each) if each else None for each in (arguments.first, arguments.on, arguments.known)
    )
    if known is not None and arguments.as_known_then:
        raise BadInput("--known-on and --as-known-then say two things. Leave one of them out.")
    scenario = session.scenario_called(arguments.scenario) if arguments.scenario else None
    picture = session.picture()
    selection = Selection(
        unit=id_of(picture, "unit", arguments.unit),
        goal=id_of(picture, "goal", arguments.goal),
        critical=arguments.critical,
        rows=arguments.rows,
        compare=baseline_in(arguments, session),
    )
    return Wanted(
        arguments.view,
        Film(arguments.by, arguments.speed),
        first,
        last,
        linked=arguments.as_known_then,
        known_on=known,
        scenario=scenario,
        selection=selection,
        smallest=arguments.smallest_group,
        title=arguments.title or "",
        language=arguments.language,
        notes=arguments.notes,
    )


def _size(typed: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,3})x(\d{1,3})", typed)
    if found is None:
        raise BadInput(f"{typed!r} is no size of a terminal. Give columns and lines, such as 120x40.")
    return int(found[1]), int(found[2])
