"""What is on its way out of the public door: it still works, and says what to use in its place.

Nothing goes but in a major version, after two minor ones that warned of it (docs/plugins/versioning.md). A
name of `veikart.api` that is to go moves from there into `NAMES`; a hook stays in `veikart.hooks` and is in
`HOOKS`. The one place that warns: a warning is for the plugin's author and holds no data of anybody.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any


@dataclass(frozen=True, slots=True)
class Deprecated:
    """Something that will be gone."""

    since: str
    """The minor version that warns first: "1.4"."""
    removal: str
    """The major version without it: "2.0"."""
    instead: str
    """What to use in its place, as the end of a sentence: "use Callout"."""
    stands_in: str = ""
    """Module and name of what it still gives, "veikart.blocks:Callout". Hooks need none."""

    def in_words(self, name: str) -> str:
        """The sentence for whoever uses it."""
        return f"{name} is deprecated since veikart {self.since} and goes in {self.removal}: {self.instead}."


NAMES: Mapping[str, Deprecated] = {}
"""Name in `veikart.api` → what becomes of it."""

HOOKS: Mapping[str, Deprecated] = {}
"""Hook → what becomes of it."""


def found_under(name: str) -> Any:
    """What a name of `NAMES` still stands for. Warns whoever asked `veikart.api` for it."""
    deprecated = NAMES[name]
    warnings.warn(deprecated.in_words(f"veikart.api.{name}"), DeprecationWarning, stacklevel=3)
    module, _, inner = deprecated.stands_in.partition(":")
    return getattr(import_module(module), inner)
