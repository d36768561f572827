"""Everything that touches a disk: pictures, samples, models, recipes, presets and reports."""
