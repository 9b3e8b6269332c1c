"""The ladder of shortage, and the words a table may use for its rungs."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[int, str] = {
    1: "many to choose from",
    2: "easy to find",
    3: "in balance",
    4: "hard to find",
    5: "hardly to be found",
}
_MEANT: Mapping[int, str] = {
    1: "many to choose from, plenty, surplus, large surplus, overskudd, stort overskudd, överskott, "
    "stort överskott",
    2: "easy to find, easy, some surplus, lett, lett å finne, lätt, lätt att hitta, visst överskott",
    3: "in balance, balance, balanced, medium, balanse, i balanse, balans, i balans, middels, medel",
    4: "hard to find, hard, shortage, some shortage, mangel, brist, vanskelig, svår, svårt",
    5: "hardly to be found, severe, severe shortage, large shortage, very hard, stor mangel, "
    "alvorlig mangel, stor brist, svår brist",
}
RUNG: Mapping[str, int] = {
    word.strip(): rung for rung, words in _MEANT.items() for word in words.split(",")
} | {str(rung): rung for rung in WORDS}
"""Word, in lower case, or number → rung."""
