"""`veikart keys`: every key with its name, and what does not hold of what was chosen."""

from __future__ import annotations

import argparse

from veikart.cli.saying import complain, say, say_blocks


def keys(arguments: argparse.Namespace) -> int:
    """Prints the keys as they hold; with --write makes the file in which they are chosen."""
    from veikart.blocks import Column, Row, Table
    from veikart.plugins import Plugins
    from veikart.session.offering import commands_with
    from veikart.tui.keyfile import chosen_keys, keys_file, write_keys_file
    from veikart.tui.keymap import keymap

    path, commands = keys_file(), commands_with(Plugins.load(arguments.safe))
    if arguments.write:
        write_keys_file(path, keymap(commands).keys)
        say(f"{path} is ready, with every key as a comment. Take the # before a line away to change one.")
        return 0
    chosen = chosen_keys(path)
    held = keymap(commands, chosen.keys, chosen.troubles)
    columns = (Column("Key", least=10), Column("Name"), Column("What it does", grow=True), Column("On"))
    rows = tuple(
        Row(f"key:{place}", (key.shown or "none", key.id, key.title, ", ".join(key.on) or "all screens"))
        for place, key in enumerate(held.keys)
    )
    say_blocks([Table(columns, rows)], arguments.width)
    for words in (*held.troubles, *held.clashes):
        complain(f"Note: {words}")
    there = "holds what you chose" if path.exists() else "is not there; veikart keys --write makes it"
    say(f"\n{path} {there}.")
    return 0
