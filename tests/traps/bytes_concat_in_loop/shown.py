# (y, dd) `repr`, `str` and f-strings show the type
def collect(chunks: list[bytes]):
    body = b""
    for chunk in chunks:
        body += chunk
    return repr(body), f"{body!r}"


given = [b"a"]
print(collect(given))
