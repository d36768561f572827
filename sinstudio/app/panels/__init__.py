"""The settings of a fit: five panels in a column, laid out by hand over the recipe's schema."""
