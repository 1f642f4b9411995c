import ast
import re
from collections.abc import Iterator

from perflint.rewrites.steps import Remove
from perflint.rules import Context, Evidence, Findings, Imported, Kind, Rewrite, Rule, on_call, remove, replace
from perflint.semantics.bindings import Binding
from perflint.syntax.turns import runs_rarely

_DATE = re.compile(r"%Y-%m-%d(?:[T ]%H:%M(?::%S)?)?")
_DATE_SINCE_311 = re.compile(r"%Y(-?)%m\1%d(?:[T ]%H(:?)%M(?:\2%S(?:\.%f)?)?(?:%z)?)?")
_TIME = re.compile(r"%H:%M(?::%S)?")
_UTC = {"datetime.UTC", "datetime.timezone.utc"}
_CATCHES = {"BaseException", "Exception", "ValueError"}


class StrptimeForIsoFormat(Rule):
    """`strptime` reads a date with a regular expression, in Python: for ISO 8601 `fromisoformat` is over 40x faster.

    `%Y-%m-%d`, alone or with `%H:%M:%S` after a `T` or a space, is what `fromisoformat` reads on every Python; since
    3.11 it also reads `%z`, fractions of a second, and the forms without hyphens and colons. It is not as lenient:
    `2024-1-5` is an error. And since 3.11 it is more lenient, for it takes all forms of ISO 8601.

    ## Stays silent
    - where the format is not known here, is not of ISO 8601, or too new a form for the target version
    - where a `Z` in the format is only passed over: `fromisoformat` knows that it means UTC
    - where the call runs once: it is in no loop, no `key=` or the like, and not what a function makes of its parameter
    - where the text is written out, or the call is there to find out whether it is a date: the result is not used, or
      a `ValueError` is caught outside of loops

    ## Fix safety
    The call becomes one of `datetime.fromisoformat`, or with `.time()` one of `time.fromisoformat`. That is always
    unsafe, for the two are lenient in different ways: digits that are left out are an error then, and since Python 3.11
    other forms of ISO 8601 are none. A text with an offset in it then gives a time with a zone.
    """

    code = "PRF406"
    kind = Kind.CONSTANT
    since = (3, 7)
    message = "`strptime` reads `{format}` with a regular expression, where `fromisoformat` knows the form"
    advice = "use `{use}`, if all digits are always there: to that `2024-1-5` is an error"
    evidence = Evidence(
        setup="from datetime import datetime",
        slow="""
            return [datetime.strptime(text, "%Y-%m-%dT%H:%M:%S") for text in texts]
        """,
        fast="""
            return [datetime.fromisoformat(text) for text in texts]
        """,
        cases={
            "days": 'texts = [f"2024-01-{1 + i % 28:02}T12:00:00" for i in range(n)]',
            "always the same": 'texts = ["2024-02-29T12:00:00"] * n',
        },
        sizes=(1, 100, 10_000),
    )

    @on_call("datetime.datetime.strptime")
    def check(self, call: ast.Call, ctx: Context) -> Findings:
        match call:
            case ast.Call(args=[text, given]) if not isinstance(text, ast.Constant):
                format_ = _format(given, ctx)
                reader = _reader(format_, call, ctx)
                is_used = not isinstance(ctx.tree.parent(call), ast.Expr)
                if reader is not None and is_used and _runs_often(call, text, ctx):
                    use = f"{reader}.fromisoformat({ctx.source.slice(text)})"
                    yield self.finding(ctx, call, format=format_, use=use)

    def fix(self, call: ast.Call, ctx: Context) -> Rewrite | None:
        text, given = call.args
        if not isinstance(call.func, ast.Attribute):
            return None
        unsafe = "texts with digits left out are refused, and other forms of ISO 8601 are taken"
        attribute = ctx.tree.parent(call)
        whole = ctx.tree.parent(attribute) if attribute is not None else None
        if _reader(_format(given, ctx), call, ctx) == "time" and isinstance(whole, ast.Call):
            step = replace(whole, "$time.fromisoformat($text)", time=Imported("datetime.time"), text=text)
        else:
            step = replace(call, "$reader.fromisoformat($text)", reader=call.func.value, text=text)
        return Rewrite("use `fromisoformat`", (step, *_without(given, ctx)), unsafe)


def _without(given: ast.expr, ctx: Context) -> Iterator[Remove]:
    """The step that removes a variable of the function which has the format for this call alone."""
    binding = ctx.model.binding(given) if isinstance(given, ast.Name) else None
    if binding is not None and binding.is_local and ctx.model.uses(binding) == (given,):
        match ctx.tree.statement(binding.definitions[0].node):
            case ast.Assign(targets=[ast.Name()]) as statement:
                yield remove(statement)


def _format(given: ast.expr, ctx: Context) -> str:
    """The format as it is written, here or where its name gets its only value; empty if it is not known."""
    binding = ctx.model.binding(given) if isinstance(given, ast.Name) else None
    match binding.only_value if binding is not None else given:
        case ast.Constant(value=str(text)):
            return text
    return ""


def _reader(format_: str, call: ast.Call, ctx: Context) -> str | None:
    """The class whose `fromisoformat` gives the same, on all Pythons from the target on."""
    attribute = ctx.tree.parent(call)
    match ctx.tree.parent(attribute) if isinstance(attribute, ast.Attribute) else None:
        case ast.Call(func=ast.Attribute(attr="time")) if _TIME.fullmatch(format_):
            return "time"
        case ast.Call(func=ast.Attribute(attr="replace"), keywords=[ast.keyword(arg="tzinfo", value=zone)]):
            # What the format passes over comes back as UTC, which is what it means.
            if ctx.model.qualified_name(zone) in _UTC:
                format_ = re.sub("Z$", "%z", format_)
    known = _DATE_SINCE_311 if ctx.target_version >= (3, 11) else _DATE
    return "datetime" if known.fullmatch(format_) else None


def _runs_often(call: ast.Call, text: ast.expr, ctx: Context) -> bool:
    """Whether this is in a loop or in a function for each of many things, or is what a function makes of a text."""
    for loop in ctx.model.loops(call):
        if not ctx.model.is_short(loop) and not runs_rarely(ctx.tree, call, loop):
            return True
    function = ctx.tree.function(call)
    is_made = isinstance(ctx.tree.statement(call), ast.Return)
    if isinstance(function, ast.Lambda):
        is_made = True
        match ctx.tree.parent(function):
            case ast.Call():
                return True
            case ast.keyword(arg=name):
                return name == "key"
    return is_made and _is_parameter(text, ctx) and not _is_asked(call, ctx)


def _is_parameter(text: ast.expr, ctx: Context) -> bool:
    match ctx.model.binding(text) if isinstance(text, ast.Name) else None:
        case Binding(is_parameter=True):
            return True
    return False


def _is_asked(call: ast.Call, ctx: Context) -> bool:
    """Whether the function wants to know if the text is a date: it catches the error."""
    tries = (above for above in ctx.tree.ancestors(call) if isinstance(above, ast.Try))
    return any(_catches(handler) for one in tries for handler in one.handlers)


def _catches(handler: ast.ExceptHandler) -> bool:
    """Whether this handler sees a `ValueError`."""
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(type_ is None or getattr(type_, "id", "") in _CATCHES for type_ in caught)
