"""The work as a file: projects, autosave, recovery, what is unsaved, recent files."""
