"""The second client: what the command line says of the same profile at the same time."""

import json
import subprocess


class Qdeck:
    def __init__(self, program, profile):
        self._command = [str(program), "--profile", str(profile)]

    def ask(self, *words):
        answer = subprocess.run([*self._command, *words, "--json"], capture_output=True, text=True, timeout=30,
                                check=False)
        if answer.returncode != 0:
            raise AssertionError(f"qdeck {' '.join(map(str, words))} ended with {answer.returncode}: {answer.stderr}")
        return json.loads(answer.stdout)

    def succeeded(self, mode):
        """The titles of what succeeded in this mode."""
        return sorted(task["title"] for task in self.ask("list")["tasks"]
                      if task["state"] == "succeeded" and task["mode"] == mode)
