# (b) the name is used for something else later
def collect(chunks: list[bytes]):
    body = b""
    for chunk in chunks:
        body += chunk
    body = body.upper()
    return body


given = [b"a", b"b"]
print(collect(given))
