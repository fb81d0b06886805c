"""What is built travels in the wheel: the console, packed files too, and the pages' own files."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import service

ROOT = Path(service.__file__).parents[1]
LISTED = """
import json
from setuptools import Distribution
found = Distribution({"script_name": "setup.py"})
found.parse_config_files()
command = found.get_command_obj("build_py")
command.ensure_finalized()
names = [f"{place}/{name}" for _, place, _, found in command.data_files for name in found]
print(json.dumps(names))
"""


def test_the_wheel_carries_the_console_and_its_pages(tmp_path: Path):
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    console = tmp_path / "service" / "console"
    source = ROOT / "service" / "console"
    shutil.copytree(source, console, ignore=shutil.ignore_patterns("dist", "__pycache__"))
    (console / "dist" / "assets").mkdir(parents=True)
    built = ("index.html", "assets/index-a1.js", "assets/index-a1.js.gz", "assets/index-b2.css")
    for name in built:
        (console / "dist" / name).write_text("built", "utf-8")
    asked = subprocess.run(
        [sys.executable, "-c", LISTED], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    carried = {
        Path(one).relative_to("service/console").as_posix()
        for one in json.loads(asked.stdout.splitlines()[-1])
    }
    assert {f"dist/{name}" for name in built} <= carried
    own = {
        one.relative_to(source).as_posix()
        for folder in ("public", "templates")
        for one in (source / folder).rglob("*.*")
    }
    assert own
    assert own <= carried
