"""Scenarios: what is supposed, judged by the rules of the real thing, and folded on top of what is known."""

from veikart.scenarios.branch import Branch, Misfit, branched
from veikart.scenarios.supposition import Supposition, suppositions

__all__ = ["Branch", "Misfit", "Supposition", "branched", "suppositions"]
