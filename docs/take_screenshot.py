"""Takes the picture in the README: the map of the demo company at 120×40. Run by hand:

python docs/take_screenshot.py        # writes docs/veikart.svg
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from veikart.demo import build
from veikart.session import Session
from veikart.tui.app import VeikartApp
from veikart.tui.screen import MainScreen

UNTIL = date(2026, 6, 15)
KEYS = ("f4", "c", "down", "down", "right", "right", "right", "right")
_FONT_FROM_ELSEWHERE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def noon() -> datetime:
    """The clock of the picture, so that it looks the same whenever it is taken."""
    return datetime(UNTIL.year, UNTIL.month, UNTIL.day, 12, tzinfo=UTC)


async def picture(path: Path) -> str:
    """The SVG of the screen after `KEYS`."""
    app = VeikartApp(lambda progress: Session.open(path, clock=noon, progress=progress))
    async with app.run_test(size=(120, 40)) as pilot:
        while not (isinstance(app.screen, MainScreen) and app.screen.drawn is not None):
            await pilot.pause()
        await pilot.press(*KEYS)
        await app.workers.wait_for_complete()
        await pilot.pause()
        svg = app.export_screenshot(title="veikart")
    app.close()
    return svg


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.veikart"
        build(path, until=UNTIL)
        svg = asyncio.run(picture(path))
    # Viewers may not load fonts from elsewhere, and must keep the spaces between letters.
    svg = _FONT_FROM_ELSEWHERE.sub("", svg).replace("<svg ", '<svg xml:space="preserve" ', 1)
    svg = svg.replace("&#160;", " ").replace("Fira Code, monospace", "DejaVu Sans Mono, Menlo, monospace")
    Path(__file__).with_name("veikart.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
