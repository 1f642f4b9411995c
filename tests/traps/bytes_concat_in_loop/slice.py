# (dd) what is cut off are bytes
def first_line(chunks: list[bytes]):
    body = b""
    for chunk in chunks:
        body += chunk
        end = body.find(b"\n")
        if end >= 0:
            return body[:end]
    return None


given = [b"a", b"b\nc"]
others = [b"a"]
print(first_line(given), first_line(others))
