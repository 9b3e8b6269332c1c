"""What each verb does. Whatever is heavy is imported where it is needed, so that help answers at once."""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from veikart.cli.narrowing import id_of, person_of
from veikart.cli.opening import (
    baseline_in,
    baseline_in_words,
    moment_in,
    new_passphrase,
    passphrase_of,
    session_at,
)
from veikart.cli.saying import complain, progress, say, say_blocks, say_keys_beside
from veikart.clock import system_clock
from veikart.errors import BadInput
from veikart.journal.site.address import Address, address_of

if TYPE_CHECKING:
    pass


def open_app(arguments: argparse.Namespace) -> int:
    """Opens the terminal application, after a first look at the file."""
    from veikart.journal.sqlite.layout import check_header

    if arguments.file.file is not None:
        check_header(arguments.file.file)
    passphrase = passphrase_of(arguments.file)
    from veikart.tui.start import run

    return run(arguments.file, safe=arguments.safe, passphrase=passphrase, pseudonyms=arguments.pseudonyms)


def new(arguments: argparse.Namespace) -> int:
    """Makes an engagement file."""
    from veikart.journal import Journal

    address: Address = arguments.file
    name = arguments.name or address.stem
    passphrase = new_passphrase() if arguments.passphrase else None
    journal = Journal.create(address, name, language=arguments.language, passphrase=passphrase)
    address, keys = journal.address, journal.engine.keys_beside
    journal.close()
    say(
        f"{address} is ready. Next, bring in people, skills and requirements:\n"
        f"  veikart import {address.typed} people.csv --as people\n"
        f"or open it:\n  veikart {address.typed}"
    )
    if keys is not None:
        say_keys_beside(keys)
    if address.file is not None:
        from veikart.journal.site.surroundings import warnings_about

        for warning in warnings_about(address.file):
            complain(f"Note: {warning}")
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
            from veikart.plugins import Plugins

            build(
                path,
                seed=arguments.seed,
                people=arguments.people,
                until=until,
                plugins=Plugins.load(arguments.safe),
                progress=lambda share, words: progress(f"{share:.0%}  {words}"),
            )

        if not arguments.no_open:
            from veikart.tui.start import run

            return run(address_of(path), prepare=make)
        make(progress)
        progress("")
    say(f"{path} is ready. Open it with: veikart {path}")
    return 0


def show(arguments: argparse.Namespace) -> int:
    """Prints a view, or the list of views."""
    from veikart.arranging import found
    from veikart.contributions.view import Selection

    if arguments.view is None and not arguments.list:
        raise BadInput(f"Say which view. List them with: veikart show --list {arguments.file}")
    with session_at(arguments) as session:
        if arguments.list:
            width = max(len(view.id) for view in session.views)
            say("\n".join(f"{view.id:{width}}  {view.summary or view.title}" for view in session.views))
            return 0
        view = session.view(arguments.view)
        moment = moment_in(arguments, session)
        picture = session.picture(moment)
        selection = Selection(
            unit=id_of(picture, "unit", arguments.unit),
            goal=id_of(picture, "goal", arguments.goal),
            person=person_of(picture, arguments.person),
            skill=id_of(picture, "skill", arguments.skill),
            critical=arguments.critical,
            rows=arguments.rows,
            search=arguments.search,
            compare=baseline_in(arguments, session),
        )
        compare = selection.compare
        since = f", compared with {baseline_in_words(session, picture.moment, compare)}" if compare else ""
        say(f"{session.name} · {view.title} · {session.in_words(picture.moment)}{since}\n")
        blocks = session.blocks(view.id, moment, selection)
        if arguments.search and not view.searches:
            blocks = found(blocks, arguments.search).blocks
        say_blocks(blocks, arguments.width)
    return 0


def take_over(arguments: argparse.Namespace) -> int:
    """Takes away what says that another machine has the file open. From then on that one is refused."""
    from veikart.journal.site import presence
    from veikart.journal.sqlite.layout import check_header

    path = arguments.file.path
    check_header(path)
    taken = presence.take_over(path)
    for mark in taken:
        say(f"{arguments.file} was open on {mark.in_words(system_clock())}, and is not any more.")
    if taken:
        say("Write to it here now. If that machine still runs, it may write no more until it opens it anew.")
    else:
        say(f"No other machine has {arguments.file} open. Nothing was changed.")
    return 0


def plugins(arguments: argparse.Namespace) -> int:
    """Lists what is loaded, from where, and what failed and why."""
    from veikart.plugins import Plugins
    from veikart.plugins.page import plugin_blocks, told

    statuses = Plugins.load(arguments.safe).statuses()
    if arguments.json:
        say(json.dumps([told(status) for status in statuses], ensure_ascii=False, indent=2))
        return 0
    say_blocks(plugin_blocks(statuses, {}), arguments.width)
    for status in statuses:
        if arguments.trace and status.trace:
            say(f"\n{status.name}\n{status.trace}")
    return 0
