"""`sinstudio`: the studio, or a command. Loads neither torch nor Qt before a command needs it."""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections.abc import Sequence

from sinstudio import __version__
from sinstudio.errors import SinStudioError

COMMANDS = {
    "fit": "fit a network to a picture or a signal",
    "prune": "make a fitted network smaller",
    "grow": "let a fitted network grow",
    "render": "write a picture or a signal of a model, at any size",
    "info": "what a model or a project is made of",
    "compare": "a model, picture or signal against another",
    "presets": "the recipes that come with the program",
    "reproduce": "run a figure of the report again",
}

HELP = """\
usage: sinstudio [PICTURE|SIGNAL|MODEL|PROJECT] [--sample NAME] [--formula F] [--preset NAME]
                 [--theme light|dark|system]
       sinstudio COMMAND …

Fit a sinusoidal neural network to a picture and watch its frequencies being controlled.
Without a command the studio opens; with a sample, a picture or a signal, it is loaded.

commands (sinstudio COMMAND --help tells more):
{commands}

options:
  --help         show this and exit
  --version      show the version and exit

exit status: 0 done, 1 failed, 2 bad usage or bad input, 130 interrupted
(what was fitted so far is saved)
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    # A thread that waits for another must sleep, not spin: with the window or anything else busy
    # on the same cores, spinning costs several times the steps per second. Read when torch loads.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal or pipe that knows no "→"
            stream.reconfigure(errors="replace")
    try:
        status = _dispatch(arguments)
        sys.stdout.flush()
        return status
    except SinStudioError as error:
        sentences = [str(error), *getattr(error, "__notes__", [])]
        print(f"sinstudio: {' '.join(' '.join(sentences).split())}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("sinstudio: interrupted.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader went away (`| head`); keep the interpreter from complaining at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _dispatch(arguments: list[str]) -> int:
    first = arguments[0] if arguments else ""
    if first in ("--help", "-h", "help"):
        lines = "\n".join(f"  {name:<12} {text}" for name, text in COMMANDS.items())
        print(HELP.format(commands=lines), end="")
        return 0
    if first == "--version":
        print(f"sinstudio {__version__}")
        return 0
    name = first if first in COMMANDS else "studio"
    command = importlib.import_module(f"sinstudio.cli.{name}")
    status: int = command.run(arguments[1:] if name == first else arguments)
    return status
