"""The port of a server on this machine."""

import socket

from .failure import ExitCode, Failure


def require_port(port, command, who=""):
    """Refuses a port that another program listens on: `who`, perhaps; `command` with another port is what to type."""
    if not 0 < port < 65536:
        raise Failure(f"{port} is no port; they go from 1 to 65535.", ExitCode.USAGE)
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except OSError:
            raise Failure(f"Port {port} is in use{who}; type {command} --port {port + 1}", ExitCode.NOT_INSTALLED) from None
