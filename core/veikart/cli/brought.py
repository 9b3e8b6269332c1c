"""Verbs that plugins bring: `veikart NAME.VERB FILE --option …`."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from veikart.cli.opening import session_at
from veikart.cli.saying import say_blocks
from veikart.errors import NotFound
from veikart.journal.site.address import address_of

if TYPE_CHECKING:
    from veikart.commands.fields import Field
    from veikart.contributions.subcommand import Subcommand

_RESERVED = ("--help", "--safe", "--width")
_VERB = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_-]+)+")


def may_be_one(word: str) -> bool:
    """Whether a word looks like the verb of a plugin, and not like a file that is there or is to be."""
    return bool(_VERB.fullmatch(word)) and not word.endswith(".veikart") and not Path(word).exists()


def parse(argv: list[str]) -> argparse.Namespace:
    """The arguments of a plugin's verb; its options come from its fields. Raises `NotFound`."""
    from veikart.cli.options import add_options
    from veikart.commands.fields import fields_of
    from veikart.plugins import Plugins
    from veikart.text import clean_line

    found = called(argv[0], Plugins.load("--safe" in argv).subcommands())
    parser = argparse.ArgumentParser(
        prog=f"veikart {found.id}",
        description=clean_line(f"{found.title}. {found.summary}".strip()),
        allow_abbrev=False,
    )
    parser.add_argument("file", type=address_of, metavar="FILE", help="the engagement, or its address")
    fields = fields_of(found.params)
    add_options(parser, fields, _RESERVED)
    parser.add_argument("--width", type=int, metavar="CELLS", help="default: as wide as the terminal")
    parser.add_argument("--safe", action="store_true", help="start without the plugins of third parties")
    parser.set_defaults(run=partial(run, found.id, fields))
    return parser.parse_args(argv[1:])


def run(identity: str, fields: tuple[Field, ...], arguments: argparse.Namespace) -> int:
    """Runs it on the engagement, and prints what it gives."""
    from veikart.cli.options import texts_in
    from veikart.commands.declaration import taken
    from veikart.commands.given import values_given
    from veikart.session.workspace import ToWorkOn

    with session_at(arguments) as session:
        found = called(identity, session.plugins.subcommands())
        given = values_given(fields, texts_in(arguments, fields), session.picture(), session.today)
        blocks = found.run(taken(found.title, found.params, given), ToWorkOn(session))
        say_blocks(blocks, arguments.width)
    return 0


def called(identity: str, subcommands: Iterable[Subcommand]) -> Subcommand:
    """The subcommand with this id. Raises `NotFound` with those there are."""
    known = {each.id: each for each in subcommands}
    if identity not in known:
        there = f"Plugins bring: {', '.join(known)}." if known else "No plugin here brings a verb."
        raise NotFound(f"There is neither a file nor a verb called {identity!r}. {there}")
    return known[identity]
