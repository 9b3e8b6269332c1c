"""The columns of the analysis `progress`, and where its method comes from."""

from __future__ import annotations

SOURCE = (
    "Each cell goes from what it was to what it is in steps taken in a fixed order, each with one reason; "
    "the order and the reasons are our own (docs/method.md). The change of the share met is split at the "
    "midpoint, after Bennet, T. L. (1920), The Theory of Measurement of Changes in Cost of Living, Journal "
    "of the Royal Statistical Society 83, who splits a change of price × quantity so; its use for shares is "
    "ours."
)

COLUMNS = {
    "since": "the day compared with: the last workshop before the moment, else a quarter before it",
    "until": "the day looked at",
    "part": "the reason: grew, declined, rated (became known), relevance (relevant or not), method (rated in "
    "another way), target (moved), role (moved role), unit (moved unit), joined, left, corrected (recorded "
    "later about the time before)",
    "person": "id of the person",
    "skill": "id of the skill",
    "state_was": "before the step: met, below, unknown, or not asked",
    "state_is": "after it",
    "level_was": "level before the step, on the skill's scale; empty where there was none",
    "level_is": "level after it",
    "required_was": "level required before the step; empty where nothing was",
    "required_is": "level required after it",
    "required": "change in the number of cells required: 1, 0 or −1",
    "met": "change in the number of cells met",
    "below": "change in the number of cells below what is required",
    "unknown": "change in the number of required cells that nobody has rated",
    "gap": "change in level steps missing",
    "points": "what the step did to met ÷ (met + below), in percentage points; the column adds up to the "
    "change of the share, and is empty where the share was or is not known",
    "position_then": "position in the journal of the rating that counted then; empty where it is the same",
    "position_now": "position in the journal of the rating that counts now",
}
