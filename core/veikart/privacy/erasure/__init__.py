"""Forgetting one person: what would go, doing it, and the proof that it is gone."""

from veikart.privacy.erasure.forgetting import forget
from veikart.privacy.erasure.planning import plan_for
from veikart.privacy.erasure.records import Plan, Receipt

__all__ = ["Plan", "Receipt", "forget", "plan_for"]
