"""Opening the engagement that a verb is about: which one, with which passphrase, and what to know of it."""

from __future__ import annotations

import argparse
import os
import sys
from getpass import getpass
from typing import TYPE_CHECKING

from veikart.cli.saying import complain, waited
from veikart.errors import BadInput, Locked
from veikart.journal.site.address import Address

if TYPE_CHECKING:
    from veikart.journal import Journal
    from veikart.moment import Moment
    from veikart.session import Session

REALITY = "reality"
_VARIABLE = "VEIKART_PASSPHRASE"
_TRIES = 3


def session_at(arguments: argparse.Namespace, *, read: bool = True) -> Session:
    """The opened engagement of the arguments. What its user should know is said on standard error.

    Without `read` it has no facts yet.
    """
    from veikart.session import Session

    session = Session.open(
        arguments.file,
        safe=arguments.safe,
        passphrase=passphrase_of(arguments.file),
        pseudonyms=getattr(arguments, "pseudonyms", False),
        read=read,
    )
    session.plugins.terms.tell_waiting = waited
    for notice in session.notices:
        complain(f"Note: {notice}")
    return session


def journal_at(address: Address) -> Journal:
    """The journal at an address, without reading it in."""
    from veikart.journal import Journal

    return Journal(address, passphrase=passphrase_of(address))


def passphrase_of(address: Address) -> str | None:
    """The passphrase of an engagement that has one: from VEIKART_PASSPHRASE, or asked for; else None.

    Raises `Locked` where it is wrong and nobody can be asked, or after three tries.
    """
    from veikart.journal.engines import open_engine
    from veikart.journal.journal import LOCK_TIMEOUT
    from veikart.journal.vault.lock import has_passphrase, unlocked

    engine = open_engine(address, LOCK_TIMEOUT)
    try:
        lock, engagement = engine.lock(), engine.engagement
    finally:
        engine.close()
    if lock is None or not has_passphrase(lock):
        return None
    given = os.environ.get(_VARIABLE)
    if given is not None or not _somebody_is_there():
        unlocked(lock, given, engagement)
        return given
    for left in reversed(range(_TRIES)):
        typed = getpass(f"Passphrase of {address.name}: ")
        try:
            unlocked(lock, typed, engagement)
        except Locked as error:
            if not left:
                raise
            complain(str(error))
        else:
            return typed
    return None


def new_passphrase() -> str:
    """A passphrase typed twice, or that in VEIKART_PASSPHRASE. Raises `Locked` where nobody can be asked."""
    given = os.environ.get(_VARIABLE)
    if given:
        return given
    if not _somebody_is_there():
        raise Locked(f"Nobody is here to type a passphrase. Set {_VARIABLE} to it.")
    while True:
        typed = getpass("New passphrase: ")
        if typed and typed == getpass("Once more: "):
            return typed
        sys.stderr.write("These were not the same, or empty. Try again, or end with ctrl+c.\n")


def _somebody_is_there() -> bool:
    return sys.stdin.isatty()


def moment_in(arguments: argparse.Namespace, session: Session) -> Moment | None:
    """The moment of `--on`, `--known-on` and `--scenario`; None for today and all that is known.

    A scenario is shown from the day that it begins on. Raises `NotFound` where there is none such.
    """
    from veikart.moment import Moment, parse_day

    scenario = session.scenario_called(arguments.scenario) if arguments.scenario else None
    if arguments.on is None and arguments.known is None and scenario is None:
        return None
    known = parse_day(arguments.known) if arguments.known else None
    day = parse_day(arguments.on) if arguments.on else known or session.today
    if scenario is not None and not arguments.on:
        day = max(day, session.branch(scenario).start)
    return Moment(day, known, scenario)


def baseline_in(arguments: argparse.Namespace, session: Session) -> Moment | None:
    """The moment of `--compare` and `--compare-known-on`; None where nothing is to be compared.

    What is left out is as in the moment that is looked at. Raises `BadInput` where both are one.
    """
    from veikart.moment import Moment, parse_day

    if arguments.compare is arguments.compare_known_on is arguments.compare_scenario is None:
        return None
    moment = moment_in(arguments, session) or Moment(session.today)
    known = parse_day(arguments.compare_known_on) if arguments.compare_known_on else moment.known_on
    scenario = _compared_scenario(arguments, session, moment.scenario)
    before = Moment(parse_day(arguments.compare) if arguments.compare else moment.true_on, known, scenario)
    if before == moment:
        raise BadInput(
            f"{before.in_words()} is the very moment that is looked at, so there is nothing to compare. "
            "Name another day, or another one with --on."
        )
    return before


def _compared_scenario(arguments: argparse.Namespace, session: Session, looked_at: str | None) -> str | None:
    """The scenario to compare with; None for reality. Without a word about it, the one that is looked at."""
    if arguments.compare_scenario is None:
        return looked_at
    if arguments.compare_scenario.casefold() == REALITY:
        return None
    return session.scenario_called(arguments.compare_scenario)


def baseline_in_words(session: Session, moment: Moment, baseline: Moment) -> str:
    """What is compared with; and that it is reality, where what is looked at is not."""
    words = session.in_words(baseline)
    return f"reality, {words}" if baseline.scenario is None and moment.scenario is not None else words
