"""Where a cache is made fast to the history it was made of."""

from __future__ import annotations

from collections.abc import Sequence

from veikart.cache.manifest import Anchor
from veikart.journal import Journal
from veikart.journal.keeping.chain import EVERY


def anchors_at(journal: Journal, head: int) -> tuple[Anchor, ...]:
    """Links of the chain near the first and the middle event, and at the last, `head`.

    The last one binds all before it. The others show that the chain is the one it was there, too. Empty where
    the chain has no link at `head`.
    """
    engine = journal.engine
    near = (engine.links(around - 1, min(around + EVERY, head))[:1] for around in (0, head // 2))
    links = [link for found in (*near, engine.links(head - 1, head)) for link in found]
    if not links or links[-1].position != head:
        return ()
    return tuple(Anchor(link.position, link.digest.hex()) for link in links)


def hold(journal: Journal, anchors: Sequence[Anchor]) -> bool:
    """Whether the journal's history is the one that the anchors are of, or goes on from it."""
    return bool(anchors) and all(journal.digest_at(anchor.position) == anchor.digest for anchor in anchors)
