"""Whether ids and topics are named so that no two plugins ever meet, and people can tell what they mean."""

from __future__ import annotations

from collections.abc import Iterator

from veikart.plugins import Plugins
from veikart.plugins.records import KINDS
from veikart.testing.checking.problem import Problem

_IRREGULAR = (
    " become begun bought broken brought built caught chosen cut dealt done drawn driven fallen found "
    "forgotten given gone grown held hidden hit hurt kept known laid led left lent let lost made met paid "
    "put read resent run said seen sent set shown shut sold spent split spoken stood sworn taken taught "
    "thrown told understood undone withdrawn won written "
)


def problems_in_names(plugins: Plugins, prefix: str) -> Iterator[Problem]:
    """Ids that do not begin with the plugin's name, topics that are not in the past tense, empty titles."""
    for kind in KINDS.values():
        for _, record in plugins.unique(kind):
            identity = kind.id_of(record)
            what = f"{kind.single} {identity}"
            if identity != prefix and not identity.startswith(f"{prefix}."):
                yield Problem(
                    what,
                    f"Its {kind.identity} does not begin with the plugin's name.",
                    f"Call it {prefix}.{identity.rpartition('.')[2]}: another plugin may have an {identity}.",
                )
            if not str(getattr(record, "title", "a title")).strip() and kind.name != "projections":
                yield Problem(
                    what, "Its title is empty.", "Say in a few words what it is; people pick by it."
                )
            if kind.name == "events" and not _past(identity):
                yield Problem(
                    what,
                    "Its topic is not in the past tense.",
                    f"Call it after what has happened: {prefix}.plan_agreed, {prefix}.talk_held.",
                )


def _past(topic: str) -> bool:
    last = topic.rpartition(".")[2].rpartition("_")[2]
    return last.endswith("ed") or f" {last} " in _IRREGULAR
