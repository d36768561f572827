"""What desktops are told: it agrees with the program, and with itself."""

from __future__ import annotations

import configparser
import plistlib
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from sinstudio.files.container import MAGIC
from sinstudio.files.picture_formats import READABLE
from sinstudio.files.project_file import PROJECT

PACKAGING = Path(__file__).resolve().parents[1] / "packaging"
LINUX = PACKAGING / "linux"
NAME = "org.sinstudio.SinStudio"
MODEL = "application/x-sinstudio-model"
WORK = "application/x-sinstudio-project"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
# Format: MIME type, uniform type identifier of macOS, endings.
PICTURES = {
    "PNG": ("image/png", "public.png", "png"),
    "JPEG": ("image/jpeg", "public.jpeg", "jpg jpeg"),
    "WebP": ("image/webp", "org.webmproject.webp", "webp"),
    "AVIF": ("image/avif", "public.avif", "avif"),
    "TIFF": ("image/tiff", "public.tiff", "tif tiff"),
    "BMP": ("image/bmp", "com.microsoft.bmp", "bmp"),
    "GIF": ("image/gif", "com.compuserve.gif", "gif"),
    "EXR": ("image/x-exr", "com.ilm.openexr-image", "exr"),
}


@pytest.fixture
def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(LINUX / f"{NAME}.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_table_holds_every_format_that_is_read() -> None:
    assert set(PICTURES) == set(READABLE)


def test_the_desktop_entry_offers_models_and_pictures(entry: configparser.SectionProxy) -> None:
    types = entry["MimeType"].removesuffix(";").split(";")
    assert sorted(types) == sorted([MODEL, WORK, *(mime for mime, _, _ in PICTURES.values())])
    assert entry["Exec"] == "sinstudio %f"
    assert entry["Icon"] == NAME


@pytest.mark.parametrize(
    ("name", "magic", "ending"), [(MODEL, MAGIC, "sin"), (WORK, PROJECT.magic, "sinproj")]
)
def test_our_files_are_known_by_their_first_bytes(name: str, magic: bytes, ending: str) -> None:
    root = ElementTree.parse(LINUX / f"{NAME}.mime.xml").getroot()
    kind = root.find(f"{MIME}mime-type[@type='{name}']")
    assert kind is not None
    match, glob = kind.find(f"{MIME}magic/{MIME}match"), kind.find(f"{MIME}glob")
    assert match is not None
    assert glob is not None
    assert match.get("offset") == "0"
    value = match.get("value", "").encode("ascii").decode("unicode_escape").encode("latin-1")
    assert value == magic
    assert glob.get("pattern") == f"*.{ending}"


def test_the_software_centre_finds_the_desktop_entry() -> None:
    root = ElementTree.parse(LINUX / f"{NAME}.metainfo.xml").getroot()
    assert root.findtext("id") == NAME
    assert root.findtext("launchable") == f"{NAME}.desktop"
    assert root.findtext("provides/mediatype") == MODEL
    assert root.findtext("project_license") == "MIT"


def test_macos_knows_models_projects_and_pictures() -> None:
    with (PACKAGING / "macos" / "Info.plist").open("rb") as file:
        info = plistlib.load(file)
    models, works, pictures = (
        {kind["CFBundleTypeName"]: kind for kind in info["CFBundleDocumentTypes"]}[name]
        for name in ("SinStudio model", "SinStudio project", "Picture")
    )
    declared = info["UTExportedTypeDeclarations"]
    for kind, known, ending, mime in zip(
        declared, (models, works), ("sin", "sinproj"), (MODEL, WORK), strict=True
    ):
        assert known["LSItemContentTypes"] == [kind["UTTypeIdentifier"]]
        tags = kind["UTTypeTagSpecification"]
        assert tags == {"public.filename-extension": [ending], "public.mime-type": [mime]}
    assert pictures["LSItemContentTypes"] == [identifier for _, identifier, _ in PICTURES.values()]
    assert (PACKAGING / "icons" / info["CFBundleIconFile"]).is_file()


def test_windows_knows_models_projects_and_pictures() -> None:
    text = (PACKAGING / "windows" / "file-association.reg").read_text(encoding="ascii")
    for mime in (MODEL, WORK):
        assert f'"Content Type"="{mime}"' in text
    supported = text.partition("SupportedTypes]")[2]
    endings = " ".join(names for _, _, names in PICTURES.values()).split()
    assert sorted(re.findall(r'"\.(\w+)"=""', supported)) == sorted(["sin", "sinproj", *endings])


def test_icons_hold_every_size() -> None:
    icons = PACKAGING / "icons"
    for side in (16, 24, 32, 48, 64, 128, 256, 512):
        with Image.open(icons / f"sinstudio-{side}.png") as picture:
            assert picture.size == (side, side)
            assert picture.mode == "RGBA"
    with Image.open(icons / "sinstudio.ico") as picture:
        assert picture.info["sizes"] >= {(side, side) for side in (16, 32, 48, 256)}
    with Image.open(icons / "sinstudio.icns") as picture:
        sides = {width * scale for width, _, scale in picture.info["sizes"]}
        assert sides >= {32, 64, 256, 512, 1024}
