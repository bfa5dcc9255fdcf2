"""Run every check, whatever the earlier ones said: a line for each, and the output of those that failed."""

import os
import subprocess
import sys
import sysconfig
import tempfile
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
PACKAGES = ["trainer", "personas", "scenarios", "scoring"]
WHERE = (
    "import trainer, personas, scenarios, scoring as s; print(*(m.__file__ for m in (trainer, personas, scenarios, s)))"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one step found."""

    passed: bool
    output: str
    """All it printed; shown to people when it did not pass."""


def run(command: list[str], *, cwd: Path = ROOT, env: dict[str, str] | None = None) -> Verdict:
    """Run one program to its end."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return Verdict(passed=done.returncode == 0, output=done.stdout.decode(errors="replace"))


def tool(name: str, *arguments: str) -> Callable[[], Verdict]:
    """Name a step that is one program of this environment."""
    return partial(run, [str(BIN / name), *arguments])


def data_files() -> set[str]:
    """Every file of the four packages as the checkout has them."""
    found = (path for name in PACKAGES for path in (ROOT / name).rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in found if "__pycache__" not in path.parts}


def install_wheel(wheel: Path, environment: Path) -> Verdict:
    """Install into an environment of its own, which borrows our packages but does not see the checkout."""
    made = run([sys.executable, "-I", "-m", "venv", "--without-pip", str(environment)])
    if not made.passed:
        return made
    python = environment / BIN.name / "python"
    site = next(environment.rglob("site-packages"))
    # A folder named in a .pth file is searched, but .pth files in it are not followed: the editable checkout stays out.
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    options = ["install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    if (BIN / "pip").exists():
        return run([sys.executable, "-I", "-m", "pip", "--python", str(python), *options])
    return run(["uv", "pip", *options, "--python", str(python)])


def try_wheel(environment: Path, elsewhere: Path) -> Verdict:
    """Start the installed program far from the checkout."""
    elsewhere.mkdir()
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "TRAINER_"))}
    surroundings["TRAINER_HOME"] = str(elsewhere / "home")
    programs = environment / BIN.name
    trainer = str(programs / "trainer")
    where = run([str(programs / "python"), "-c", WHERE], cwd=elsewhere, env=surroundings)
    if not where.passed or not all(place.startswith(str(environment)) for place in where.output.split()):
        return Verdict(passed=False, output=f"the wheel's own files are not the ones in use:\n{where.output}")
    for arguments in (["--version"], ["scenarios", "list", "--json"], ["personas", "check"]):
        tried = run([trainer, *arguments], cwd=elsewhere, env=surroundings)
        if not tried.passed:
            return Verdict(passed=False, output=f"trainer {' '.join(arguments)}, from the wheel:\n{tried.output}")
    return Verdict(passed=True, output="")


def check_wheel() -> Verdict:
    """Build what people install, and use it without the checkout."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name).resolve()
        built = run([sys.executable, "-I", "-m", "build", "--wheel", "--no-isolation", "--outdir", name, str(ROOT)])
        if not built.passed:
            return built
        wheel = next(place.glob("*.whl"))
        missing = data_files() - set(zipfile.ZipFile(wheel).namelist())
        if missing:
            return Verdict(passed=False, output="the wheel lacks " + ", ".join(sorted(missing)))
        installed = install_wheel(wheel, place / "environment")
        return try_wheel(place / "environment", place / "elsewhere") if installed.passed else installed


STEPS: dict[str, Callable[[], Verdict]] = {
    "format": tool("ruff", "format", "--check", "."),
    "style": tool("ruff", "check", "."),
    "types": tool("mypy"),
    "layers": tool("lint-imports"),
    "wheel": check_wheel,
    "tests": tool("pytest", "-n", "auto", "-q"),
}


def worth_saying(output: str) -> list[str]:
    """The skipped tests and the closing line of a test run; a skip nobody reads is a test nobody has."""
    lines = output.rstrip().splitlines()
    return [line for line in lines if line.startswith("SKIPPED")] + lines[-1:]


def main() -> int:
    """Run the steps in order and sum up."""
    failed = []
    said: list[str] = []
    for name, step in STEPS.items():
        print(f"{name:<8}", end="", flush=True)
        began = time.monotonic()
        verdict = step()
        print(f"{'ok' if verdict.passed else 'FAILED':<8}{time.monotonic() - began:5.1f} s", flush=True)
        if not verdict.passed:
            failed.append(name)
            print(verdict.output.rstrip(), flush=True)
        if name == "tests":
            said = worth_saying(verdict.output)
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    print("\n".join(said))
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
