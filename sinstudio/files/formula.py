"""Formulas in x, read and worked out without running any of Python's code.

A formula is numbers, x, pi, tau and e, put together with + - * / % ^ (or **), comparisons (1 where
they hold, 0 elsewhere), parentheses, the functions of `FUNCTIONS`, and sums and products over a
whole number: sum(k, 1, 100, sin(k*pi*x)). It is parsed by `ast`; only the nodes named here are
looked at, every number is a float64, and time and memory are bounded.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sinstudio.errors import SinStudioError
from sinstudio.training.recipe import show

Values = NDArray[np.float64] | np.float64

LONGEST = 2_000  # characters
_MOST_NODES = 250_000  # evaluated, sums written out
_MOST_WORK = 50_000_000  # numbers worked out, all nodes together: about half a second
_DEEPEST = 100

FUNCTIONS: dict[str, tuple[Callable[..., Any], int]] = {
    "abs": (np.abs, 1),
    "acos": (np.arccos, 1),
    "asin": (np.arcsin, 1),
    "atan": (np.arctan, 1),
    "ceil": (np.ceil, 1),
    "cos": (np.cos, 1),
    "cosh": (np.cosh, 1),
    "exp": (np.exp, 1),
    "floor": (np.floor, 1),
    "log": (np.log, 1),
    "log10": (np.log10, 1),
    "log2": (np.log2, 1),
    "max": (np.maximum, 2),
    "min": (np.minimum, 2),
    "mod": (np.mod, 2),
    "round": (np.round, 1),
    "sign": (np.sign, 1),
    "sin": (np.sin, 1),
    "sinc": (np.sinc, 1),
    "sinh": (np.sinh, 1),
    "sqrt": (np.sqrt, 1),
    "step": (lambda u: np.heaviside(u, 1.0), 1),
    "tan": (np.tan, 1),
    "tanh": (np.tanh, 1),
    "where": (lambda condition, a, b: np.where(condition != 0, a, b), 3),
}
_CONSTANTS = {"pi": np.pi, "π": np.pi, "tau": 2 * np.pi, "e": np.e}
_SERIES: dict[str, tuple[Callable[[Values, Values], Values], float]] = {
    "sum": (np.add, 0.0),
    "prod": (np.multiply, 1.0),
}
_OPERATORS: dict[type[ast.AST], Callable[..., Any]] = {
    ast.Add: np.add,
    ast.Sub: np.subtract,
    ast.Mult: np.multiply,
    ast.Div: np.divide,
    ast.FloorDiv: np.floor_divide,
    ast.Mod: np.mod,
    ast.Pow: np.power,
    ast.UAdd: np.positive,
    ast.USub: np.negative,
    ast.Lt: np.less,
    ast.LtE: np.less_equal,
    ast.Gt: np.greater,
    ast.GtE: np.greater_equal,
    ast.Eq: np.equal,
    ast.NotEq: np.not_equal,
}
_WRITTEN = {"^": "**", "−": "-", "·": "*", "×": "*", "\n": " ", "\t": " ", "\r": " "}


class FormulaCostError(SinStudioError):
    """A formula that takes longer to work out than it may."""


def evaluate_formula(
    formula: str, xs: NDArray[np.float64], share: float = 1.0
) -> NDArray[np.float64]:
    """Work out a formula at some places.

    Parameters
    ----------
    formula
        The language is described at the top of this file.
    xs
        Values of x, (N,).
    share
        Of the work that a formula may take, for those who cannot wait; 1 is about a second.

    Returns
    -------
    NDArray
        float64, (N,), all finite.

    Raises
    ------
    SinStudioError
        When the formula does not parse, holds a name, function or construct that there is not (the
        sentence gives the position, counted in characters from 1), takes too long, or gives no
        finite number at some x.
    """
    return _Reader(formula, share).at(np.asarray(xs, dtype=np.float64))


class _Reader:
    """A formula that has been parsed, and the work that is spent on it."""

    def __init__(self, formula: str, share: float) -> None:
        self.formula = formula
        self._most_nodes, self._most_work = share * _MOST_NODES, share * _MOST_WORK
        if not formula.strip():
            raise SinStudioError("The formula is empty; give one such as sin(2*pi*x).")
        if len(formula) > LONGEST:
            raise SinStudioError(
                f"The formula has {len(formula):,} characters, and at most {LONGEST:,} are read; "
                "give a shorter one, or a CSV file."
            )
        self._nodes, self._work = 0, 0
        # where each byte of what is parsed stands in what was written
        self._places: list[int] = []
        text = ""
        for place, letter in enumerate(formula):
            part = _WRITTEN.get(letter, letter)
            if not text and part == " ":
                continue  # would be taken for an indent
            text += part
            self._places += [place] * len(part.encode("utf-8", "replace"))
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self.tree = ast.parse(text.replace("#", "?"), mode="eval").body
        except SyntaxError as error:
            # counted in characters here, and in bytes in the tree
            offset = error.offset or 0
            ended = offset < 1 and error.msg == "invalid syntax"  # at its end, says the parser
            before = (text if ended else text[: max(0, offset - 1)]).encode("utf-8", "replace")
            what = "ends too soon" if ended else "cannot be read"
            if "'(' was never closed" in error.msg:
                what = "has a ( whose closing ) is missing"
            raise self._refused(len(before), what) from None
        except (ValueError, RecursionError, MemoryError):
            reason = "cannot be read: it is nested too deeply or holds a stray character"
            raise self._refused(0, reason) from None

    def at(self, xs: NDArray[np.float64]) -> NDArray[np.float64]:
        """Evaluate, and refuse what is not finite."""
        with np.errstate(all="ignore"):
            found = np.broadcast_to(self._value(self.tree, {"x": xs}, 0), xs.shape)
        if not np.isfinite(found).all():
            bad = int(np.argmin(np.isfinite(found)))
            raise SinStudioError(
                f"The formula {self._shown} gives no finite number at x = {xs[bad]:g} (sample "
                f"{bad}); keep it away from there, e.g. with where(condition, a, b)."
            )
        return np.array(found, dtype=np.float64)

    def _value(self, node: ast.AST, names: Mapping[str, Values], depth: int) -> Values:
        if depth > _DEEPEST:
            raise self._refused(node, "is nested too deeply")
        self._nodes += 1
        if self._nodes > self._most_nodes:
            raise self._too_costly(node)
        match node:
            case ast.Constant(value=bool() | str() | bytes() | complex() | None):
                raise self._refused(node, "has something that is not a real number")
            case ast.Constant(value=int() | float() as number):
                try:
                    return np.float64(number)
                except OverflowError:
                    return np.float64(np.inf)
            case ast.Name(id=name):
                return self._name(node, name, names)
            case ast.UnaryOp(op=op, operand=operand) if type(op) in _OPERATORS:
                return self._apply(
                    _OPERATORS[type(op)], node, self._value(operand, names, depth + 1)
                )
            case ast.BinOp():
                return self._row(node, names, depth)
            case ast.Compare():
                return self._comparison(node, names, depth + 1)
            case ast.Call(func=ast.Name(id=name), args=args, keywords=[]):
                if name in _SERIES:
                    return self._series(node, name, args, names, depth + 1)
                return self._call(node, name, args, names, depth + 1)
        raise self._refused(node, "has something that a formula cannot hold")

    def _row(self, node: ast.BinOp, names: Mapping[str, Values], depth: int) -> Values:
        """Evaluate a + b + c …, which nests to the left, however many there are in a row."""
        links: list[ast.BinOp] = []
        first: ast.expr = node
        while isinstance(first, ast.BinOp):
            if type(first.op) not in _OPERATORS:
                raise self._refused(first, "has something that a formula cannot hold")
            links.append(first)
            first = first.left
        total = self._value(first, names, depth + 1)
        for link in reversed(links):
            right = self._value(link.right, names, depth + 1)
            total = self._apply(_OPERATORS[type(link.op)], link, total, right)
        return total

    def _name(self, node: ast.AST, name: str, names: Mapping[str, Values]) -> Values:
        if name in names:
            return names[name]
        if name in _CONSTANTS:
            return np.float64(_CONSTANTS[name])
        if name in FUNCTIONS or name in _SERIES:
            raise self._refused(node, f"has {name} without parentheses")
        raise self._refused(node, f"has the unknown name {show(name)}", "; use x, pi, tau and e")

    def _call(
        self,
        node: ast.AST,
        name: str,
        args: list[ast.expr],
        names: Mapping[str, Values],
        depth: int,
    ) -> Values:
        if name not in FUNCTIONS:
            known = ", ".join([*FUNCTIONS, *_SERIES])
            raise self._refused(
                node, f"calls {show(name)}, which there is not", f"; there are {known}"
            )
        function, count = FUNCTIONS[name]
        enough = len(args) >= count if name in ("min", "max") else len(args) == count
        if not enough:
            raise self._refused(
                node,
                f"gives {name} {len(args)} argument{'s' * (len(args) != 1)} instead of {count}",
            )
        values = [self._value(argument, names, depth) for argument in args]
        result = self._apply(function, node, *values[:count])
        for more in values[count:]:  # of min and max
            result = self._apply(function, node, result, more)
        return result

    def _series(
        self,
        node: ast.AST,
        name: str,
        args: list[ast.expr],
        names: Mapping[str, Values],
        depth: int,
    ) -> Values:
        """Evaluate sum(k, first, last, term), or prod alike."""
        if len(args) != 4 or not isinstance(args[0], ast.Name):
            raise self._refused(node, f"has a {name} that is not {name}(k, first, last, term)")
        index = args[0].id
        if index == "x" or index in _CONSTANTS:
            raise self._refused(args[0], f"has a {name} over {index}, which has a value already")
        first, last = (self._bound(argument, names, depth) for argument in args[1:3])
        if last - first >= self._most_nodes:
            raise self._too_costly(node)
        combine, start = _SERIES[name]
        total: Values = np.float64(start)
        for k in range(first, last + 1):
            term = self._value(args[3], {**names, index: np.float64(k)}, depth)
            total = self._apply(combine, node, total, term)
        return total

    def _bound(self, node: ast.AST, names: Mapping[str, Values], depth: int) -> int:
        value = self._value(node, names, depth)
        if np.ndim(value) or not float(value).is_integer() or abs(float(value)) > 2**53:
            raise self._refused(node, "has a sum whose limit is not a whole number")
        return int(value)

    def _comparison(self, node: ast.Compare, names: Mapping[str, Values], depth: int) -> Values:
        left = self._value(node.left, names, depth)
        holds: Values = np.float64(1)
        for op, item in zip(node.ops, node.comparators, strict=True):
            if type(op) not in _OPERATORS:
                raise self._refused(node, "has something that a formula cannot hold")
            right = self._value(item, names, depth)
            holds = holds * self._apply(_OPERATORS[type(op)], node, left, right)
            left = right
        return holds

    def _apply(self, function: Callable[..., Any], node: ast.AST, *values: Values) -> Values:
        self._work += max(int(np.size(value)) for value in values)
        if self._work > self._most_work:
            raise self._too_costly(node)
        result: Values = np.asarray(function(*values), dtype=np.float64)[()]
        return result

    def _too_costly(self, node: ast.AST) -> SinStudioError:
        way_out = "; give shorter sums or fewer samples"
        return FormulaCostError(str(self._refused(node, "takes too long to work out", way_out)))

    def _refused(self, where: ast.AST | int, what: str, way_out: str = "") -> SinStudioError:
        column = where if isinstance(where, int) else getattr(where, "col_offset", 0)
        places = self._places or [0]
        place = places[column] if column < len(places) else len(self.formula)
        return SinStudioError(
            f"The formula {self._shown} {what}, at character {place + 1}{way_out}."
        )

    @property
    def _shown(self) -> str:
        return show(re.sub(r"\s+", " ", self.formula.strip()))
