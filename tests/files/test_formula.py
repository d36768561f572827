from __future__ import annotations

import math
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinstudio.errors import SinStudioError
from sinstudio.files.formula import FUNCTIONS, LONGEST, evaluate_formula
from sinstudio.files.signals import formula_signal

XS = -1 + 2 * np.arange(16) / 16


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("sin(2*pi*x)", np.sin(2 * np.pi * XS)),
        ("x^2 - 1", XS**2 - 1),
        ("-x^2", -(XS**2)),
        ("2^-x", 2**-XS),
        (" \n 3 · x × 2 − 1", 6 * XS - 1),
        ("π*x + tau + e", np.pi * XS + 2 * np.pi + np.e),
        ("+".join(["x"] * 900), 900 * XS),
        ("x" + "-1" * 150 + "*2" * 150, XS - 149 - 2.0**150),
        ("sum(k, 1, 100, sin(k*pi*x))", sum(np.sin(k * np.pi * XS) for k in range(1, 101))),
        ("sum(k, 1, 3, sum(j, k, 3, j*x))", 14 * XS),
        ("sum(k, 5, 1, x)", 0 * XS),
        ("prod(k, 1, 4, k) + 0*x", 24 + 0 * XS),
        ("where(x == 0, 1, sin(x)/x)", np.sinc(XS / np.pi)),
        ("step(x)", (XS >= 0).astype(float)),
        ("-0.5 < x <= 0.25", ((XS > -0.5) & (XS <= 0.25)).astype(float)),
        ("max(x, 0, -x)", np.abs(XS)),
        ("min(x, 0)", np.minimum(XS, 0)),
        ("mod(x, 0.5) + x % 1", XS % 0.5 + XS % 1),
        ("x // 0.5", XS // 0.5),
        ("7", np.full(16, 7.0)),
    ],
)
def test_means_what_it_says(formula, expected):
    np.testing.assert_allclose(evaluate_formula(formula, XS), expected, atol=1e-12)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.sampled_from("+-*"))
def test_arithmetic_is_that_of_float64(a, b, sign):
    found = evaluate_formula(f"({a!r}) {sign} ({b!r}) + 0*x", XS)
    assert found[0] == {"+": a + b, "-": a - b, "*": a * b}[sign]


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_every_function_can_be_called(name):
    arguments = ", ".join(["0.5"] * FUNCTIONS[name][1])
    assert math.isfinite(evaluate_formula(f"{name}({arguments})", XS)[0])


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("", "is empty"),
        ("   ", "is empty"),
        ("sin(", "has a ( whose closing ) is missing, at character 4"),
        ("2 + sin(2*pi*x", "closing ) is missing, at character 8"),
        ("x)", "cannot be read, at character 2"),
        ("1 +", "ends too soon, at character 4"),
        ("  2^", "ends too soon, at character 5"),
        ("1 + * 2", "cannot be read, at character 5"),
        ("2 x", "cannot be read"),
        ("x = 3", "cannot be read"),
        ("x; x", "cannot be read, at character 2"),
        ("x # 1", "cannot be read"),
        ("1 + y", '"y", at character 5'),
        ("é + ü", '"é", at character 1'),
        ("×x", ", at character 1"),
        ("x^2 + foo(x)", 'calls "foo", which there is not, at character 7'),
        ("sin", "sin without parentheses"),
        ("sin(x, 2)", "gives sin 2 arguments instead of 1"),
        ("max(x)", "gives max 1 argument instead of 2"),
        ("sin(x=1)", "cannot hold"),
        ("sin(*x)", "cannot hold"),
        ("x.real", "cannot hold"),
        ("x[0]", "cannot hold"),
        ("[x]", "cannot hold"),
        ("lambda: x", "cannot hold"),
        ("x if x else x", "cannot hold"),
        ("x and x", "cannot hold"),
        ("x is x", "cannot hold"),
        ("not x", "cannot hold"),
        ("(y := x)", "cannot hold"),
        ("x @ x", "cannot hold"),
        ("f'{x}'", "cannot hold"),
        ("__import__('os').system('true')", "cannot hold"),
        ("__import__('os')", "__import__"),
        ("(1).__class__", "cannot hold"),
        ("1j", "not a real number"),
        ("'a'", "not a real number"),
        ("True", "not a real number"),
        ("None", "not a real number"),
        ("1/x", "no finite number at x = 0 (sample 8)"),
        ("sqrt(x)", "no finite number at x = -1"),
        ("9^9^9^9", "no finite number"),
        ("10^400", "no finite number"),
        ("1e400", "no finite number"),
        ("9" * 400, "no finite number"),
        ("exp(exp(exp(exp(9))))", "no finite number"),
        ("sum(k, 1, 10^9, k)", "takes too long"),
        ("sum(k, 1, 10^5, sum(j, 1, 10^5, k*j*x))", "takes too long"),
        ("sum(k, 1, x, k)", "not a whole number"),
        ("sum(k, 1, 2.5, k)", "not a whole number"),
        ("sum(k, 1, 1e300, k)", "not a whole number"),
        ("sum(x, 1, 2, x)", "has a value already"),
        ("sum(1, 1, 2, x)", "is not sum(k, first, last, term)"),
        ("sum(k, 1, 2)", "is not sum(k, first, last, term)"),
        ("x\0", "cannot be read"),
        ("\ud800", "cannot be read"),
        ("(" * 500 + "x" + ")" * 500, "cannot be read"),
        ("-" * 500 + "x", "nested too deeply"),
        ("x" * (LONGEST + 1), "2,001 characters"),
    ],
)
def test_one_sentence_with_the_position(formula, words):
    with pytest.raises(SinStudioError) as caught:
        evaluate_formula(formula, XS)
    sentence = str(caught.value)
    assert words in sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")


@given(st.text(max_size=40))
def test_whatever_is_typed_gives_numbers_or_a_sentence(text):
    with suppress(SinStudioError):
        found = evaluate_formula(text, XS)
        assert found.shape == XS.shape
        assert np.isfinite(found).all()


PIECES = "x sin ( ) + - * / ^ , k sum 1 2 pi < = ."


@given(st.lists(st.sampled_from(PIECES.split()), max_size=14).map(" ".join))
def test_so_does_whatever_looks_like_a_formula(text):
    with suppress(SinStudioError):
        assert np.isfinite(evaluate_formula(text, XS)).all()


def test_as_a_signal_it_fills_minus_one_to_one_half_open():
    signal = formula_signal("3*x", 8)
    assert signal.pixels.shape == (1, 8, 1)
    assert signal.units.start == -1
    assert signal.units.step == 0.25
    assert (signal.units.low, signal.units.high) == ((-3.0,), (2.25,))
    np.testing.assert_allclose(signal.values[:, 0], 3 * (-1 + np.arange(8) / 4), atol=1e-6)
    assert signal.name == signal.formula == "3*x"


def test_it_needs_two_samples():
    with pytest.raises(SinStudioError, match="take at least 2"):
        formula_signal("x", 1)
