import numpy as np
import pytest
from test_session import SMALL, Driver, picture

from sinstudio.training.messages import (
    BeginTwin,
    Change,
    EndTwin,
    ExchangeKept,
    Failed,
    Fit,
    Gone,
    KeepTwin,
    Look,
    Note,
    Pause,
    Prune,
    Ready,
    Restore,
    Start,
    Stop,
    TwinEnded,
)
from sinstudio.training.snapshot import View

ENDLESS = SMALL.changed({"training.steps": 10**9})


@pytest.fixture
def driver():
    found = Driver()
    found.wait_for(lambda e: isinstance(e, Ready))
    yield found
    found.close()


def begin(driver, values, recipe=ENDLESS):
    driver.session.post(Fit(picture(), recipe))
    driver.session.post(BeginTwin(values))
    driver.wait_for_state("idle")


def steps(driver):
    return driver.call(
        lambda session: (
            session.trainer.step_count,
            session.pairing.twin.trainer.step_count if session.pairing.twin else None,
        )
    )


def same(driver):
    def compare(session):
        mine = session.network.parameters()
        theirs = session.pairing.twin.network.parameters()
        return all(map(np.array_equal, *([p.numpy() for p in side] for side in (mine, theirs))))

    return driver.call(compare)


def ended(event):
    return isinstance(event, TwinEnded)


def test_both_are_at_the_same_step_whenever_a_message_is_read(driver):
    begin(driver, {"bounds.enabled": True})
    driver.session.post(Start())
    driver.wait_for_state("running")
    for rate in (0.02, 0.005):
        driver.session.post(Change(ENDLESS.changed({"training.rate": rate})))
        main, twin = steps(driver)
        assert main == twin
        driver.session.post(Pause())
        driver.wait_for_state("paused")
        assert same(driver)
        driver.session.post(Start())
        driver.wait_for_state("running")
    driver.session.post(Stop())
    driver.wait_for_state("stopped")
    twin = driver.session.latest().twin
    assert twin.step == driver.session.latest().step
    assert twin.psnr_db == driver.session.latest().psnr_db


def test_the_snapshot_has_both_networks(driver):
    driver.session.post(Look(View(size=(48, 40), token=1)))
    begin(driver, {"network.baseline": "siren", "training.rate": 0.003})
    driver.call(lambda _: None)
    found = driver.session.latest()
    assert found.twin.apart == (("network.baseline", "siren"), ("training.rate", 0.003))
    assert not found.twin.periodic
    assert found.periodic
    assert found.twin.twin is None


def test_the_twins_picture_is_drawn_only_where_it_is_looked_at(driver):
    driver.session.post(Look(View(size=(48, 40), token=1)))
    begin(driver, {"training.seed": 3})
    rest(driver)
    found = driver.session.latest()
    assert found.frame.fine
    assert found.twin.frame is None
    assert found.twin.spectrum is not None
    driver.session.post(Look(View(size=(480, 400), token=2, twin=True)))
    rest(driver)
    found = driver.session.latest()
    for seen in (found, found.twin):
        assert seen.frame.fine
        assert seen.frame.token == 2
        assert seen.frame.picture.shape == (400, 480, 3)
    assert not np.array_equal(found.frame.picture, found.twin.frame.picture)


def rest(driver):
    while not driver.session.at_rest:
        driver.call(lambda _: None)


def test_it_is_drawn_while_it_trains(driver):
    begin(driver, {"bounds.enabled": False})
    driver.session.post(Look(View(size=(48, 40), token=1, twin=True)))
    driver.session.post(Start())
    driver.wait_for_state("running")

    def drawn():
        found = driver.session.latest()
        return found.twin is not None and found.twin.frame is not None and found.twin.step > 1

    while not drawn():
        steps(driver)


def test_structural_edits_are_the_first_ones_alone(driver):
    begin(driver, {"bounds.enabled": False})
    driver.session.post(Prune())
    widths = driver.call(lambda s: (s.network.widths, s.pairing.twin.network.widths))
    assert widths[0] != widths[1] == (8, 8, 3)


def test_a_failing_twin_ends_with_a_sentence_and_the_run_goes_on(driver):
    begin(driver, {"bounds.enabled": False})

    def break_it(session):
        session.pairing.twin.step = lambda stop: 1 / 0

    driver.call(break_it)
    driver.session.post(Start())
    note = driver.wait_for(lambda e: isinstance(e, Note))
    assert note.sentence.startswith("The twin has ended: something went wrong: division by zero")
    assert driver.wait_for(ended).recipe is None
    at = steps(driver)
    assert at[1] is None
    while steps(driver)[0] == at[0]:
        pass
    assert driver.session.state == "running"


@pytest.mark.parametrize("method", ["observe", "refine"])
def test_a_twin_that_cannot_be_drawn_ends_alone(driver, method):
    driver.session.post(Look(View(size=(48, 40), token=1, twin=True)))
    begin(driver, {"bounds.enabled": False})

    def break_it(session):
        def fail(*_args, **_kwargs):
            raise MemoryError

        setattr(session._observer._other, method, fail)

    driver.call(break_it)
    driver.session.post(Look(View(size=(50, 40), token=2, twin=True)))
    driver.session.post(Change(ENDLESS.changed({"training.rate": 0.02})))
    note = driver.wait_for(lambda e: isinstance(e, Note))
    assert note.sentence.startswith("The twin has ended: memory ran out.")
    rest(driver)
    assert driver.session.latest().twin is None
    assert driver.session.latest().frame.fine


def test_keeping_the_twin_makes_it_the_network(driver):
    begin(driver, {"bounds.enabled": False})
    driver.session.post(Start())
    driver.wait_for_state("running")
    twin = driver.call(lambda s: s.pairing.twin.trainer)
    driver.session.post(KeepTwin())
    assert not driver.wait_for(ended).recipe.bounds.enabled
    kept = driver.call(lambda s: (s.trainer, s.network, s.recipe.bounds.enabled, s.state))
    assert kept == (twin, twin.network, False, "running")
    assert driver.session.latest().twin is None
    at = steps(driver)[0]
    while steps(driver)[0] == at:
        pass


def test_ending_the_twin_keeps_the_first_one(driver):
    begin(driver, {"bounds.enabled": False})
    network = driver.call(lambda s: s.network)
    driver.session.post(EndTwin())
    assert driver.wait_for(ended).recipe is None
    assert driver.call(lambda s: s.network) is network
    assert driver.session.latest().twin is None


def test_another_picture_ends_the_twin(driver):
    begin(driver, {"bounds.enabled": False})
    driver.session.post(Fit(picture(1), ENDLESS))
    driver.wait_for(ended)
    driver.wait_for_state("idle")
    assert driver.session.latest().twin is None


def test_a_twin_that_cannot_begin_says_why(driver):
    driver.session.post(BeginTwin({"bounds.enabled": False}))
    failed = driver.wait_for(lambda e: isinstance(e, Failed))
    assert failed.token == "twin"
    assert "no network in training" in failed.sentence
    driver.session.post(Fit(picture(), ENDLESS))
    driver.session.post(BeginTwin({"picture.size": 100}))
    failed = driver.wait_for(lambda e: isinstance(e, Failed))
    assert failed.sentence.startswith("picture.size cannot differ between twins")


def test_going_back_in_time_is_the_first_ones_alone(driver):
    begin(driver, {"bounds.enabled": False})
    driver.session.post(Start())
    driver.wait_for_state("running")
    while steps(driver)[0] < 5:
        pass
    driver.session.post(Pause())
    driver.wait_for_state("paused")
    driver.session.post(Restore(driver.call(lambda s: s.timeline.entries[0].step)))
    driver.session.post(Start())
    driver.wait_for_state("running")
    at = steps(driver)
    while steps(driver)[0] == at[0]:
        pass
    main, twin = steps(driver)
    assert main == twin


def test_keeping_the_twin_can_be_taken_back_and_done_again(driver):
    begin(driver, {"network.hidden": (5,)})
    main, twin = driver.call(lambda s: (s.trainer, s.pairing.twin.trainer))
    driver.session.post(KeepTwin())
    number = driver.wait_for(ended).number
    assert driver.call(lambda s: s.trainer) is twin
    driver.session.post(ExchangeKept(number))
    assert driver.call(lambda s: (s.trainer, s.recipe.network.hidden)) == (main, (8,))
    driver.session.post(ExchangeKept(number, again=True))
    assert driver.call(lambda s: (s.trainer, s.network.widths)) == (twin, (8, 5, 3))
    driver.session.post(Fit(picture(), ENDLESS))
    driver.wait_for_state("idle")
    driver.session.post(ExchangeKept(number))
    gone = driver.wait_for(lambda e: isinstance(e, Gone))
    assert gone.number == number
    assert "not kept any more" in gone.sentence


def test_it_is_said_when_nothing_is_apart_any_more(driver):
    begin(driver, {"bounds.enabled": False})
    driver.session.post(Change(ENDLESS.changed({"bounds.enabled": False})))
    note = driver.wait_for(lambda e: isinstance(e, Note))
    assert note.sentence.endswith("nothing is apart any more.")


def test_an_untouched_network_that_has_a_copy_is_not_drawn_anew_beside_it(driver):
    begin(driver, {"training.rate": 0.003}, ENDLESS.changed({"bounds.smoothness": 20.0}))
    assert same(driver)
    driver.session.post(Change(ENDLESS.changed({"bounds.enabled": False})))
    assert same(driver)
    driver.session.post(EndTwin())
    before = driver.call(lambda session: abs(session.network.layers[0].weight).max().item())
    driver.session.post(Change(ENDLESS.changed({"bounds.smoothness": 0.3})))
    after = driver.call(lambda session: abs(session.network.layers[0].weight).max().item())
    assert after > before
