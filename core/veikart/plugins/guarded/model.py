"""A plugin's parameter or settings model: what it checks by itself is checked within the guard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from veikart.plugins.guarded.contribution import Contribution

if TYPE_CHECKING:
    from pydantic import BaseModel

M = TypeVar("M", bound="BaseModel")


def guarded_model(part: Contribution, model: type[M]) -> type[M]:
    """The model, whose `model_validate` runs the plugin's validators on a thread of the guard.

    What it gives is of the plugin's own model. Raises `ValidationError` as the model does, and `PluginFailed`
    where a validator fails in another way or does not answer.
    """
    from pydantic import ValidationError

    def validated(cls: type[M], given: Any, /, **options: Any) -> M:
        def checked() -> M | ValidationError:
            try:
                return model.model_validate(given, **options)
            except ValidationError as error:
                return error

        answer = part.must(checked)
        if isinstance(answer, ValidationError):
            raise answer
        return answer

    members = {
        "__module__": model.__module__,
        "__doc__": model.__doc__,
        "model_validate": classmethod(validated),
    }
    guarded: Any = type(model)
    made: type[M] = guarded(model.__name__, (model,), members)
    return made
