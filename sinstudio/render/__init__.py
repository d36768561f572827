"""A network as pixels: sizes, regions, tiles, strips, height and normal maps."""
