"""The course that this package belongs to: its folder, its build, its chapters."""

import json
import os
import re
import shutil
import subprocess
import tempfile

from .failure import ExitCode, Failure

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Course:
    """A folder with Package.swift and Chapters."""

    def __init__(self, root=ROOT):
        self.root = root
        self._built = set()
        self._products = None
        if not os.path.exists(os.path.join(root, "Package.swift")):
            raise Failure(
                f"'{root}' is not the course; the folder transferlab works where it is, in the course's Notebooks.",
                ExitCode.NOT_INSTALLED)

    def build(self, product):
        """Brings a product up to date, once for each kernel: the folder with what was built.

        Where TRANSFERLAB_PREBUILT is set, what is there is taken as it is.
        """
        if not shutil.which("swift"):
            raise Failure(
                "There is no 'swift' on PATH; install Swift 6.2 or later from https://www.swift.org/install and start "
                "./lab notebooks again.", ExitCode.NOT_INSTALLED)
        if product not in self._built and not os.environ.get("TRANSFERLAB_PREBUILT"):
            self._swift_build("--product", product)
        self._built.add(product)
        if self._products is None:
            self._products = self._swift_build("--show-bin-path")
        return self._products

    def _swift_build(self, *arguments):
        result = subprocess.run(
            ["swift", "build", "--package-path", self.root, *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if result.returncode != 0:
            raise Failure(f"The course does not build:\n{result.stdout}{result.stderr}", ExitCode.INTERNAL)
        return result.stdout.strip()

    def chapters(self):
        """The chapters whose folders are there: command by number, in the order of the course."""
        folders = sorted(
            name for name in os.listdir(os.path.join(self.root, "Chapters"))
            if re.match(r"\d+-", name) and os.path.exists(os.path.join(self.root, "Chapters", name, "Chapter.swift")))
        return {int(name.split("-", 1)[0]): name.split("-", 1)[1] for name in folders}

    def command(self, word):
        """The command of a chapter, by number, command or folder."""
        for number, command in self.chapters().items():
            if word in (command, f"{number:02}-{command}") or word.isdigit() and int(word) == number:
                return command
        known = ", ".join(f"{number} {command}" for number, command in self.chapters().items())
        raise Failure(f"There is no chapter '{word}'; there are {known}.", ExitCode.USAGE)

    def run(self, chapter, options):
        """Runs a chapter and keeps its screen: a `ChapterRun`."""
        with tempfile.TemporaryDirectory(prefix="transferlab-") as folder:
            record = os.path.join(folder, "record.json")
            result = self._started(chapter, [*options, "--record", record])
            run = ChapterRun(result.stdout, None, result.stderr, result.returncode)
            if os.path.exists(record):
                with open(record, encoding="utf-8") as file:
                    run.report = json.load(file)
        if run.came_to_verdicts and run.report is None and "--list-claims" not in options:
            run.report = self.report(chapter, options)
        return run

    def report(self, chapter, options):
        """Runs a chapter for its report alone, as JSON has it. Sweeps leave no other."""
        result = self._started(chapter, [*options, "--format", "json"])
        ChapterRun(result.stdout, None, result.stderr, result.returncode).require_verdicts()
        return json.loads(result.stdout)

    def _started(self, chapter, arguments):
        command = self.command(chapter)
        program = os.path.join(self.build(command), command)
        return subprocess.run([program, *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd=self.root)


class ChapterRun:
    """What a run of a chapter left: its screen, its report, what it remarked on, and its exit code."""

    def __init__(self, text, report, remarks, code):
        self.text, self.report, self.remarks, self.code = text, report, remarks, code

    @property
    def came_to_verdicts(self):
        """Also where a claim did not come out as the lesson states: a reader's parameters may well cause that."""
        return self.code in (ExitCode.AS_STATED, ExitCode.NOT_AS_STATED)

    def require_verdicts(self):
        """Refuses any other run, in the chapter's own words."""
        if not self.came_to_verdicts:
            raise Failure((self.remarks or self.text).strip() or f"The chapter ended with code {self.code}.", self.code)
