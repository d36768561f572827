from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from fake_snapshots import history
from hypothesis import given
from hypothesis import strategies as st

from sinstudio.app.views.runs import MOST_EARLIER, Event, Run, Runs, is_another
from sinstudio.training.snapshot import HistoryRow


def test_series_leave_out_what_was_not_measured() -> None:
    rows = history(4)
    rows = (rows[0], replace(rows[1], psnr_db=None), replace(rows[2], psnr_db=math.inf), rows[3])
    run = Run(rows)
    x, y = run.series("psnr_db", "steps")
    assert x.tolist() == [10, 40]
    assert y.tolist() == [rows[0].psnr_db, rows[3].psnr_db]
    x, _ = run.series("rate", "seconds")
    assert np.allclose(x, [0.05, 0.1, 0.15, 0.2])


def test_events() -> None:
    assert Run(history(5, {3: "bounds changed"})).events == (Event(40, 0.2, "bounds changed"),)


def test_an_empty_run() -> None:
    x, y = Run().series("loss", "steps")
    assert len(x) == len(y) == 0
    assert Run().events == ()


@given(st.lists(st.sampled_from(["grow", "replace", "thin", "reset"]), max_size=30))
def test_columns_are_those_of_the_rows_however_these_changed(changes: list[str]) -> None:
    rows: tuple[HistoryRow, ...] = ()
    run = Run()
    for change in changes:
        if change == "grow":
            step = rows[-1].step + 10 if rows else 10
            rows = (*rows, HistoryRow(step, step / 7, 1 / step, None, None, 0.01))
        elif change == "replace" and rows:
            rows = (*rows[:-1], replace(rows[-1], seconds=rows[-1].seconds + 1))
        elif change == "thin":
            rows = rows[::2]
        elif change == "reset":
            rows = ()
        run = Run(rows, run)
        assert run.places("steps").tolist() == [row.step for row in rows]
        assert run.places("seconds").tolist() == [row.seconds for row in rows]


def test_a_run_that_goes_on_is_the_same_one() -> None:
    rows = history(30)
    assert not is_another(rows[:10], rows)
    assert not is_another(rows, rows[::2] + rows[-1:])
    assert not is_another(rows[:1], (replace(rows[0], seconds=9.0),))
    assert not is_another((), rows)


def test_a_run_that_begins_anew_is_another() -> None:
    rows = history(30)
    assert is_another(rows, ())
    assert is_another(rows, rows[:5])
    later = tuple(replace(row, seconds=row.seconds + 1) for row in history(60))
    assert is_another(rows, later)


def test_earlier_runs_are_kept_and_forgotten() -> None:
    runs = Runs()
    for index in range(MOST_EARLIER + 3):
        assert runs.take(history(5 + index, gain=index))
        assert not runs.take(runs.current.rows)
        assert runs.take(())
    assert len(runs.earlier) == MOST_EARLIER
    assert len(runs.earlier[-1].rows) == 5 + MOST_EARLIER + 2
    runs.forget_earlier()
    assert runs.earlier == ()


def test_a_run_of_one_row_is_not_worth_keeping() -> None:
    runs = Runs()
    runs.take(history(1))
    runs.take(())
    assert runs.earlier == ()
