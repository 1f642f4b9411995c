"""Items that come one by one from outside of the program: the lines of a file, the rows of a table, a directory."""

import ast
from typing import TYPE_CHECKING

from perflint.semantics.bindings import Definition

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_FAR = 4
"""Items are followed through so many steps."""
_FILES = {"bz2.BZ2File", "codecs.StreamReaderWriter", "gzip.GzipFile", "io.BufferedReader", "io.TextIOWrapper"} | {
    "lzma.LZMAFile",
    "typing.BinaryIO",
    "typing.TextIO",
}
_OPENING = {"bz2.open", "gzip.open", "lzma.open"}
_OF_ROWS = {"pandas.DataFrame.iterrows", "pandas.DataFrame.itertuples"}
_READING = {"csv.DictReader", "csv.reader"}
_PASSING = {"enumerate": 0, "filter": 1, "iter": 0, "map": 1}
_SMALL = ("/etc/", "/proc/", "/sys/")


def stream_of(model: "SemanticModel", items: ast.expr, far: int = _FAR) -> ast.expr | None:
    """The file or table that `items` certainly takes its items from as it is gone through, None if there is none.

    Not a file of the system, which is small, and not an iterator that stops after a number of items.
    """
    if far == 0:
        return None
    name = model.qualified_name(items.func) if isinstance(items, ast.Call) else None
    match items:
        case ast.Call(args=[*args]) if name is not None and (source := _source(name, args)) is not None:
            return stream_of(model, source, far - 1)
        case ast.Call(func=ast.Attribute(value=table)) if name in _OF_ROWS:
            return table
        case ast.GeneratorExp(generators=[ast.comprehension(iter=source, is_async=0)]):
            return stream_of(model, source, far - 1)
        case ast.Name() if not _is_file(model, items):
            made = _made(model, items)
            return stream_of(model, made, far - 1) if made is not None else None
    return items if _is_file(model, items) and not _is_of_system(model, items) else None


def _made(model: "SemanticModel", name: ast.Name) -> ast.expr | None:
    """The only value that the name has, be it assigned or entered by `with`."""
    binding = model.binding(name)
    match binding.definitions if binding is not None else ():
        case (Definition(kind="assign" | "annotated" | "with", value=value),):
            return value
    return None


def _source(name: str, args: list[ast.expr]) -> ast.expr | None:
    """What a call that goes through its argument goes through."""
    if name in _READING:
        return args[0] if args else None
    position = _PASSING.get(name.removeprefix("builtins.")) if name.startswith("builtins.") else None
    return args[position] if position is not None and len(args) > position else None


def _is_file(model: "SemanticModel", expr: ast.expr) -> bool:
    # Not one of a derived class: `StringIO` is a `TextIO`, too.
    type_ = model.type_of(expr)
    is_opened = isinstance(expr, ast.Call) and model.qualified_name(expr.func) in _OPENING
    return is_opened or (type_ is not None and type_.name in _FILES)


def _is_of_system(model: "SemanticModel", file: ast.expr) -> bool:
    binding = model.binding(file) if isinstance(file, ast.Name) else None
    for opened in [file] if binding is None else [definition.value for definition in binding.definitions]:
        match opened:
            case ast.Call(args=[ast.Constant(value=str(path)), *_]) if path.startswith(_SMALL):
                return True
    return False
