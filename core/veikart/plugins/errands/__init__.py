"""Errands: calls into plugins, each on a thread that can be left behind when it does not come back.

Whoever sends a thread waits for it, and meanwhile does for it what only the waiting thread may do
(`at_home`): a plugin's thread never takes a lock of ours, so one that is left behind holds none.
"""

from veikart.plugins.errands.errand import Ended
from veikart.plugins.errands.sending import TellWaiting, TookTooLong, at_home, on_errand, send

__all__ = ["Ended", "TellWaiting", "TookTooLong", "at_home", "on_errand", "send"]
