"""Everything that a plugin must keep and a machine can see: `veikart plugin check`, and `assert_sound`."""

from veikart.testing.checking.checking import assert_sound, check_plugin
from veikart.testing.checking.problem import Problem

__all__ = ["Problem", "assert_sound", "check_plugin"]
