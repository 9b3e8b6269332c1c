"""The receipt as a plain dict, for programs. The keys are documented in docs/privacy.md and stay the same."""

from __future__ import annotations

from typing import Any

from veikart.privacy.erasure.records import Receipt
from veikart_events.envelope import format_time


def receipt_as_json(receipt: Receipt) -> dict[str, Any]:
    """All of it; it holds ids and numbers, and names nobody."""
    return {
        "receipt": receipt.number,
        "event": receipt.position,
        "engagement": {"id": receipt.engagement, "name": receipt.client},
        "person": receipt.person,
        "at": format_time(receipt.at),
        "by": receipt.by,
        "seals": receipt.seals,
        "texts": receipt.texts,
        "stays": dict(receipt.stays),
        "digest_before": receipt.digest_before,
        "digest_after": receipt.digest_after,
        "faults": list(receipt.faults),
        "looked_into": list(receipt.looked_into),
        "may_be_named_in": list(receipt.named_in),
        "copies_with_the_key": list(receipt.copies),
        "noted_in": list(receipt.reminders),
    }
