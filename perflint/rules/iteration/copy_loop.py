import ast

from perflint.knowledge.handfuls import is_handful
from perflint.rewrites.filling import Filling, filled_at_once
from perflint.rules import Context, Evidence, Findings, Kind, Rewrite, Rule, on
from perflint.semantics.amounts.few_turns import is_one_or_several
from perflint.semantics.amounts.origins import are_from_few
from perflint.semantics.effects import path_of
from perflint.semantics.equivalence.exactness import is_exact
from perflint.semantics.escapes import has_escaped, has_other_name

_ADDING = {
    ("builtins.list", "append"): "extend",
    ("collections.deque", "append"): "extend",
    ("builtins.set", "add"): "update",
}

_OWN = ("builtins.", "collections.", "typing.BinaryIO", "typing.TextIO")


class CopyLoop(Rule):
    """A loop that only copies runs bytecode for each item, where one call copies them all in C: 2x to 14x from 100 on.

    `for item in items: out.append(item)` is `out.extend(items)`, or `list(items)` where `out` begins empty. The same
    holds for a set and `update`, and for a dict that gets the items of another dict.

    ## Stays silent
    - where the loop does anything else, chooses or changes what it copies, or is asynchronous
    - where the container is not certainly a list, a deque, a set or a dict itself: `append` means other things too
    - where a generator makes the items: that is most of the work then
    - where a dict is filled from pairs, or from a mapping that is not certainly a dict: `update` is no faster
    - where what gives the items may look at what has been copied so far
    - where the loop's variable is used afterwards
    - on a handful of items, as their number says or the name for them or for their copies; and where something is
      set up, once

    ## Fix safety
    The loop becomes the call. Where the line above it makes the container, empty, and nothing can see it so, that line
    becomes `list(items)`, `set(items)` or `dict(items)`, and the loop goes. Both are safe where code in the function
    makes the container, and the items certainly come from a container or an iterator of Python's own. Otherwise they
    are unsafe: a class derived from `list` may do more when it is filled, and another object may do something when it
    is asked for its length, and a deque may be copied to itself. There is no fix where anything else could see the
    loop's variable, as at module level.
    """

    code = "PRF301"
    kind = Kind.CONSTANT
    message = "this loop does nothing but copy items to `{name}`, one at a time"
    advice = "copy them all in one call of `{name}.{method}`"
    ruff = ("PERF402", "PERF403", "FURB142")
    evidence = Evidence(
        slow="""
            found = []
            for row in rows:
                found.append(row)
            return found
        """,
        fast="""
            found = []
            found.extend(rows)
            return found
        """,
        cases={
            "a list": "rows = list(range(n))",
            "the keys of a dict": "rows = dict.fromkeys(range(n))",
            "an object whose items are made by a generator": "rows = Generated(n)",
        },
        setup="""
            class Generated:
                def __init__(self, n):
                    self.n = n

                def __iter__(self):
                    yield from range(self.n)
        """,
        sizes=(3, 100, 10_000),
    )

    @on(ast.For)
    def check(self, loop: ast.For, ctx: Context) -> Findings:
        copy = _copy(loop, ctx)
        if copy is not None and _is_worth_it(loop, copy, ctx):
            yield self.finding(ctx, loop, name=path_of(copy.out), method=copy.method)

    def fix(self, loop: ast.For, ctx: Context) -> Rewrite | None:
        from perflint.semantics.equivalence.visibility import is_read_after, reads_all_names

        copy = _copy(loop, ctx)
        if copy is None or reads_all_names(ctx.model, loop):
            return None
        if any(is_read_after(ctx.model, loop, variable) for variable in _variables(loop, ctx)):
            return None
        unsafe = "" if _is_plain(copy, ctx) else "a class derived from the container's, or the items', may do more"
        return Rewrite("copy them all in one call", filled_at_once(ctx.model, copy), unsafe)


def _copy(loop: ast.For, ctx: Context) -> Filling | None:
    """What the loop copies where, if that is all that it does."""
    match loop:
        case ast.For(
            target=ast.Name(id=item),
            body=[
                ast.Expr(
                    value=ast.Call(
                        func=ast.Attribute(value=out, attr="append" | "add" as method),
                        args=[ast.Name(id=added)],
                        keywords=[],
                    )
                )
            ],
            orelse=[],
        ) if item == added:
            type_ = ctx.model.type_of(out)
            instead = _ADDING.get((type_.name, method)) if type_ is not None else None
            if instead is not None and not ctx.model.is_instance(loop.iter, "typing.Generator"):
                return Filling(loop, out, loop.iter, instead)
        case ast.For(
            target=ast.Tuple(elts=[ast.Name(id=key), ast.Name(id=value)]),
            iter=ast.Call(func=ast.Attribute(value=source, attr="items"), args=[]),
            body=[
                ast.Assign(targets=[ast.Subscript(value=out, slice=ast.Name(id=set_key))], value=ast.Name(id=set_value))
            ],
            orelse=[],
        ) if (key, value) == (set_key, set_value) and _is_copied(out, source, ctx):
            return Filling(loop, out, source, "update")
    return None


def _is_worth_it(loop: ast.For, copy: Filling, ctx: Context) -> bool:
    """Whether there may be many items, and one call does the same."""
    path = path_of(copy.out)
    if path is None or are_from_few(ctx.model, loop.iter) or is_handful(path.rpartition(".")[2]):
        return False
    if is_one_or_several(ctx.model, loop.iter) or _may_be_watched(copy.out, loop.iter, ctx):
        return False
    variables = _variables(loop, ctx)
    if any(path.partition(".")[0] == name.id or _is_used_afterwards(name, loop, ctx) for name in variables):
        return False
    return all(path_of(part) != path for part in [copy.items, *ctx.tree.descendants(copy.items)])


def _variables(loop: ast.For, ctx: Context) -> list[ast.Name]:
    return [name for name in [loop.target, *ctx.tree.descendants(loop.target)] if isinstance(name, ast.Name)]


def _is_plain(copy: Filling, ctx: Context) -> bool:
    """Whether both sides are certainly Python's own, and not the same object."""
    type_ = ctx.model.type_of(copy.items)
    if type_ is None or not type_.name.startswith(_OWN) or not is_exact(ctx.model, copy.out):
        return False
    binding = ctx.model.binding(copy.out) if isinstance(copy.out, ast.Name) else None
    if not isinstance(copy.out, ast.Name) or binding is None or not binding.is_local:
        return False
    if any(one.scope is not binding.scope for one in binding.definitions):
        return False
    is_other = type_.name != getattr(ctx.model.type_of(copy.out), "name", "")
    return is_other or not has_other_name(ctx.model, copy.out)


def _is_copied(out: ast.expr, source: ast.expr, ctx: Context) -> bool:
    """Whether both are certainly plain dicts: `update` takes the items of another mapping one by one."""
    types = [ctx.model.type_of(mapping) for mapping in (out, source)]
    return all(type_ is not None and type_.name == "builtins.dict" for type_ in types)


def _may_be_watched(out: ast.expr, source: ast.expr, ctx: Context) -> bool:
    """Whether a call that makes the items one by one, for all that is known, may look at the list while it grows."""
    is_unknown = isinstance(source, ast.Call) and ctx.model.type_of(source) is None
    return is_unknown and has_escaped(ctx.model, out, source)


def _is_used_afterwards(variable: ast.Name, loop: ast.For, ctx: Context) -> bool:
    """Whether a use behind the loop may see what the loop's variable was last."""
    binding = ctx.model.binding(variable)
    definitions = binding.definitions if binding is not None else ()
    inside = set(ctx.tree.descendants(loop))
    for use in ctx.model.uses(binding) if binding is not None else ():
        before = [definition.node for definition in definitions if definition.start < (use.lineno, use.col_offset)]
        if before[-1:] == [variable] and use not in inside:
            return True
    return False
