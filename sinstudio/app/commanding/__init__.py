"""Actions, menus, keys, and the palette that finds them all."""
