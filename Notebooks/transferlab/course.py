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
        self._built = {}
        if not os.path.exists(os.path.join(root, "Package.swift")):
            raise Failure(
                f"'{root}' is not the course; the folder transferlab works where it is, in the course's Notebooks.",
                ExitCode.NOT_INSTALLED)

    def build(self, product):
        """Brings a product up to date, once for each kernel: the folder with what was built.

        Where TRANSFERLAB_PREBUILT is set, what is there is taken as it is.
        """
        if product not in self._built:
            if not shutil.which("swift"):
                raise Failure(
                    "There is no 'swift' on PATH; install Swift 6.2 or later from https://www.swift.org/install and start "
                    "./lab notebooks again.", ExitCode.NOT_INSTALLED)
            if not os.environ.get("TRANSFERLAB_PREBUILT"):
                self._swift_build("--product", product)
            self._built[product] = self._swift_build("--show-bin-path")
        return self._built[product]

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
        """Runs a chapter: its text, its report as JSON has it (None where it made none), its remarks and its exit code."""
        command = self.command(chapter)
        program = os.path.join(self.build(command), command)
        with tempfile.TemporaryDirectory(prefix="transferlab-") as folder:
            record = os.path.join(folder, "record.json")
            result = subprocess.run(
                [program, *options, "--record", record], stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd=self.root)
            report = None
            if os.path.exists(record):
                with open(record, encoding="utf-8") as file:
                    report = json.load(file)
        return ChapterRun(result.stdout, report, result.stderr, result.returncode)


class ChapterRun:
    """What a run of a chapter left."""

    def __init__(self, text, report, remarks, code):
        self.text, self.report, self.remarks, self.code = text, report, remarks, code

    def require_report(self):
        """Refuses a run that came to no verdicts, in the chapter's own words. A claim that did not come out as stated is no such case."""
        if self.code not in (ExitCode.AS_STATED, ExitCode.NOT_AS_STATED):
            raise Failure((self.remarks or self.text).strip() or f"The chapter ended with code {self.code}.", self.code)
