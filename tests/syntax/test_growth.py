"""Statements that add to what their target holds."""

import ast

import pytest

from perflint.syntax.growth import growth_of, is_same_place, original


def _grown(statement: str) -> str:
    """How the statement grows its target: form, end, what is added; empty if it does not."""
    growth = growth_of(ast.parse(statement).body[0])
    if growth is None:
        return ""
    added = ", ".join(map(ast.unparse, growth.extension.added))
    return f"{growth.form} {'front' if growth.is_at_front else 'end'}: {added}"


@pytest.mark.parametrize(
    ("statement", "grown"),
    [
        ("rows += more", "in place end: more"),
        ("seen |= more", "in place end: more"),
        ("rows = rows + [row]", "sum end: [row]"),
        ("rows = rows + head + [row]", "sum end: head, [row]"),
        ("rows = [row] + rows", "sum front: [row]"),
        ("rows = rows[:] + more", "sum end: more"),
        ("rows = rows.copy() + more", "sum end: more"),
        ("rows = list(rows) + more", "sum end: more"),
        ("self.rows = self.rows + more", "sum end: more"),
        ("rows['a'] = rows['a'] + more", "sum end: more"),
        ("text = f'{text}, {more}'", "text end: ', ', more"),
        ("rows = [*rows, row]", "display end: row"),
        ("rows = (row, *rows)", "display front: row"),
        ("seen = {*seen, row}", "display end: row"),
        ("table = {**table, key: value}", "display end: value"),
        ("table = {**more, **table}", "display front: more"),
        ("table = table | more", "union end: more"),
        ("table = dict(table, **more)", "call end: more"),
        ("table = dict(more, **table)", "call front: more"),
        ("seen = seen.union(more)", "call end: more"),
        ("rows = np.append(rows, more)", "stack end: more"),
        ("rows = np.concatenate((more, rows), axis=0)", "stack front: more"),
        ("rows = vstack([rows, more])", "stack end: more"),
        ("rows = concat([rows, more]).reset_index(drop=True)", "stack end: more"),
        ("rows = rows.append(more, ignore_index=True)", "stack end: more"),
        ("rows.loc[len(rows)] = more", "stack end: more"),
        ("rows.loc[len(rows.index) + 1] = more", "stack end: more"),
        ("rows.loc[rows.shape[0]] = more", "stack end: more"),
    ],
)
def test_what_grows(statement: str, grown: str) -> None:
    assert _grown(statement) == grown


@pytest.mark.parametrize(
    "statement",
    [
        "count += 1",
        "count = count + 1",
        "rows -= more",
        "rows = np.append(more, row)",
        "rows = combined([rows, more])",
        "rows = np.vstack(rows)",
        "rows.loc[key] = more",
        "rows.loc[len(more)] = more",
        "rows.loc[rows.shape[1]] = more",
        "rows = more + [row]",
        "rows = rows + rows",
        "rows = [row] + rows + [row]",
        "rows = [row, *rows, row]",
        "rows = [*rows]",
        "rows = [rows, row]",
        "table = {**table}",
        "table = {key: table, **more}",
        "table = dict(table)",
        "seen = seen.intersection(more)",
        "text = f'{text!r}, {more}'",
        "text = f'{text:>9}, {more}'",
        "rows = other = rows + [row]",
    ],
)
def test_what_does_not(statement: str) -> None:
    assert _grown(statement) == ""


@pytest.mark.parametrize(
    ("statement", "is_one_sum"),
    [
        ("rows += more", True),
        ("rows = rows + more", True),
        ("table = table | more", True),
        ("rows = rows + head + more", False),
        ("rows = more + rows", False),
        ("rows = [*rows, row]", False),
    ],
)
def test_one_sum_could_be_written_in_place(statement: str, is_one_sum: bool) -> None:
    growth = growth_of(ast.parse(statement).body[0])
    assert growth is not None
    assert growth.is_one_sum is is_one_sum


def _expression(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


def test_places() -> None:
    assert is_same_place(_expression("self.rows[0]"), _expression("self.rows[0]"))
    assert not is_same_place(_expression("self.rows[0]"), _expression("self.rows[1]"))
    assert not is_same_place(_expression("rows[1]"), _expression("rows[True]"))
    assert not is_same_place(_expression("make().rows"), _expression("make().rows"))


def test_originals_of_copies() -> None:
    copies = ["rows[:]", "rows.copy()", "list(rows)", "rows"]
    assert {ast.unparse(original(_expression(copy))) for copy in copies} == {"rows"}
    assert ast.unparse(original(_expression("rows[1:]"))) == "rows[1:]"
