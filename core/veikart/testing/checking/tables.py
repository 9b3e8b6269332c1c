"""Whether tables read their events at the version that is written, and fields that these have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from veikart.projections.declaration import field_of
from veikart.testing.checking.problem import Problem
from veikart_events.vocabulary import core_types

if TYPE_CHECKING:
    from veikart.plugins import Plugins


def problems_in_tables(plugins: Plugins) -> Iterator[Problem]:
    """What is amiss in the projections of a plugin, as far as they read its own events and those of core."""
    known = {each.topic: each.model for each in (*core_types(), *plugins.events())}
    for projection in plugins.projections():
        what = f"projection {projection.name}"
        for topic, reads in projection.topics.items():
            model = known.get(topic)
            if model is None:
                continue  # another plugin's, which may be away
            if reads.version != model.version:
                yield Problem(
                    what,
                    f"It reads {topic} at version {reads.version}, which is at version {model.version}.",
                    f"Events of a newer version are left out. Write Reads({{…}}, version={model.version}).",
                )
            named = {field_of(source) for source in reads.columns.values()} - {None}
            for field in sorted(str(name) for name in named if name not in model.model_fields):
                there = ", ".join(model.model_fields)
                yield Problem(
                    what, f"It reads {field} of {topic}, which has no such field.", f"It has {there}."
                )
