"""Swift cells whose names persist: each is compiled against all that came before it, and runs in one process."""

import os
import shutil
import subprocess
import tempfile

from .cell_process import CellProcess, Stopped
from .compiler import LIBRARY_SUFFIX, Compiler, UnknownNames
from .course import Course
from .failure import CellError
from .stack_trace import ErrorText
from .swift_text import declarations, imports


class Session:
    """The Swift cells of one notebook, from the first to the last that was run.

    A name stands for its newest declaration. A cell that does not compile, traps, or is interrupted leaves everything as it was.
    """

    def __init__(self, course=None):
        self.course = course or Course()
        products = self.course.build("NotebookSupport")
        # On Linux the linker splits run paths at ':' and knows '$ORIGIN' only; a temporary folder has neither.
        self.scratch = tempfile.mkdtemp(prefix="transferlab-")
        self._compiler = Compiler(self.scratch, products, self.course.root)
        try:
            self._process = CellProcess(os.path.join(products, "libNotebookSupport" + LIBRARY_SUFFIX), self.scratch)
        except BaseException:
            shutil.rmtree(self.scratch, ignore_errors=True)
            raise
        self._count = 0
        self._modules = []
        self._nameless = []
        self._imports = {}
        self._names = {}

    @property
    def pid(self):
        """The process in which the next cell will run."""
        return self._process.pid

    @property
    def names(self):
        """What the next cell will see: the names, newest first, with the number of the cell that declared them."""
        return {name: number for name, (_, number) in reversed(self._names.items())}

    def run(self, source, show, show_error, label=None, first_line=1, optimized=False, limit=None):
        """Compiles and runs a cell.

        `label` and `first_line` are where messages place it, `limit` the seconds that it may run. Warnings go to `show_error`.

        Raises `CellError` where it does not compile or stops, `KeyboardInterrupt` where the reader interrupts it.
        """
        self._count += 1
        module = f"Cell{self._count}"
        location = f'#sourceLocation(file: "{label or f"cell {self._count}"}", line: {first_line})\n'
        library, warnings = self._compiled(module, location, source, optimized)
        if warnings:
            show_error(warnings + "\n")
        error_text = ErrorText(show_error, self.scratch)
        try:
            self._process.run(library, show, error_text, limit)
        finally:
            error_text.finish()
        self._remember(module, source)

    def run_program(self, source, label="program", first_line=1, optimized=False, limit=None):
        """Compiles a complete program and runs it in its own process, without the names of cells: output, remarks and exit code."""
        self._count += 1
        location = f'#sourceLocation(file: "{label}", line: {first_line})\n'
        program, warnings = self._compiler.program(f"Program{self._count}", location + source, optimized)
        try:
            result = subprocess.run(
                [program], stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", timeout=limit,
                env={**os.environ, "SWIFT_BACKTRACE": "enable=no"})
        except subprocess.TimeoutExpired:
            raise Stopped(f"The program did not end within {limit:g} seconds and was stopped.") from None
        remarks = "\n".join(text.rstrip() for text in (warnings, result.stderr) if text)
        return result.stdout, remarks, result.returncode

    def stop(self):
        """Ends the cell that another thread runs now, as one that is interrupted."""
        self._process.stop()

    def close(self):
        """Ends the process and removes what was compiled."""
        self._process.close()
        shutil.rmtree(self.scratch, ignore_errors=True)

    def _compiled(self, module, location, text, optimized):
        """Compiles a cell, without the names that turn out not to be declared."""
        own = {declaration.name for declaration in declarations(text)}
        while True:
            try:
                return self._compiler.library(module, self._preamble(own) + location + text, self._modules, optimized)
            except UnknownNames as unknown:
                wrong = {name for name in self._names if any(name == each for _, each in unknown.names)}
                if not wrong:
                    raise CellError(str(unknown)) from None
                for name in wrong:
                    del self._names[name]

    def _preamble(self, own):
        """What a cell begins with: the earlier imports, then a scoped import for each name but its own, the newest first.

        Scoped, because a whole module would bring back names that a later cell replaced. A cell that declares nothing by name may
        still extend a type: its module is imported whole.
        """
        whole = [f"@testable import {module}" for module in self._nameless]
        scoped = [f"@testable import {kind} {module}.{name}" for name, (kind, module) in reversed(self._names.items())
                  if name not in own]
        return "\n".join([*self._import_lines(), *whole, *scoped, ""])

    def _import_lines(self):
        return dict.fromkeys(line for lines in self._imports.values() for line in lines)

    def _remember(self, module, source):
        self._modules.append(module)
        self._imports[module] = tuple(imports(source))
        declared = declarations(source)
        if not declared:
            self._nameless.append(module)
        for kind, name in declared:
            self._names.pop(name, None)
            self._names[name] = (kind, module)
