from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinstudio.app.commanding.fuzzy import score

TEXTS = st.text(st.sampled_from("abc dé&.(κ"), max_size=24)


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("save", "Save model", "Open a saved recipe"),
        ("sm", "Save model", "Transform"),
        ("rate", "Rate", "Pruning › Rate factor"),
        ("seed", "New seed", "Species reduced"),
        ("bound", "Bounds", "Unbounded"),
        ("reset lay", "Reset layout", "Reset"),
    ],
)
def test_what_is_meant_comes_first(query: str, better: str, worse: str) -> None:
    other = score(query, worse)
    found = score(query, better)
    assert found is not None
    assert other is None or found > other


def test_accents_and_case_do_not_matter() -> None:
    assert score("portugues", "Português do Brasil") == score("PORTUGUÊS", "portugues do brasil")


def test_words_in_any_order() -> None:
    assert score("model save", "Save model") is not None
    assert score("model print", "Save model") is None


@given(TEXTS)
def test_a_text_answers_to_itself(text: str) -> None:
    assert score(text, text) is not None


@given(TEXTS, TEXTS)
def test_only_texts_that_hold_the_letters_answer(query: str, text: str) -> None:
    from sinstudio.app.commanding.fuzzy import plain

    def within(word: str, letters: str) -> bool:
        rest = iter(letters)
        return all(letter in rest for letter in word)

    expected = all(within(word, plain(text)) for word in plain(query).split())
    assert (score(query, text) is not None) == expected


@given(st.lists(st.sampled_from(["open", "save", "grow"]), min_size=1), TEXTS)
def test_more_letters_never_find_more(words: list[str], text: str) -> None:
    whole = " ".join(words)
    if score(whole, text) is not None:
        assert score(words[0], text) is not None
