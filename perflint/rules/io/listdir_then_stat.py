import ast
from collections.abc import Iterator, Sequence

from perflint.rules import Context, Evidence, Findings, Kind, Rewrite, Rule, on_call
from perflint.semantics.waiting.variation import names_in
from perflint.syntax.turns import is_in_a_branch
from perflint.syntax.walker import Loop

_ASKING = {
    *(f"os.{function}" for function in ("listdir", "lstat", "readlink", "scandir", "stat", "walk")),
    *(f"os.path.{function}" for function in ("exists", "getctime", "getmtime", "getsize", "realpath", "samefile")),
    *("builtins.open", "glob.glob"),
}
_STOPPING = {"all", "any", "next"}
_METHODS = {"os.path.isdir": "is_dir", "os.path.isfile": "is_file", "os.path.islink": "is_symlink"}
_AS_IT_WAS = "an entry is what it was when the directory was read, and raises what `os.path` takes for a no"


class ListdirThenStat(Rule):
    """Asking the system about each name of `os.listdir` takes 4 to 8 times as long as the entries of `os.scandir`.

    The directory says what kind each of its entries is, `os.listdir` throws that away, and `os.path.isfile` asks for
    it again, one call of the system for each name. `os.scandir` keeps it: `entry.is_file()` asks nobody, unless for
    links. An entry has the `name` and the `path`.

    ## Stays silent
    - on `getsize`, `getmtime` and `exists`: the directory does not say that, so only Windows answers sooner
    - on `Path.iterdir`, which gives paths to work with; `is_file()` of these asks the system too
    - where other conditions are tested before, which may leave a few names only; in an `any` that stops at the first
    - where each turn asks the system for more, about the same path, or lists it
    - where the path is not certainly that of the name in the same directory

    ## Fix safety
    The loop goes over `os.scandir(directory)`, and asks `entry.is_file()`; the name becomes `entry.name`, the path
    `entry.path`. `sorted(...)` is kept, by the name. Where a turn may change the directory, or the loop may end early,
    it goes over `list(os.scandir(directory))`, for `os.listdir` reads all names first, too.

    That is unsafe: what an entry is, is what it was when the directory was read, not what it is in its turn; and about
    a link that cannot be followed, as it leads to itself or to where one may not look, `os.path.isfile` says no, while
    an entry raises `OSError`.

    There is no fix where the name is used after the loop, or gets another value in it, where the directory may be
    another one meanwhile, and for paths put together by f-strings that are used otherwise.
    """

    code = "PRF704"
    kind = Kind.CONSTANT
    message = "`{call}` asks the system again about each name of the directory"
    advice = "iterate over `os.scandir({directory})` and ask `entry.{method}()`"
    evidence = Evidence(
        setup="""
            import os
            from tempfile import TemporaryDirectory

            directories = []

            def filled(n):
                directories.append(TemporaryDirectory())
                for number in range(n):
                    with open(f"{directories[-1].name}/file {number}", "w"):
                        pass
                return directories[-1].name
        """,
        slow="""
            return [name for name in os.listdir(directory) if os.path.isfile(os.path.join(directory, name))]
        """,
        fast="""
            return [entry.name for entry in os.scandir(directory) if entry.is_file()]
        """,
        cases={"files": "directory = filled(n)"},
        sizes=(10, 100, 1_000),
    )

    @on_call(*_METHODS, in_loop=True)
    def check(self, call: ast.Call, ctx: Context) -> Findings:
        match call:
            case ast.Call(func=function, args=[path], keywords=[]):
                parts = _joined(path, ctx)
                listed = next((found for loop in ctx.model.loops(call) for found in _listed(loop, parts, ctx)), None)
                if listed is not None and not _is_seldom_asked(call, ctx) and not _asks_more(call, path, ctx):
                    asked = str(ctx.model.qualified_name(function))
                    directory = ctx.source.slice(listed)
                    yield self.finding(ctx, call, call=asked, directory=directory, method=_METHODS[asked])

    def fix(self, call: ast.Call, ctx: Context) -> Rewrite | None:
        from perflint.rewrites.scanning import scanned

        for loop in ctx.model.loops(call):
            for source in _sources(loop):
                listed, asked = _listing(source.iter, ctx), list(_asked(loop, ctx))
                if listed is not None and call in dict(asked):
                    steps = scanned(ctx.model, source, listed, asked)
                    return Rewrite("ask the entries of `os.scandir`", steps, _AS_IT_WAS) if steps else None
        return None


def _sources(loop: Loop) -> Sequence[ast.For | ast.comprehension]:
    """What gives a loop its items, all of them at once or one by one."""
    if isinstance(loop, _COMPREHENSIONS):
        return loop.generators
    return [loop] if isinstance(loop, ast.For) else []


def _asked(loop: Loop, ctx: Context) -> Iterator[tuple[ast.Call, str]]:
    """The calls that ask about the path of a name, each with the method of an entry that answers."""
    for node in ctx.tree.descendants(loop):
        match node:
            case ast.Call(func=function, args=[path], keywords=[]):
                method = _METHODS.get(ctx.model.qualified_name(function) or "")
                if method and _listed(loop, _joined(path, ctx), ctx):
                    yield node, method


def _is_seldom_asked(call: ast.Call, ctx: Context) -> bool:
    """Whether another condition is tested before, so that few names may be left."""
    below: ast.AST = call
    above = ctx.tree.parent(below)
    while isinstance(above, ast.UnaryOp | ast.BoolOp):
        if isinstance(above, ast.BoolOp) and above.values[0] is not below:
            return True
        below, above = above, ctx.tree.parent(above)
    loop = ctx.model.loops(call)[0]
    if isinstance(loop, ast.GeneratorExp):
        taker = ctx.tree.parent(loop)
        return isinstance(taker, ast.Call) and getattr(taker.func, "id", "") in _STOPPING
    return is_in_a_branch(ctx.tree, call, loop)


def _asks_more(call: ast.Call, path: ast.expr, ctx: Context) -> bool:
    """Whether a turn asks the system more about the path, or about what is below it: that takes as long, or longer."""
    text = ctx.source.slice(path)
    names = names_in(ctx.model, _joined(path, ctx)[1:]) | {getattr(path, "id", text)}
    for other in ctx.tree.descendants(ctx.model.loops(call)[0]):
        match other:
            case ast.Call(func=function, args=[asked, *_]) if not names.isdisjoint(names_in(ctx.model, [asked])):
                name = ctx.model.qualified_name(function)
                if name in _ASKING or (name in _METHODS and ctx.source.slice(asked) != text):
                    return True
    return False


def _joined(path: ast.expr | None, ctx: Context) -> list[ast.expr]:
    """The directory and the name that the path is put together from; empty if it is made in another way."""
    match path:
        case ast.Name() if (binding := ctx.model.binding(path)) is not None:
            return _joined(binding.only_value, ctx)
        case ast.Call(func=function, args=[directory, name]) if ctx.model.qualified_name(function) == "os.path.join":
            return [directory, name]
        case ast.JoinedStr(
            values=[ast.FormattedValue(value=directory), ast.Constant(value="/"), ast.FormattedValue(value=name)]
        ):
            return [directory, name]
    return []


def _listed(loop: Loop, parts: list[ast.expr], ctx: Context) -> list[ast.expr]:
    """The directories whose names the loop goes through, if `parts` are such a directory and name."""
    found = []
    for source in _sources(loop):
        match source, parts:
            case (
                (
                    ast.For(target=ast.Name(id=target), iter=iterable)
                    | ast.comprehension(target=ast.Name(id=target), iter=iterable)
                ),
                [directory, ast.Name(id=name)],
            ) if name == target:
                listed = _listing(iterable, ctx)
                if listed is not None and ast.dump(listed) == ast.dump(directory):
                    found.append(listed)
    return found


def _listing(iterable: ast.expr, ctx: Context) -> ast.expr | None:
    match iterable:
        case ast.Call(func=ast.Name(id="sorted"), args=[inner]):
            return _listing(inner, ctx)
        case ast.Call(func=function, args=[directory]) if ctx.model.qualified_name(function) == "os.listdir":
            return directory
    return None


_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
