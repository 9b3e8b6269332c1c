"""Drawing characters and their stand-ins where a terminal or a file knows only ASCII; all one cell wide."""

from __future__ import annotations

from veikart.typeset.braille import ascii_of

_LINES = {"-": "─–−", "|": "│┃╷┊", "+": "╭╮╰╯├└┬┴┤┼", "=": "━", "!": "║", ".": "·╌", "~": "…"}
_FILLS = {"#": "█▉▊▋", "|": "▌", " ": "▍▎▏", "+": "▓", "=": "▒", ":": "░", "%": "▞", "/": "▤"}
_SIGNS = {
    "*": "•✓●",
    "o": "○",
    "O": "◎",
    "x": "×",
    "#": "◆",
    "%": "◇",
    "v": "▾▼",
    ">": "▸›»",
    "<": "‹◂",
    "^": "▲",
    "A": "△",
    "V": "▽",
    "@": "◐■",
    "D": "□",
    "&": "◈",
    "$": "★",
    "S": "☆",
}

_DOTS = {chr(0x2800 + mask): ascii_of(mask) for mask in range(256)}

ASCII = str.maketrans(
    {drawn: plain for group in (_LINES, _FILLS, _SIGNS) for plain, many in group.items() for drawn in many}
    | _DOTS
)
"""For `str.translate`."""
