"""Which argument of a call is for which parameter of the function."""

from perflint.project.decorators import is_class_method, last_name
from perflint.project.target import Value
from perflint.semantics.summaries.summary import Expression, FunctionSummary


def parameter_names(function: FunctionSummary) -> list[str]:
    """The parameters in order; `*` stands before those for keywords only."""
    return [one.partition("=")[0] for one in function.parameters]


def values(arguments: tuple[Expression, ...]) -> list[Expression]:
    """What is given, without the names of those that have one."""
    return [one.rpartition("=")[2] for one in arguments]


def skips_receiver(function: FunctionSummary, callee: Expression, owner: Value) -> bool:
    """Whether the first argument is for the second parameter: a method of an instance, or a constructor.

    `owner` is what the method is called on.
    """
    if not function.receiver:
        return False
    is_named = ":" in callee and last_name(callee) == last_name(function.name)
    return is_class_method(function) or not is_named or all(one.kind != "class" for one in owner)


def argument(
    function: FunctionSummary, parameter: str, arguments: tuple[Expression, ...], skips: bool
) -> Expression | None:
    """What a call gives a parameter; its default, if nothing; None if that can't be told."""
    found = handed_to(function, parameter, arguments, skips)
    if found is not None:
        return None if found == "*" else found
    names = parameter_names(function)
    _, equals, default = function.parameters[names.index(parameter)].partition("=")
    return default if equals else None


def handed_to(
    function: FunctionSummary, parameter: str, arguments: tuple[Expression, ...], skips: bool
) -> Expression | None:
    """The argument for a parameter, `*` if it may be one of several; None if there is none."""
    names = parameter_names(function)
    position = names.index(parameter)
    is_positional = "*" not in names[:position]
    for number, one in enumerate(arguments):
        key, equals, value = one.partition("=")
        if one == "*" or (equals and key == parameter):
            return value or "*"
        if is_positional and number == position - skips and not equals:
            return one
    return None
