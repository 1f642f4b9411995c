"""The hosts that the commands are about."""

from collections.abc import Iterator
from pathlib import Path

try:
    import tomllib
except ModuleNotFoundError:
    import tomli as tomllib


class Inventory:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __iter__(self) -> Iterator[str]:
        return iter(self.read()["hosts"])

    def __len__(self) -> int:
        return len(self.read()["hosts"])

    def read(self) -> dict[str, list[str]]:
        return tomllib.loads(self.path.read_text(encoding="utf-8"))

    def beside(self, name: str) -> "Inventory":
        return Inventory(self.path.with_name(name))


def named(hosts: list[str], prefix: str) -> Iterator[str]:
    for host in hosts:
        if host.startswith(prefix):
            yield host
