"""Whether a plugin was made for this version of veikart."""

from __future__ import annotations

from veikart import __version__
from veikart.plugins.discovery import OWN_DISTRIBUTION, Found


def misfit(found: Found, version: str = __version__) -> str | None:
    """Why a plugin does not fit this version, and what to do; None when it fits, or says nothing of it.

    By what its distribution requires (PEP 508), which pip heeds when it installs and nobody does afterwards.
    """
    for text in found.requires:
        if text.casefold().startswith(OWN_DISTRIBUTION) and not found.built_in:
            from packaging.requirements import InvalidRequirement, Requirement
            from packaging.utils import canonicalize_name

            try:
                needs = Requirement(text)
            except InvalidRequirement:
                return f"its distribution requires {text!r}, which is no requirement. Install it anew."
            if canonicalize_name(needs.name) != OWN_DISTRIBUTION:
                continue
            if needs.marker is not None and not needs.marker.evaluate({"extra": ""}):
                continue
            if not needs.specifier.contains(version, prereleases=True):
                return (
                    f"it needs veikart {needs.specifier}, and this is {version}. Install such a veikart, or "
                    f"a {found.distribution} that fits this one."
                )
    return None
