"""Verbs about personal data: which is kept, what is held about one person, and forgetting them."""

from __future__ import annotations

import argparse
import json

from veikart.cli.opening import session_at
from veikart.cli.saying import say, say_blocks


def privacy(arguments: argparse.Namespace) -> int:
    """Prints the data map: what each kind of event holds about people, why, and how many there are."""
    from veikart.plugins import Plugins
    from veikart.privacy import data_map
    from veikart.privacy.drawing import data_map_blocks
    from veikart.text import clean_text

    if arguments.file is None:
        told = data_map(Plugins.load(arguments.safe))
    else:
        with session_at(arguments) as session:
            told = data_map(session.plugins, session)
    if arguments.json:
        say(clean_text(json.dumps(told.as_json(), ensure_ascii=False, indent=2)))
    else:
        say_blocks(data_map_blocks(told), arguments.width)
    return 0
