"""What goes wrong, as sentences that say what to type."""

import sys
from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of the course."""

    AS_STATED = 0
    NOT_AS_STATED = 1
    INTERNAL = 2
    USAGE = 64
    BAD_DATA = 65
    NOT_INSTALLED = 69
    INTERRUPTED = 130


class Failure(Exception):
    """A sentence for the reader, and the exit code of a program that ends with it."""

    def __init__(self, sentence, code=ExitCode.NOT_AS_STATED):
        super().__init__(sentence)
        self.code = code

    def _render_traceback_(self):
        """What IPython shows: the sentence, without the way through this package."""
        return [str(self)]


class CellError(Failure):
    """A Swift cell that does not compile, stopped, or did not fail although it should."""


def exit_code(work):
    """Does a program's work, and returns its exit code; a failure is told on standard error."""
    try:
        work()
    except Failure as failure:
        print(f"lab: {failure}", file=sys.stderr)
        return int(failure.code)
    except KeyboardInterrupt:
        return int(ExitCode.INTERRUPTED)
    return int(ExitCode.AS_STATED)
