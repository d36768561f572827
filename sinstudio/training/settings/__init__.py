"""The sections of a recipe, one module each. Every setting is declared here and nowhere else."""
