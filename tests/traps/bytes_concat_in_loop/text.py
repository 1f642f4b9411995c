# (y) text cannot be added to bytes, nor to a bytearray
def collect(chunks):
    body = b""
    for chunk in chunks:
        body += chunk
    return body


given = [bytearray(b"a"), memoryview(b"b")]
print(collect(given))
others = ["a"]
print(collect(others))
