"""Which expressions are data frames that may have many rows."""

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_FRAMES = {"DataFrame", "GeoDataFrame"}
_LIBRARIES = {"pandas", "geopandas", "modin", "dask"}
_FEW_ROWS = {"head", "tail", "sample", "nlargest", "nsmallest", "describe"}
_COMPUTED = (ast.Name, ast.Call, ast.BinOp, ast.ListComp, ast.GeneratorExp, ast.DictComp)


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
