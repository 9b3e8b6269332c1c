"""Which store the environment names, and what is known of it.

Of the library we use the storage port alone: the factory that the environment names, and its recorder.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from eventsourcing.persistence import InfrastructureFactory, InfrastructureFactoryError
from eventsourcing.utils import Environment

from veikart.errors import BadInput, NotReachable
from veikart.journal.engine import Capabilities
from veikart_events.cleaning import clean_line

if TYPE_CHECKING:
    from eventsourcing.persistence import ApplicationRecorder

Factory = InfrastructureFactory[Any]

MODULE = "PERSISTENCE_MODULE"
KURRENTDB = Capabilities(
    "KurrentDB", turn="optimistic", largest_batch=1_048_576, subscribe=True, direct_sql=False
)
OTHERS = Capabilities(
    "another recorder", turn="optimistic", largest_batch=None, subscribe=False, direct_sql=False
)
_KNOWN = {"eventsourcing_kurrentdb": KURRENTDB}
_FORGETFUL = "eventsourcing.popo"
_PASSWORD = re.compile(r"(?<=://)[^/@\s]*:[^/@\s]*(?=@)")


def factory_from(environment: Mapping[str, str]) -> Factory:
    """The factory that the environment names, as the library has it: with VEIKART_ before a name or without.

    Raises `BadInput` where it names none, one that would forget everything, or one that is not installed.
    """
    asked = Environment("veikart", {**environment, "ORIGINATOR_ID_TYPE": "text"})
    module = asked.get(MODULE)
    if not module:
        raise BadInput(
            f"An address with library: needs to know the store. Set {MODULE} (for KurrentDB to "
            "eventsourcing_kurrentdb) and what that module asks for; see docs/engines.md."
        )
    if module.startswith(_FORGETFUL):
        raise BadInput(
            f"{MODULE} names {module}, which keeps nothing when veikart ends. Name another module, or use a "
            "file."
        )
    try:
        return InfrastructureFactory.construct(asked)
    except (InfrastructureFactoryError, OSError) as error:
        raise BadInput(
            f"{MODULE} names {module}, and that does not work: {said_by(error)}. For KurrentDB: pip install "
            '"veikart[kurrentdb]"; for others see what the module needs.'
        ) from error
    except Exception as error:  # of whatever the module is made of; its words may repeat a password
        raise not_set_up(module, error) from error


def not_set_up(module: str, error: Exception) -> NotReachable:
    """What to raise where a store cannot be set up."""
    return NotReachable(
        f"{module} could not be set up ({type(error).__name__}). Check its variables, and whether its server "
        "is running."
    )


def capabilities_of(recorder: ApplicationRecorder) -> Capabilities:
    """What is known of a recorder; of one that is not known: only what every recorder can do."""
    return _KNOWN.get(type(recorder).__module__.partition(".")[0], OTHERS)


def said_by(error: Exception) -> str:
    """The first words of an error on one line, without a password."""
    lines = [line for line in str(error).splitlines() if line.strip()]
    said = clean_line(lines[0])[:200].removesuffix(".") if lines else ""
    return _PASSWORD.sub("…", said) or type(error).__name__
