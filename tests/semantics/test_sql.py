"""What is known of the statements that a module sends to a database."""

import ast

import pytest

from perflint.semantics.data.sql import Statement, statement_of
from perflint.semantics.model import SemanticModel
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Routes, make_walker

HEAD = "import sqlalchemy as sa\nfrom sqlalchemy import delete, insert, select, text, update\n"


def sent(code: str) -> Statement | None:
    """The statement of the call in the last line."""
    module = ast.parse(HEAD + code)
    model = SemanticModel(Tree(module), make_walker(Routes({}, {}))(module))
    last = module.body[-1]
    assert isinstance(last, ast.Expr)
    return statement_of(model, last.value)


def unparsed(parts: tuple[ast.expr, ...]) -> list[str]:
    return [ast.unparse(part) for part in parts]


@pytest.mark.parametrize(
    ("code", "verb", "shape", "values"),
    [
        ("c.execute('select name from users where id = ?', (id,))", "SELECT", [], ["(id,)"]),
        ("c.execute('''\n  INSERT OR IGNORE INTO users VALUES (?)''', row)", "INSERT", [], ["row"]),
        ("c.execute(f'UPDATE {table} SET a = 1 WHERE id = {id}')", "UPDATE", ["table"], ["id"]),
        ("c.execute('DELETE FROM ' + table + ' WHERE id = ' + str(id))", "DELETE", ["table"], ["str(id)"]),
        ("c.execute('DELETE FROM users WHERE id = %s' % id)", "DELETE", [], ["id"]),
        ("c.execute('DELETE FROM %s WHERE id = %s' % names)", "DELETE", ["names"], []),
        ("c.execute('REPLACE INTO {} VALUES ({})'.format(table, id))", "REPLACE", ["table", "id"], []),
        ("find = 'SELECT a FROM t'\nquery = find\nc.execute(query)", "SELECT", [], []),
        ("c.execute(text('DELETE FROM t').bindparams(id=id), more)", "DELETE", [], ["id", "more"]),
        ("s.execute(sa.insert(Log).values(user=user))", "INSERT", ["Log"], ["user"]),
        ("s.scalars(select(A.b).select_from(C).where(A.d == e))", "SELECT", ["A.b", "C"], ["A.d == e"]),
        ("change = update(A).where(A.b == c)\ns.execute(change, params=d)", "UPDATE", ["A"], ["A.b == c", "d"]),
        ("c.fetchval('SELECT a FROM b WHERE c = $1', d)", "SELECT", [], ["d"]),
    ],
)
def test_statements_that_are_written_out(code: str, verb: str, shape: list[str], values: list[str]) -> None:
    statement = sent(code)
    assert statement is not None
    assert (statement.verb, unparsed(statement.shape), unparsed(statement.values)) == (verb, shape, values)


@pytest.mark.parametrize(
    "code",
    [
        "c.execute(statement)",
        "c.execute()",
        "c.execute('PRAGMA table_info(users)')",
        "c.execute('CREATE TABLE users (id)')",
        "c.execute(f'{verb} INTO users')",
        "robot.execute('select the tool', move)",
        "c.send('SELECT a FROM b')",
        "s.execute(table.insert().values(a=b))",
        "s.execute(make(A).where(A.b == c))",
        "execute('SELECT a FROM b')",
        "a = b\nb = a\nc.execute(a)",
    ],
)
def test_what_is_no_statement_or_an_unknown_one(code: str) -> None:
    assert sent(code) is None


def test_only_selects_do_not_write() -> None:
    statements = [sent(f"c.execute('{text}')") for text in ("SELECT a FROM b", "UPDATE a SET b = 1")]
    assert [statement.writes for statement in statements if statement is not None] == [False, True]
