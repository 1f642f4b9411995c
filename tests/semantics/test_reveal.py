"""Each file in `reveal/` asks the model the question that it is named after, at every `reveal(...)`.

The comment behind the call is the answer. `reveal(x)  # None` says that the model must not know.
"""

import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from perflint.semantics.amounts.origins import are_from_few
from perflint.semantics.amounts.sizes import has_fixed_size
from perflint.semantics.cells import is_shared
from perflint.semantics.escapes import escapes
from perflint.semantics.hashing import is_unhashable
from perflint.semantics.model import SemanticModel
from perflint.semantics.quiet import hold_still
from perflint.semantics.searching.copies import original_of
from perflint.syntax.scope import Scope
from perflint.syntax.tree import Tree
from perflint.syntax.turns import is_in_a_branch, runs_rarely
from perflint.syntax.walker import Route, Routes, make_walker

REVEAL = Path(__file__).parent / "reveal"
FILES = sorted(path.stem for path in REVEAL.glob("*.py"))


def _scopes(model: SemanticModel, expr: ast.expr) -> str:
    assert isinstance(expr, ast.Name)
    binding = model.binding(expr)
    if binding is None:
        return "unbound"
    names = []
    scope: Scope | None = binding.scope
    while scope is not None and scope.kind != "module":
        names.append(getattr(scope.node, "name", scope.kind))
        scope = scope.parent
    return ".".join(["module", *reversed(names)])


def _definitions(model: SemanticModel, expr: ast.expr) -> str:
    assert isinstance(expr, ast.Name)
    binding = model.binding(expr)
    return "unbound" if binding is None else ", ".join(definition.kind for definition in binding.definitions)


def _flow(model: SemanticModel, expr: ast.expr) -> str:
    assert isinstance(expr, ast.Name)
    binding = model.binding(expr)
    assert binding is not None
    reaching = sorted(model.flow.reaching(binding, expr), key=lambda definition: definition.start)
    return ", ".join(
        definition.kind if definition.value is None else ast.unparse(definition.value) for definition in reaching
    )


def _original(model: SemanticModel, expr: ast.expr) -> str:
    original = original_of(model, expr)
    return str(original) if original is None else ast.unparse(original)


def _loops(model: SemanticModel, expr: ast.expr) -> str:
    return ", ".join(type(loop).__name__ for loop in model.loops(expr)) or "none"


def _turns(model: SemanticModel, expr: ast.expr) -> str:
    loop = next(iter(model.loops(expr)))
    if runs_rarely(model.tree, expr, loop):
        return "rarely"
    return "in a branch" if is_in_a_branch(model.tree, expr, loop) else "each turn"


def _shared(model: SemanticModel, expr: ast.expr) -> str:
    assert isinstance(expr, ast.Name)
    binding = model.binding(expr)
    assert binding is not None
    versions = [(3, minor) for minor in (11, 12) if is_shared(model, binding, (3, minor))]
    return ", ".join(f"{major}.{minor}" for major, minor in versions) or "never"


def _escapes(model: SemanticModel, expr: ast.expr) -> bool:
    """Whether what the variable stands for escapes."""
    assert isinstance(expr, ast.Name)
    binding = model.binding(expr)
    assert binding is not None
    assert binding.only_value is not None
    return escapes(model, binding.only_value)


def _around(model: SemanticModel, expr: ast.expr) -> ast.AST:
    return next(iter(model.loops(expr)))


QUESTIONS: dict[str, Callable[[SemanticModel, ast.expr], object]] = {
    "compiled": lambda model, expr: model.is_compiled(expr),
    "copies": _original,
    "definitions": _definitions,
    "escapes": _escapes,
    "fixed": has_fixed_size,
    "flow": _flow,
    "from_few": are_from_few,
    "hashing": lambda model, expr: is_unhashable(model, model.type_of(expr)),
    "heat": lambda model, expr: model.heat(expr).name.lower(),
    "invariant": lambda model, expr: model.is_invariant(expr, _around(model, expr)),
    "loops": _loops,
    "names": lambda model, expr: model.qualified_name(expr),
    "purity": lambda model, expr: model.is_pure(expr),
    "scopes": _scopes,
    "shared": _shared,
    "small": lambda model, expr: model.is_small(expr),
    "still": lambda model, expr: hold_still(model, expr, _around(model, expr)),
    "turns": _turns,
    "types": lambda model, expr: model.type_of(expr),
    "unchanged": lambda model, expr: model.is_unchanged(expr, _around(model, expr)),
}

# To the model `reveal` is `repr`: a function that is known to leave its argument alone.
_STAND_IN = "repr  ("
_walk = make_walker(Routes({}, {"repr": (Route(None),)}))


def _revealed(path: Path) -> list[tuple[str, str, str]]:
    """For each `reveal(...)` its place, the answer of the model, and the one wanted."""
    text = path.read_text()
    module = ast.parse(text.replace("reveal(", _STAND_IN))
    walk = _walk(module)
    model = SemanticModel(Tree(module), walk, "shop/orders.py")
    lines = text.splitlines()
    rows = []
    for candidate in walk.candidates:
        assert isinstance(candidate.node, ast.Call)
        line = lines[candidate.node.lineno - 1]
        wanted = re.search(r"#\s*(.+)$", line)
        assert wanted, f"{path.name}:{candidate.node.lineno} says no answer"
        answer = QUESTIONS[path.stem](model, candidate.node.args[0])
        rows.append((f"{path.name}:{candidate.node.lineno}: {line.strip()}", str(answer), wanted[1]))
    return rows


def test_every_question_is_asked() -> None:
    assert sorted(QUESTIONS) == FILES


@pytest.mark.parametrize("question", FILES)
def test_model_reveals(question: str) -> None:
    rows = _revealed(REVEAL / f"{question}.py")
    assert len(rows) >= 5
    wrong = [f"{place} but is {answer}" for place, answer, wanted in rows if answer != wanted]
    assert wrong == [], "\n".join(wrong)
