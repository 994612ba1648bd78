"""What a notebook's cell asks for: Swift, a chapter, or Python."""

import argparse
import re
import shlex
from typing import NamedTuple

from .arguments import Parser
from .failure import CellError, ExitCode, Failure


class SwiftCell(NamedTuple):
    """A cell that begins with `%%swift`."""

    source: str
    options: argparse.Namespace


class ChapterLine(NamedTuple):
    """A line `%lab NAME [options]`, or `name = %lab NAME [options]`."""

    chapter: str
    options: list


def swift_options(line):
    """The options behind `%%swift`."""
    parser = Parser(prog="%%swift", add_help=False)
    parser.add_argument("-O", dest="optimized", action="store_true", help="optimise: slower to compile, faster to run")
    parser.add_argument("--json", metavar="NAME", help="what the cell prints, read as JSON, becomes the Python variable NAME")
    parser.add_argument("--script", action="store_true", help="a complete program in its own process; needed for await and exit")
    parser.add_argument("--expect-error", action="store_true", help="the cell must fail: the lesson is in how")
    return parser.parse_args(_words(line))


def chapter_line(line):
    """The chapter and its options behind `%lab`."""
    words = _words(line)
    if not words:
        raise Failure("%lab runs a chapter: %lab 7, or %lab 7 --xi 1/20. '%lab list' lists the chapters.", ExitCode.USAGE)
    return ChapterLine(words[0], words[1:])


def parts(source):
    """The Swift and the chapters of a code cell's text, in order; what is only Python gives nothing."""
    first, _, rest = source.partition("\n")
    if first.startswith("%%swift"):
        return [SwiftCell(rest, swift_options(first[len("%%swift"):]))]
    return [chapter_line(match.group(1)) for match in re.finditer(r"^(?:\w+\s*=\s*)?%lab\b(.*)$", source, re.MULTILINE)]


def execute(session, source, options, show, show_error, label, limit=None):
    """Runs the Swift of a cell, whose first line is the second of the notebook's: all that it printed to standard output.

    Raises `CellError` where it fails, and where it does not although `--expect-error` says so.
    """
    printed = []

    def keep(text):
        printed.append(text)
        if not options.json:
            show(text)

    try:
        if options.script:
            output, remarks, code = session.run_program(source, label, 2, options.optimized, limit)
            keep(output)
            show_error(remarks + "\n" if remarks else "")
            if code != 0:
                raise CellError(f"The program ended with {f'code {code}' if code > 0 else f'signal {-code}'}.")
        else:
            session.run(source, keep, show_error, label, 2, options.optimized, limit)
    except CellError as error:
        if not options.expect_error:
            raise
        show_error(f"{error}\n")
        return "".join(printed)
    if options.expect_error:
        raise CellError("This cell was to fail (--expect-error), and did not.")
    return "".join(printed)


def _words(line):
    try:
        return shlex.split(line)
    except ValueError as error:
        raise Failure(f"The line '{line.strip()}' has an unclosed quotation mark ({error}).", ExitCode.USAGE) from None
