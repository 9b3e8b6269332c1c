"""What holds across entities: checked inside the turn, before anything is written."""

from veikart.rules.rulebook import CoreRulebook
from veikart.rules.state import Known, State

__all__ = ["CoreRulebook", "Known", "State"]
