# (n, s) the default raises an error, whether it is needed or not
# unsafe: where the default is not needed, it is not computed, with all that it does or raises
from pathlib import Path


def text_of(texts: dict[str, str], path: str):
    return texts.get(path, Path(path).read_text())


print(text_of({"/no/such/file": "a"}, "/no/such/file"))
