import threading
from collections.abc import Callable

import numpy as np
import pytest
import torch

from sinstudio.errors import SinStudioError
from sinstudio.render.grid import render
from sinstudio.training.messages import (
    AddFrequencies,
    BeginPhase,
    Call,
    Change,
    ClearTimeline,
    Close,
    Done,
    DropFrequencies,
    Edited,
    Failed,
    Fit,
    ForgetUndone,
    Gone,
    Look,
    LookAt,
    Looked,
    Note,
    Pause,
    Prune,
    Ready,
    RedoEdit,
    Restore,
    Restored,
    SetTimelineBudget,
    Show,
    SkipPhase,
    Start,
    StateChanged,
    Stop,
    UndoEdit,
)
from sinstudio.training.recipe import Recipe
from sinstudio.training.session import Session
from sinstudio.training.snapshot import View

SMALL = Recipe().changed(
    {
        "frequencies.count": 8,
        "network.hidden": [8],
        "training.batch": 32,
        "training.steps": 200,
        "training.threads": 1,
        "training.device": "cpu",
    }
)
WAIT = 30  # seconds; only a hang takes as long


class Driver:
    """A session on a thread of its own, and its events as they come."""

    def __init__(self):
        self.session = Session()
        self.events = []
        self.heard = []  # all of them
        self._changed = threading.Condition()
        self.thread = threading.Thread(target=self.session.run, args=(self._heard,))
        self.thread.start()

    def _heard(self, event):
        with self._changed:
            self.events.append(event)
            self.heard.append(event)
            self._changed.notify_all()

    def wait_for(self, wanted: Callable[[object], bool]):
        """Return the first event that is wanted, and forget all up to it."""
        with self._changed:
            assert self._changed.wait_for(lambda: any(map(wanted, self.events)), WAIT)
            index = next(i for i, event in enumerate(self.events) if wanted(event))
            event = self.events[index]
            del self.events[: index + 1]
            return event

    def wait_for_state(self, state):
        return self.wait_for(lambda e: isinstance(e, StateChanged) and e.state == state)

    def call(self, work):
        self.session.post(Call(lambda session, _: work(session), "call"))
        return self.wait_for(lambda e: isinstance(e, Done)).result

    def close(self):
        self.session.post(Close())
        self.thread.join(WAIT)
        assert not self.thread.is_alive()


@pytest.fixture
def driver():
    found = Driver()
    found.wait_for(lambda e: isinstance(e, Ready))
    yield found
    found.close()


def picture(channels=3):
    y, x = np.mgrid[0:20, 0:24]
    return np.stack([np.sin(x / 3) * np.cos(y / 4) * 0.4 + 0.5] * channels, -1).astype(np.float32)


def test_fits_from_start_to_finish(driver):
    driver.session.post(Look(View(size=(48, 40))))
    driver.session.post(Fit(picture(), SMALL))
    driver.wait_for_state("idle")
    driver.session.post(Start())
    driver.wait_for_state("running")
    event = driver.wait_for_state("finished")
    assert event.reason == "the budget is spent"
    snapshot = driver.session.latest()
    assert snapshot.state == "finished"
    assert snapshot.step == 200
    assert snapshot.psnr_db > 15
    assert snapshot.progress == 1
    assert snapshot.history[-1].step == 200


def test_a_signal_is_shown_as_a_row_that_is_not_clipped(driver):
    driver.session.post(Fit(picture(2)[:1], SMALL, signal=True))
    driver.session.post(Look(View(region=(0.25, 0.0, 0.5, 1.0), size=(100, 40), token=3)))

    def draw(session):
        session.network.output.bias.data.fill_(4)
        return session._observer.refine(session, stop=lambda: False)

    snapshot = driver.call(draw)
    assert snapshot.domain.signal
    frame = snapshot.frame
    assert (frame.fine, frame.token) == (True, 3)
    assert frame.picture.shape == (1, 100, 2)
    assert frame.row.shape == (100, 2)
    assert frame.row.max() > 1.5
    assert frame.picture.max() == 255


def test_what_is_looked_at_becomes_fine(driver):
    driver.session.post(Fit(picture(), SMALL))
    view = View(region=(0.25, 0.0, 0.75, 1.0), size=(300, 200), token=7)
    driver.session.post(Look(view))
    snapshot = refined(
        driver, lambda s: s.frame.fine and s.frame.token == 7 and s.spectrum is not None
    )
    assert snapshot.frame.picture.shape == (200, 300, 3)
    assert snapshot.frame.picture.dtype == np.uint8
    assert snapshot.frame.region == view.region
    assert snapshot.spectrum.shape == (20, 24)
    assert snapshot.histogram.counts.sum() == 8 * 8
    assert snapshot.histogram.counts.shape[0] == len(snapshot.blocks)


def refined(driver, enough):
    """Wait until what is shown is complete; each call is a turn of the session's loop."""
    for _ in range(200):
        driver.call(lambda session: None)
        snapshot = driver.session.latest()
        if snapshot and snapshot.frame and enough(snapshot):
            return snapshot
        driver.call(lambda s: s._observer.refine(s, stop=lambda: False))
    raise AssertionError("never fine")


def test_tiles_are_looked_at_in_periods(driver):
    driver.session.post(Fit(picture(), SMALL.changed({"picture.period": "tile"})))
    driver.session.post(Look(View((0.0, 0.0, 2.0, 2.0), (60, 40), tiles=(2, 2), token=3)))
    frame = refined(driver, lambda s: s.frame.fine and s.frame.token == 3).frame
    assert frame.tiled
    np.testing.assert_array_equal(frame.picture[:20, :30], frame.picture[20:, 30:])


def test_pause_holds_and_start_goes_on(driver):
    driver.session.post(Fit(picture(), SMALL.changed({"training.steps": 100_000})))
    driver.session.post(Start())
    driver.wait_for_state("running")
    driver.session.post(Pause())
    driver.wait_for_state("paused")
    held = driver.call(lambda s: s.trainer.step_count)
    assert held == driver.call(lambda s: s.trainer.step_count)
    driver.session.post(Start())
    driver.wait_for_state("running")
    driver.session.post(Stop())
    driver.wait_for_state("stopped")
    assert driver.call(lambda s: s.trainer.step_count) > held


def test_a_change_reaches_the_running_fit(driver):
    recipe = SMALL.changed({"training.steps": 100_000, "bounds.values": [1.0]})
    driver.session.post(Fit(picture(), recipe))
    driver.session.post(Start())
    driver.session.post(Change(recipe.changed({"bounds.values": [0.01], "network.hidden": [3]})))
    driver.session.post(Pause())
    driver.wait_for_state("paused")
    driver.session.post(Start())
    driver.wait_for_state("running")
    largest = driver.call(lambda s: s.trainer.step() or s.network.layers[0].weight.abs().max())
    assert float(largest) <= np.float32(0.01)
    assert driver.session.latest().recipe.network.hidden == (8,)


def test_start_after_the_end_goes_on_for_another_budget(driver):
    driver.session.post(Fit(picture(), SMALL))
    driver.session.post(Start())
    driver.wait_for_state("finished")
    driver.session.post(Start())
    driver.wait_for_state("finished")
    assert driver.session.latest().step == 400


def test_a_new_fit_replaces_the_old(driver):
    driver.session.post(Fit(picture(), SMALL))
    driver.session.post(Start())
    driver.session.post(Fit(picture(1), SMALL))
    assert driver.call(lambda s: (s.network.channels, s.state)) == (1, "idle")


def test_errors_are_said_and_the_work_is_kept(driver):
    driver.session.post(Fit(picture(), SMALL))
    driver.wait_for_state("idle")
    driver.session.post(Fit(picture(), SMALL.changed({"training.device": "cuda:9"})))
    failed = driver.wait_for(lambda e: isinstance(e, Failed))
    assert 'training.device is "cuda:9"' in failed.sentence
    assert driver.call(lambda s: s.network is not None)


def test_start_without_a_picture_is_said(driver):
    driver.session.post(Start())
    assert "open one first" in driver.wait_for(lambda e: isinstance(e, Failed)).sentence


@pytest.mark.parametrize("error", [SinStudioError("No."), ValueError("odd")])
def test_a_call_that_fails_is_said(driver, error, caplog):
    def work(session, cancelled):
        raise error

    driver.session.post(Call(work, "saving"))
    failed = driver.wait_for(lambda e: isinstance(e, Failed))
    assert failed.token == "saving"
    assert str(error).rstrip(".") in failed.sentence


def test_a_fault_while_training_keeps_the_session_alive(driver, caplog):
    driver.session.post(Fit(picture(), SMALL))

    def spoil(session):
        session.trainer.step = lambda stop: 1 / 0

    driver.call(spoil)
    driver.session.post(Start())
    failed = driver.wait_for(lambda e: isinstance(e, Failed))
    assert "What was fitted is kept" in failed.sentence
    assert "ZeroDivisionError" in failed.details
    assert driver.call(lambda s: s.state) == "stopped"


def test_a_refused_message_leaves_the_run_alone(driver):
    driver.session.post(Fit(picture(), SMALL.changed({"training.steps": 10**8})))
    driver.session.post(Start())
    driver.wait_for_state("running")
    driver.session.post(Fit(picture(), SMALL.changed({"training.device": "cuda:9"})))
    driver.wait_for(lambda e: isinstance(e, Failed))
    assert driver.call(lambda s: s.state) == "running"


def test_a_view_that_cannot_be_drawn_is_said_once(driver, monkeypatch, caplog):
    def broken(*_):
        raise ValueError("no view today")

    driver.session.post(Fit(picture(), SMALL))
    driver.wait_for_state("idle")
    driver.call(lambda s: setattr(s._observer, "_draw", broken))
    driver.session.post(Look(View(size=(30, 30), token=9)))
    driver.wait_for(lambda e: isinstance(e, Failed))
    for _ in range(5):
        driver.call(lambda s: None)
    assert not [e for e in driver.events if isinstance(e, Failed)]
    assert driver.session.at_rest


def test_figures_that_cannot_be_made_do_not_end_the_thread(driver, caplog):
    driver.session.post(Fit(picture(), SMALL))

    def spoil(session):
        def broken(_):
            raise ValueError("no figures")

        session._observer._look_at_weights = broken

    driver.call(spoil)
    driver.session.post(Start())
    driver.wait_for(lambda e: isinstance(e, Failed))
    assert driver.thread.is_alive()


def test_notes_of_the_trainer_are_said(driver):
    driver.session.post(Fit(picture(), SMALL.changed({"frequencies.count": 5000})))
    assert "frequencies" in driver.wait_for(lambda e: isinstance(e, Note)).sentence


def test_shows_a_model_and_trains_it_where_there_is_a_picture(driver):
    driver.session.post(Fit(picture(), SMALL))
    driver.wait_for_state("idle")
    network = driver.call(lambda s: s.network)
    driver.session.post(Show(network, SMALL))
    driver.wait_for_state("idle")
    assert driver.session.latest().widths == network.widths
    driver.session.post(Start())
    driver.wait_for(lambda e: isinstance(e, Failed))
    driver.session.post(Show(network, SMALL, picture()))
    driver.session.post(Start())
    driver.wait_for_state("finished")


def test_rest_comes_when_everything_is_shown(driver):
    assert driver.call(lambda s: s.state) == "idle"
    driver.session.post(Fit(picture(), SMALL))
    driver.session.post(Start())
    driver.wait_for_state("running")
    assert not driver.session.at_rest
    driver.wait_for_state("finished")
    while not driver.session.at_rest:
        driver.call(lambda s: None)
    snapshot = driver.session.latest()
    assert snapshot.frame.fine
    assert snapshot.ssim > 0
    assert snapshot.out_of_band >= 0


def test_closing_ends_a_running_fit():
    driver = Driver()
    driver.session.post(Fit(picture(), SMALL.changed({"training.steps": 10**9})))
    driver.session.post(Start())
    driver.wait_for_state("running")
    driver.close()


def test_training_with_views_gives_the_same_bits(driver):
    driver.session.post(Look(View(size=(200, 200))))
    driver.session.post(Fit(picture(), SMALL))
    driver.session.post(Start())
    driver.wait_for_state("finished")
    watched = driver.call(lambda s: [p.clone() for p in s.network.parameters()])
    from sinstudio.training.trainer import Trainer

    alone = Trainer(SMALL, picture())
    alone.run()
    for a, b in zip(watched, alone.network.parameters(), strict=True):
        assert torch.equal(a, b)


def test_the_first_layer_is_copied_where_it_is_looked_at(driver):
    driver.session.post(Fit(picture(), SMALL))
    driver.wait_for_state("idle")
    layer = refined(driver, lambda snapshot: snapshot.layer is not None).layer
    network = driver.call(lambda session: session.network)
    assert np.array_equal(layer.weight, network.layers[0].weight.detach().numpy())
    assert not np.shares_memory(layer.weight, network.layers[0].weight.detach().numpy())
    driver.session.post(Look(View(spectrum=False, weights=False)))
    refined(driver, lambda snapshot: snapshot.layer is None)


def test_a_refused_edit_is_not_a_network_that_failed(driver):
    driver.session.post(Fit(picture(), SMALL.changed({"pruning.threshold": 1e-9})))
    driver.wait_for_state("idle")
    driver.session.post(Prune())
    failed = driver.wait_for(lambda e: isinstance(e, Failed))
    assert "pruning.threshold" in failed.sentence
    assert failed.token == "edit"


def test_skipping_the_last_phase_of_a_paused_run_ends_it(driver):
    driver.session.post(Fit(picture(), SMALL.changed({"training.steps": 10**6})))
    driver.session.post(Start())
    driver.wait_for_state("running")
    driver.session.post(Pause())
    driver.wait_for_state("paused")
    driver.session.post(SkipPhase())
    event = driver.wait_for_state("finished")
    assert event.reason == "the last phase was skipped"


def test_a_stopped_run_of_phases_goes_on_where_it_was(driver):
    phases = ("fit:1000000", "grow", "finetune:5")
    driver.session.post(Fit(picture(), SMALL.changed({"training.phases": phases})))
    driver.session.post(Start())
    driver.wait_for_state("running")
    driver.session.post(Stop())
    driver.wait_for_state("stopped")
    driver.session.post(Start())
    driver.wait_for_state("running")
    assert driver.call(lambda session: session.trainer.plan.names) == phases


def test_edits_by_hand_show_at_once_and_can_be_taken_back(driver):
    driver.session.post(Fit(picture(), SMALL.changed({"pruning.threshold": 0.4})))
    driver.wait_for_state("idle")
    driver.session.post(AddFrequencies(((3, 1), (2, 2))))
    driver.call(lambda session: None)
    added = driver.session.latest()
    assert added.widths[0] == 10
    driver.session.post(DropFrequencies(((2, 2),)))
    driver.session.post(UndoEdit())
    driver.session.post(UndoEdit())
    driver.call(lambda session: None)
    found = driver.session.latest()
    assert found.widths == (8, 8, 3)
    driver.session.post(RedoEdit())
    driver.call(lambda session: None)
    assert driver.session.latest().widths[0] == 10
    driver.session.post(UndoEdit())
    driver.session.post(BeginPhase("prune"))
    driver.wait_for_state("running")
    assert driver.call(lambda session: session.trainer.plan.names) == ("fit", "prune", "finetune")


def edits_of(driver):
    """What was said of edits so far."""
    driver.call(lambda session: None)
    return [event for event in driver.heard if isinstance(event, Edited | Restored | Gone)]


def test_edits_are_told_with_the_message_that_asked_for_them(driver):
    driver.session.post(Fit(picture(), SMALL))
    driver.wait_for_state("idle")
    asked = AddFrequencies(((3, 1),))
    driver.session.post(asked)
    (made,) = edits_of(driver)
    one, none = made.number, made.number + 7
    for message in (UndoEdit(one), RedoEdit(one), UndoEdit(none), UndoEdit(one), ForgetUndone()):
        driver.session.post(message)
    driver.session.post(RedoEdit(one))
    _, undone, redone, gone, again, forgotten = edits_of(driver)
    assert made == Edited(one, "added 1 column", 0, asked)
    assert made.cause is asked
    assert (undone.redone, redone.redone, again.redone) == (False, True, False)
    assert (gone.number, forgotten.number) == (none, one)
    assert "passed over" in gone.sentence
    assert driver.session.latest().widths[0] == 8


def test_edits_of_a_run_are_told(driver):
    values = {
        "training.phases": ["grow", "fit"],
        "growth.every": 2,
        "growth.add": 2,
        "growth.total": 4,
        "growth.calm": "spill",
    }
    driver.session.post(Fit(picture(), SMALL.changed(values)))
    driver.wait_for_state("idle")
    driver.session.post(Start())
    driver.wait_for_state("finished")
    first, second = edits_of(driver)
    assert first.number != second.number
    assert first.edit.startswith("grew 2 columns")
    assert first.cause is None
    assert 0 < first.step < second.step


def test_a_filter_is_over_what_is_shown_and_nothing_else(driver):
    driver.session.post(Fit(picture(), SMALL))
    plain = View(size=(24, 20), token=1)
    driver.session.post(Look(plain))
    before = refined(driver, lambda s: s.frame.fine and s.spectrum is not None)
    assert before.filter is None
    weight = driver.call(lambda s: s.network.layers[0].weight.detach().clone())
    driver.session.post(Look(View(size=(24, 20), token=1, filter=0.5)))
    soft = refined(
        driver, lambda s: s.filter and s.frame.fine and s.spectrum is not before.spectrum
    )
    assert soft.filter.strength == 0.5
    assert len(soft.filter.bounds) == len(soft.blocks)
    assert (soft.frame.picture != before.frame.picture).any()
    assert np.array_equal(soft.histogram.counts, before.histogram.counts)
    kept = driver.call(lambda s: s.network.layers[0].weight.detach().clone())
    assert torch.equal(kept, weight)
    driver.session.post(Look(plain))
    again = refined(driver, lambda s: s.filter is None and s.spectrum is not soft.spectrum)
    assert np.array_equal(again.frame.picture, before.frame.picture)
    assert np.array_equal(again.spectrum, before.spectrum)


def test_a_filter_follows_training_and_edits(driver):
    driver.session.post(Fit(picture(), SMALL))
    driver.session.post(Look(View(size=(24, 20), filter=0.25)))
    driver.session.post(AddFrequencies(((5, 1), (6, 2))))
    soft = refined(driver, lambda s: s.edits == 1 and s.filter is not None and s.frame.fine)

    def shown(session):
        filtered = session._observer._shown(session)
        assert len(filtered.phases) == len(session.network.phases) == 10
        return filtered.layers[0].weight.abs().amax(), session.network.layers[0].weight.abs().amax()

    clipped, whole = driver.call(shown)
    assert clipped == pytest.approx(max(soft.filter.bounds.values))
    assert clipped < whole
    driver.session.post(Start())
    driver.wait_for_state("finished")
    clipped, whole = driver.call(shown)
    assert clipped < whole


# -- the timeline --------------------------------------------------------------------------------


def trained(driver, steps=40):
    driver.session.post(Look(View(size=(48, 40), token=1)))
    driver.session.post(Fit(picture(), SMALL.changed({"training.steps": steps})))
    driver.session.post(Start())
    driver.wait_for_state("finished")


def look_at(driver, step, compare=False):
    driver.session.post(LookAt(step, compare))
    assert driver.wait_for(lambda e: isinstance(e, Looked)).step == step
    return driver.session.latest()


def drawn(driver):
    """Draw all that there is to draw of the past."""

    def draw(session):
        while session._hindsight.refine(lambda: False):
            pass
        session._show_state()

    driver.call(draw)
    return driver.session.latest()


def test_a_step_of_the_past_is_looked_at(driver):
    trained(driver)
    snapshot = look_at(driver, 5)
    assert [mark.step for mark in snapshot.timeline.marks][:6] == [0, 1, 2, 3, 4, 5]
    assert snapshot.step == 40
    past = snapshot.past
    assert past is snapshot.shown
    assert past.step == past.frame.step == 5  # at once
    snapshot = drawn(driver)
    assert snapshot.past.frame.fine
    assert snapshot.past.spectrum.shape == (20, 24)
    entry = driver.call(lambda s: s.timeline.find(5))
    expected = driver.call(lambda s: render(s.timeline.find(5).network, size=(48, 40)))
    shown = snapshot.past.frame.picture / 255
    np.testing.assert_allclose(shown, expected.clip(0, 1), atol=1 / 255)
    assert snapshot.past.psnr_db == entry.psnr_db < snapshot.psnr_db
    assert snapshot.past.histogram is not None
    assert not snapshot.comparing
    assert look_at(driver, None).past is None


def test_the_past_is_looked_at_while_training_goes_on(driver):
    driver.session.post(Look(View(size=(48, 40), token=1)))
    driver.session.post(Fit(picture(), SMALL.changed({"training.steps": 1_000_000})))
    driver.session.post(Start())
    driver.wait_for_state("running")
    driver.call(lambda s: [s.trainer.step() or s.timeline.follow() for _ in range(10)])
    snapshot = look_at(driver, 3, compare=True)
    assert (snapshot.past.step, snapshot.comparing) == (3, True)
    driver.call(lambda s: s.trainer.step())
    snapshot = drawn(driver)
    driver.call(lambda s: s._observer._draw_while_running(s, 1e9))
    snapshot = drawn(driver)
    assert snapshot.past.frame.fine
    assert snapshot.step > snapshot.past.step == 3
    assert snapshot.frame.step > 3  # compared, so that the present is drawn as well
    driver.session.post(Pause())
    driver.wait_for_state("paused")


def test_a_step_that_is_not_there_is_refused(driver):
    trained(driver)
    driver.session.post(LookAt(38))
    failed = driver.wait_for(lambda e: isinstance(e, Failed))
    assert "no snapshot of step 38" in failed.sentence
    assert driver.session.latest().past is None


def test_restored_after_the_end_the_run_can_go_on(driver):
    trained(driver)
    look_at(driver, 31)
    driver.session.post(Restore(31))
    driver.wait_for_state("paused")
    snapshot = driver.session.latest()
    assert snapshot.past is None
    assert driver.call(lambda s: s.trainer.editor.undoable) == "went back to step 31"
    assert snapshot.progress == pytest.approx(31 / 40)
    driver.session.post(Start())
    driver.wait_for_state("finished")
    assert driver.session.latest().step == 49
    driver.session.post(UndoEdit())
    assert driver.call(lambda s: s.trainer.editor.undoable) == ""


def test_a_timeline_is_cleared_and_limited(driver):
    trained(driver)
    size = driver.session.latest().timeline.marks[0].bytes
    look_at(driver, 5)
    driver.session.post(SetTimelineBudget(4 * size))
    driver.call(lambda s: None)
    found = driver.session.latest().timeline
    assert (len(found.marks), found.budget) == (4, 4 * size)
    driver.session.post(ClearTimeline())
    driver.call(lambda s: None)
    snapshot = driver.session.latest()
    assert (snapshot.timeline.marks, snapshot.past) == ((), None)


def test_another_network_begins_another_timeline(driver):
    trained(driver)
    look_at(driver, 5)
    driver.session.post(Fit(picture(), SMALL))
    driver.wait_for_state("idle")
    snapshot = driver.session.latest()
    assert (snapshot.timeline.marks, snapshot.past) == ((), None)


def test_a_changed_bound_shows_on_the_past_too(driver):
    trained(driver)
    look_at(driver, 5)
    changed = {"bounds.automatic": False, "bounds.limits": [], "bounds.values": [0.125]}
    recipe = driver.session.latest().recipe
    driver.session.post(Change(recipe.changed(changed)))
    snapshot = drawn(driver)
    assert (snapshot.past.step, snapshot.past.blocks.values) == (5, (0.125,))
