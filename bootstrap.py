"""Make the environment in `.venv` when it is missing, half made or out of date, then start the trainer or the checks.

`./run` and `./check` come through here; on Windows `py bootstrap.py run` does. Only the standard library is imported,
and little of it, because every start pays for this file. It must also parse on Python 3.7, to be able to say so.
"""

from __future__ import annotations

import hashlib
import os
import sys

OLDEST = (3, 11)
ROOT = os.path.dirname(os.path.realpath(__file__))
DOORS = {"run": ["-P", "-m", "trainer"], "check": ["-P", os.path.join(ROOT, ".ci", "check.py")]}
PACKAGES = ["trainer", "personas", "scenarios", "scoring"]
NETWORK_SIGNS = (
    "NewConnectionError",
    "name resolution",
    "Max retries",
    "timed out",
    "dns error",
    "error sending request",
)
FOREIGN_TARGETS = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PYTHONPATH", "PYTHONHOME")

TOO_OLD = """The trainer needs Python 3.11 or newer; this is {found} ({executable}).
Install a newer one beside it and start again: ./run finds python3.13, python3.12 and python3.11 by name."""
NO_VENV = """This Python ({executable}) cannot make an environment: its module {module} is missing.
On Debian or Ubuntu:  sudo apt install python{version}-venv
Elsewhere:            install Python from its own installer, or install uv
Then start again."""
NOT_WRITABLE = """The environment cannot be written to {place}: {error}.
It lies inside the checkout: make the folder writable and see that the disk has a gigabyte free, or copy the checkout to
a folder of your own, and start again."""
NO_NETWORK = """The packages could not be fetched: the package index did not answer.
The first start needs the network once. Behind a proxy or a mirror, set HTTPS_PROXY or PIP_INDEX_URL (with uv:
UV_DEFAULT_INDEX). Then start again."""
NOT_INSTALLED = """The packages could not be installed; what the installer said stands above.
Starting again is safe: a half-made environment is thrown away."""
WRONG_HASH = """A package that was fetched is not the one this version was locked to, so nothing was installed.
A mirror or proxy may have changed it; try another network, or report it."""


class SetupError(Exception):
    """The environment could not be made; the message says why and what to do."""


class Environment:
    """The folder `.venv` of one checkout, and the stamp that says what it was made from."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.folder = os.path.join(root, ".venv")
        self.stamp = os.path.join(self.folder, "stamp")
        windows = os.name == "nt"
        self.python = os.path.join(self.folder, "Scripts" if windows else "bin", "python.exe" if windows else "python")

    def version(self) -> str:
        """The Python this environment was made with, or the one that would make it."""
        if not _same_path(sys.executable, self.python):
            try:
                with open(os.path.join(self.folder, "pyvenv.cfg"), encoding="utf-8") as lines:
                    pairs = dict(line.split(" = ", 1) for line in lines if " = " in line)
                return ".".join(pairs["version"].split(".")[:2])
            except (OSError, KeyError):
                pass
        return "{}.{}".format(*sys.version_info[:2])

    def packages_stamp(self) -> str:
        """What the installed packages depend on; scripts hold the location, so a moved checkout is another one."""
        return _digest(self._read("requirements.lock"), self.version().encode(), os.fsencode(self.folder))

    def wanted_stamp(self) -> str:
        """What the stamp says when all is well; the second line changes with the project's own description."""
        return self.packages_stamp() + "\n" + _digest(self._read("pyproject.toml")) + "\n"

    def found_stamp(self) -> str:
        """What the stamp says now; empty when the set-up was never finished."""
        try:
            with open(self.stamp, encoding="utf-8") as stamp:
                return stamp.read()
        except OSError:
            return ""

    def is_ready(self) -> bool:
        """Whether it was finished, from these very files, and its Python still exists."""
        return os.path.exists(self.python) and self.found_stamp() == self.wanted_stamp()

    def has_packages(self) -> bool:
        """Whether only the project itself is out of date, not what it stands on."""
        return os.path.exists(self.python) and self.found_stamp().startswith(self.packages_stamp() + "\n")

    def withdraw_stamp(self) -> None:
        """Declare it half made: from here to `write_stamp` an interruption leads to a new beginning."""
        if os.path.lexists(self.stamp):
            os.remove(self.stamp)

    def write_stamp(self) -> None:
        """Declare it finished, in one step that cannot be seen half done."""
        with open(self.stamp + ".new", "w", encoding="utf-8") as stamp:
            stamp.write(self.wanted_stamp())
        os.replace(self.stamp + ".new", self.stamp)

    def clear(self) -> None:
        """Remove it, stamp first."""
        self.withdraw_stamp()
        if os.path.islink(self.folder):
            os.remove(self.folder)
        elif os.path.lexists(self.folder):
            import shutil  # 8 ms, paid only at set-up

            shutil.rmtree(self.folder)

    def _read(self, name: str) -> bytes:
        with open(os.path.join(self.root, name), "rb") as file:
            return file.read()


def _digest(*parts: bytes) -> str:
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _same_path(one: str, other: str) -> bool:
    return os.path.normcase(os.path.abspath(one)) == os.path.normcase(os.path.abspath(other))


class Turn:
    """The right to change the environment, held by one process and by the installers it starts.

    The installers inherit it: when a set-up is killed, its orphaned pip keeps the next one waiting until it is gone.
    """

    def __init__(self, root: str) -> None:
        self.path = os.path.join(root, ".venv.lock")
        self.descriptor = -1

    def __enter__(self) -> Turn:
        """Wait until nobody else is setting up here, and say so if it takes waiting."""
        self.descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o666)
        if not self._try():
            _say("Another set-up is at work in this folder; waiting for it…")
            self._wait()
        return self

    def __exit__(self, *_: object) -> None:
        """Let the next one in; the empty lock file stays, because removing it would race."""
        os.close(self.descriptor)

    def _try(self) -> bool:
        try:
            self._lock(is_patient=False)
        except OSError:
            return False
        return True

    def _wait(self) -> None:
        while True:
            try:
                return self._lock(is_patient=True)
            except OSError:  # Windows gives up after ten seconds
                if os.name != "nt":
                    raise

    def _lock(self, *, is_patient: bool) -> None:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(self.descriptor, msvcrt.LK_LOCK if is_patient else msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(self.descriptor, fcntl.LOCK_EX | (0 if is_patient else fcntl.LOCK_NB))


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def base_python() -> str:
    """The Python that outlives the environment; this file may itself be running on the environment's."""
    if os.name == "nt":
        return str(getattr(sys, "_base_executable", sys.executable))
    return os.path.realpath(sys.executable)


def remedy(output: str) -> str:
    """What to tell a person whose installer failed with this output."""
    if "do not match the hashes" in output.lower() or "hash mismatch" in output.lower():
        return WRONG_HASH
    if "No space left" in output:
        return NOT_WRITABLE.format(place=ROOT, error="no space left on the disk")
    if any(sign in output for sign in NETWORK_SIGNS):
        return NO_NETWORK
    return NOT_INSTALLED


class Setup:
    """One making of the environment, with uv where it is installed and with pip everywhere else."""

    def __init__(self, environment: Environment, turn: Turn) -> None:
        import shutil

        self.environment = environment
        self.turn = turn
        self.base = base_python()  # now: once the environment is cleared, its own Python leads nowhere
        self.uv = shutil.which("uv")

    def make(self) -> None:
        """Build from nothing; where uv cannot, pip may, because it knows the proxies and mirrors it was told."""
        _say("Setting up the trainer in .venv, once: a minute or less…")
        if self.uv:
            try:
                self.build()
            except SetupError:
                _say("uv could not do it; trying pip…")
                self.uv = None
        if not self.environment.is_ready():
            self.build()
        _say("Set up.")

    def build(self) -> None:
        """Make the environment, the locked packages, the project, and the stamp last."""
        self.environment.clear()
        self.create()
        options = ["--require-hashes", "-r", os.path.join(self.environment.root, "requirements.lock")]
        self.install(options + (["--compile-bytecode"] if self.uv else ["--progress-bar=off"]))
        self.finish()

    def renew(self) -> None:
        """Only the project's own description changed: the packages stay."""
        self.environment.withdraw_stamp()
        self.finish()

    def finish(self) -> None:
        """Install the checkout itself, compile it and set the stamp."""
        self.install(["--no-index", "--no-deps", "--no-build-isolation", "-e", self.environment.root])
        folders = [os.path.join(self.environment.root, name) for name in PACKAGES]
        self.call([self.environment.python, "-I", "-m", "compileall", "-q", *folders])
        self.environment.write_stamp()

    def create(self) -> None:
        """Make the empty environment; uv brings its own installer, so it is spared the seconds pip takes to unpack."""
        import importlib.util

        for module in ["venv"] if self.uv else ["venv", "ensurepip"]:
            if importlib.util.find_spec(module) is None:
                version = "{}.{}".format(*sys.version_info[:2])
                raise SetupError(NO_VENV.format(executable=self.base, module=module, version=version))
        without_pip = ["--without-pip"] if self.uv else []
        self.call([self.base, "-I", "-m", "venv", *without_pip, self.environment.folder])

    def install(self, options: list[str]) -> None:
        """Hand the options to the installer at hand; both understand the same ones."""
        python = self.environment.python
        if self.uv:
            self.call([self.uv, "pip", "install", "--quiet", "--python", python, *options])
        else:
            self.call([python, "-I", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *options])

    def call(self, command: list[str]) -> None:
        """Run a command silently; what it said is shown only when it failed."""
        import subprocess

        surroundings = {name: value for name, value in os.environ.items() if name not in FOREIGN_TARGETS}
        surroundings.setdefault(
            "UV_SYSTEM_CERTS", "true"
        )  # as pip does: an office proxy signs with its own certificate
        done = subprocess.run(
            command,
            cwd=self.environment.root,  # hatchling reads the project from where it stands
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            pass_fds=() if os.name == "nt" else (self.turn.descriptor,),
            check=False,
        )
        if done.returncode:
            output = done.stdout.decode(errors="replace")
            _say(output.rstrip())
            raise SetupError(remedy(output))


def has_installer(environment: Environment) -> bool:
    """Whether the project can be installed again; an environment made by uv holds no pip, and uv may be gone."""
    import glob
    import shutil

    site = "Lib/site-packages" if os.name == "nt" else "lib/python*/site-packages"
    return bool(shutil.which("uv") or glob.glob(os.path.join(glob.escape(environment.folder), site, "pip")))


def ensure(environment: Environment) -> None:
    """Make the environment ready, whatever state it was left in; at once when it is ready already."""
    if environment.is_ready():
        return
    try:
        with Turn(environment.root) as turn:
            if environment.is_ready():  # the one we waited for made it
                return
            setup = Setup(environment, turn)
            if environment.has_packages() and has_installer(environment):
                setup.renew()
            else:
                setup.make()
    except OSError as error:
        raise SetupError(NOT_WRITABLE.format(place=environment.folder, error=error.strerror or error)) from error


def start(environment: Environment, door: str, arguments: list[str]) -> int:
    """Become the program, so that signals, exit code and terminal are its own; Windows can only wait for it."""
    command = [environment.python, *DOORS[door], *arguments]
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606  # a shell would stand between us and the signals
    import signal
    import subprocess

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C belongs to the program
    return subprocess.run(command, check=False).returncode


def main(arguments: list[str], version: tuple[int, ...] = sys.version_info[:3]) -> int:
    """Open one of the two doors; returns only when it cannot."""
    if version < OLDEST:
        _say(TOO_OLD.format(found=".".join(str(part) for part in version), executable=sys.executable))
        return 1
    if not arguments or arguments[0] not in DOORS:
        _say("usage: python bootstrap.py {" + ",".join(DOORS) + "} …")
        return 2
    environment = Environment(ROOT)
    try:
        ensure(environment)
    except SetupError as error:
        _say(str(error))
        return 1
    except KeyboardInterrupt:
        _say("Set-up interrupted. Starting again is safe.")
        return 130
    return start(environment, arguments[0], arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
