"""Who a transcript says takes part: codes with the names and roles that the document declares for them."""

from __future__ import annotations

from ..cues.labels import generic_role
from .talk import turned
from .transcript import Transcript

__all__ = ["People"]


class People:
    """The people of a document, by code.

    >>> people = People()
    >>> people.declare("INV", "Doe, Jane", ["Investigator"])
    >>> people.name("INV"), people.name("MOT")
    ('Jane Doe', 'MOT')
    """

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._words: dict[str, list[str]] = {}
        self._spoke: dict[str, None] = {}
        self._taken: dict[str, str] = {}  # names, by who has them first

    def declare(self, code: str, name: str, words: list[str]) -> None:
        """Somebody with a code, by what name, in which roles; both may be empty."""
        name = " ".join(name.split())
        self._names[code] = turned(name)
        self._words[code] = [w for w in (" ".join(w.replace("_", " ").split()) for w in words) if w]

    def name(self, code: str) -> str:
        """How who speaks under a code is called: the code, where the document has no name, or the same for two."""
        self._spoke[code] = None
        name = self._names.get(code, "")
        return name if name and self._taken.setdefault(name, code) == code else code

    def tell(self, transcript: Transcript) -> None:
        """Declare those who spoke.

        Where a document puts all of them on one side ("participant", whoever asks), it does not speak of sides.
        """
        sides = {code: next(filter(None, map(generic_role, self._words.get(code, ()))), None) for code in self._spoke}
        told = len(sides) < 2 or len(set(sides.values())) > 1
        for code, side in sides.items():
            if code in self._names:
                role = str(side) if side and told else None
                transcript.participant(self.name(code), role, self._words[code])
