# (x) methods that both have give another type
def collect(chunks: list[bytes]):
    body = b""
    for chunk in chunks:
        body += chunk
    return body.strip(), body.split(), body.upper()


given = [b" a ", b"b "]
print(collect(given))
