"""The form of a rule: declared facts, triggers, one pure check."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar, NamedTuple, TypeVar

from perflint.findings import Cost, Evidence, Finding, Fix, Kind, Related, impact_of
from perflint.rewrites.steps import Rewrite
from perflint.semantics.model import SemanticModel
from perflint.semantics.summaries.chains import Hop, Warmth
from perflint.semantics.summaries.questions import Topic
from perflint.source.text import SourceText
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Having

Findings = Iterator[Finding]
N = TypeVar("N", bound=ast.AST)
R = TypeVar("R", bound="Rule")


class Context(NamedTuple):
    """The file under check. The door tells the price: text, then shape, then meaning.

    `fix_for` makes a fix of what a rule wants written instead of a node; None where there is none.
    """

    source: SourceText
    tree: Tree
    model: SemanticModel
    target_version: tuple[int, int]
    fix_for: "Callable[[Rule, ast.AST, Context], Fix | None]"


class Trigger(NamedTuple):
    """When the engine calls a check: for these node types, or for calls that resolve to these callees.

    `in_loop`, `in_async` and `having` are tested during the walk, before anything else is asked.
    """

    nodes: tuple[type[ast.AST], ...]
    callees: frozenset[str] = frozenset()
    in_loop: bool = False
    in_async: bool = False
    having: Having = ()


Check = Callable[[R, N, Context], Findings]
Types = tuple[type[ast.AST], ...]


def on(
    *nodes: type[N], in_loop: bool = False, in_async: bool = False, **having: Types
) -> Callable[[Check[R, N]], Check[R, N]]:
    """Call the check for these node types, if so wished only inside a loop or an async function.

    Fields of the node may be narrowed too, by the classes that their value, or the first item of a list,
    may have: `@on(ast.Compare, ops=(ast.In, ast.NotIn))`. A check may have several triggers.
    """
    for node in nodes:
        for field in having:
            if field not in node._fields:
                raise TypeError(f"{node.__name__} has no field {field}")
    narrowed = tuple((field, frozenset(types)) for field, types in having.items())
    return _triggered_by(Trigger(nodes, frozenset(), in_loop, in_async, narrowed))


def on_call(
    *callees: str, in_loop: bool = False, in_async: bool = False
) -> Callable[[Check[R, ast.Call]], Check[R, ast.Call]]:
    """Call the check for calls that certainly resolve to one of these qualified names.

    Through any import and alias; for methods through the receiver's type (`builtins.list.pop`). A name
    like `*.execute` stands for every call of something with this last name, whatever it resolves to.
    """
    return _triggered_by(Trigger((ast.Call,), frozenset(callees), in_loop, in_async))


def _triggered_by(trigger: Trigger) -> Callable[[Check[R, N]], Check[R, N]]:
    def mark(check: Check[R, N]) -> Check[R, N]:
        check.triggers = (trigger, *getattr(check, "triggers", ()))  # type: ignore[attr-defined]
        return check

    return mark


class Rule:
    """One anti-pattern. Subclasses declare the facts and give one or more checks marked with `on` or `on_call`.

    The docstring is the rule's page: its first line says what is slow and how slow, `## Stays silent`
    says when the rule does not speak, and `## Fix safety` is there if the rule has a fix.
    """

    code: ClassVar[str]
    kind: ClassVar[Kind]
    cost: ClassVar[Cost | None] = None
    message: ClassVar[str]
    """What is slow here: lower case, no full stop, `{fields}` filled by `finding`."""
    advice: ClassVar[str]
    """What to do instead, with the same fields."""
    evidence: ClassVar[Evidence]
    ruff: ClassVar[tuple[str, ...]] = ()
    """Codes of ruff's rules that report some of the same places."""
    default: ClassVar[bool] = True
    since: ClassVar[tuple[int, int]] = (3, 0)
    """The first Python version for which the claim holds."""
    asks_project: ClassVar[tuple[Topic, ...]] = ()
    """What all that it says comes from, if that is the project: then it need not run before that has answered."""

    def fix(self, node: Any, ctx: Context) -> Rewrite | None:
        """What to write instead of what was found at `node`; None where nothing can be told. Changes nothing."""
        return None

    @classmethod
    def has_fixes(cls) -> bool:
        return cls.fix is not Rule.fix

    @classmethod
    def rule_name(cls) -> str:
        """`ListAsQueue` is `list-as-queue`, `ApplyAxis1` is `apply-axis-1`."""
        return re.sub(r"(?<!^)(?=[A-Z])|(?<=[a-z])(?=\d)", "-", cls.__name__).lower()

    @classmethod
    def family(cls) -> str:
        """The package that the rule's module is in."""
        return cls.__module__.split(".")[-2]

    @classmethod
    def triggers(cls) -> Iterator[tuple[str, Trigger]]:
        """The checks of this rule: method name and trigger, in the order of definition."""
        for name, member in vars(cls).items():
            for trigger in getattr(member, "triggers", ()):
                yield name, trigger

    def finding(
        self,
        ctx: Context,
        node: ast.AST,
        *,
        related: tuple[tuple[str, ast.AST], ...] = (),
        chain: Iterable[Hop] = (),
        ruff: tuple[str, ...] | None = None,
        runs: ast.AST | None = None,
        **fields: Any,
    ) -> Finding:
        """A finding at `node`. `related` pairs a message with the node that it is about; the calls of a `chain`
        become related places too.

        `runs` is what costs each time that it runs, if that is not the node itself. `ruff` are the rules of ruff that
        report this very place, where these are not all that the rule names.
        """
        return Finding(
            path=ctx.source.path,
            range=ctx.source.range(node),
            code=self.code,
            rule=self.rule_name(),
            message=self.message.format(**fields),
            kind=self.kind,
            impact=impact_of(self.kind, ctx.model.heat(runs or node)),
            advice=self.advice.format(**fields),
            cost=self.cost,
            excerpt=ctx.source.line(getattr(node, "lineno", 1)),
            related=(
                *(Related(message, ctx.source.range(other)) for message, other in related),
                *places("calls `{}`", chain),
                *places("the type is from `{}`", ctx.model.elsewhere.origins(node)),
                *_heated(ctx.model.heated_by(runs or node)),
            ),
            fix=ctx.fix_for(self, node, ctx),
            ruff=self.ruff if ruff is None else ruff,
        )


def places(message: str, hops: Iterable[Hop]) -> tuple[Related, ...]:
    """Places in the project, each with its file and what is named there."""
    return tuple(Related(message.format(hop.name), hop.range, hop.path) for hop in hops)


_RUNS = {"request": "runs for each request", "task": "runs in a task", "loop": "runs in a loop"}


def _heated(warmth: Warmth | None) -> Iterator[Related]:
    """The calls by which the place of a finding comes to run often, from the top."""
    if warmth is None:
        return
    called = [*(f"`{hop.name}`" for hop in warmth.hops[1:]), "it"]
    for number, (hop, name) in enumerate(zip(warmth.hops, called, strict=True)):
        does = f"hands {name} on" if warmth.is_handed_on and not number else f"calls {name}"
        why = f"{_RUNS[warmth.reason]}: " if not number else ""
        yield Related(f"{why}`{hop.name}` {does}", hop.range, hop.path)
