"""The command line."""

import argparse
import asyncio
from pathlib import Path

from fleet import probes
from fleet.hosts import Inventory
from fleet.plugins.network import ping
from fleet.registry import PLUGINS, load


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Ask a fleet of hosts.")
    parser.add_argument("plugin", choices=["ping", "address", "disk", "logs", "all"])
    parser.add_argument("--inventory", type=Path, default=Path("fleet.toml"))
    return parser.parse_args()


def run_plugin(name: str, inventory: Inventory) -> list[str]:
    return [PLUGINS[name](host) for host in inventory]  # silent: not asynchronous


async def main(path: Path) -> None:
    hosts = Inventory(path).read()["hosts"]  # silent: reads a file before there is any other task
    answers = await asyncio.gather(*[probes.probe(host) for host in hosts])  # silent: the helper has the finding
    probes.report(answers)  # silent: prints


def start() -> int:
    options = parse()
    load(["disk", "network"])
    print(ping("localhost"))  # silent: not asynchronous
    if options.plugin == "all":
        asyncio.run(main(options.inventory))
    else:
        probes.report(run_plugin(options.plugin, Inventory(options.inventory)))
    return 0


if __name__ == "__main__":
    raise SystemExit(start())
