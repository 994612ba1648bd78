"""`./lab book`: the course as a web site."""

import functools
import http.server
import os
import socket
import sys
import time

from coursebook import FOLDER, WORK, site
from coursebook.pages import Pages
from coursebook.programs import Programs
from transferlab.arguments import Parser
from transferlab.environment import Environment
from transferlab.failure import ExitCode, Failure

MEMORY = os.path.join(WORK, "runs")


def options(arguments):
    """What was typed."""
    parser = Parser(prog="./lab book", description="Make the course's web book: a folder of pages that need no server and no network.")
    parser.add_argument("--out", metavar="DIR", default=os.path.join(WORK, "site"), help="where to put it (default: .build/book/site)")
    parser.add_argument("--serve", action="store_true", help="then show it on localhost, until Ctrl-C")
    parser.add_argument("--port", type=int, default=8000, help="the port of --serve (default: 8000)")
    return parser.parse_args(arguments)


def say(sentence):
    """A line of progress."""
    print(sentence, file=sys.stderr, flush=True)


def main(arguments):
    """Makes the book."""
    chosen = options(arguments)
    site.require_place(chosen.out)
    if chosen.serve:
        require_port(chosen.port)
    start = time.monotonic()
    python = Environment(os.path.join(WORK, "environment"), os.path.join(FOLDER, "requirements.txt")).prepare()
    programs = Programs.built(MEMORY)
    pages = os.path.join(WORK, "pages")
    Pages(programs, pages, report=say).write()
    say("lab: Sphinx")
    built = os.path.join(WORK, "html")
    site.build(python, pages, built)
    site.publish(built, chosen.out)
    print(f"The book is in {chosen.out}; open {os.path.join(chosen.out, 'index.html')}  ({time.monotonic() - start:.0f} s)", flush=True)
    if chosen.serve:
        serve(chosen.out, chosen.port)


def require_port(port):
    """Refuses a port that another program listens on."""
    if not 0 < port < 65536:
        raise Failure(f"{port} is no port; they go from 1 to 65535.", ExitCode.USAGE)
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except OSError:
            raise Failure(f"Port {port} is in use; type ./lab book --serve --port {port + 1}", ExitCode.NOT_INSTALLED) from None


def serve(folder, port):
    """Shows the site to this machine alone."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        print(f"http://127.0.0.1:{port}/   (Ctrl-C ends it)", flush=True)
        server.serve_forever()


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Failure as failure:
        print(f"lab: {failure}", file=sys.stderr)
        sys.exit(int(failure.code))
    except KeyboardInterrupt:
        sys.exit(int(ExitCode.INTERRUPTED))
