"""The magics `%%swift`, `%lab` and `%swift_restart`, for IPython."""

import atexit
import json
import os
import sys

from .cell import chapter_line, execute, swift_options
from .course import Course
from .failure import CellError
from .report import Report
from .session import Session

# A reader scrolls through a thousand lines; what comes after is counted, and the end of it shown.
SHOWN_LINES = 1000
SHOWN_LAST_LINES = 20


class Magics:
    """The magics of one kernel, with its session of Swift cells once one has been run."""

    def __init__(self, shell):
        self.shell = shell
        self.course = Course()
        self._session = None

    @property
    def session(self):
        """The session, which begins with the first cell."""
        if self._session is None:
            self._session = Session(self.course)
        return self._session

    def lab(self, line):
        """Run a chapter, show its screen, and return its report: `report = %lab 7 --xi 1/20`."""
        chapter, options = chapter_line(line)
        if chapter == "list":
            print("\n".join(f"{number:02}  {command}" for number, command in self.course.chapters().items()))
            return None
        run = self.course.run(chapter, options)
        run.require_verdicts()
        print(run.text, end="")
        print(run.remarks, end="", file=sys.stderr)
        return Report(run.report)

    def swift(self, line, cell):
        """Compile the cell against the course's libraries and run it; its names persist. Options: -O, --json NAME, --script, --expect-error."""
        options = swift_options(line)
        printed = Excerpt(sys.stdout)
        # TRANSFERLAB_CELL_LIMIT: the seconds after which a cell is ended that nobody is there to interrupt.
        limit = os.environ.get("TRANSFERLAB_CELL_LIMIT")
        try:
            output = execute(
                self.session, cell, options, printed, lambda text: print(text, end="", file=sys.stderr),
                label=f"cell {self.shell.execution_count}", limit=float(limit) if limit else None)
        except KeyboardInterrupt:
            raise CellError("Interrupted; the variables are as they were before this cell.") from None
        finally:
            printed.finish()
        if options.json:
            self.shell.user_ns[options.json] = parsed(output, options.json)

    def swift_restart(self, line=""):
        """Forget all Swift cells, as after Kernel, Restart; Python's variables stay."""
        self.close()

    def close(self):
        """Ends the session."""
        if self._session is not None:
            self._session.close()
            self._session = None


class Excerpt:
    """Shows the first thousand lines of an output as they come, and of what follows the last twenty."""

    def __init__(self, stream):
        self._stream = stream
        self._lines = 0
        self._last = ""
        self._left_out = 0

    def __call__(self, text):
        pieces = text.splitlines(keepends=True)
        shown = max(0, SHOWN_LINES - self._lines)
        self._lines += text.count("\n")
        self._stream.write("".join(pieces[:shown]))
        if pieces[shown:]:
            lines = (self._last + "".join(pieces[shown:])).splitlines(keepends=True)
            self._left_out += max(0, len(lines) - SHOWN_LAST_LINES)
            self._last = "".join(lines[-SHOWN_LAST_LINES:])

    def finish(self):
        """Shows the end."""
        if self._left_out:
            self._stream.write(f"… {self._left_out:,} lines are not shown …\n")
        self._stream.write(self._last)
        self._stream.flush()


def parsed(output, name):
    """What a cell printed, read as JSON."""
    try:
        return json.loads(output)
    except ValueError as error:
        raise CellError(
            f"What the cell printed is no JSON, so there is no {name}: {error}. It began with {output[:60]!r}.") from None


_loaded = None


def load(shell):
    """Gives a shell the magics."""
    global _loaded
    unload()
    _loaded = Magics(shell)
    atexit.register(_loaded.close)
    shell.register_magic_function(_loaded.lab, "line", "lab")
    shell.register_magic_function(_loaded.swift, "cell", "swift")
    shell.register_magic_function(_loaded.swift_restart, "line", "swift_restart")


def unload():
    """Ends the session of the magics that were loaded."""
    if _loaded is not None:
        _loaded.close()
