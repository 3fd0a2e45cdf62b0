"""The image's health check: is this service ready? Plain sockets, since it runs often and must start fast."""

import os
import socket
import sys

try:
    with socket.create_connection(("127.0.0.1", int(os.environ["PORT"])), timeout=4) as connection:
        connection.sendall(b"GET /readyz HTTP/1.0\r\nHost: localhost\r\n\r\n")
        answer = connection.makefile("rb").read()
except OSError as error:
    sys.exit(f"not reachable: {error}")

status, _, rest = answer.partition(b"\r\n")
print(rest.rpartition(b"\r\n\r\n")[2].decode())
sys.exit(0 if b" 200 " in status else 1)
