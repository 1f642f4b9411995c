"""What decorators make of a function."""

from perflint.semantics.summary import Expression, FunctionSummary

# Of libraries: what is called is still the function, or what it was called for has run when the call is done.
_KEEPING = frozenset(
    """
    abstractmethod asynccontextmanager atomic cache cached_property classmethod contextmanager final lru_cache override
    overload property staticmethod validate_call wraps
    api_view csrf_exempt login_required permission_required receiver register require_GET require_POST
    require_http_methods
    actor after_request before_request connect delete errorhandler exception_handler get head listener middleware
    on_event options patch post put route shared_task task teardown_request trace websocket
    argument callback command group option pass_context pass_obj version_option
    fixture retry setter singledispatch singledispatchmethod
    """.split()
)
_ELSEWHERE = frozenset(
    """
    Process Thread Timer apply_async delay map_async run_in_executor run_in_threadpool run_sync submit sync_to_async
    to_thread
    """.split()
)
"""Calls that have a function run in another thread or process, or later."""

_CACHING = {"cache", "cached", "cached_property", "lru_cache"}


def last_name(expression: Expression) -> str:
    """The last name in an expression or a dotted name: `route` of `app:route`."""
    return expression.rpartition(":")[2].rpartition(".")[2]


def keeps(decorator: str) -> bool:
    """Whether a library's decorator, given by the last part of its name, leaves the function what it is to a call."""
    return decorator in _KEEPING or decorator.endswith("property")


def is_property(function: FunctionSummary) -> bool:
    """Whether reading an attribute calls this function."""
    return any(last_name(decorator).endswith("property") for decorator in function.decorators)


def is_cached(function: FunctionSummary) -> bool:
    """Whether the function runs once for the same arguments, and mostly once for all."""
    return any(last_name(decorator) in _CACHING for decorator in function.decorators)


def is_setter(function: FunctionSummary) -> bool:
    """Whether setting an attribute calls this function."""
    return any(decorator.endswith(":setter") for decorator in function.decorators)


def is_context_manager(function: FunctionSummary) -> bool:
    """Whether this generator runs when what it gives is entered."""
    return any(last_name(decorator) == "contextmanager" for decorator in function.decorators)


def is_class_method(function: FunctionSummary) -> bool:
    """Whether the first parameter is the class."""
    implied = ("__new__", "__init_subclass__", "__class_getitem__")
    return last_name(function.name) in implied or "classmethod" in map(last_name, function.decorators)


def runs_elsewhere(name: str, functions: dict[str, FunctionSummary]) -> bool:
    """Whether a decorator of the project has what it decorates run in another thread or process."""
    inner = f"{name}.<locals>."
    parts = [function for key, function in functions.items() if key == name or key.startswith(inner)]
    return any(last_name(call.callee) in _ELSEWHERE for function in parts for call in function.calls)
