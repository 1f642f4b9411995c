# (w, dd) the result is a key, and of type bytes
def collect(chunks: list[bytes]):
    body = b""
    for chunk in chunks:
        body += chunk
    return {body: type(body).__name__}


given = [b"a", b"b"]
print(collect(given))
