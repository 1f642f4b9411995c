from perflint.engine.engine_rules import EngineRule
from perflint.reports.rule_page import page_of
from perflint.rules import Cost, Evidence, Kind, Rule


class SlowThing(Rule):
    """Something is slow,
    and this says how slow.

    It goes on here.

    ## Stays silent
    - elsewhere
    """

    code = "PRF199"
    kind = Kind.ASYMPTOTIC
    cost = Cost("O(n²)", "O(n)")
    message = "`{name}` is slow"
    advice = "make `{name}` fast"
    default = False
    since = (3, 12)
    ruff = ("PERF101", "C416")
    evidence = Evidence(
        setup="""
            import heapq
        """,
        slow="return slow(rows)",
        fast="""
            return fast(
                rows
            )
        """,
        cases={"short": "rows = [n]", "long": "rows = range(n)"},
        sizes=(10, 10_000),
    )


def test_page_of_a_rule() -> None:
    assert (
        page_of(SlowThing).as_markdown()
        == """\
# slow-thing (PRF199)

Something is slow, and this says how slow.

- family: reports
- kind: asymptotic
- cost: O(n²) → O(n)
- default: off
- since: Python 3.12
- ruff reports some of the same places: PERF101, C416

It goes on here.

## Stays silent
- elsewhere

## Message

> `{name}` is slow
>
> instead: make `{name}` fast

## Example

```python
import heapq
```

Slow:

```python
return slow(rows)
```

Fast:

```python
return fast(
    rows
)
```

Both give the same result. They are measured with `n` = 10, 10,000 and

- short: `rows = [n]`
- long: `rows = range(n)`
"""
    )


def test_page_of_a_rule_of_the_engine() -> None:
    rule = EngineRule("PRF009", "odd-thing", "A thing is odd.", "It is.\n")
    assert page_of(rule).as_markdown() == "# odd-thing (PRF009)\n\nA thing is odd.\n\n- default: on\n\nIt is.\n"


def test_pages_as_data_have_the_same_keys() -> None:
    rule = page_of(SlowThing).as_json()
    engine_rule = page_of(EngineRule("PRF009", "odd-thing", "A thing is odd.", "It is.")).as_json()
    assert list(rule) == list(engine_rule)
    assert (rule["kind"], rule["since"], rule["default"]) == ("asymptotic", "3.12", False)
    assert rule["cost"] == {"slow": "O(n²)", "fast": "O(n)"}
    assert rule["evidence"]["cases"] == {"short": "rows = [n]", "long": "rows = range(n)"}
    assert (engine_rule["kind"], engine_rule["cost"], engine_rule["evidence"]) == (None, None, None)
