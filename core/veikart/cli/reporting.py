"""`veikart report`: the engagement at a moment as one file, for a browser, for paper, or as Markdown."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from veikart.cli.narrowing import id_of
from veikart.cli.opening import baseline_in, moment_in, session_at
from veikart.cli.saying import complain, progress, say

if TYPE_CHECKING:
    from veikart.reporting import Wanted
    from veikart.session import Session

_STANDARD_OUTPUT = Path("-")


def report(arguments: argparse.Namespace) -> int:
    """Writes the report, or prints it as Markdown; says what was left out."""
    from veikart.reporting import check_place, compose, format_of, place, rendered

    to: Path = arguments.output
    printed = to == _STANDARD_OUTPUT
    kind = "markdown" if printed else format_of(to)
    if not printed:
        check_place(to, replace=arguments.replace)
    with session_at(arguments) as session:
        progress("Drawing the report")
        document = compose(session, _wanted(arguments, session))
        progress("")
    text = rendered(document, kind)
    if printed:
        say(text)
        return 0
    place(to, text, replace=arguments.replace)
    say(f"{to} is ready: {len(document.chapters)} chapters.")
    for remark in document.remarks:
        complain(f"Note: {remark}")
    return 0


def _wanted(arguments: argparse.Namespace, session: Session) -> Wanted:
    from veikart.contributions.view import Selection
    from veikart.moment import Moment
    from veikart.reporting import Wanted

    moment = moment_in(arguments, session) or Moment(session.today)
    picture = session.picture(moment)
    before = baseline_in(arguments, session)
    return Wanted(
        moment,
        before,
        tuple(filter(None, (each.strip() for each in (arguments.sections or "").split(",")))),
        Selection(unit=id_of(picture, "unit", arguments.unit), goal=id_of(picture, "goal", arguments.goal)),
        arguments.smallest_group,
        arguments.title or "",
        arguments.language,
    )
