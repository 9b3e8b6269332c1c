"""Drawing characters and their stand-ins where a terminal or a file knows only ASCII; all one cell wide."""

from __future__ import annotations

_LINES = {"-": "─–−", "|": "│┃╷", "+": "╭╮╰╯├└┬┴┤┼", "=": "━", "!": "║", ".": "·╌", "~": "…"}
_FILLS = {"#": "█▉▊▋", "|": "▌", " ": "▍▎▏", "+": "▓", "=": "▒", ":": "░", "%": "▞", "/": "▤"}
_SIGNS = {
    "*": "•✓●",
    "o": "○",
    "O": "◎",
    "@": "◐",
    "x": "×",
    "#": "◆",
    "v": "▾▼",
    ">": "▸›»",
    "<": "‹",
    "^": "▲",
}

ASCII = str.maketrans(
    {drawn: plain for group in (_LINES, _FILLS, _SIGNS) for plain, many in group.items() for drawn in many}
)
"""For `str.translate`."""
