"""Finding a text by some of its letters, in their order."""

from __future__ import annotations

import unicodedata

_START, _RUN, _NEXT_WORD, _GAP = 12, 8, 6, 1  # what a match is worth, and a letter skipped costs


def plain(text: str) -> str:
    """Return a text without case and accents, to compare by."""
    bare = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def score(query: str, text: str) -> int | None:
    """Say how well a text answers a query; None where it does not.

    Parameters
    ----------
    query
        Words in any order; the letters of each have to be in the text in their order, with others
        in between. Case and accents do not matter.
    text
        What is searched.

    Returns
    -------
    int
        Higher is better: letters side by side and at the beginnings of words count most, and of two
        texts that match alike the shorter is better. An empty query matches all, with 0.
    """
    total, bare = 0, plain(text)
    for word in plain(query).split():
        found = _word(word, bare)
        if found is None:
            return None
        total += found
    return total - len(bare) // 8 if total else 0


def _word(word: str, text: str) -> int | None:
    """Score one word by the best of the places where it may begin."""
    whole = text.find(word)
    if whole >= 0:
        best = max(
            _START * _begins(text, place)
            for place in range(len(text))
            if text[place:].startswith(word)
        )
        return best + _RUN * len(word)
    scores = [
        found
        for place in range(len(text))
        if text[place] == word[0] and (found := _from(word, text, place)) is not None
    ]
    return max(scores, default=None)


def _from(word: str, text: str, place: int) -> int | None:
    """Score a word whose first letter is at a place, every further one where it comes next."""
    total = _NEXT_WORD * _begins(text, place)
    for letter in word[1:]:
        after = text.find(letter, place + 1)
        if after < 0:
            return None
        gap = after - place - 1
        total += _RUN // 2 if gap == 0 else _NEXT_WORD * _begins(text, after) - _GAP * min(gap, 10)
        place = after
    return total


def _begins(text: str, place: int) -> int:
    """Return 1 where a word begins at a place, else 0."""
    return int(place == 0 or not text[place - 1].isalnum())
