"""What the tests of Swift cells share."""

import os
import subprocess
import sys
import time
import unittest

from transferlab.course import ROOT, Course
from transferlab.session import Session

FOLDER = os.path.join(ROOT, "Notebooks")


class SessionTestCase(unittest.TestCase):
    """A test with a session of its own, on what has been built already."""

    def setUp(self):
        self.session = Session(Course())
        self.addCleanup(self.session.close)
        self.errors = ""

    def run_cell(self, source, **options):
        """Runs a cell: what it printed. What it wrote to standard error is in `errors`."""
        printed, errors = [], []
        try:
            self.session.run(source, printed.append, errors.append, **options)
        finally:
            self.printed, self.errors = "".join(printed), "".join(errors)
        return self.printed


def python(program, **environment):
    """Starts a Python of its own that can import the package."""
    return subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env={**os.environ, "PYTHONPATH": FOLDER, **environment})


def eventually(condition, seconds=10):
    """Whether something becomes true within a time that only a broken program needs."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return condition()


def is_running(pid):
    """Whether a process is there and is no zombie."""
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        pass
    if os.path.exists("/proc/self/stat"):
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
