"""Plugins that are broken before anything is done with them: what each does, and what must be said of it."""

from __future__ import annotations

from typing import NamedTuple

LIMIT = 0.3
"""Seconds that a call has here; what hangs is given up after them."""


class Broken(NamedTuple):
    """A plugin's source, and part of what is said of it."""

    source: str
    said: str
    lives: bool = False
    """Whether only a part of it is left out."""
    requires: str = ""


HOOK = """
from veikart.api import *
from veikart.api import hook

def draw(picture, selection):
    return [Text("drawn")]
"""


def views(body: str) -> str:
    """A plugin whose hook for views has this body."""
    lines = "\n".join(f"    {line}" for line in body.strip().splitlines())
    return f"{HOOK}\n@hook\ndef veikart_views():\n{lines}\n"


BROKEN = {
    "import_error": Broken("import no_such_module_anywhere", "ModuleNotFoundError"),
    "syntax_error": Broken("def veikart_views(:", "SyntaxError"),
    "raises_at_import": Broken("1 / 0", "ZeroDivisionError"),
    "leaves_at_import": Broken("import sys\nsys.exit(3)", "it tried to end the program"),
    "interrupts_at_import": Broken("raise KeyboardInterrupt", "it tried to end the program"),
    "hangs_at_import": Broken("while True:\n    pass", f"it did not answer within {LIMIT:g} seconds"),
    "needs_a_later_veikart": Broken(
        "raise AssertionError('imported')", "it needs veikart >=99", requires="veikart>=99"
    ),
    "needs_an_earlier_veikart": Broken(
        "raise AssertionError('imported')", "it needs veikart <0.0.1", requires="Veikart (<0.0.1)"
    ),
    "misspelt_hook": Broken(
        f"{HOOK}\n@hook\ndef veikart_veiws():\n    return []", "did you mean veikart_views?"
    ),
    "hook_not_marked": Broken(f"{HOOK}\ndef veikart_views():\n    return []", "not marked with @hook"),
    "hook_wants_arguments": Broken(
        f"{HOOK}\n@hook\ndef veikart_views(picture):\n    return []", "wants arguments"
    ),
    "notification_wants_more": Broken(
        f"{HOOK}\n@hook\ndef veikart_opened(sesion):\n    pass", "wants sesion, which it is not told"
    ),
    "no_hooks": Broken("answer = 42", "it has no hooks"),
    "hook_raises": Broken(views("raise LookupError('gone')"), "LookupError: gone"),
    "hook_leaves": Broken(views("raise SystemExit"), "it tried to end the program"),
    "hook_hangs": Broken(views("while True:\n    pass"), f"within {LIMIT:g} seconds"),
    "hook_never_stops_yielding": Broken(
        views("while True:\n    yield View('many.page', 'Many', draw, screen='Many')"),
        "more than 1000 records",
    ),
    "generator_dies_half_way": Broken(
        views("yield View('half.page', 'Half', draw, screen='Half')\nraise OSError('half-way')"), "OSError"
    ),
    "hook_returns_nothing": Broken(views("return None"), "returned nothing where a list"),
    "hook_is_asynchronous": Broken(
        f"{HOOK}\n@hook\nasync def veikart_views():\n    return []", "it is asynchronous"
    ),
    "record_of_another_kind": Broken(
        views("return ['page']"), "a str was returned where the type View belongs"
    ),
    "id_not_well_formed": Broken(
        views("return [View('A Page', 'A', draw, screen='A')]"), "small letters, digits and full stops"
    ),
    "id_taken_by_core": Broken(
        views("return [View('overview', 'Mine', draw, screen='Mine')]"), "veikart itself has one already"
    ),
    "id_taken_by_the_sound_one": Broken(
        views("return [View('sound.page', 'Mine', draw, screen='Mine')]"), "has one already"
    ),
    "id_twice": Broken(
        views("return 2 * [View('twice.page', 'Twice', draw, screen='Twice')]"),
        "it has one already",
        lives=True,
    ),
    "record_whose_attributes_raise": Broken(
        views(
            """
            class Evil(View):
                title = property(lambda self: 1 / 0)
            return [object.__new__(Evil)]
            """.replace("\n            ", "\n")
        ),
        "AttributeError",
    ),
    "events_that_hold_nothing_said": Broken(
        f"""{HOOK}
from typing import ClassVar

class Silent(EventBody):
    \"\"\"Says nothing of people.\"\"\"

    topic: ClassVar[str] = "silent.spoken"
    person: str

@hook
def veikart_events():
    return [EventType(Silent)]
""",
        "holds",
    ),
    "prints_and_hides_in_a_name": Broken(
        views("print('GARBLE')\nreturn [View('x.page', '[/]\\x1b[2J', draw, screen='')]"),
        "its screen is empty",
    ),
}
