"""A git repository to work in: the project's own tree, with the task files where they point at its root."""

import shutil
import subprocess
from pathlib import Path

TASKS = Path("tests/system/data/tasks")
NOT_SOURCE = shutil.ignore_patterns(".git", "build")


def git(*words, cwd=None):
    subprocess.run(["git", *map(str, words)], cwd=cwd, check=True, capture_output=True)


def make_workspace(source, target):
    """Gives the paths of the task files in a clone of `source`, or in a new repository if it has no history."""
    if (source / ".git").exists():
        git("clone", "--local", "--quiet", source, target)
    else:
        shutil.copytree(source, target, ignore=NOT_SOURCE)
        git("init", "--quiet", cwd=target)
        git("add", "--all", cwd=target)
        git("commit", "--quiet", "--message", "Import the tree", cwd=target)
    shutil.copytree(source / TASKS, target / TASKS, dirs_exist_ok=True)
    return sorted((target / TASKS).glob("*.md"))
