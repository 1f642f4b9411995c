# (l) after an exception, what there is until then is handed out
# unsafe: where an exception is caught in the function, which then reads it: what there is until then is a bytearray
def collect(rows):
    try:
        body = b""
        for row in rows:
            body += bytes([1 // row])
        print(body, body)
    except ZeroDivisionError:
        print(body)


given = [1, 1, 0]
collect(given)
