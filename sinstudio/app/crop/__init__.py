"""Cropping by hand, on the whole picture as it was opened."""
