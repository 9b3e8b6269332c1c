"""Windows that ask for what a command needs, made from its parameters."""

from veikart.tui.forms.form import Form, FormScreen

__all__ = ["Form", "FormScreen"]
