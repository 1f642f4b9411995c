import ast

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rewrite, Rule, on
from perflint.semantics.amounts.brevity import runs_briefly
from perflint.semantics.amounts.origins import are_from_few
from perflint.semantics.amounts.throngs import are_given, may_be_many
from perflint.semantics.effects import path_of
from perflint.semantics.quiet import hold_still
from perflint.semantics.searching.copies import original_of
from perflint.syntax.conditions import is_in_condition
from perflint.syntax.turns import runs_rarely, turns_of
from perflint.syntax.walker import Loop

_CONTAINERS = ("builtins.dict", "builtins.frozenset", "builtins.list", "builtins.set", "builtins.tuple")
_MAKERS = (*_CONTAINERS, "builtins.sorted", "collections.Counter")
_MADE = (
    ast.BinOp,
    ast.Call,
    ast.Dict,
    ast.DictComp,
    ast.GeneratorExp,
    ast.List,
    ast.ListComp,
    ast.Set,
    ast.SetComp,
    ast.Tuple,
)
_HASHING = ("builtins.dict", "builtins.frozenset", "builtins.set", "collections.Counter")
_PLAIN = {f"builtins.{name}" for name in ("bool", "bytes", "float", "int", "str")}
_METHODS = {"difference", "intersection", "split", "splitlines", "symmetric_difference", "union"}


class SetRebuiltPerTest(Rule):
    """A container that a loop makes anew for each test goes through all of its items on every turn: O(n·m).

    `row.id in set(ids)` and `row.id in [user.id for user in users]` cost as much as the loop that they hide. Made once
    before the loop the container costs this once, and a set then answers in constant time.

    ## Stays silent
    - where the items may differ from turn to turn: what they are made from is changed, unknown or read behind an await
    - where the items are written out, come from the settings, or are called like a handful: columns, options, modes
    - on a list or a tuple, unless something says that there may be hundreds: that these are rows, tokens or files
    - where the test runs once, only when something goes wrong, or in a loop over a few items
    - in the condition of a `while`, which ends soon after the first miss
    - on a copy of a dict, a set or a range, which needs no copy at all: that is `membership-on-materialized-view`

    ## Fix safety
    The container is made before the outermost loop that leaves its items alone: as a set, where all that is compared
    is certainly a text or a number, and otherwise as what it is. This is safe in a function whose loop changes nothing
    but what the function has made, where the types say that making it cannot fail. Otherwise it is unsafe: the
    container is then made even if the loop has no turn, what that raises is raised before the loop, and somebody else
    may change the items meanwhile. A list of texts then becomes a set too, in which what has no hash cannot be
    searched. There is no fix in a `with`, in a `try` if making it may fail, and where the code asks about the items
    first.
    """

    code = "PRF104"
    kind = Kind.ASYMPTOTIC
    cost = Cost("O(n·m)", "O(n + m)")
    message = "{what} is made anew on every turn of this loop, with the same items, and then searched for one"
    advice = "make it once before the loop, as a set if the items have a hash"
    evidence = Evidence(
        slow="""
            return [row for row in rows if row in [str(user) for user in users]]
        """,
        fast="""
            known = {str(user) for user in users}
            return [row for row in rows if row in known]
        """,
        cases={
            "all are found": "users = range(n); rows = [str(user) for user in users]",
            "none is found": "users = range(n); rows = ['-'] * n",
            "the first is always it": "users = range(n); rows = ['0'] * n",
        },
        sizes=(10, 100, 1_000),
    )

    @on(ast.Compare, in_loop=True, ops=(ast.In, ast.NotIn), comparators=_MADE)
    def check(self, test: ast.Compare, ctx: Context) -> Findings:
        match test:
            case ast.Compare(ops=[ast.In() | ast.NotIn()], comparators=[made]):
                sources = _sources(made, ctx)
            case _:
                return
        if all(are_from_few(ctx.model, source) for source in sources):
            return
        loop = _loop(made, sources, ctx)
        if loop is None or is_in_condition(ctx.tree, test, loop) or runs_rarely(ctx.tree, test, loop):
            return
        is_dear = ctx.model.is_instance(made, *_HASHING) or any(are_given(ctx.model, source) for source in sources)
        if not is_dear and not may_be_many(ctx.model, made, test.left, [loop]):
            return
        if original_of(ctx.model, made) is None:
            yield self.finding(ctx, made, what=_what(made, ctx), related=(("nothing changes the items here", loop),))

    def fix(self, made: ast.expr, ctx: Context) -> Rewrite | None:
        from perflint.rewrites.containers import as_list, as_set
        from perflint.rewrites.hoisting import hoisted, place_for, reason_against
        from perflint.rewrites.naming import noun_of

        sources, test = _sources(made, ctx), ctx.tree.parent(made)
        loop = _loop(made, sources, ctx)
        if loop is None or not isinstance(test, ast.Compare):
            return None
        place = place_for(ctx.model, made, loop, lambda region: _is_same(made, sources, region, ctx))
        if place is None:
            return None
        unsafe, value = reason_against(ctx.model, made, place), None
        if _element(made, ctx) in _PLAIN and not ctx.model.is_instance(made, *_HASHING):
            has_hash = _type(test.left, ctx) in _PLAIN
            value = as_set(made) if unsafe or has_hash else None
            unsafe = unsafe and (unsafe if has_hash else "what has no hash cannot be searched in a set")
        elif isinstance(made, ast.GeneratorExp):
            value = as_list(made)
        steps = hoisted(ctx.model, made, place, f"known_{noun_of(made)}", value)
        return Rewrite("make it before the loop", tuple(steps), unsafe)


def _element(made: ast.expr, ctx: Context) -> str:
    type_ = ctx.model.type_of(made)
    return type_.element.name if type_ is not None and type_.element is not None else ""


def _type(sought: ast.expr, ctx: Context) -> str:
    type_ = ctx.model.type_of(sought)
    return type_.name if type_ is not None else ""


def _sources(made: ast.expr, ctx: Context) -> list[ast.expr]:
    """What the items are made from; nothing if this makes no container."""
    match made:
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            return [generator.iter for generator in made.generators]
        case ast.List(elts=items) | ast.Tuple(elts=items) | ast.Set(elts=items):
            return [item.value for item in items if isinstance(item, ast.Starred)]
        case ast.Dict(keys=keys, values=values):
            return [value for key, value in zip(keys, values, strict=True) if key is None]
        case ast.BinOp(left=left, right=right) if ctx.model.is_instance(made, *_CONTAINERS):
            return [left, right]
        case ast.Call(func=ast.Attribute(value=receiver, attr=method), args=others) if method in _METHODS:
            return [receiver, *others] if ctx.model.is_instance(made, *_CONTAINERS) else []
        case ast.Call(func=function, args=[source]):
            return [source] if ctx.model.qualified_name(function) in _MAKERS else []
    return []


def _loop(made: ast.expr, sources: list[ast.expr], ctx: Context) -> Loop | None:
    """The innermost loop of more than a few turns on all of which the items are the same."""
    for loop in ctx.model.loops(made):
        turns = turns_of(ctx.tree, loop)
        if not _is_same(made, sources, turns, ctx):
            return None
        if not runs_briefly(ctx.model, loop):
            return loop
    return None


def _is_same(made: ast.expr, sources: list[ast.expr], turns: ast.AST, ctx: Context) -> bool:
    # A generator is another one on each turn, but what it gives is what a list of the same would hold.
    held = ast.ListComp(made.elt, made.generators) if isinstance(made, ast.GeneratorExp) else made
    if not ctx.model.is_invariant(held, turns):
        return False
    return hold_still(ctx.model, made, turns) or all(_is_own(one, made, turns, ctx) for one in sources)


def _is_own(source: ast.expr, made: ast.expr, turns: ast.AST, ctx: Context) -> bool:
    """Whether it is a variable of the function whose items the turns do not work on."""
    binding = ctx.model.binding(source) if isinstance(source, ast.Name) else None
    if binding is None or not binding.is_local:
        return False
    read = {node.attr for node in ctx.tree.descendants(made) if isinstance(node, ast.Attribute)}
    for node in ctx.tree.descendants(turns):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and node.attr in read:
            return False
    return not isinstance(turns, ast.For | ast.AsyncFor) or path_of(turns.iter) != binding.name


def _what(made: ast.expr, ctx: Context) -> str:
    type_ = ctx.model.type_of(made)
    name = type_.name.rpartition(".")[2] if type_ is not None else "container"
    return f"this {name.lower()}"
