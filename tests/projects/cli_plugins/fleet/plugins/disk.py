"""What is on a host's disk."""

import os
import subprocess

from fleet.registry import plugin


class Usage:
    """Runs `df` on the host when it is asked for the first number."""

    def __init__(self, host: str) -> None:
        self.host = host

    @property
    def rows(self) -> list[str]:
        return self._output().splitlines()[1:]

    @property
    def command(self) -> list[str]:
        return ["ssh", self.host, "df", "-P"]

    def _output(self) -> str:
        return subprocess.check_output(self.command, text=True)


@plugin("disk")
def disk(host: str) -> str:
    return "\n".join(Usage(host).rows)


@plugin("logs")
def logs(host: str) -> str:
    total = 0
    for directory, _, names in os.walk(f"/var/log/remote/{host}"):
        total += sum([os.path.getsize(os.path.join(directory, name)) for name in names])
    return str(total)
