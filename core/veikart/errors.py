"""All errors a caller may meet.

    VeikartError
    ├── RuleBroken          a change that the engagement's rules refuse; nothing was written
    ├── NotFound            a name, id, view or file that is not there
    ├── BadInput            an option, a date, a table that cannot be understood
    │   └── DoesNotFit          what was given to a command; says of each field what is wrong
    ├── PluginFailed        a part of a plugin that does not work; the rest of veikart does
    └── JournalError        the file or database
        ├── NotAnEngagement     exists, but is not one of ours (or not whole)
        ├── NewerFormat         written by a later veikart
        ├── DamagedJournal      ours, but something in it cannot be read
        ├── Locked              a passphrase is needed, or another one
        ├── NotReachable        a server that does not answer, or does not let us in
        ├── JournalBusy         another program holds the lock
        └── CannotWrite         read-only, full or vanished

Every message is a sentence for the user and says what to do next. Faults in *data* are not errors but values,
collected in a report (`veikart.contributions.importer.Fault`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self


class VeikartError(Exception):
    """Base of all errors that are meant for a user's eyes."""

    exit_code = 1


class RuleBroken(VeikartError):
    """A rule of the engagement refuses a change."""


class NotFound(VeikartError):
    """What was asked for is not there."""

    exit_code = 2


class BadInput(VeikartError):
    """What was given cannot be understood."""

    exit_code = 2


class DoesNotFit(BadInput):
    """What was given to a command cannot be taken."""

    def __init__(self, words: str, faults: Mapping[str, str]) -> None:
        """`faults`: name of a field → what is wrong with it; of all together under the empty name."""
        super().__init__(words)
        self.faults = faults

    @classmethod
    def at(cls, field: str, words: str) -> Self:
        """A message that stands at one field, and is all that is said."""
        return cls(words, {field: words})


class PluginFailed(VeikartError):
    """A part of a plugin did not do what it was asked for."""


class JournalError(VeikartError):
    """The file or database cannot be used."""

    exit_code = 3


class NotAnEngagement(JournalError):
    """The file exists but is not an engagement."""


class NewerFormat(JournalError):
    """The file was written by a later veikart."""


class DamagedJournal(JournalError):
    """The file is an engagement, but part of it cannot be read."""


class Locked(JournalError):
    """The engagement is locked with a passphrase, and it was not given or is another one."""


class NotReachable(JournalError):
    """The server does not answer, or does not let us in."""


class JournalBusy(JournalError):
    """Another program is writing to the file."""


class CannotWrite(JournalError):
    """The file cannot be written to."""
