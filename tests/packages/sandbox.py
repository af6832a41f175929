"""The Flatpak, without a network: built by its manifest on a stand-in for its runtime, and used inside of its sandbox.

The stand-in is Debian 12 with what the build needs. So this shows that the manifest's build, its permissions and the
program inside of the sandbox work, and not that the program works with the libraries of the real runtime.
"""

import argparse
import configparser
import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path

import use
from machine import Machine, run
from use import check, timed

LONGEST_S = 7_000
APP = "org.quarterdeck.Quarterdeck"
RUNTIME = "org.quarterdeck.DebianStandIn"
BROUGHT_BY_THE_RUNTIME = ("yaml-cpp", "tomlplusplus")  # of the stand-in; the manifest fetches them for the real one


def packages_for_the_runtime(source):
    lines = (source / "packaging/debian/build-packages.txt").read_text().splitlines()
    listed = [line.split("#")[0].strip() for line in lines]
    return [name for name in listed if name] + ["libqt6svg6", "fonts-dejavu-core"]


def arch():
    return run("flatpak", "--default-arch").strip()


class Shop:
    """A repository of Flatpaks and an installation of them, both below one folder and nowhere else.
    needs: the packages in the stand-in; another list makes another version of it"""

    def __init__(self, folder, needs):
        self.folder = Path(folder).resolve() / "shop"
        self.repository = self.folder / "repository"
        self.version = hashlib.sha256(" ".join(needs).encode()).hexdigest()[:12]
        self.runtime = f"{RUNTIME}/{arch()}/{self.version}"
        os.environ["FLATPAK_USER_DIR"] = str(self.folder / "installation")

    def flatpak(self, *words):
        return run("flatpak", *words)

    def has_runtime(self):
        if not self.repository.exists():
            return False
        return f"runtime/{self.runtime}" in run("ostree", "refs", "--repo", self.repository).split()

    def sell_runtime(self, machine):
        place = self.folder / "runtime"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        run("cp", "--archive", machine.root / "usr", place / "files")
        run("cp", "--archive", machine.root / "etc", place / "files/etc")
        (place / "metadata").write_text(f"[Runtime]\nname={RUNTIME}\nruntime={self.runtime}\nsdk={self.runtime}\n")
        self.flatpak("build-export", "--runtime", "--files=files", "--disable-sandbox",
                     self.repository, place, self.version)
        shutil.rmtree(place)

    def open(self):
        self.flatpak("--user", "remote-add", "--if-not-exists", "--no-gpg-verify", "shop", f"file://{self.repository}")

    def install(self, name):
        self.flatpak("--user", "install", "--noninteractive", "--or-update", "shop", name)


def without_network(manifest, version):
    """The manifest as flatpak-builder understands it, but on the stand-in, with nothing to fetch and not optimised."""
    told = json.loads(run("flatpak-builder", "--show-manifest", manifest))
    told |= {"runtime": RUNTIME, "runtime-version": version, "sdk": RUNTIME, "appstream-compose": False}
    told["modules"] = [module for module in told["modules"] if module["name"] not in BROUGHT_BY_THE_RUNTIME]
    own = told["modules"][0]
    own["config-opts"] = [option for option in own["config-opts"] if "CMAKE_BUILD_TYPE" not in option]
    for source in own["sources"]:
        source["path"] = str((manifest.parent / source["path"]).resolve())
    return told


def build(shop, manifest):
    plan = shop.folder / f"{APP}.json"
    plan.write_text(json.dumps(without_network(manifest, shop.version)))
    run("flatpak-builder", "--user", "--disable-rofiles-fuse", "--disable-download", "--force-clean", "--ccache",
        f"--state-dir={shop.folder / 'state'}", f"--repo={shop.repository}", shop.folder / "build", plan,
        cwd=shop.folder)  # it leaves things of its own where it stands


def permissions(shop):
    told = configparser.ConfigParser()
    told.optionxform = str  # names are as they are written
    told.read_string(shop.flatpak("info", "--show-permissions", APP))
    allowed = {f"{part}: {name}": set(value.strip(";").split(";"))
               for part in told for name, value in told[part].items()}
    sockets = allowed.pop("Context: sockets", set()) - {"x11"}  # that is how fallback-x11 is told to older ones
    shared = allowed.pop("Context: shared", None)
    notices = allowed.pop("Session Bus Policy: org.freedesktop.Notifications", None)
    check(sockets == {"wayland", "fallback-x11"} and shared == {"ipc"}, "it may open a window")
    check(notices == {"talk"}, "it may show notices")
    check(not allowed, f"and reach nothing else: no network, no files, no other program {allowed or ''}")


def inside(*words, **environment):
    told = [f"--env={name}={value}" for name, value in environment.items()]
    return ["flatpak", "run", *told, f"--command={words[0]}", APP, *words[1:]]


def use_without_a_screen():
    check("qdeck" in run(*inside("qdeck", "--version")), "qdeck starts in the sandbox")
    script = """
        cd "$XDG_DATA_HOME"
        printf '%s' "$1" >where.md
        qdeck add where.md
        qdeck run --until-idle
        qdeck verify >&2
        qdeck list --json
    """
    answer = run(*inside("sh", "-euc", script, "sh", use.TASK))
    listed = json.loads(answer[answer.index("{"):])["tasks"]
    check([(task["state"], task["mode"]) for task in listed] == [("succeeded", "proof")], "a task ran in PROOF")


def use_with_a_screen(picture):
    from stage import Stage, colours_in, save_picture
    from screenreader import wait_for

    with Stage() as stage:
        program = stage.start(*inside("quarterdeck"), stderr=None)

        def window():
            search = ["xdotool", "search", "--onlyvisible", "--class", "quarterdeck"]
            found = subprocess.run(search, capture_output=True, text=True, check=False).stdout.split()
            return found[-1] if found else None

        seen = timed("start to window", lambda: wait_for("a window", window, 30))
        check(wait_for("something in it", lambda: colours_in(seen) > 64), "the console paints its window")
        picture.parent.mkdir(parents=True, exist_ok=True)
        save_picture(seen, picture)
        stage.end(program)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("source", "console-rig", "scratch", "screenshots"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    arguments = parser.parse_args()
    use.prepare(arguments.console_rig, LONGEST_S)
    needs = packages_for_the_runtime(arguments.source)
    shop = Shop(arguments.scratch, needs)
    if not shop.has_runtime():
        with Machine(arguments.scratch) as machine:
            timed("make a stand-in for the runtime", lambda: machine.install(*needs))
            timed("put it into a repository", lambda: shop.sell_runtime(machine))
    shop.open()
    shop.install(shop.runtime)
    timed("build", lambda: build(shop, arguments.source / f"packaging/flatpak/{APP}.yaml"))
    shop.install(APP)
    bundle = arguments.scratch / "quarterdeck.flatpak"
    shop.flatpak("build-bundle", shop.repository, bundle, APP)
    print(f"    {bundle.name}: {bundle.stat().st_size / 1024:.0f} KiB")
    permissions(shop)
    use_without_a_screen()
    use_with_a_screen(arguments.screenshots / "flatpak.png")


if __name__ == "__main__":
    main()
