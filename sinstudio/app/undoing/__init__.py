"""Undo and redo of settings and of the network's structure, and the list of them."""
