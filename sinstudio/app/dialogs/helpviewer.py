"""The help pages, and the page of shortcuts, in a window of their own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QListWidget, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from sinstudio.bundled import resource

_FIRST = "getting-started"


def help_pages() -> list[tuple[str, Path]]:
    """Titles and files of the pages, the one to begin with first."""
    found = []
    for path in sorted(resource("help").glob("*.md")):
        with path.open(encoding="utf-8") as file:
            title = file.readline().lstrip("# ").strip()
        found.append((title or path.stem, path))
    return sorted(found, key=lambda page: (not page[1].stem.startswith(_FIRST), page[0]))


class HelpViewer(QDialog):
    """Pages on the left, the chosen one on the right.

    Parameters
    ----------
    shortcuts
        Pairs of what a key does and the key, for the last page.
    """

    def __init__(self, shortcuts: list[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help")
        self.setWindowTitle(self.tr("Help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pages = help_pages()
        self._shortcuts = shortcuts
        self._list = QListWidget()
        self._list.setObjectName("help.pages")
        self._list.setAccessibleName(self.tr("Pages"))
        self._list.addItems([title for title, _path in self._pages])
        self._list.addItem(self.tr("Keyboard shortcuts"))
        self._list.setSpacing(3)
        self._text = QTextBrowser()
        self._text.setObjectName("help.text")
        self._text.setAccessibleName(self.tr("Page"))
        self._text.setOpenLinks(False)
        self._text.document().setDocumentMargin(16)
        self._text.anchorClicked.connect(self._follow)
        splitter = QSplitter()
        splitter.addWidget(self._list)
        splitter.addWidget(self._text)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([220, 680])
        column = QVBoxLayout(self)
        column.addWidget(splitter)
        self.resize(900, 640)
        self._list.currentRowChanged.connect(self._show)
        self._list.setCurrentRow(0)

    @Slot(int)
    def _show(self, row: int) -> None:
        if 0 <= row < len(self._pages):
            self._text.setMarkdown(self._pages[row][1].read_text(encoding="utf-8"))
        else:
            lines = [f"| {text} | {keys} |" for text, keys in self._shortcuts]
            names = f"| {self.tr('What it does')} | {self.tr('Keys')} |"
            head = [f"# {self.tr('Keyboard shortcuts')}", "", names, "|---|---|"]
            self._text.setMarkdown("\n".join(head + lines))

    @Slot(QUrl)
    def _follow(self, url: QUrl) -> None:
        """Turn to another page, scroll within this one, or leave the rest to the browser."""
        if url.scheme() in ("http", "https", "mailto"):
            QDesktopServices.openUrl(url)
            return
        names = [path.name for _title, path in self._pages]
        if url.path() in names:
            self._list.setCurrentRow(names.index(url.path()))
        if url.hasFragment():
            self._text.scrollToAnchor(url.fragment())
