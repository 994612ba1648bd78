"""Executes notebooks as JupyterLab does, all cells of them, and can keep the results.

    python3 -m transferlab.execute [--limit SECONDS] [--results FOLDER] NOTEBOOK…
"""

import argparse
import os
import re
import sys
import tempfile
import time

import nbformat
from jupyter_client.kernelspec import NoSuchKernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from .failure import CellError, ExitCode, Failure, exit_code
from .notebook import FOLDER


def execute(path, limit):
    """Executes a notebook: it with its outputs.

    Raises `Failure` where a cell fails, takes too long, or the kernel ends.
    """
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(notebook, timeout=limit, kernel_name="python3", resources={"metadata": {"path": FOLDER}},
                            coalesce_streams=True, extra_arguments=["--log-level=ERROR"])
    name = os.path.basename(path)
    # What the kernel itself has to say, as when it is stopped in the middle of a cell; it matters only where the kernel ended by itself.
    with tempfile.TemporaryFile("w+", errors="replace") as said:
        try:
            client.execute(stderr=said)
        except CellTimeoutError:
            raise CellError(f"{name}: a cell did not end within {limit} seconds; --limit allows more.") from None
        except CellExecutionError as error:
            raise CellError(f"{name}:\n" + re.sub(r"\x1b\[[0-9;]*m", "", str(error))) from None
        except DeadKernelError as error:
            said.seek(0)
            raise CellError(
                f"{name}: the kernel ended before the notebook did; is there memory enough? It said: {said.read().strip() or error}") from None
        except NoSuchKernel:
            raise Failure(
                "There is no kernel 'python3'; remove Notebooks/.venv and type the command again.", ExitCode.NOT_INSTALLED) from None
    return notebook


def main():
    """The command."""
    parser = argparse.ArgumentParser(prog="python3 -m transferlab.execute")
    parser.add_argument("--limit", type=int, default=300)
    parser.add_argument("--results", help="a folder for the executed notebooks")
    parser.add_argument("notebooks", nargs="+")
    options = parser.parse_args()
    # Nobody is there to move a slider: figures of several values stand in for it.
    os.environ["TRANSFERLAB_STATIC"] = "1"
    for path in options.notebooks:
        start = time.monotonic()
        notebook = execute(path, options.limit)
        if options.results:
            os.makedirs(options.results, exist_ok=True)
            nbformat.write(notebook, os.path.join(options.results, os.path.basename(path)))
        count = sum(cell.cell_type == "code" for cell in notebook.cells)
        print(f"{os.path.basename(path)}: {count} cells in {time.monotonic() - start:.1f} s", flush=True)


if __name__ == "__main__":
    sys.exit(exit_code(main))
