"""What has to be on the machine. Missing is an error, never a skip: a test that did not run proves nothing."""

import shutil
import sys

PROGRAMS = {"dbus-run-session": "dbus-daemon", "Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool",
            "import": "imagemagick", "git": "git"}


def missing():
    """The packages, by their names on Debian."""
    packages = [package for program, package in PROGRAMS.items() if not shutil.which(program)]
    try:
        import gi
        gi.require_version("Atspi", "2.0")
    except ImportError:
        packages.append("python3-gi")
    except ValueError:
        packages.append("gir1.2-atspi-2.0")
    return packages


def require_all():
    if packages := missing():
        sys.exit(f"The acceptance test of the console needs what is not here: {', '.join(packages)}\n"
                 f"  apt-get install --no-install-recommends {' '.join(packages)}")
