"""Which plugins are installed. Nothing of them is imported to find out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, EntryPoint, distributions
from types import ModuleType

from veikart.plugins.guard import Failure, call
from veikart.plugins.status import BUILT_IN

GROUP = "veikart"
OWN_DISTRIBUTION = "veikart"


@dataclass(frozen=True, slots=True)
class Found:
    """A plugin that may be loaded: `load` imports it and gives the object that carries its hooks."""

    name: str
    module: str
    load: Callable[[], object]
    origin: str
    distribution: str = ""
    version: str = ""
    requires: tuple[str, ...] = ()
    """What its distribution requires, as its metadata say it: "veikart>=2"."""

    @property
    def built_in(self) -> bool:
        return self.origin == BUILT_IN


def installed() -> list[Found | Failure]:
    """The plugins that installed distributions name in the entry-point group `veikart`.

    The built-in ones come first, then the others by name. A distribution whose own records cannot be read is
    a failure in the list; of two copies of a distribution on the path the first counts.
    """
    found: dict[tuple[str, str], Found] = {}
    failures: list[Failure] = []
    for distribution in distributions():
        named = call(GROUP, "reading an installed distribution", _plugins_of, distribution)
        if isinstance(named, Failure):
            failures.append(named)
            continue
        for plugin in named:
            found.setdefault((plugin.distribution, plugin.name), plugin)
    ordered = sorted(found.values(), key=lambda one: (not one.built_in, one.name, one.distribution))
    return [*ordered, *failures]


def given(plugin: object) -> Found:
    """A plugin that is here already: a module, or any object that carries hooks."""
    name = getattr(plugin, "__name__", type(plugin).__name__)
    file = getattr(plugin, "__file__", None) if isinstance(plugin, ModuleType) else None
    short = name.rpartition(".")[2].removeprefix("veikart_")
    return Found(short, name, lambda: carrier_in(plugin), origin=str(file or "given directly"))


def carrier_in(plugin: object) -> object:
    """What carries the hooks of a plugin: its `PLUGIN`, where a module has one, else itself."""
    return getattr(plugin, "PLUGIN", plugin) if isinstance(plugin, ModuleType) else plugin


def _plugins_of(distribution: Distribution) -> list[Found]:
    return list(_of_group(distribution))


def _of_group(distribution: Distribution) -> Iterator[Found]:
    points = [point for point in distribution.entry_points if point.group == GROUP]
    if not points:
        return
    name, version = distribution.metadata["Name"], distribution.version
    built_in = name == OWN_DISTRIBUTION
    for point in points:
        origin = BUILT_IN if built_in else str(distribution.locate_file(""))
        requires = tuple(distribution.requires or ())
        yield Found(point.name, point.value, _loader(point), origin, name, version, requires)


def _loader(point: EntryPoint) -> Callable[[], object]:
    return lambda: carrier_in(point.load())
