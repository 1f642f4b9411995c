"""Which expressions are data frames that may have many rows."""

import ast
from typing import TYPE_CHECKING

from perflint.syntax.tree import Tree

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_FRAMES = {"DataFrame", "GeoDataFrame"}
_LIBRARIES = {"pandas", "geopandas", "modin", "dask"}
_FEW_ROWS = {"head", "tail", "sample", "nlargest", "nsmallest", "describe"}
_COMPUTED = (ast.Name, ast.Call, ast.BinOp, ast.ListComp, ast.GeneratorExp, ast.DictComp)

_OF_ROWS = """
    T array at attrs axes cat columns dt dtype dtypes empty flags hasnans iat iloc index is_monotonic_decreasing
    is_monotonic_increasing is_unique list loc name nbytes ndim plot shape size sparse str struct style values
    """.split()
"""Attributes of a row, or of a frame, that stand for no column, whatever the columns are called. Not the methods."""


def column_read(tree: Tree, row: ast.expr) -> tuple[ast.expr, str] | None:
    """Where `row["price"]` or `row.price` reads a column by its name, and the name; None for any other use of a row."""
    above = tree.parent(row)
    match above:
        case ast.Subscript(value=value, slice=ast.Constant(value=str(name)), ctx=ast.Load()) if value is row:
            return above, name
        case ast.Attribute(attr=name, ctx=ast.Load()) if name not in _OF_ROWS and not name.startswith("_"):
            called = tree.parent(above)
            return (above, name) if not (isinstance(called, ast.Call) and called.func is above) else None
    return None


def may_be_large_frame(model: "SemanticModel", expr: ast.expr) -> bool:
    """Whether `expr` is a data frame as far as can be told, and not certainly one of a few rows."""
    return may_be_frame(model, expr) and not _has_few_rows(model, expr)


def may_be_frame(model: "SemanticModel", expr: ast.expr) -> bool:
    """Whether `expr` is a data frame, or of unknown type in a module that imports a library that has them.

    Where PyTables is imported too, what is of unknown type may be one of its tables.
    """
    type_ = model.type_of(expr)
    if type_ is not None:
        return type_.name.rpartition(".")[2] in _FRAMES or model.is_instance(expr, "pandas.DataFrame")
    return not model.imported_packages.isdisjoint(_LIBRARIES) and "tables" not in model.imported_packages


def _has_few_rows(model: "SemanticModel", frame: ast.expr) -> bool:
    """Whether the frame is cut to a few rows, or written out."""
    binding = model.binding(frame) if isinstance(frame, ast.Name) else None
    match binding.only_value if binding is not None else frame:
        case ast.Call(func=ast.Attribute(attr=method)) if method in _FEW_ROWS:
            return True
        case ast.Call(func=ast.Attribute(attr="DataFrame"), args=[data, *_]):
            return not any(isinstance(part, _COMPUTED) for part in (data, *model.tree.descendants(data)))
        case ast.Subscript(slice=ast.Slice(upper=ast.Constant())):
            return True
    return False
