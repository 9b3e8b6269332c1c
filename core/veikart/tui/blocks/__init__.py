"""Blocks in the terminal.

view = BlocksView()
view.show(blocks)                       # lays them out for the width there is, keeps cursor and scroll
def on_blocks_view_chosen(self, message): message.place.why, message.place.action
"""

from __future__ import annotations

from veikart.tui.blocks.view import BlocksView, Left

__all__ = ["BlocksView", "Left"]
