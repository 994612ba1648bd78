"""Turns the text of a Swift cell into a library or a program, with swiftc and nothing private of it."""

import os
import re
import shutil
import subprocess
import sys

from .failure import CellError, ExitCode, Failure

LIBRARY_SUFFIX = ".dylib" if sys.platform == "darwin" else ".so"

# `-enforce-exclusivity=unchecked`: a trap in a cell must not leave a variable marked as being changed.
_CELL_OPTIONS = ["-swift-version", "5", "-enforce-exclusivity=unchecked"]
_COMMON_OPTIONS = ["-diagnostic-style=llvm", "-no-color-diagnostics"]
_UNKNOWN_NAME = re.compile(r"error: .*\b(?:no such decl in module|(?:'|\")?(\w+)(?:'|\")? does not exist in module '(\w+)')")


class UnknownNames(Exception):
    """Names that an earlier cell was thought to declare, and does not: pairs of module and name."""

    def __init__(self, names):
        super().__init__(names)
        self.names = names


class Compiler:
    """Compiles against the course's libraries, which lie in the folder `products`, built from the package in `root`."""

    def __init__(self, scratch, products, root):
        if not shutil.which("swiftc"):
            raise Failure(
                "There is no 'swiftc' on PATH; install Swift 6.2 or later from https://www.swift.org/install and start "
                "./lab notebooks again.", ExitCode.NOT_INSTALLED)
        self.scratch = scratch
        self.products = products
        # The modules in C below the core: one has its map beside its headers, the build has made the other's.
        self.search_paths = [
            "-I", scratch, "-I", os.path.join(products, "Modules"), "-I", os.path.join(root, "Sources", "CGSL"),
            "-Xcc", "-fmodule-map-file=" + os.path.join(products, "CProduct.build", "module.modulemap")]

    def library(self, module, source, earlier, optimized=False):
        """Compiles a cell to a library that is linked with those of the earlier cells: its path, and the warnings.

        Two steps, because `-emit-library` with a source file would take it for a library's, without statements.
        """
        folder = os.path.join(self.scratch, module)
        os.makedirs(folder, exist_ok=True)
        main = _write(os.path.join(folder, "main.swift"), source)
        compiled = os.path.join(self.scratch, module + ".o")
        warnings = self._swiftc(
            ["-c", "-wmo", "-no-emit-module-separately-wmo", "-gline-tables-only", *_CELL_OPTIONS,
             "-O" if optimized else "-Onone", "-enable-testing", "-emit-module", "-module-name", module,
             "-emit-module-path", os.path.join(self.scratch, module + ".swiftmodule"), *self.search_paths, "-o", compiled, main])
        library = os.path.join(self.scratch, f"lib{module}{LIBRARY_SUFFIX}")
        self._swiftc(
            ["-emit-library", compiled, "-o", library, "-L", self.scratch, *(f"-l{name}" for name in earlier),
             *self._linking, *_run_path(self.scratch)])
        return library, warnings

    def program(self, module, source, optimized=False):
        """Compiles a complete program, in the language mode of a new package: its path, and the warnings."""
        folder = os.path.join(self.scratch, module)
        os.makedirs(folder, exist_ok=True)
        main = _write(os.path.join(folder, "main.swift"), source)
        program = os.path.join(folder, "program")
        warnings = self._swiftc(
            ["-swift-version", "6", "-O" if optimized else "-Onone", "-module-name", module, *self.search_paths, main, "-o", program,
             *self._linking])
        return program, warnings

    @property
    def _linking(self):
        return ["-L", self.products, "-lNotebookSupport", *_run_path(self.products)]

    def _swiftc(self, arguments):
        """Runs the compiler: what it remarks on.

        Its temporary files go to the scratch folder: where it has one thing to do it leaves their folder behind.
        """
        result = subprocess.run(
            ["swiftc", *_COMMON_OPTIONS, *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace",
            env={**os.environ, "TMPDIR": self.scratch})
        messages = (result.stdout + result.stderr).strip()
        if result.returncode == 0:
            return messages
        unknown = [match.groups() for match in _UNKNOWN_NAME.finditer(messages) if match.group(1)]
        if unknown:
            raise UnknownNames([(module, name) for name, module in unknown])
        raise CellError(messages or f"The compiler ended with code {result.returncode}.")


def _run_path(folder):
    return ["-Xlinker", "-rpath", "-Xlinker", folder]


def _write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path
