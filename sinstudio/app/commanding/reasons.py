"""Why something cannot be done at the moment, in one sentence with the way out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sinstudio.app.commanding.situation import Situation

# Verbs by what they need; an action that needs nothing is never disabled.
_RUNNING = ("pause", "stop")
_NETWORK = ("save_model", "save_picture", "save", "save_as")
_EDITS = ("prune", "begin_fit", "begin_prune", "begin_finetune")
_PAST = ("timeline_forward", "timeline_now", "timeline_restore")
_GROWS = ("grow", "begin_grow")


def why_not(verb: str, now: Situation) -> str:
    """Say why the action of a verb is disabled in a situation."""
    say = QCoreApplication.translate
    if verb == "undo":
        return say("Reasons", "Nothing has been changed since this was opened.")
    if verb == "redo":
        return say("Reasons", "Nothing has been undone.")
    if verb == "crop" and now.picture:
        return say("Reasons", "A signal is cropped in its panel: type left and right there.")
    if verb == "crop" and now.network:
        return say("Reasons", "This model is shown without its picture; open the picture first.")
    if now.state == "loading" and verb not in ("crop", "cure", "reset"):
        return say("Reasons", "Torch is still being loaded; this takes some seconds.")
    if verb in _NETWORK and now.saving:
        return say("Reasons", "A picture is being saved; wait until it is written.")
    if verb == "start" and now.state == "running":
        return say("Reasons", "The fit is running already; pause or stop it first.")
    if verb in _RUNNING:
        return say("Reasons", "No fit is running; start one first.")
    if verb in _GROWS and now.can_edit and not now.periodic:
        return say("Reasons", "A SIREN has real frequencies; only whole ones can be added.")
    if verb == "skip_phase" and now.can_edit:
        return say("Reasons", "No run of several phases is under way; list some under Training.")
    if verb in _PAST and now.copies:
        return say("Reasons", "What is shown is the present; drag the timeline back first.")
    if verb.startswith("timeline_") and now.network:
        return say("Reasons", "The timeline is empty; it fills while the network trains.")
    if verb == "cure" and (now.picture or now.network):
        return say("Reasons", "The frequencies have no sub-periods.")
    if not (now.picture or now.network):
        return say("Reasons", "Nothing is open; open a picture first.")
    if verb in (*_EDITS, *_GROWS, "start") and not now.trainable:
        return say("Reasons", "This model is shown without its picture; open the picture first.")
    return say("Reasons", "There is nothing to do that with at the moment.")
