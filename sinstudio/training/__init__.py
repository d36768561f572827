"""How a network is fitted: recipe, target, trainer. Importing this package loads no torch."""
