# (s) arguments are evaluated in the same order, and all of them arrive
import asyncio
import subprocess
import sys


def said(what):
    print(what)
    return what


async def main():
    options = {"text": True}
    code = "import sys; print(sys.argv[1:], sys.stdin.read())"
    done = subprocess.run(
        [sys.executable, "-c", code, said("a")], input=said("in"), capture_output=True, **options
    )
    print(done.stdout.strip())
    print(*(subprocess.run(*[["echo", "b"]], stdout=subprocess.PIPE).stdout.split()))


asyncio.run(main())
