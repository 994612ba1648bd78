"""The course's programs, and what they print."""

import hashlib
import json
import os
import subprocess

from transferlab.course import ROOT
from transferlab.failure import ExitCode, Failure


class Programs:
    """The built programs of the course.

    The same program prints the same bytes for the same options, so what it printed is kept in `memory`, by the program's own bytes;
    without a memory it runs each time.
    """

    def __init__(self, folder, memory=None):
        self.folder = folder
        self.memory = memory
        self._digests = {}

    @classmethod
    def built(cls, memory=None):
        """Builds what has changed."""
        if os.environ.get("TRANSFERLAB_PREBUILT") is None:
            _swift_build()
        return cls(_swift_build("--show-bin-path").strip(), memory)

    def output(self, program, *options, rows=None, may_differ=False):
        """What a program prints.

        `rows` is a file where a chapter keeps what its seeds measure: the next format of the same run takes them from there.
        Raises `Failure` where the program refuses, or a claim does not come out as its lesson states, unless it `may_differ` as with
        other parameters than the lesson's.
        """
        # What may differ does not stand for what must not.
        kept = self._place(program, [*options, str(may_differ)])
        if kept and os.path.exists(kept):
            with open(kept, encoding="utf-8") as file:
                return file.read()
        line = [os.path.join(self.folder, program), *options, *(["--rows", rows] if rows else [])]
        result = subprocess.run(line, stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd=ROOT)
        if result.returncode != 0 and not (may_differ and result.returncode == ExitCode.NOT_AS_STATED):
            said = result.stderr.strip() or "A claim did not come out as its lesson states; the book would contradict it."
            raise Failure(f"{' '.join([program, *options])} ended with {result.returncode}: {said}", ExitCode.NOT_AS_STATED)
        if kept:
            os.makedirs(self.memory, exist_ok=True)
            with open(kept + ".part", "w", encoding="utf-8") as file:
                file.write(result.stdout)
            os.replace(kept + ".part", kept)
        return result.stdout

    def json(self, program, *options, rows=None):
        """What a program prints as JSON, read."""
        return json.loads(self.output(program, *options, "--format", "json", rows=rows))

    def _place(self, program, options):
        if self.memory is None:
            return None
        if program not in self._digests:
            with open(os.path.join(self.folder, program), "rb") as file:
                self._digests[program] = hashlib.sha256(file.read()).hexdigest()
        key = hashlib.sha256("\0".join([self._digests[program], *options]).encode()).hexdigest()
        return os.path.join(self.memory, key)


def _swift_build(*arguments):
    result = subprocess.run(
        ["swift", "build", "--package-path", ROOT, *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if result.returncode != 0:
        raise Failure(f"The course does not build:\n{result.stdout}{result.stderr}", ExitCode.INTERNAL)
    return result.stdout
