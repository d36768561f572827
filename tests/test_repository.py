"""The repository as a whole: what lies where, and that its pages, commands and files agree."""

from __future__ import annotations

import fnmatch
import re
import stat
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import sinstudio
from sinstudio.bundled import resource
from sinstudio.cli.main import COMMANDS
from sinstudio.files.presets import presets
from sinstudio.files.samples import open_sample, sample_names

ROOT = Path(__file__).resolve().parents[1]
TOP_LEVEL = {
    "sinstudio",
    "resources",
    "tests",
    "packaging",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "CITATION.cff",
    ".ci",
    ".gitignore",
}
HELP = sorted(resource("help").glob("*.md"))
PAGES = [ROOT / "README.md", ROOT / "packaging" / "README.md", *HELP]
BINARY = {
    *(".png", ".ico", ".icns", ".exr", ".tif", ".jpg", ".webp", ".avif"),
    *(".sin", ".sinproj", ".npz", ".qm"),
}
# Written so that this file does not hold them itself.
FOREIGN = re.compile(
    r"(?<![\w.$}])/(work|root|home/\w+|Users/\w+|opt/venv)/|"
    r"[A-Z]:\\Users\\|(pypi|pythonhosted|pytorch)\.org"
)


def ignored(path: Path) -> bool:
    """Whether `.gitignore` names a path; its patterns are plain names of folders."""
    patterns = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    parts = path.relative_to(ROOT).parts
    return any(fnmatch.fnmatch(part, pattern.rstrip("/")) for part in parts for pattern in patterns)


def committed() -> Iterator[Path]:
    """Files that are not ignored."""
    for top in ROOT.iterdir():
        for path in [top, *top.rglob("*")] if top.name != ".git" else []:
            if path.is_file() and not ignored(path):
                yield path


def readme_commands() -> list[str]:
    """Every line of the shell blocks of the README."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return [
        line for block in re.findall(r"```sh\n(.*?)```", text, re.S) for line in block.split("\n")
    ]


def test_the_top_level_holds_what_it_should() -> None:
    found = {path.name for path in ROOT.iterdir() if path.name != ".git" and not ignored(path)}
    assert found == TOP_LEVEL


def test_the_readme_begins_with_two_commands_that_do_everything() -> None:
    start, test = readme_commands()[0], readme_commands()[2]
    for command in (start, test):
        assert command.startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert start.endswith(" && .venv/bin/sinstudio --sample chelsea")
    assert "chelsea" in sample_names()
    assert test.endswith(" && QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest")


def test_ci_runs_the_commands_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    test = next(line for line in readme_commands() if line.endswith("-m pytest"))
    packages = next(line for line in readme_commands() if line.startswith("apt-get install"))
    assert f"        {test}\n" in script
    assert f"        {packages} &&\n" in script


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_ci_can_be_run() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & stat.S_IXUSR
    subprocess.run(["bash", "-n", script], check=True)


def test_every_command_is_explained() -> None:
    page = resource("help/command-line.md").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in COMMANDS:
        assert f"\n## sinstudio {name}\n" in page
        assert f"`sinstudio {name}" in readme


def test_versions_agree() -> None:
    version = sinstudio.__version__
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    torch = next(item for item in project["dependencies"] if item.startswith("torch"))
    least, above = re.fullmatch(r"torch>=([\d.]+),<2\.(\d+)", torch).groups()  # type: ignore[union-attr]
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert f"any torch from {least} to 2.{int(above) - 1}" in readme


@pytest.mark.parametrize("page", PAGES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_links_of_pages_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# ")
    plain = re.sub(r"```.*?```|`[^`\n]*`|^    .*$", "", text, flags=re.S | re.M)
    for target in re.findall(r"\]\(([^)\s]+)\)", plain):
        if not target.startswith(("https://", "mailto:")):
            assert (page.parent / target.partition("#")[0]).exists(), target


def test_help_pages_are_linked_from_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for page in HELP:
        assert f"(resources/help/{page.name})" in readme


def test_resources_that_the_code_names_are_there() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("sinstudio/**/*.py"))
    named = set(re.findall(r'\bresource\("([^"]+)"\)', code))
    named |= {f"icons/{name}.svg" for name in re.findall(r'\bicon\("(\w+)"', code)}
    assert named
    for name in named:
        assert resource(name).exists(), name


def test_samples_and_presets_can_be_opened() -> None:
    for name in sample_names():
        assert min(open_sample(name).pixels.shape[:2]) >= 64
    for preset in presets():
        assert preset.sample is None or preset.sample in sample_names()


def test_nothing_names_this_machine_or_a_registry() -> None:
    for path in committed():
        if path.suffix not in BINARY:
            found = FOREIGN.search(path.read_text(encoding="utf-8"))
            assert found is None or path == Path(__file__), f"{path}: {found and found.group()}"
