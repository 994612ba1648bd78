"""`./lab notebooks` where something is missing: a sentence with what to type, and the exit code."""

import os
import socket
import subprocess
import sys
import tempfile
import unittest
import unittest.mock

from cells import FOLDER
from transferlab.environment import Environment
from transferlab.failure import ExitCode, Failure

LAB = os.path.join(os.path.dirname(FOLDER), "lab")


def lab(*arguments, **environment):
    """Runs ./lab notebooks."""
    return subprocess.run(
        [LAB, "notebooks", *arguments], capture_output=True, text=True, stdin=subprocess.DEVNULL, env={**os.environ, **environment})


class Command(unittest.TestCase):
    def assertEnds(self, result, code, words):
        self.assertEqual(result.returncode, code, result.stderr)
        self.assertRegex(result.stderr, words)
        self.assertNotIn("Traceback", result.stderr)

    def test_no_python(self):
        self.assertEnds(
            lab("--check", TRANSFERLAB_PYTHON="no-such-python"), ExitCode.NOT_INSTALLED, r"Python 3.10 or later is needed; type: .*python3")

    def test_a_python_that_is_too_old(self):
        with tempfile.TemporaryDirectory() as folder:
            old = os.path.join(folder, "python3")
            with open(old, "w") as file:
                # What an old Python does with the script's question.
                file.write("#!/bin/sh\nexit 1\n")
            os.chmod(old, 0o755)
            self.assertEnds(lab("--check", TRANSFERLAB_PYTHON=old), ExitCode.NOT_INSTALLED, "Python 3.10 or later is needed")

    def test_an_unknown_notebook(self):
        self.assertEnds(lab("--check", "98"), ExitCode.USAGE, "no notebook '98'; there are .*07-interleaved")

    def test_a_notebook_that_is_not_json(self):
        with tempfile.NamedTemporaryFile("w", suffix=".ipynb") as file:
            file.write("{")
            file.flush()
            self.assertEnds(lab("--check", file.name), ExitCode.BAD_DATA, "not JSON .*git checkout")

    def test_an_unknown_option(self):
        self.assertEnds(lab("--chekc"), ExitCode.USAGE, "--chekc")

    def test_a_port_in_use(self):
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            listener.listen()
            port = listener.getsockname()[1]
            self.assertEnds(lab("--port", str(port)), ExitCode.NOT_INSTALLED, f"Port {port} is in use.*--port {port + 1}")

    def test_no_port(self):
        self.assertEnds(lab("--port", "70000"), ExitCode.USAGE, "70000 is no port")


class Environments(unittest.TestCase):
    PACKAGES = ("jupyter_client-8.6.3.dist-info", "FontTools-4.61.dist-info")

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = os.path.join(folder.name, "venv")
        self.requirements = os.path.join(folder.name, "requirements.txt")

    def environment(self, requirements):
        with open(self.requirements, "w") as file:
            file.write(requirements)
        return Environment(self.folder, self.requirements)

    def test_no_network(self):
        environment = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0", "PIP_NO_CACHE_DIR": "1", "PIP_CONFIG_FILE": os.devnull}
        with unittest.mock.patch.dict(os.environ, environment):
            with self.assertRaisesRegex(Failure, r"(?s)is there a network.*Type the same command again") as caught:
                self.environment("no-such-package-of-the-course==1").prepare()
        self.assertEqual(caught.exception.code, ExitCode.NOT_INSTALLED)
        self.assertFalse(os.path.exists(self.folder), "A half-made environment would look like a whole one.")

    def test_it_is_made_once_and_again_where_the_requirements_changed(self):
        lines = []

        def run(line, **options):
            """Makes no more of an environment than its Python."""
            lines.append(line)
            if "venv" in line:
                os.makedirs(os.path.join(self.folder, "bin"))
                open(os.path.join(self.folder, "bin", "python3"), "w").close()
            return subprocess.CompletedProcess(line, 0, "", "")

        with unittest.mock.patch("transferlab.environment.subprocess.run", run):
            python = self.environment("").prepare()
            self.assertTrue(os.path.exists(python))
            self.assertEqual(
                [lines[0][:3], lines[1][:4]], [[sys.executable, "-m", "venv"], [python, "-m", "pip", "install"]])
            self.assertEqual(lines[1][-1], self.requirements)
            self.environment("").prepare()
            self.assertEqual(len(lines), 2)
            self.environment("# changed\n").prepare()
            self.assertEqual(len(lines), 4)

    def test_it_is_made_anew_where_a_package_has_gone(self):
        packages = os.path.join(self.folder, "lib", "python3.11", "site-packages")
        made = []

        def run(line, **options):
            """Makes an environment with two packages."""
            if "venv" in line:
                made.append(line)
                for name in (os.path.join(self.folder, "bin"), *(os.path.join(packages, each) for each in self.PACKAGES)):
                    os.makedirs(name)
                open(os.path.join(self.folder, "bin", "python3"), "w").close()
            return subprocess.CompletedProcess(line, 0, "", "")

        with unittest.mock.patch("transferlab.environment.subprocess.run", run):
            for _ in range(2):
                self.environment("# Two.\njupyter-client>=8.6,<9\nfonttools[woff]>=4.50,<5\n").prepare()
            self.assertEqual(len(made), 1)
            for name in self.PACKAGES:
                os.rmdir(os.path.join(packages, name))
                Environment(self.folder, self.requirements).prepare()
            self.assertEqual(len(made), 3)

    def test_a_python_without_venv(self):
        with unittest.mock.patch("importlib.util.find_spec", return_value=None):
            with self.assertRaisesRegex(Failure, "apt-get install python3-venv"):
                self.environment("").prepare()

    def test_a_python_that_is_too_old(self):
        with unittest.mock.patch("transferlab.environment.OLDEST", (sys.version_info.major, sys.version_info.minor + 1)):
            with self.assertRaisesRegex(Failure, "or later is needed"):
                self.environment("").prepare()


if __name__ == "__main__":
    unittest.main()
