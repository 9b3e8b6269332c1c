"""Verbs about where an engagement lies and whether it is whole: check, backup, restore, copy, passphrase."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from veikart.cli.opening import journal_at, new_passphrase
from veikart.cli.saying import counted, progress, say, say_keys_beside
from veikart.clock import system_clock
from veikart.errors import DamagedJournal

if TYPE_CHECKING:
    from veikart.journal.keeping.backup import Manifest
    from veikart.journal.site.address import Address


def check(arguments: argparse.Namespace) -> int:
    """Verifies everything there is in an engagement, and prints what is wrong."""
    from veikart.journal.keeping.checking import verify_all

    journal = journal_at(arguments.file)
    try:
        verdict = verify_all(journal.engine, journal.vault, counted)
        keys = len(journal.subjects())
    finally:
        journal.close()
    progress("")
    if verdict.whole:
        say(
            f"{arguments.file} is whole: {verdict.head + 1} events, and the keys to {keys} people and texts, "
            f"are as they were written.\nDigest of the history: {verdict.digest}"
        )
        return 0
    for fault in verdict.faults:
        say(fault.words)
    good = f"Events 0 to {verdict.good}" if verdict.good >= 0 else "Of the events none"
    say(f"\n{good} of {verdict.head} can be relied on. What to do next:")
    say("  veikart restore BACKUP client.veikart         goes back to a backup")
    say(f"  veikart copy --rescue {arguments.file.typed} rescued.veikart    keeps what is good of this one")
    return DamagedJournal.exit_code


def backup(arguments: argparse.Namespace) -> int:
    """Takes a backup and verifies it."""
    from veikart.journal.keeping.backup import back_up

    journal = journal_at(arguments.file)
    try:
        path, manifest = back_up(journal.engine, arguments.to, system_clock(), counted)
    finally:
        journal.close()
    progress("")
    say(f"The backup is in {path}, with a manifest beside it. It was read back and is whole.")
    _say_contents(manifest)
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Puts a backup in its place, and forgets again whoever was forgotten since."""
    from veikart.cli.opening import session_at
    from veikart.journal.keeping import backup as backups

    manifest, aside = backups.restore(arguments.backup, arguments.to.path, replace=arguments.replace)
    say(f"{arguments.backup} was verified and is now {arguments.to}.")
    _say_contents(manifest)
    if aside is not None:
        say(f"What was there before is kept as {aside}. Delete it when you no longer need it.")
    session_at(argparse.Namespace(file=arguments.to, safe=True)).close()
    return 0


def copy(arguments: argparse.Namespace) -> int:
    """Copies an engagement to another place or engine, and verifies the copy."""
    from veikart.journal.keeping.copying import copy as copied

    journal = journal_at(arguments.file)
    try:
        place, verdict = copied(journal.engine, arguments.to, rescue=arguments.rescue, progress=counted)
        head = journal.head()
    finally:
        journal.close()
    progress("")
    say(f"{place} now holds {verdict.head + 1} events, the same to the last bit.")
    say(f"Digest of the history: {verdict.digest}")
    if verdict.head < head:
        say(f"{head - verdict.head} events that cannot be relied on stayed behind.")
    _say_keys_beside(place)
    say(f"It is one engagement in two places now: go on in one of them only.\n  veikart {place.typed}")
    return 0


def _say_keys_beside(place: Address) -> None:
    from veikart.journal.engines import open_engine
    from veikart.journal.journal import LOCK_TIMEOUT

    engine = open_engine(place, LOCK_TIMEOUT)
    keys = engine.keys_beside
    engine.close()
    if keys is not None:
        say_keys_beside(keys)


def passphrase(arguments: argparse.Namespace) -> int:
    """Sets, changes or takes away the passphrase that what is personal is locked with."""
    journal = journal_at(arguments.file)
    try:
        new = None if arguments.remove else new_passphrase()
        journal.change_passphrase(new)
        journal.engine.scrub()
    finally:
        journal.close()
    if new is None:
        say(f"{arguments.file} has no passphrase any more: whoever has it can read the names in it.")
    else:
        say(
            f"What is personal in {arguments.file} is locked with the new passphrase. Nobody can open it "
            "without; keep it where you keep others. Backups taken before still open as they did."
        )
    return 0


def _say_contents(manifest: Manifest) -> None:
    say(f"Engagement {manifest.engagement}, events 0 to {manifest.head}.")
    say(f"Digest of the history: {manifest.digest}")
