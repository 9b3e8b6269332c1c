"""The terminal surface. Nothing outside this package imports Textual."""
