"""Runs the Swift and the chapters of every notebook, with nothing but the standard library.

    python3 -m transferlab.check [--limit SECONDS] [NOTEBOOK…]

Values that matter are checked in the cells themselves, so a notebook that runs to its end is right. Cells that are Python alone are
Jupyter's to run: `./lab notebooks --check` executes everything.
"""

import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from .arguments import Parser
from .cell import SwiftCell, execute, parts
from .course import Course
from .failure import CellError, ExitCode, Failure
from .magics import parsed
from .notebook import Notebook, chosen
from .session import Session


def check(notebook, course, limit, sessions):
    """Runs a notebook: a line that says how many Swift cells, chapters and cells of Python alone it has.

    Its session is put into `sessions`, for whoever has to stop it.
    """
    for fault in notebook.faults:
        raise CellError(f"{notebook.name}: {fault}.")
    start = time.monotonic()
    swift, chapters, python = 0, 0, 0
    session = Session(course)
    sessions.append(session)
    try:
        for cell in notebook.code_cells:
            found = parts(cell.source)
            python += not found
            for part in found:
                try:
                    if isinstance(part, SwiftCell):
                        swift += 1
                        _run_swift(session, part, cell.number, limit)
                    else:
                        chapters += 1
                        course.run(part.chapter, part.options).require_verdicts()
                except Failure as failure:
                    raise type(failure)(f"{notebook.name}, code cell {cell.number}:\n{failure}", failure.code) from None
    finally:
        session.close()
    if not swift:
        raise CellError(f"{notebook.name} has no Swift cell: nothing was checked.")
    return (
        f"{notebook.name}: {swift} Swift cells and {chapters} chapter runs in {time.monotonic() - start:.1f} s; "
        f"{python} cells of Python alone are left to Jupyter.")


def check_all(notebooks, course, limit):
    """Runs notebooks, as many at once as there are cores, and prints their lines in order; the first failure ends it."""
    course.build("NotebookSupport")
    sessions = []
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        results = [pool.submit(check, notebook, course, limit, sessions) for notebook in notebooks]
        try:
            for result in results:
                print(result.result(), flush=True)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for session in list(sessions):
                session.stop()
            raise


def _run_swift(session, part, number, limit):
    errors = []
    try:
        output = execute(session, part.source, part.options, lambda text: None, errors.append, f"cell {number}", limit)
    except CellError as error:
        raise CellError("".join(errors) + str(error)) from None
    if part.options.json:
        parsed(output, part.options.json)


def main(arguments=None):
    """The command: its exit code."""
    parser = Parser(prog="python3 -m transferlab.check", description="Run the Swift cells of notebooks.")
    parser.add_argument("--limit", type=float, default=120, help="the seconds that a cell may take (default: 120)")
    parser.add_argument("notebooks", nargs="*", help="paths, or numbers of chapters (default: all)")
    try:
        options = parser.parse_args(arguments)
        check_all([Notebook(path) for path in chosen(options.notebooks)], Course(), options.limit)
    except Failure as failure:
        print(f"lab: {failure}", file=sys.stderr)
        return int(failure.code)
    except KeyboardInterrupt:
        print("lab: interrupted.", file=sys.stderr)
        return int(ExitCode.INTERRUPTED)
    return 0


if __name__ == "__main__":
    sys.exit(main())
