"""A machine that has never seen the program: a minimal Debian in a folder, entered by chroot."""

import shutil
import subprocess
from pathlib import Path

HOME = "/root"  # the buses of a desktop let only one user in, so all is done by the one who tests
OWN_SUITE = "bookworm"  # of the machine that tests
APT = ("apt-get", "-o", "DPkg::Lock::Timeout=500", "--quiet", "--yes")
# Whatever is mounted is mounted for one command only, in a namespace that ends with it: there is never anything of this
# machine inside the folder when the folder is removed.
ENTER = """
root=$1; shared=$2; shift 2
mount -t proc proc "$root/proc"
mount -t tmpfs tmpfs "$root/tmp"
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
for name in null zero full random urandom tty; do
    : >"$root/dev/$name"
    mount --bind "/dev/$name" "$root/dev/$name"
done
ln -s /proc/self/fd "$root/dev/fd"
mkdir -p "$root/dev/shm"
for path in $shared; do
    if [ -d "$path" ]; then mkdir -p "$root$path"; else mkdir -p "$root$(dirname "$path")"; : >"$root$path"; fi
    mount --bind "$path" "$root$path"
done
exec chroot "$root" "$@"
"""


def run(*command, **options):
    answer = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, **options)
    if answer.returncode != 0:
        told = f"{answer.stdout}{answer.stderr}"
        raise AssertionError(f"{' '.join(map(str, command))} ended with {answer.returncode}:\n{told}")
    return answer.stdout


class Machine:
    def __init__(self, folder, suite=OWN_SUITE):
        self.root = Path(folder).resolve() / "root"
        self._suite = suite
        self._image = Path(folder).resolve() / f"{suite}.tar"

    def __enter__(self):
        self.sweep()
        self.root.mkdir(parents=True)
        if not self._image.exists():
            run("debootstrap", "--variant=minbase", self._suite, self.root)
            run("tar", "--create", "--file", self._image, "--directory", self.root, ".")
        else:
            run("tar", "--extract", "--file", self._image, "--directory", self.root)
        for name in ("resolv.conf", "hosts"):
            shutil.copy(f"/etc/{name}", self.root / "etc" / name)
        self._take_over_mirror()
        return self

    def __exit__(self, *_):
        self.sweep()

    def sweep(self):
        if not self.root.exists():
            return
        mounts = [line.split()[4] for line in Path("/proc/self/mountinfo").read_text().splitlines()]
        inside = [mount for mount in mounts if mount == str(self.root) or mount.startswith(f"{self.root}/")]
        if inside:
            raise AssertionError(f"{self.root} is not removed: there is something mounted at {inside}")
        shutil.rmtree(self.root)

    def _take_over_mirror(self):
        """Where packages come from is a matter of the machine that tests."""
        apt = self.root / "etc/apt"
        for name in ("sources.list", "sources.list.d", "apt.conf.d", "auth.conf.d", "keyrings", "trusted.gpg.d"):
            source = Path("/etc/apt") / name
            if source.is_dir():
                shutil.copytree(source, apt / name, dirs_exist_ok=True, symlinks=True)
            elif source.exists():
                shutil.copy(source, apt / name)
        for place in (apt / "sources.list", *(apt / "sources.list.d").glob("*")):
            if place.exists():
                place.write_text(place.read_text().replace(OWN_SUITE, self._suite))
        if Path("/usr/share/keyrings").is_dir():
            shutil.copytree("/usr/share/keyrings", self.root / "usr/share/keyrings", dirs_exist_ok=True)

    def command(self, *words, shared=()):
        """How a program in there is run; the process that this becomes is the program's own.
        shared: folders and files of this machine that it sees at the same place"""
        return ["unshare", "--mount", "--propagation", "private",
                "sh", "-euc", ENTER, "enter", str(self.root), " ".join(shared),
                "env", "--unset=XDG_RUNTIME_DIR", f"HOME={HOME}", *map(str, words)]

    def do(self, *command, **options):
        return run(*self.command("DEBIAN_FRONTEND=noninteractive", *command), **options)

    def install(self, *names):
        self.do(*APT, "update")
        self.do(*APT, "install", "--no-install-recommends", *names)

    def install_files(self, packages):
        inside = self.root / "var/cache/to-install"
        inside.mkdir(exist_ok=True)
        for package in packages:
            shutil.copy(package, inside)
        self.install(*(f"/var/cache/to-install/{package.name}" for package in packages))
        shutil.rmtree(inside)

    def files_of(self, *packages):
        """What belongs to the packages and is no folder."""
        listed = self.do("dpkg", "--listfiles", *packages).split("\n")
        return [path for path in listed if path and not (self.root / path.lstrip("/")).is_dir()]

    def traces(self, *but):
        """Whatever has the program's name in it, except at the user's home and in the records of dpkg and apt."""
        left_out = ["(", "-false"]
        for folder in (HOME, "/var/log", "/var/cache", *but):
            left_out += ["-o", "-path", folder]
        found = self.do("find", "/", "-xdev", *left_out, ")", "-prune", "-o",
                        "(", "-iname", "*qdeck*", "-o", "-iname", "*quarterdeck*", ")", "-print")
        return found.split()
