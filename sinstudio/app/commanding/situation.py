"""What can be done at the moment; actions are enabled by it."""

from __future__ import annotations

from dataclasses import dataclass

BUSY = ("running", "paused")


@dataclass(frozen=True)
class Situation:
    """The state of the studio in a few words.

    Parameters
    ----------
    state
        loading, idle, running, paused, stopped or finished.
    picture
        A picture is open or on its way.
    opening
        A picture is being read; what is open stays until it is there.
    network
        There is a network to look at and to save.
    croppable
        The opened picture can be cropped on the canvas: it is there, and is no signal.
    trainable
        The network has a picture to be trained on, or will be made for one.
    starting
        Start has been pressed and will be heard as soon as it can be.
    restart
        Some settings wait for a restart.
    saving
        A picture is being rendered for a file.
    undoable, redoable
        The step that can be undone, and the one that can be done again, in a few words; empty for
        none.
    phased
        The run has phases.
    kept
        The network stays when settings change: it was trained or edited, or came in a model.
    twin
        A second network is trained in lockstep.
    periodic
        The network has whole frequencies, of which there can be more; a SIREN has not.
    project
        There is something that a project can hold: a picture, and a network in training on it.
    curable
        There are sub-periods, of the network or of the frequencies chosen, that can be removed.
    copies
        Snapshots that the timeline holds.
    past
        The step of the timeline that is looked at; None: the present.
    comparing
        It is compared with the present.
    """

    state: str = "loading"
    picture: bool = False
    opening: bool = False
    network: bool = False
    croppable: bool = False
    trainable: bool = False
    starting: bool = False
    restart: bool = False
    saving: bool = False
    undoable: str = ""
    redoable: str = ""
    phased: bool = False
    kept: bool = False
    curable: bool = False
    twin: bool = False
    periodic: bool = True
    project: bool = False
    copies: int = 0
    past: int | None = None
    comparing: bool = False

    @property
    def can_crop(self) -> bool:
        """Draw the crop on the canvas."""
        return self.croppable

    @property
    def can_start(self) -> bool:
        """Start, go on, or train for another budget."""
        return self.trainable and self.state != "running" and not self.starting

    @property
    def can_pause(self) -> bool:
        """Pause or resume."""
        return self.state in BUSY or self.starting

    @property
    def can_stop(self) -> bool:
        """Stop a run."""
        return self.state in BUSY or self.starting

    @property
    def can_save(self) -> bool:
        """Save the model, or a picture of it."""
        return self.network and not self.saving

    @property
    def can_keep(self) -> bool:
        """Save the project."""
        return self.project and not self.saving

    @property
    def can_edit(self) -> bool:
        """Prune, grow, or begin a phase: there is a network, and a picture to train it on."""
        return self.network and self.trainable and self.state != "loading"

    @property
    def can_pair(self) -> bool:
        """Begin a twin: there is a network, and a picture to train both on."""
        return self.can_edit

    @property
    def can_grow(self) -> bool:
        """Add input frequencies."""
        return self.can_edit and self.periodic

    @property
    def can_undo(self) -> bool:
        """Undo a step: a change of settings, or an edit of the network."""
        return bool(self.undoable)

    @property
    def can_redo(self) -> bool:
        """Do a step again that was undone."""
        return bool(self.redoable)

    @property
    def can_skip(self) -> bool:
        """Go on with the next phase."""
        return self.can_edit and self.phased and self.state in BUSY

    @property
    def can_look_back(self) -> bool:
        """Look at a step of the past, or another one."""
        return self.copies > 0

    @property
    def looks_back(self) -> bool:
        """A step of the past is looked at: go back to it, or to the present."""
        return self.past is not None

    @property
    def can_restore(self) -> bool:
        """Go on from the step that is looked at."""
        return self.looks_back and self.can_edit
