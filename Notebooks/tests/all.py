"""Runs each file of tests in a process of its own, as many at once as there are cores: its exit code is 0 where all pass.

    python3 Notebooks/tests/all.py
"""

import glob
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

FOLDER = os.path.dirname(os.path.abspath(__file__))


def run(path):
    """Runs a file: whether tests ran and passed, and what was said of them."""
    result = subprocess.run(
        [sys.executable, "-m", "unittest", os.path.basename(path)], cwd=FOLDER, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True)
    return result.returncode == 0 and re.search(r"^Ran [1-9]", result.stdout, re.MULTILINE) is not None, result.stdout


def main():
    """Runs all files, those with most in them first."""
    paths = sorted(glob.glob(os.path.join(FOLDER, "test_*.py")), key=os.path.getsize, reverse=True)
    passed = bool(paths)
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        for path, (has_passed, said) in zip(paths, pool.map(run, paths)):
            print(f"{os.path.basename(path)}: {said if not has_passed else said.strip().splitlines()[-3]}", flush=True)
            passed = passed and has_passed
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
