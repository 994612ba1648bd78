"""`./lab notebooks`: JupyterLab on the course's notebooks, or with --check the execution of them all."""

import os
import subprocess
import sys

from transferlab.arguments import Parser
from transferlab.environment import Environment
from transferlab.failure import exit_code
from transferlab.notebook import FOLDER, Notebook, chosen
from transferlab.port import require_port


def options(arguments):
    """What was typed."""
    parser = Parser(
        prog="./lab notebooks", description="Open the notebooks in JupyterLab, in a virtual environment that is made the first time.")
    parser.add_argument("notebooks", nargs="*", help="numbers of chapters, or paths (default: all)")
    parser.add_argument("--check", action="store_true", help="execute the notebooks through Jupyter, without opening a browser")
    parser.add_argument("--limit", type=int, default=300, help="with --check: the seconds that a cell may take (default: 300)")
    parser.add_argument("--port", type=int, default=8888, help="the port of JupyterLab (default: 8888)")
    parser.add_argument("--no-browser", action="store_true", help="print the address, and open nothing")
    return parser.parse_args(arguments)


def main(arguments):
    """Prepares the environment and becomes Jupyter, or the execution of the notebooks."""
    chosen_options = options(arguments)
    # Before anything is installed: a notebook that is none, or a port that is taken.
    paths = chosen(chosen_options.notebooks)
    for path in paths:
        Notebook(path)
    if not chosen_options.check:
        require_port(chosen_options.port, "./lab notebooks", ", perhaps by a JupyterLab that is open already")
    python = Environment(os.path.join(FOLDER, ".venv"), os.path.join(FOLDER, "requirements.txt")).prepare()
    environment = {**os.environ, "PYTHONPATH": FOLDER}
    if chosen_options.check:
        line = [python, "-m", "transferlab.execute", "--limit", str(chosen_options.limit), *paths]
    else:
        line = [python, "-m", "jupyterlab", f"--port={chosen_options.port}", "--ServerApp.port_retries=0", f"--notebook-dir={FOLDER}"]
        line += ["--allow-root"] if os.geteuid() == 0 else []
        line += ["--no-browser"] if chosen_options.no_browser else []
        line += [paths[0]] if chosen_options.notebooks else []
    sys.exit(subprocess.run(line, env=environment).returncode)


if __name__ == "__main__":
    sys.exit(exit_code(lambda: main(sys.argv[1:])))
