"""`veikart cache`: what is kept on this machine so that opening is quick, and how to be rid of it."""

from __future__ import annotations

import argparse

from veikart.cli.saying import say


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--clear", action="store_true", help="delete it: no engagement loses anything")
    parser.set_defaults(run=cache)


def cache(arguments: argparse.Namespace) -> int:
    """Says where the cache lies and how large it is, or deletes it."""
    from veikart.cache.place import cache_folder, clear, engagements_in, size_of

    folder = cache_folder()
    count, size = engagements_in(folder), f"{size_of(folder) / 1e6:,.1f} MB"
    of = "1 engagement" if count == 1 else f"{count} engagements"
    if not count:
        say(
            f"Nothing is kept in {folder}. Engagements with fewer than 20,000 events open as quickly without."
        )
        return 0
    if not arguments.clear:
        say(f"{folder} holds {size} of {of}: ids, numbers and days, no names and no texts.")
        say("Without it opening takes longer. veikart cache --clear deletes it.")
        return 0
    clear(folder)
    if left := engagements_in(folder):
        say(f"{folder} could not be emptied: {left} of {of} are left. Close veikart, then try again.")
        return 3
    say(f"Deleted {size} of {of} in {folder}. The next opening reads the engagement itself.")
    return 0
