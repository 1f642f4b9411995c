"""Names for new variables, by what is in them."""

import ast
import re

_NAMES = {
    "Counter": "{one}_counts",
    "frozenset": "unique_{all}",
    "dict": "{one}_dict",
    "fsum": "sum_of_{all}",
    "join": "joined_{all}",
    "list": "{one}_list",
    "set": "unique_{all}",
    "sorted": "sorted_{all}",
    "split": "words",
    "splitlines": "lines",
    "sum": "sum_of_{all}",
}
"""What a call gives, by the name of the function. Of others it is `max_price`, `any_price`."""
_VIEWS = {"items", "keys", "values"}
_NO_PLURALS = ("ss", "us", "is", "series", "species")


def name_for(call: ast.Call, function: str, items: ast.expr) -> str:
    """A name for what the call of a function makes of all items."""
    noun = noun_of(items)
    if function == "split" and call.args:
        return "parts"
    return _NAMES.get(function, f"{function}_{{one}}").format(one=singular(noun), all=plural(noun))


def noun_of(items: ast.expr) -> str:
    """What the items are called, by the last name in what gives them: `names` for `sorted(row.names)`."""
    match items:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return _plain(name)
        case ast.Subscript(slice=ast.Constant(value=str(name))) if name.isidentifier():
            return _plain(name)
        case ast.Subscript(value=owner) | ast.Starred(value=owner):
            return noun_of(owner)
        case ast.Call(func=ast.Attribute(value=owner, attr=method), args=[]) if method in _VIEWS:
            return noun_of(owner)
        case ast.Call(func=ast.Attribute(attr="split" | "splitlines"), args=separator):
            return "parts" if separator else "words"
        case ast.Call(func=ast.Name(), args=[only]):
            return noun_of(only)
        case ast.ListComp(elt=item, generators=parts) | ast.SetComp(elt=item, generators=parts):
            return _noun_of_made(item, parts[-1].iter)
        case ast.GeneratorExp(elt=item, generators=parts):
            return _noun_of_made(item, parts[-1].iter)
        case ast.DictComp(generators=[*_, last]):
            return noun_of(last.iter)
    return "items"


def singular(noun: str) -> str:
    if noun.endswith(_NO_PLURALS) or not noun.endswith("s") or len(noun) < 4:
        return noun
    return f"{noun[:-3]}y" if noun.endswith("ies") else noun[:-1]


def plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return noun if noun.endswith("s") else f"{noun}s"


def _noun_of_made(item: ast.expr, items: ast.expr) -> str:
    match item:
        case ast.Attribute(attr=name) | ast.Subscript(slice=ast.Constant(value=str(name))) if name.isidentifier():
            return plural(_plain(name))
        case ast.Call(func=ast.Name(id="len")):
            return "lengths"
    return noun_of(items)


def _plain(name: str) -> str:
    """`userIds` and `_user_ids` are `user_ids`."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    return spaced.strip("_").lower() or "items"
