"""What became of a plugin, for people to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from veikart.plugins.guard import Failure
from veikart.plugins.limits import FAULTS

PluginState = Literal["loaded", "failed", "switched off", "off"]
""""switched off": by --safe; "off": by the guard, because too many of its calls failed."""

BUILT_IN = "built in"


@dataclass(frozen=True, slots=True)
class PluginStatus:
    """One plugin: who made it, where it is from, whether it runs, what it adds, and what went wrong."""

    name: str
    module: str
    state: PluginState
    origin: str
    """"built in", or the folder or file it was found in."""
    distribution: str = ""
    version: str = ""
    failures: tuple[Failure, ...] = ()
    """A loaded plugin may have some too: then those parts are missing, and the rest of it lives."""
    contributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Kind ("views", "commands" …) → ids, only what is in use."""
    warnings: tuple[str, ...] = ()
    """What it uses that will be gone in a later version, a sentence each. It works until then."""

    @property
    def in_words(self) -> str:
        """ "loaded", "loaded in part", "failed", "switched off (--safe)" or "switched off after 3 faults"."""
        if self.state == "switched off":
            return "switched off (--safe)"
        if self.state == "off":
            return f"switched off after {FAULTS} faults"
        return "loaded in part" if self.state == "loaded" and self.failures else self.state

    @property
    def reason(self) -> str:
        """What went wrong, a line for each failure; empty when nothing did."""
        return "\n".join(f"{failure.what}: {failure.reason}" for failure in self.failures)

    @property
    def trace(self) -> str:
        """The traces of the failures, for the plugin's author; empty when there are none."""
        return "\n\n".join(failure.trace for failure in self.failures if failure.trace)
