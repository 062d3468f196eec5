"""Which browser the page is tested in: one on the PATH, playwright's own, or the system's package."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
INSTALL_S = 300


def find(playwrights_own: str) -> str | None:
    """The path of a Chromium, installed as the system's package if we are root and there is none."""
    found = _on_path()
    if found is not None:
        return found
    if Path(playwrights_own).exists():
        return playwrights_own
    return _on_path() if _install() else None


def _on_path() -> str | None:
    return next((path for name in ON_PATH if (path := shutil.which(name))), None)


def _install() -> bool:
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "timeout": INSTALL_S}
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", "chromium"]):
        try:
            if subprocess.run(command, env=environment, check=False, **quiet).returncode != 0:
                return False
        except subprocess.TimeoutExpired:
            return False
    return True
