# (l) what is in the `try` is read in its handler
def collect(rows):
    body = b""
    try:
        for row in rows:
            body += bytes([1 // row])
    except ZeroDivisionError:
        print(body)
    return body


given = [1, 1, 0]
print(collect(given))
