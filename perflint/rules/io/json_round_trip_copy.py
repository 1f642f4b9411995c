import ast

from perflint.rules import Context, Evidence, Findings, Fresh, Kind, Rewrite, Rule, on_call, replace
from perflint.semantics.effects import path_of
from perflint.semantics.equivalence.roles import role_of
from perflint.semantics.types import STR, Type

_PLAIN = {f"builtins.{name}" for name in ("bool", "float", "int", "str", "NoneType")}
_READING = {
    ".copy",
    ".count",
    ".get",
    ".index",
    ".items",
    ".keys",
    ".values",
    "for",
    "if",
    "in",
    "len",
    "list",
    "sorted",
}
_NESTED = {
    "builtins.dict": "{$key: $value.copy() for $key, $value in $copied.items()}",
    "builtins.list": "[$item.copy() for $item in $copied]",
}
_DERIVED = "a value of a derived class, as of `OrderedDict` or `IntEnum`, stays one, or is none any more"


class JsonRoundTripCopy(Rule):
    """`json.loads(json.dumps(x))` writes text and reads it again to copy `x`: 30 times as slow as `x.copy()`.

    A list or dict of strings and numbers shares nothing that can change with its plain copy, so the plain copy is as
    good. One that holds such lists or dicts is copied by a comprehension with a copy of each, 5 to 10 times as fast
    as by JSON and twice as fast as by `pickle`. `copy.deepcopy` is no cure: it takes longer than either.

    ## Stays silent
    - unless it is certain what is copied, and that a plain copy is equal and shares nothing that can change
    - where JSON may give back something else: keys that are no text, tuples, objects
    - with any option: `default` and `cls` convert on the way

    ## Fix safety
    The plain copy takes the place of the round trip. That is safe for a variable that certainly holds what the function
    has written out itself, a display or comprehension of constants and f-strings, and that nothing else gets hold of.
    Otherwise it is unsafe, for a type says nothing of derived classes: JSON makes a plain dict of an `OrderedDict` and
    a number of an `IntEnum`, which a copy keeps, and `pickle` keeps a class derived from `list`, which a comprehension
    does not; nor does it keep it if two items are the same list.

    There is no fix where the copied expression calls something: it would have to be evaluated elsewhere.
    """

    code = "PRF702"
    kind = Kind.CONSTANT
    message = "`{call}` writes and reads all of `{copied}` to copy it"
    advice = "use `{instead}`: nothing else in it can change"
    evidence = Evidence(
        setup="import json",
        slow="""
            blank = {f"column {number}": 0 for number in range(n)}
            return [json.loads(json.dumps(blank)) for _ in range(20)]
        """,
        fast="""
            blank = {f"column {number}": 0 for number in range(n)}
            return [blank.copy() for _ in range(20)]
        """,
        cases={"a dict of numbers": "n = n"},
        sizes=(3, 100, 10_000),
    )

    @on_call("json.loads", "pickle.loads")
    def check(self, call: ast.Call, ctx: Context) -> Findings:
        match call:
            case ast.Call(args=[ast.Call(func=writing, args=[copied], keywords=[])], keywords=[]):
                module = str(ctx.model.qualified_name(call.func)).partition(".")[0]
                text = ctx.source.slice(copied)
                instead = _plain_copy(ctx.model.type_of(copied), text)
                if instead and ctx.model.qualified_name(writing) == f"{module}.dumps":
                    yield self.finding(ctx, call, call=f"{module}.loads", copied=text, instead=instead)

    def fix(self, call: ast.Call, ctx: Context) -> Rewrite | None:
        copied = call.args[0].args[0] if isinstance(call.args[0], ast.Call) else call
        if path_of(copied) is None:
            return None
        type_ = ctx.model.type_of(copied)
        form = "$copied.copy()" if _is_flat(type_) else _NESTED.get(type_.name if type_ is not None else "")
        if form is None:
            return None
        step = replace(call, form, copied=copied, item=Fresh("item"), key=Fresh("key"), value=Fresh("value"))
        return Rewrite("copy it", (step,), "" if _is_own(copied, ctx) else _DERIVED)


def _is_own(copied: ast.expr, ctx: Context) -> bool:
    """Whether this is a variable that holds what the function has written out, and nobody else changes."""
    binding = ctx.model.binding(copied) if isinstance(copied, ast.Name) else None
    if binding is None or not binding.is_local or not _is_written_out(binding.only_value):
        return False
    return all(_is_read(use, ctx) for use in ctx.model.uses(binding))


def _is_written_out(value: ast.expr | None) -> bool:
    """Whether this is a new flat list or dict of texts and numbers, of no derived class."""
    match value:
        case ast.List(elts=parts):
            return all(map(_is_literal, parts))
        case ast.Dict(keys=keys, values=values):
            return all(part is not None and _is_literal(part) for part in (*keys, *values))
        case ast.ListComp(elt=element):
            return _is_literal(element)
        case ast.DictComp(key=key, value=ast.expr() as item):
            return _is_literal(key) and _is_literal(item)
    return False


def _is_literal(part: ast.expr) -> bool:
    """A lone `f"{x}"` may still be of a class derived from text."""
    return isinstance(part, ast.Constant) or (isinstance(part, ast.JoinedStr) and len(part.values) > 1)


def _is_read(use: ast.Name, ctx: Context) -> bool:
    """Whether this only looks at the variable, or copies it."""
    match ctx.tree.parent(use):
        case ast.Call(func=function) if ctx.model.qualified_name(function) in ("json.dumps", "pickle.dumps"):
            return True
        case ast.Subscript(value=value, ctx=ast.Load()) if value is use:
            return True
    return role_of(ctx.model, use) in _READING


def _plain_copy(type_: Type | None, text: str) -> str:
    """The expression that copies a value of this type; empty if none is certainly as good."""
    if _is_flat(type_):
        return f"{text}.copy()"
    match type_:
        case Type(name="builtins.list", args=(inner,)) if _is_flat(inner):
            return f"[item.copy() for item in {text}]"
        case Type(name="builtins.dict", args=(key, inner)) if key == STR and _is_flat(inner):
            return f"{{key: value.copy() for key, value in {text}.items()}}"
    return ""


def _is_flat(type_: Type | None) -> bool:
    match type_:
        case Type(name="builtins.list", args=(item,)):
            return _is_plain(item)
        case Type(name="builtins.dict", args=(key, value)):
            return key == STR and _is_plain(value)
    return False


def _is_plain(type_: Type | None) -> bool:
    return type_ is not None and type_.name in _PLAIN
