"""perflint against its floors: ratios of CPU time, never seconds.

    python benchmarks/speed.py PATH... [--rounds 7]

Run: a whole perflint process over the files, against `ast.parse` of the same files with the garbage collector off.
Start-up: a whole perflint process over one small file, against `python -I -c "import ast"`.
The two sides of a ratio take turns; the median of the turns is printed, with the lowest and the highest.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

PARSE = """
import ast, gc, sys, time
paths = sys.stdin.read().split("\\0")
sources = []
for path in paths:
    with open(path, "rb") as file:
        sources.append(file.read())
gc.disable()
spent = 0.0
for source in sources:
    start = time.process_time()
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        pass
    spent += time.process_time() - start
    tree = None
print(spent)
"""
"""Sums the time in the parser alone; reading is not in it, and one tree is alive at a time."""

SMALL = '''\
"""A small module."""


def totals(orders):
    found = {}
    for order in orders:
        found[order.customer] = found.get(order.customer, 0) + order.amount
    return found
'''


def cpu_seconds(command: Sequence[str]) -> float:
    """CPU time of a process and its children, user and system."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def parse_seconds(paths: Sequence[str]) -> float:
    done = subprocess.run(
        [sys.executable, "-I", "-c", PARSE], input="\0".join(paths), capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def perflint(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "perflint", "check", "--isolated", "--quiet", *arguments]


def files_of(paths: Sequence[str]) -> list[str]:
    """The files that perflint itself would check."""
    done = subprocess.run([*perflint("--show-files"), *paths], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def run_ratios(paths: Sequence[str], rounds: int) -> list[float]:
    files = files_of(paths)
    print(f"{len(files)} files, {sum(Path(file).read_bytes().count(b'%c' % 10) for file in files)} lines")
    return [cpu_seconds([*perflint(), *paths]) / parse_seconds(files) for _ in range(rounds)]


def startup_ratios(rounds: int) -> list[float]:
    with tempfile.TemporaryDirectory() as directory:
        small = Path(directory) / "small.py"
        small.write_text(SMALL, encoding="utf-8")
        floor = [sys.executable, "-I", "-c", "import ast"]
        return [cpu_seconds(perflint(str(small))) / cpu_seconds(floor) for _ in range(rounds)]


def show(what: str, ratios: Sequence[float], budget: float) -> None:
    middle = statistics.median(ratios)
    print(f"{what:8} {middle:5.2f}x  (from {min(ratios):.2f} to {max(ratios):.2f}; the budget is {budget:g}x)")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files or directories to check")
    parser.add_argument("--rounds", type=int, default=7, help="turns of each side (default: %(default)s)")
    options = parser.parse_args()
    show("run", run_ratios(options.paths, options.rounds), 1.5)
    show("start-up", startup_ratios(3 * options.rounds), 5)
    return 0


if __name__ == "__main__":
    sys.exit(main())
