"""A virtual environment with pinned packages, made once."""

import glob
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys

from .failure import ExitCode, Failure

OLDEST = (3, 10)


class Environment:
    """The environment in a folder, with the packages of one file of requirements.

    It is made anew where the requirements, the version of Python or its own place have changed, or a required package has gone, as
    after `%pip uninstall` in a notebook.
    """

    def __init__(self, folder, requirements):
        self.folder = folder
        self.requirements = requirements

    @property
    def python(self):
        """Its Python."""
        return os.path.join(self.folder, "bin", "python3")

    def prepare(self):
        """Makes the environment, unless it is there: its Python.

        Raises `Failure` with what to type where that is not possible.
        """
        if not self._is_current:
            self._make()
        return self.python

    @property
    def _stamp(self):
        with open(self.requirements, "rb") as file:
            digest = hashlib.sha256(file.read()).hexdigest()
        return f"{digest} {sys.version} {self.folder}"

    @property
    def _is_current(self):
        try:
            with open(os.path.join(self.folder, "stamp"), encoding="utf-8") as file:
                return file.read() == self._stamp and os.path.exists(self.python) and self._required <= self._installed
        except OSError:
            return False

    @property
    def _required(self):
        with open(self.requirements, encoding="utf-8") as file:
            return {_plain(line) for line in file if re.match(r"\w", line)}

    @property
    def _installed(self):
        return {_plain(os.path.basename(path)) for path in glob.glob(
            os.path.join(glob.escape(self.folder), "lib", "python*", "site-packages", "*.dist-info"))}

    def _make(self):
        require_venv()
        print(f"lab: making the environment {self.folder} (once; it takes a minute or two)", file=sys.stderr, flush=True)
        shutil.rmtree(self.folder, ignore_errors=True)
        made = subprocess.run([sys.executable, "-m", "venv", self.folder], capture_output=True, text=True)
        if made.returncode != 0:
            raise Failure(f"The virtual environment cannot be made: {(made.stdout + made.stderr).strip()}", ExitCode.NOT_INSTALLED)
        line = [self.python, "-m", "pip", "install", "--disable-pip-version-check", "--quiet", "--requirement", self.requirements]
        installed = subprocess.run(line, capture_output=True, text=True)
        if installed.returncode != 0:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise Failure(
                f"pip could not install the packages; is there a network? It said:\n{_last_lines(installed.stderr)}\n"
                "Type the same command again once there is one; behind a mirror, set PIP_INDEX_URL first.", ExitCode.NOT_INSTALLED)
        with open(os.path.join(self.folder, "stamp"), "w", encoding="utf-8") as file:
            file.write(self._stamp)


def require_venv():
    """Refuses a Python that is too old, or that comes without what makes environments."""
    if sys.version_info < OLDEST:
        raise Failure(
            f"Python {'.'.join(map(str, OLDEST))} or later is needed, and this is {sys.version.split()[0]}; install a newer python3, "
            "or set TRANSFERLAB_PYTHON to one.", ExitCode.NOT_INSTALLED)
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        raise Failure(
            "This Python comes without venv; type: sudo apt-get install python3-venv   (or set TRANSFERLAB_PYTHON to another)",
            ExitCode.NOT_INSTALLED)


def _plain(line):
    """The name with which a line of requirements or a package's folder begins, in one spelling."""
    return re.sub(r"[-_.]+", "_", re.match(r"[A-Za-z0-9_.]+(?:-[A-Za-z][A-Za-z0-9_.]*)*", line)[0]).lower()


def _last_lines(text):
    return "\n".join(text.strip().splitlines()[-3:])
