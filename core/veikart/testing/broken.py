"""What a test is told when the plugin it tests has failed."""

from __future__ import annotations

import sys

from veikart.plugins import Failure, Terms


class Broken(AssertionError):
    """A plugin failed. In the app a card would say so and the rest would live; in a test nobody should have
    to look for the reason: the plugin's own error is the cause of this one."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(f"the plugin {failure.plugin} failed in {failure.what}: {failure.reason}")
        self.failure = failure


def open_terms() -> Terms:
    """Terms on which a plugin is tested: its errors are kept as they are, and nothing switches it off."""
    return Terms(faults=sys.maxsize, keep_errors=True)
