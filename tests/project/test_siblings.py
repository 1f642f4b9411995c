"""Functions that take many keys, beside those that take one."""

import pytest

from perflint.project.index import Project
from perflint.project.link import Link
from perflint.project.siblings import Siblings
from perflint.semantics.summaries.chains import Sibling
from perflint.semantics.summaries.questions import Questions
from perflint.semantics.summaries.summary import CallSummary, Expression, FunctionSummary
from tests.project.summaries import call, cls, coroutine, function, module

SIBLINGS = Questions()
SIBLINGS.calls = {"siblings"}
ASKS = call("ask", is_awaited=True)


def head(text: str, *calls: CallSummary, decorators: tuple[Expression, ...] = ()) -> FunctionSummary:
    """A method that `text` declares: `get_user(id, name:str, more=)`. It awaits something."""
    name, _, inside = text.rstrip(")").partition("(")
    given = [one.partition(":") for one in inside.split(", ") if one]
    names = {parameter.partition("=")[0]: f"{type_}:()" if type_ else "" for parameter, _, type_ in given}
    parameters = ["self", *(parameter for parameter, _, _ in given)]
    made = (ASKS, *calls)
    return function(name, *made, is_async=True, parameters=parameters, names=names, decorators=decorators)


def sibling(*methods: FunctionSummary, owner: str = "Users", bases: tuple[Expression, ...] = ()) -> Sibling | None:
    """That of the first method of a class."""
    named = [one._replace(name=f"{owner}.{one.name}", receiver="self") for one in methods]
    project = Project([module("app", cls(owner, *bases), *named)])
    found = Siblings(project).of
    return next((one for target, one in found.items() if target.name == named[0].name), None)


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("get(id)", "get_many(ids)"),
        ("get(user_id:int)", "list_by_ids(ids:list[int])"),
        ("get_user(user_id)", "get_users(user_ids)"),
        ("get_user(user_id)", "get_many(ids)"),
        ("get_user(id)", "get_users(users:Sequence[str])"),
        ("get_user(session, id)", "bulk_get_users(session, ids)"),
        ("find_by_mail(mail)", "find_by_mails(mails)"),
        ("load_entry(key)", "load_entries(keys:Iterable[str])"),
        ("user(id)", "users(ids)"),
        ("get(id, fresh=)", "fetch_all(ids, fresh=)"),
    ],
)
def test_siblings(one: str, many: str) -> None:
    found = sibling(head(one), head(many))
    assert found is not None
    assert found.name == many.partition("(")[0]


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("get(id)", "get_all()"),
        ("get(id)", "get_many(status:str)"),
        ("get(id)", "get_many(filters)"),
        ("get(id)", "get_orders(ids)"),
        ("get_user(id)", "get_orders(ids)"),
        ("get_user(user_id)", "get_users(order_ids)"),
        ("get_by_mail(mail)", "get_many(ids)"),
        ("get_by_mail(id)", "get_many(ids)"),
        ("get(id)", "get_many(ids, language)"),
        ("get(id)", "get_many(ids, names)"),
        ("get(id)", "delete_many(ids)"),
        ("get(id)", "delete_by_ids(ids)"),
        ("get(ids)", "get_many(ids)"),
        ("get()", "get_many(ids)"),
        ("get(_)", "get_many(_:list[int])"),
        ("get(id)", "get_one(ids)"),
        ("delete_user(id)", "delete_users(ids)"),
        ("save(id)", "saves(ids)"),
    ],
)
def test_no_siblings(one: str, many: str) -> None:
    assert sibling(head(one), head(many)) is None


def test_other_look_ups_beside_make_it_uncertain_what_many_are() -> None:
    assert sibling(head("get_user(id)"), head("get_many(ids)"), head("get_order(id)"), owner="Api") is None
    assert sibling(head("get_user(id)"), head("get_many(ids)"), owner="Api") is not None


def test_what_calls_the_one_for_each_is_no_sibling() -> None:
    assert sibling(head("get(id)"), head("get_many(ids)", call("self:get"))) is None


@pytest.mark.parametrize(
    "one",
    [
        head("get(id)", decorators=("alru_cache",)),
        head("get(id)", decorators=("functools:cached",)),
        head("get(id)", call("self:_cache", "get")),
        head("get(id)", call("self:known:__setitem__")),
    ],
)
def test_what_is_kept_needs_no_sibling(one: FunctionSummary) -> None:
    assert sibling(one, head("get_many(ids)")) is None


def test_what_waits_for_nothing_needs_none_either() -> None:
    idle = head("get(id)")._replace(calls=())
    assert sibling(idle, head("get_many(ids)")) is None
    assert sibling(idle, head("get_many(ids)"), bases=("@typing.Protocol",)) is not None
    assert sibling(idle._replace(decorators=("abstractmethod",)), head("get_many(ids)")) is not None


def test_only_coroutines_count() -> None:
    many = head("get_many(ids)")
    assert sibling(head("get(id)")._replace(is_async=False), many) is None
    assert sibling(head("get(id)"), many._replace(is_async=False)) is None
    assert sibling(head("get(id)"), many._replace(is_generator=True)) is None


def test_calls_are_answered_where_they_are_awaited_in_loops() -> None:
    get = head("get(id)")._replace(name="Users.get", receiver="self")
    many = head("get_many(ids)")._replace(name="Users.get_many", receiver="self", line=7)
    users = module("users", cls("Users"), get, many)
    looped = call("users:get", line=3, is_awaited=True)._replace(in_loop=True)
    calls = [looped, looped._replace(line=4, in_loop=False), looped._replace(line=5, is_awaited=False)]
    other = looped._replace(line=6, callee="others:get")
    main = coroutine("main", *calls, other, names={"users": "Users:()", "others": ""})
    link = Link([users, module("app", main, names={"Users": "@users.Users"})])
    found = link.answers("app.py", SIBLINGS).siblings
    assert found == {(3, 4, "call"): Sibling("get_many", "users.py", 7, "id", 0)}
