"""The library knows no application: without the chatbot it builds another project."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = ("__init__.py", "adapters", "cli", "compiler", "observe", "testing", "transfer")


def test_library_builds_a_project_without_the_application(tmp_path: Path) -> None:
    package = tmp_path / "library" / "twinsql"
    package.mkdir(parents=True)
    for name in LIBRARY:
        source = ROOT / ".pkg" / "twinsql" / name
        if source.is_dir():
            shutil.copytree(source, package / name)
        else:
            shutil.copy(source, package / name)
    project = tmp_path / "project"
    environ = os.environ | {"PYTHONPATH": str(package.parent)}

    def twinsql(*arguments: str) -> int:
        command = [sys.executable, "-m", "twinsql.cli", *arguments]
        return subprocess.run(command, cwd=tmp_path if arguments[0] == "init" else project, env=environ, check=False).returncode

    assert not (package / "repo").exists()
    assert [twinsql("init", str(project)), twinsql("build"), twinsql("build", "--check")] == [0, 0, 0]
