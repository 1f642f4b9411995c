"""Rules without a check, for tests of what the engine does with any rule."""

from perflint.rules import Rule


def fake_rule(code: str, name: str, *, default: bool = True, since: tuple[int, int] = (3, 0)) -> type[Rule]:
    """A rule class; `name` is in the form of class names."""
    return type(name, (Rule,), {"code": code, "default": default, "since": since})


RULES = (
    fake_rule("PRF101", "ListMembership"),
    fake_rule("PRF102", "ListAsQueue", default=False),
    fake_rule("PRF110", "NewerClaim", since=(3, 12)),
    fake_rule("PRF301", "CopyLoop"),
    fake_rule("PRF302", "OtherLoop", default=False),
)
