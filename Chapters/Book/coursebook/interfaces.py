"""Documentation of the libraries' public interfaces, made by DocC from what the compiler keeps of their doc comments."""

import json
import os
import shutil
import subprocess

from transferlab.course import ROOT
from transferlab.failure import CellError, ExitCode, Failure

from . import WORK

LIBRARIES = ("NumericCore", "Learning", "Divergences", "Bounds", "Transfer")


def docc():
    """DocC, which is part of the toolchain. Raises `Failure` where it is missing."""
    swift = shutil.which("swift")
    beside = os.path.join(os.path.dirname(os.path.realpath(swift)), "docc") if swift else ""
    found = shutil.which("docc") or (beside if os.path.exists(beside) else None)
    if not found:
        raise Failure("There is no 'docc' in this toolchain; install Swift from https://www.swift.org/install, or leave out --api.",
                      ExitCode.NOT_INSTALLED)
    return found


def write(program, products, folder):
    """Writes the documentation of each library, from the modules among what was built, into a folder of its own."""
    triple = json.loads(_run(["swiftc", "-print-target-info"]))["target"]["triple"]
    # The compiler wants to see these two, although nothing public is of C.
    maps = [os.path.join(ROOT, "Sources", "CGSL", "module.modulemap"), os.path.join(products, "CProduct.build", "module.modulemap")]
    seen = [word for each in maps for word in ("-Xcc", f"-fmodule-map-file={each}")]
    os.makedirs(folder, exist_ok=True)
    for name in LIBRARIES:
        graphs = os.path.join(WORK, "graphs", name)
        shutil.rmtree(graphs, ignore_errors=True)
        os.makedirs(graphs)
        _run(["swift", "symbolgraph-extract", "-module-name", name, "-I", os.path.join(products, "Modules"), "-target", triple,
              "-minimum-access-level", "public", "-output-dir", graphs, *seen])
        _run([program, "convert", "--fallback-display-name", name, "--fallback-bundle-identifier", f"transferlab.{name}",
              "--additional-symbol-graph-dir", graphs, "--transform-for-static-hosting", "--hosting-base-path", f"api/{name}",
              "--output-dir", os.path.join(folder, name)])
        # Its pages ask for it, and the console would show an error where it is missing.
        with open(os.path.join(folder, name, "theme-settings.json"), "w", encoding="utf-8") as file:
            file.write("{}\n")


def _run(line):
    result = subprocess.run(line, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if result.returncode != 0:
        raise CellError(f"{os.path.basename(line[0])} {line[1]} failed: {(result.stderr or result.stdout).strip()[-2000:]}")
    return result.stdout
