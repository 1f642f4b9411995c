"""The checksum of a symbol list, where the compiled one is missing."""

import zlib
from pathlib import Path


def checksum(path: Path) -> int:
    return zlib.crc32(path.read_bytes())


def checksum_of(text: str) -> int:
    return zlib.crc32(text.encode())
