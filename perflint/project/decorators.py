"""What decorators make of a function."""

from perflint.knowledge.decorators import effect_by_last_name, effect_of, run_elsewhere
from perflint.semantics.summaries.summary import Expression, FunctionSummary


def last_name(expression: Expression) -> str:
    """The last name in an expression or a dotted name: `route` of `app:route`."""
    return expression.rpartition(":")[2].rpartition(".")[2]


def keeps(decorator: str) -> bool:
    """Whether a decorator of a library, by its dotted name or the last part of it, still has the function run when it
    is called, or when what it is called for is entered."""
    last = decorator.rpartition(".")[2]
    effect = effect_of(decorator) or effect_by_last_name(last)
    return effect not in (None, "elsewhere") or last.endswith("property")


def is_property(function: FunctionSummary) -> bool:
    """Whether reading an attribute calls this function."""
    return any(last_name(decorator).endswith("property") for decorator in function.decorators)


def is_cached(function: FunctionSummary) -> bool:
    """Whether the function runs once for the same arguments, and mostly once for all."""
    return any(effect_by_last_name(last_name(one)) == "caches" for one in function.decorators)


def is_setter(function: FunctionSummary) -> bool:
    """Whether setting an attribute calls this function."""
    return any(decorator.endswith(":setter") for decorator in function.decorators)


def is_context_manager(function: FunctionSummary) -> bool:
    """Whether this generator runs when what it gives is entered."""
    return any(effect_by_last_name(last_name(one)) == "enters" for one in function.decorators)


def is_abstract(function: FunctionSummary) -> bool:
    """Whether a method is only there to be overridden."""
    return any(last_name(decorator).startswith("abstract") for decorator in function.decorators)


def is_class_method(function: FunctionSummary) -> bool:
    """Whether the first parameter is the class."""
    implied = ("__new__", "__init_subclass__", "__class_getitem__")
    return last_name(function.name) in implied or "classmethod" in map(last_name, function.decorators)


def runs_elsewhere(name: str, functions: dict[str, FunctionSummary]) -> bool:
    """Whether a decorator of the project has what it decorates run in another thread or process."""
    inner = f"{name}.<locals>."
    parts = [function for key, function in functions.items() if key == name or key.startswith(inner)]
    return any(last_name(call.callee) in run_elsewhere() for function in parts for call in function.calls)
