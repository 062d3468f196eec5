"""A wheel, installed outside the tree: it carries all its files, answers the same and opens the page."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "commands", "core")
CLAIM = ["check", "deposit", "--ore", "20 Mt", "--grade", "700 g/t", "--contained", "935,400 t"]
CLAIM += ["--country", "Kazakhstan", "--rank", "3", "--json"]
BARE = {name: value for name, value in os.environ.items() if not name.startswith(("RC_", "PYTHON"))}


def _files(package: str) -> set[str]:
    every = (path for path in (ROOT / package).rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in every if "__pycache__" not in path.parts}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, so that the tree stays as it is. No network."""
    source, built = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("built")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, source / package, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    options = ["--no-deps", "--no-build-isolation", "--no-index", "-q", "-w", str(built), str(source)]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options], check=True, env=BARE)
    return next(built.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of the programs of a bare environment that has the wheel; its dependencies are lent by ours."""
    home = tmp_path_factory.mktemp("bare")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    python = home / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-deps", "--no-index"]
    subprocess.run([*pip, str(wheel)], check=True, env=BARE)
    purelib = next((home / "lib").glob("python*")) / "site-packages"
    (purelib / "lent.pth").write_text(sysconfig.get_paths()["purelib"], encoding="utf-8")
    return home / "bin"


def test_the_wheel_carries_every_file_of_the_packages(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        carried = set(packed.namelist())
    assert set().union(*map(_files, PACKAGES)) - carried == set()


def test_it_answers_as_the_tree_does(installed: Path, tmp_path: Path) -> None:
    def verdict(*program: str) -> dict[str, object]:
        done = subprocess.run([*program, *CLAIM], cwd=tmp_path, env=BARE, capture_output=True, check=True)
        return json.loads(done.stdout)

    where = [str(installed / "python"), "-c", "import core; print(core.__file__)"]
    found = subprocess.run(where, cwd=tmp_path, env=BARE, capture_output=True, check=True, text=True).stdout
    assert found.startswith(str(installed.parent))
    answer = verdict(str(installed / "reality-check"))
    assert answer["level"] == "does_not_add_up"
    assert answer == verdict(sys.executable, "-m", "bot")


@pytest.fixture
async def page(installed: Path, tmp_path: Path) -> AsyncIterator[str]:
    """The address of the sandbox that the wheel's program serves, with the bot in it."""
    log = tmp_path / "sandbox.log"
    with log.open("wb") as out:
        program = await asyncio.create_subprocess_exec(
            str(installed / "reality-check"), "sandbox", "--no-open", "--port", "0",
            cwd=tmp_path, env=BARE, stdout=out, stderr=out,
        )  # fmt: skip
    try:
        async with asyncio.timeout(60):
            while "ready as" not in log.read_text("utf-8"):
                assert program.returncode is None, log.read_text("utf-8")
                await asyncio.sleep(0.05)
        opened = re.search(r"http://127\.0\.0\.1:\d+", log.read_text("utf-8"))
        assert opened is not None
        yield opened[0]
    finally:
        if program.returncode is None:
            program.terminate()
        await program.wait()


async def test_it_opens_the_page(page: str) -> None:
    directory = ROOT / "bot" / "sandbox" / "page"
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{page}/") as answer:
            assert answer.status == 200
            assert "<title>" in await answer.text()
        index = (directory / "index.html").read_text("utf-8")
        for address in re.findall(r'(?:src|href)="([^"#]+)"', index):
            async with session.get(f"{page}/{address.lstrip('/')}") as answer:
                assert answer.status == 200
                assert await answer.read() == (directory / Path(address).name).read_bytes()
