"""Where what is drawn leads to: views and commands by their ids, which somebody may have misspelt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from veikart.blocks import Action, Do


def links_in(drawn: object) -> Iterator[Action | Do]:
    """Every way on in blocks, or in what a finder found."""
    if isinstance(drawn, Action | Do):
        yield drawn
    elif is_dataclass(drawn) and not isinstance(drawn, type):
        for each in fields(drawn):
            yield from links_in(getattr(drawn, each.name))
    elif isinstance(drawn, list | tuple):
        for part in drawn:
            yield from links_in(part)


def dead_end(
    link: Action | Do, prefix: str, views: Mapping[str, object], commands: Mapping[str, object]
) -> str:
    """Empty text, or why a link leads nowhere. Only of those to ids with this prefix, the plugin's own: other
    plugins may be away."""
    kind, wanted, there = (
        ("view", link.view, views) if isinstance(link, Action) else ("command", link.command, commands)
    )
    if wanted in there or wanted.partition(".")[0] != prefix:
        return ""
    return f"It leads to the {kind} {wanted}, and there is none."
