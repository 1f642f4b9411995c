# (s) more than one thing is added: in order, or nothing
def collect(chunks, log):
    body = b""
    for chunk in chunks:
        body = body + bytes(chunk) + bytes(log)
        log.append(1)
    return body


log = []
given = [[1], [2, 3]]
print(collect(given, log), log)
