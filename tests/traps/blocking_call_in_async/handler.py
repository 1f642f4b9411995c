# (ii) a function that is handed over asks which thread it runs in
# unsafe: does not see what belongs to the thread of the event loop
import asyncio
import shutil
import tempfile
import threading
from pathlib import Path


def ignored(directory, names):
    print(threading.current_thread() is threading.main_thread(), names)
    return []


async def main():
    with tempfile.TemporaryDirectory() as directory:
        Path(directory, "a").mkdir()
        shutil.copytree(Path(directory, "a"), Path(directory, "b"), ignore=ignored)


asyncio.run(main())
