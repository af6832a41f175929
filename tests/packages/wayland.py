"""A Wayland screen without a monitor. Its server refuses to be root, so it runs as nobody."""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

NOBODY = 65534
PATIENCE_S = 20
SETTINGS = "xwayland disable\n"


class Screen:
    def __enter__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="wayland-"))
        settings = self.folder / "settings"
        settings.write_text(SETTINGS)
        os.chown(self.folder, NOBODY, NOBODY)
        environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
        environment |= {"HOME": str(self.folder), "XDG_RUNTIME_DIR": str(self.folder), "WLR_BACKENDS": "headless",
                        "WLR_LIBINPUT_NO_DEVICES": "1", "WLR_RENDERER": "pixman"}
        self._server = subprocess.Popen(
            ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "sway", "--config", str(settings)],
            env=environment, stderr=subprocess.DEVNULL)
        self.socket = self._wait_for_socket()
        return self

    def __exit__(self, *_):
        self._server.terminate()
        self._server.wait()
        shutil.rmtree(self.folder)

    def _wait_for_socket(self):
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            found = [path for path in self.folder.glob("wayland-*") if path.is_socket()]
            if found:
                return found[0]
            time.sleep(0.05)
        raise RuntimeError("there is no Wayland server")

    def environment(self):
        """What a program needs to find it."""
        return {"XDG_RUNTIME_DIR": str(self.folder), "WAYLAND_DISPLAY": self.socket.name, "XDG_SESSION_TYPE": "wayland"}

    def save_picture(self, path):
        path.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["grim", str(path)], env=os.environ | self.environment(), check=True)
        told = subprocess.run(["identify", "-format", "%k", str(path)], capture_output=True, text=True, check=True)
        return int(told.stdout)  # colours
