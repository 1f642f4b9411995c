"""Caches that live as long as the program."""

import ast

import pytest

from perflint.semantics.data.caches import DictCache, dict_cache, is_tended, is_unlimited
from perflint.semantics.model import SemanticModel
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Routes, make_walker


def model_of(code: str) -> SemanticModel:
    module = ast.parse(code)
    return SemanticModel(Tree(module), make_walker(Routes({}, {}))(module))


def caches_in(code: str) -> list[DictCache]:
    model = model_of(code)
    statements = [node for node in ast.walk(model.tree.module) if isinstance(node, ast.stmt)]
    return [cache for statement in statements if (cache := dict_cache(model, statement)) is not None]


def entries(code: str) -> list[str]:
    """What is kept in the only cache of the code."""
    (cache,) = caches_in(code)
    return [
        f"{ast.unparse(place)}[{ast.unparse(key)}] = {ast.unparse(result)}" for place, key, result in cache.entries()
    ]


@pytest.mark.parametrize(
    "code",
    [
        "a = {}",
        "a: dict = {}",
        "class A:\n    a = {}\n    def f(self): self.a[1] = 2",
        "class A:\n    a: dict = {}\n    def f(self): A.a[1] = 2",
        "class A(B):\n    a = {}\n    def f(cls): cls.a[1] = 2",
        "class A:\n    a = {}\n    def f(self, x): self.a[1] = x.b",
        "class B:\n    b = 1\nclass A:\n    a = {}\n    def f(self): self.a[1] = 2",
    ],
)
def test_dict_cache(code: str) -> None:
    assert len(caches_in(code)) == 1


@pytest.mark.parametrize(
    "code",
    [
        "a = {1: 2}",
        "a = dict(b)",
        "a: dict",
        "a = b = {}",
        "a = {}\na = {}",
        "def f():\n    a = {}",
        "class A:\n    a = {}",
        "class A:\n    a = {}\n    def f(self): self.b[1] = self.a[1]",
        "class A:\n    a = {}\n    def f(self, x): self.a[1] = x.a[1]",
        "class A:\n    a = {}\n    def f(self, x): self.a[1] = x.b.a[1]",
        "class A(B):\n    a: dict = {}\n    def f(self): self.a[1] = 2",
    ],
)
def test_is_no_dict_cache(code: str) -> None:
    assert caches_in(code) == []


@pytest.mark.parametrize(
    "body",
    [
        "if 1 in a: return a[1]\n a[1] = 2",
        "b = a.get(1)\n a[1] = 2",
        "a.setdefault(1, 0)\n a[1] = 2",
        "b = a[1] = 2; a[1]",
    ],
)
def test_entries(body: str) -> None:
    assert entries(f"a = {{}}\ndef f():\n {body}") == ["a[1] = 2"]


@pytest.mark.parametrize(
    "code",
    ["def f(): a[1] = 2", "def f(): a[1] = 2\ndef g(): a[1]", "a[1] = 2\na[1]", "def f():\n a[1] += 2\n return a[1]"],
)
def test_is_not_asked_or_not_kept(code: str) -> None:
    assert entries(f"a = {{}}\n{code}") == []


@pytest.mark.parametrize("use", ["a[1]", "a[1] = 2", "1 in a", "a.get(1)", "a.items()", "a == b"])
def test_keeps_all(use: str) -> None:
    (cache,) = caches_in(f"a = {{}}\n{use}")
    assert cache.keeps_all()


@pytest.mark.parametrize(
    "use", ["del a[1]", "a.pop(1)", "len(a)", "f(a)", "b = a", "b[a]", "b[a] = 1", "for b in a: f(b)"]
)
def test_may_let_go(use: str) -> None:
    (cache,) = caches_in(f"a = {{}}\n{use}")
    assert not cache.keeps_all()


HEAD = "import functools\nfrom functools import cache, lru_cache\n"


def function_in(model: SemanticModel) -> ast.FunctionDef:
    return next(node for node in ast.walk(model.tree.module) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize(
    "decorator", ["cache", "functools.cache", "lru_cache(None)", "functools.lru_cache(maxsize=None)"]
)
def test_unlimited(decorator: str) -> None:
    model = model_of(f"{HEAD}@{decorator}\ndef f(x): pass")
    assert is_unlimited(model, function_in(model).decorator_list[0])


@pytest.mark.parametrize(
    "decorator", ["lru_cache", "lru_cache()", "lru_cache(1)", "lru_cache(typed=None)", "app.cache"]
)
def test_limited_or_unknown(decorator: str) -> None:
    model = model_of(f"{HEAD}@{decorator}\ndef f(x): pass")
    assert not is_unlimited(model, function_in(model).decorator_list[0])


@pytest.mark.parametrize(
    "code", ["f.cache_clear()", "print(A.f.cache_info())", "class B:\n    def g(self): self.f.cache_clear()"]
)
def test_tended(code: str) -> None:
    model = model_of(f"{HEAD}@cache\ndef f(x): pass\n{code}")
    assert is_tended(model, function_in(model))


def test_tended_by_itself() -> None:
    model = model_of(f"{HEAD}@cache\ndef f(x): return f(x - 1)")
    assert is_tended(model, function_in(model))


@pytest.mark.parametrize("code", ["f(1)", "g.cache_clear()", "f.clear()", "f.x.cache_clear()"])
def test_not_tended(code: str) -> None:
    model = model_of(f"{HEAD}@cache\ndef f(x): pass\n{code}")
    assert not is_tended(model, function_in(model))
