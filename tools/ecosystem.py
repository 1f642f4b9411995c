"""Run rules over real packages: how often each fires, what crashes, and a sample of findings to read by eye.

    python tools/ecosystem.py list-as-queue
    python tools/ecosystem.py ALL --packages django,stdlib,celery==5.4.0 --sample 60 --seed 2
    python tools/ecosystem.py PRF5 --packages ~/work/our-service

Packages are downloaded with pip, without their dependencies, into a cache; nothing of them is imported or run.
The exit code is 1 if a rule raised an error.
"""

import argparse
import random
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from chosen_rules import add_rules_argument, chosen_rules

from perflint.engine.configuration import Configurations
from perflint.engine.discovery import discover
from perflint.engine.dispatch import InternalError
from perflint.engine.run import run
from perflint.findings import Finding
from perflint.source.reading import read_source
from perflint.source.text import SourceError

PINS = {
    "celery": "5.6.0",
    "django": "5.2.8",
    "homeassistant": "2024.3.3",
    "networkx": "3.4.2",
    "pandas": "2.3.3",
    "sympy": "1.14.0",
    "transformers": "4.57.1",
}
"""What is checked by default: applications and libraries, asynchronous and numeric code."""

CONTEXT = 8
"""Lines of a sample before and after the finding."""


class Checked(NamedTuple):
    """What a run over one package has given."""

    name: str
    files: int
    lines: int
    findings: tuple[Finding, ...]
    errors: tuple[InternalError, ...]


def directory_of(package: str, cache: Path) -> Path:
    """Where the code of a package is: `stdlib`, a directory, or a distribution with or without `==version`."""
    if package == "stdlib":
        return Path(sysconfig.get_path("stdlib"))
    if Path(package).expanduser().is_dir():
        return Path(package).expanduser()
    name, _, version = package.partition("==")
    pinned = f"{name}=={version or PINS.get(name, '')}".removesuffix("==")
    unpacked = cache / pinned
    if not unpacked.is_dir():
        archive = _download(pinned, cache / "downloads" / pinned)
        # Unpacked aside and then renamed, so that what is interrupted is not taken for the package.
        partial = unpacked.with_name(f"{unpacked.name}.partial")
        _unpack(archive, partial)
        partial.rename(unpacked)
    return unpacked


def _download(pinned: str, directory: Path) -> Path:
    """The wheel, or else the source distribution. Raises `subprocess.CalledProcessError`."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*pip, "--ignore-requires-python", "--dest", str(directory), pinned], check=True)
    return next(path for path in sorted(directory.iterdir()) if path.suffix in {".whl", ".gz", ".zip"})


def _unpack(archive: Path, directory: Path) -> None:
    if archive.suffix == ".gz":
        with tarfile.open(archive) as tar:
            tar.extractall(directory, filter="data")
    else:
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(directory)


def check(name: str, directory: Path, codes: Collection[str], *, include_tests: bool) -> Checked:
    """Run the rules, whatever configuration the package brings along."""
    overrides = {"select": sorted(codes), "include_tests": include_tests}
    configurations = Configurations(isolated=True, overrides=overrides)
    files = discover([str(directory)], configurations).files
    done = run(files)
    lines = sum(_line_count(file.path) for file in files)
    return Checked(name, done.files, lines, done.findings, done.internal_errors)


def _line_count(path: str) -> int:
    return Path(path).read_bytes().count(b"\n")


def print_counts(checked: Sequence[Checked]) -> None:
    """Findings for each package, then for each rule, also per thousand lines."""
    lines = sum(one.lines for one in checked)
    for one in checked:
        print(f"{one.name:32} {one.files:6} files {one.lines:9} lines {len(one.findings):6} findings")
    by_rule = Counter((finding.code, finding.rule) for one in checked for finding in one.findings)
    for (code, rule), number in sorted(by_rule.items()):
        print(f"{code} {rule:36} {number:6} {1000 * number / max(lines, 1):9.3f} per 1000 lines")
    for one in checked:
        for error in one.errors:
            print(f"ERROR {error.rule} at {error.path}:{error.line}: {error.message}", file=sys.stderr)


def print_sample(findings: Sequence[Finding], size: int, seed: int) -> None:
    """Findings drawn at random, the same for the same seed, with the code around them."""
    drawn = random.Random(seed).sample(findings, min(size, len(findings)))
    for number, finding in enumerate(drawn, start=1):
        place = f"{finding.path}:{finding.range.line}:{finding.range.column}"
        print(f"\n--- {number} of {len(drawn)}: {place}: {finding.code} {finding.rule} [{finding.impact}]")
        print(f"    {finding.message}\n    instead: {finding.advice}\n")
        print("\n".join(_surrounding(finding)))


def _surrounding(finding: Finding) -> list[str]:
    try:
        source = read_source(finding.path)
    except SourceError as error:
        return [f"    {error.message}"]
    middle = source.text_lines(finding.range)[0]
    numbers = range(max(1, middle - CONTEXT), min(len(source.lines), middle + CONTEXT) + 1)
    return [f"{'>' if number == middle else ' '} {number:6} | {source.line(number)}" for number in numbers]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_rules_argument(parser)
    parser.add_argument(
        "--packages",
        default=",".join(PINS),
        help="distributions (pinned here, or NAME==VERSION), directories, `stdlib`; with commas (default: %(default)s)",
    )
    parser.add_argument("--cache", type=Path, default=Path("~/.cache/perflint-ecosystem"), metavar="DIR")
    parser.add_argument("--sample", type=int, default=20, metavar="N", help="findings to print (default: %(default)s)")
    parser.add_argument("--include-tests", action="store_true", help="look at tests too")
    parser.add_argument("--seed", type=int, default=1, help="decides which (default: %(default)s)")
    return parser


def main() -> int:
    parser = _parser()
    options = parser.parse_args()
    codes = {rule.code for rule in chosen_rules(parser, options)}
    checked = []
    for package in options.packages.split(","):
        try:
            directory = directory_of(package, options.cache.expanduser())
        except subprocess.CalledProcessError:
            parser.error(f"{package} is no directory, and pip could not download it")
        checked.append(check(package, directory, codes, include_tests=options.include_tests))
    print_counts(checked)
    findings = [finding for one in checked for finding in one.findings if finding.code in codes]
    print_sample(findings, options.sample, options.seed)
    return 1 if any(one.errors for one in checked) else 0


if __name__ == "__main__":
    sys.exit(main())
