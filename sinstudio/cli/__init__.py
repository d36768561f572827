"""The command line. Each command is a module with `run(arguments) -> exit status`."""
