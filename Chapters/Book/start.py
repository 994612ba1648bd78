"""`./lab book`: the course as a web site."""

import functools
import http.server
import os
import subprocess
import sys
import time

from coursebook import FOLDER, WORK, check, interfaces, printed, site
from coursebook.pages import Pages
from coursebook.programs import Programs
from transferlab.arguments import Parser
from transferlab.environment import Environment
from transferlab.failure import CellError, Failure, exit_code
from transferlab.port import require_port

MEMORY = os.path.join(WORK, "runs")


def options(arguments):
    """What was typed."""
    parser = Parser(prog="./lab book", description="Make the course's web book: pages that need no server and no network.")
    place = os.path.join(WORK, "site")
    parser.add_argument("--out", metavar="DIR", default=place, help="where to put it (default: .build/book/site)")
    parser.add_argument("--pdf", action="store_true", help="and as one PDF in the same folder; needs Chromium")
    parser.add_argument("--api", action="store_true", help="and the libraries' interfaces, by DocC (40 MB, shown by --serve only)")
    parser.add_argument("--check", action="store_true", help="then check it: links, rows, a second build, and in Chromium if it is there")
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
        require_port(chosen.port, "./lab book --serve")
    chromium = printed.chromium() if chosen.pdf else None
    docc = interfaces.docc() if chosen.api else None
    start = time.monotonic()
    python = Environment(os.path.join(WORK, "environment"), os.path.join(FOLDER, "requirements.txt")).prepare()
    programs = Programs.built(MEMORY)
    pages = os.path.join(WORK, "pages")
    Pages(programs, pages, has_api=chosen.api, report=say).write()
    say("lab: Sphinx")
    built = os.path.join(WORK, "html")
    site.build(python, pages, built)
    if chosen.pdf:
        say("lab: the PDF")
        printed.write(python, programs, chromium, os.path.join(built, "TransferLab.pdf"))
    if chosen.api:
        say("lab: DocC")
        interfaces.write(docc, programs.folder, os.path.join(built, "api"))
    site.publish(built, chosen.out)
    print(f"The book is in {chosen.out}; open its index.html  ({time.monotonic() - start:.0f} s)", flush=True)
    if chosen.check:
        examine(python, programs, built, chosen.api)
    if chosen.serve:
        serve(chosen.out, chosen.port)


def examine(python, programs, built, has_api):
    """Checks the book that was just built."""
    say("lab: checking links and what the pages load")
    found = check.faults(built)
    say("lab: checking the rows of sweeps against new runs, and a second build")
    fresh = Programs(programs.folder)
    again = Pages(programs, os.path.join(WORK, "pages-again"), has_api=has_api, report=lambda line: None)
    found += check.stale_rows(built, fresh, again.chapters)
    again.write()
    site.build(python, again.folder, os.path.join(WORK, "html-again"))
    found += [f"Two builds differ in {name}" for name in check.differences(built, os.path.join(WORK, "html-again"))
              if not name.endswith(".pdf") and not name.startswith("api/")]
    if found:
        raise CellError("The book has faults:\n" + "\n".join(found))
    print("Links lead somewhere, nothing is loaded from elsewhere, rows are those of a run now, two builds are the same.", flush=True)
    try:
        chromium = printed.chromium()
    except Failure:
        print("There is no Chromium: nothing was checked in a browser; type: sudo apt-get install chromium", flush=True)
        return
    say("lab: opening every page in Chromium (some minutes)")
    browsing = Environment(os.path.join(WORK, "browser"), os.path.join(FOLDER, "requirements-browser.txt")).prepare()
    if subprocess.run([browsing, "-m", "coursebook.browser", chromium, built], cwd=FOLDER).returncode != 0:
        raise CellError("Chromium shows the faults above.")


def serve(folder, port):
    """Shows the site to this machine alone."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        print(f"http://127.0.0.1:{port}/   (Ctrl-C ends it)", flush=True)
        server.serve_forever()


if __name__ == "__main__":
    sys.exit(exit_code(lambda: main(sys.argv[1:])))
