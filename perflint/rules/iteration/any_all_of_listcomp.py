import ast
from collections.abc import Set

from perflint.knowledge.purity import is_pure
from perflint.rewrites.steps import Unbracket
from perflint.rules import Context, Evidence, Findings, Kind, Rewrite, Rule, on_call
from perflint.semantics.amounts.sizes import has_fixed_size
from perflint.semantics.quiet import is_quiet

_COSTLY = {"difflib", "fnmatch", "hashlib", "ipaddress", "json", "re", "statistics", "urllib.parse", "zlib"}
_LOOKING = {
    *(f"os.path.{name}" for name in ("exists", "getmtime", "getsize", "isdir", "isfile", "islink", "lexists")),
    *(f"pathlib.Path.{name}" for name in ("exists", "is_dir", "is_file", "is_symlink", "read_bytes", "read_text")),
    *("filecmp.cmp", "os.access", "os.listdir", "os.stat", "requests.get", "requests.head", "shutil.which"),
}
_NEVER_RAISING = {f"os.path.{name}" for name in ("exists", "isdir", "isfile", "islink", "lexists")}
_CONTAINERS = ("builtins.dict", "builtins.frozenset", "builtins.list", "builtins.set", "builtins.tuple")
_ASKING = {"count", "exists", "first", "last"}
_NARROWING = {"all", "annotate", "exclude", "filter", "only", "order_by", "select_related", "using", "values_list"}


class AnyAllOfListcomp(Rule):
    """`any([...])` runs a costly test for all items before it looks at one, where `any(...)` stops at the first hit.

    A hit halfway makes that twice the work, a hit at once many times; and the list takes memory. It is a trade: a
    generator takes some 10 ns longer than a list for each item, so where the test itself is cheap and nothing is
    found, the list is 1.2x to 1.5x *faster*. Beside a look at a file that is 4%. This rule speaks of such tests only.

    ## Stays silent
    - where the test is cheap, or may be: a comparison, a method of an unknown object, a search that ends early itself
    - where the test may do something besides answering: `all([form.is_valid() for form in forms])` is there to have
      all forms checked; or where it awaits, or keeps what it found
    - on a few items, at module level, and in assertions and tests, where all items are looked at if all is well

    ## Fix safety
    The brackets go. This is safe where the test is `os.path.exists` or the like and the items are certainly texts in a
    list, a tuple, a set or a dict: such a test never raises. Otherwise it is unsafe: an item behind the one that
    decides is not looked at, so what its test would have raised is not raised, and of an iterator some items are left.
    """

    code = "PRF303"
    kind = Kind.CONSTANT
    message = "`{name}` gets a list: `{test}` runs for every item, even when the first one decides"
    advice = "leave out the brackets, and `{name}` stops at the {end}"
    ruff = ("C419",)
    evidence = Evidence(
        setup="import os",
        slow="""
            return any([os.path.exists(path) for path in paths])
        """,
        fast="""
            return any(os.path.exists(path) for path in paths)
        """,
        cases={
            "a hit halfway": """
                paths = [f"missing {i}" for i in range(n)]
                paths[n // 2] = os.curdir
            """,
            "a hit at once": "paths = [os.curdir] * n",
            "no hit": 'paths = [f"missing {i}" for i in range(n)]',
        },
        sizes=(3, 100, 10_000),
    )

    @on_call("builtins.any", "builtins.all")
    def check(self, call: ast.Call, ctx: Context) -> Findings:
        match call:
            case ast.Call(func=function, args=[ast.ListComp() as items]):
                parts = [items.elt, *(test for generator in items.generators for test in generator.ifs)]
            case _:
                return
        nodes = [node for part in parts for node in (part, *ctx.tree.descendants(part))]
        costly = next((node for node in nodes if _is_costly(node, ctx)), None)
        if costly is not None and all(_only_answers(node, ctx) for node in nodes) and _may_end_early(items, ctx):
            name = ctx.source.slice(function)
            end = "first miss" if name == "all" else "first hit"
            yield self.finding(ctx, call, name=name, test=ctx.source.slice(costly), end=end)

    def fix(self, call: ast.Call, ctx: Context) -> Rewrite | None:
        items = call.args[0]
        if not isinstance(items, ast.ListComp):
            return None
        unsafe = "" if _never_raises(items, ctx) else "an item behind the one that decides is not looked at"
        return Rewrite("leave out the brackets", (Unbracket(items),), unsafe)


def _never_raises(items: ast.ListComp, ctx: Context) -> bool:
    """Whether the tests certainly do nothing but answer, whatever the items are, and the items are all there."""
    match items:
        case ast.ListComp(
            elt=ast.Call(func=function, args=[ast.Name() as tested], keywords=[])
            | ast.UnaryOp(op=ast.Not(), operand=ast.Call(func=function, args=[ast.Name() as tested], keywords=[])),
            generators=[ast.comprehension(target=ast.Name(id=item), iter=container, ifs=[], is_async=0)],
        ):
            is_of_text = tested.id == item and ctx.model.is_instance(tested, "builtins.str")
            is_known = ctx.model.qualified_name(function) in _NEVER_RAISING
            return is_of_text and is_known and ctx.model.is_instance(container, *_CONTAINERS)
    return False


def _is_costly(node: ast.AST, ctx: Context) -> bool:
    """Whether this part of a test takes so long that what a generator costs beside it is nothing."""
    called = ctx.model.function(node) if isinstance(node, ast.Call) else None
    inside = ctx.tree.descendants(called) if called is not None else ()
    return _takes_long(node, ctx) or any(_takes_long(inner, ctx) for inner in inside)


def _takes_long(node: ast.AST, ctx: Context) -> bool:
    """Whether this is a loop that goes through all of something, or a call that is known to take its time."""
    match node:
        case ast.Call(func=function):
            name = ctx.model.qualified_name(function) or ""
            if name == "builtins.sorted" or name in _LOOKING or name.rpartition(".")[0] in _COSTLY:
                return True
            return _is_of_manager(function, _ASKING)
        case ast.For():
            return not any(isinstance(inner, ast.Return | ast.Break) for inner in ctx.tree.descendants(node))
    return isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp)


def _only_answers(node: ast.AST, ctx: Context) -> bool:
    """Whether this part of a test certainly changes nothing, so that it need not run for all items."""
    match node:
        case ast.Call(func=function):
            called = ctx.model.function(node)
            if called is not None:
                return is_quiet(ctx.model, called) and not any(map(_is_told, ctx.tree.descendants(called)))
            name = ctx.model.qualified_name(function) or ""
            return is_pure(name) or name in _LOOKING or _is_of_manager(function, _ASKING | _NARROWING)
    return not isinstance(node, ast.Await | ast.NamedExpr)


def _is_told(node: ast.AST) -> bool:
    return isinstance(node, ast.Raise) or getattr(node, "id", "") == "print"


def _is_of_manager(function: ast.expr, methods: Set[str]) -> bool:
    """Whether this is one of these methods of a manager of Django's: `User.objects.filter(...).exists`."""
    if not isinstance(function, ast.Attribute) or function.attr not in methods:
        return False
    owner: ast.AST | None = function.value
    while owner is not None and getattr(owner, "attr", None) != "objects":
        owner = getattr(owner, "value", getattr(owner, "func", None))
    return owner is not None


def _may_end_early(items: ast.ListComp, ctx: Context) -> bool:
    """Whether many items are likely here, and that the last of them decides is not."""
    is_assured = isinstance(ctx.tree.statement(items), ast.Assert)
    return not is_assured and not has_fixed_size(ctx.model, items.generators[0].iter)
