"""What a sample of a block is."""

from __future__ import annotations

from dataclasses import dataclass

from veikart.blocks import Block, Heading, Text


@dataclass(frozen=True, slots=True)
class Sample:
    """`name` is what one types to see it; `purpose` says in a sentence what the block is for."""

    name: str
    purpose: str
    blocks: tuple[Block, ...]

    @property
    def presented(self) -> tuple[Block, ...]:
        """The blocks below the name and the purpose."""
        return (Heading(self.name), Text(self.purpose, "muted"), *self.blocks)
