"""`python -m veikart`: the same as `veikart`, where the script is not on the path."""

from __future__ import annotations

from veikart.cli import main

raise SystemExit(main())
