# (ii) a thread of its own still sees the variables of the context
import asyncio
import contextvars
import shutil
import tempfile
from pathlib import Path

user = contextvars.ContextVar("user")


def ignored(directory, names):
    print(user.get(), names)
    return []


async def main():
    user.set("ada")
    with tempfile.TemporaryDirectory() as directory:
        Path(directory, "a").mkdir()
        shutil.copytree(Path(directory, "a"), Path(directory, "b"), ignore=ignored)


asyncio.run(main())
