import ast

from perflint.rules import Context, Evidence, Findings, Kind, Rule, on_call
from perflint.semantics.types import STR, Type

_PLAIN = {f"builtins.{name}" for name in ("bool", "float", "int", "str", "NoneType")}


class JsonRoundTripCopy(Rule):
    """`json.loads(json.dumps(x))` writes text and reads it again to copy `x`: 30 times as slow as `x.copy()`.

    A list or dict of strings and numbers shares nothing that can change with its plain copy, so the plain copy is as
    good. One that holds such lists or dicts is copied by a comprehension with a copy of each, 5 to 10 times as fast
    as by JSON and twice as fast as by `pickle`. `copy.deepcopy` is no cure: it takes longer than either.

    ## Stays silent
    - unless it is certain what is copied, and that a plain copy is equal and shares nothing that can change
    - where JSON may give back something else: keys that are no text, tuples, objects
    - with any option: `default` and `cls` convert on the way
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
