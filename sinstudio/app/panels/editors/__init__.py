"""One small widget for each kind of value that a setting can hold."""
