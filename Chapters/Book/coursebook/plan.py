"""The course's plan, and the chapters that are written."""

import glob
import json
import os
import re
from typing import NamedTuple

from . import CHAPTERS


class PlannedChapter(NamedTuple):
    """A line of `./lab list`."""

    number: int
    command: str
    is_ready: bool
    minutes: int
    after: list
    part: str

    @property
    def folder(self):
        return f"{self.number:02}-{self.command}"

    @property
    def path(self):
        return os.path.join(CHAPTERS, self.folder)

    @property
    def lesson(self):
        with open(os.path.join(self.path, "README.md"), encoding="utf-8") as file:
            return file.read()

    @property
    def title(self):
        """The lesson's title without its number; the command's words where there is no lesson yet."""
        if not self.is_ready:
            return self.command.replace("-", " ").capitalize()
        return re.match(r"# \d+ · (.+)", self.lesson).group(1)

    @property
    def program_files(self):
        """Its Swift files, Chapter.swift first."""
        names = [name for name in os.listdir(self.path) if name.endswith(".swift")]
        return sorted(names, key=lambda name: (name != "Chapter.swift", name))

    def program_text(self, name):
        with open(os.path.join(self.path, name), encoding="utf-8") as file:
            return file.read()

    @property
    def exercises(self):
        """What a student may see of its exercises: never a solution, a wrong solution, or a hidden check."""
        paths = sorted(glob.glob(os.path.join(glob.escape(self.path), "Exercises", "*", "exercise.json")))
        return [Exercise.at(path) for path in paths]


class Exercise(NamedTuple):
    """An exercise as `./lab exercises` shows it."""

    identifier: str
    title: str
    kind: str
    minutes: int
    points: int
    task: str
    question: str
    starter: str

    @classmethod
    def at(cls, path):
        with open(path, encoding="utf-8") as file:
            found = json.load(file)
        points = sum(check["points"] for check in found["checks"]) + found.get("hidden", {}).get("points", 0)
        return cls(found["id"], found["title"], found["kind"], found["minutes"], points, found["task"],
                   found.get("written", {}).get("question"), "\n".join(found["starter"]))


def planned_chapters(programs):
    """Every chapter of the plan, in reading order."""
    rows = programs.json("lab", "list")["rows"]
    return [
        PlannedChapter(number, command, state == "ready", minutes, [int(each) for each in after.split(",") if each], part)
        for number, command, state, minutes, after, part in rows]
