"""What a sample of a block is."""

from __future__ import annotations

from dataclasses import dataclass

from veikart.blocks import Block


@dataclass(frozen=True, slots=True)
class Sample:
    """`name` is what one types to see it; `purpose` says in a sentence what the block is for."""

    name: str
    purpose: str
    blocks: tuple[Block, ...]
