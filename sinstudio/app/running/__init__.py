"""The fit as the window sees it: its thread, its picture, its recipe, its phases."""
