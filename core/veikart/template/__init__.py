"""The template of a plugin's package, and what writes one from it: `veikart plugin new`.

What lies in `package` is copied by copier; files that end in .jinja are filled in.
"""
