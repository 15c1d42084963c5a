"""The columns of a table of talk: what they are called, and what they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

import attrs
import regex

from ..cues.labels import generic_role
from ..names import fold
from ..records import Role
from .page import Page
from .talk import clock_time

__all__ = ["DELIMITERS", "FEW", "LONG_NAME", "Talk", "is_head", "named_columns", "sides"]

_Cell = TypeVar("_Cell")

#: A column of speakers has no more different values than this share of its rows, and none longer, in characters.
FEW, LONG_NAME = 0.4, 60
#: Where no column is named there are so many turns at least, of so many words on average, in no more columns.
_LEAST_TURNS, _WORDS, _WIDEST = 3, 5, 50
#: No column has a longer name, in characters.
_LONGEST = 60
#: What may part the cells of a row.
DELIMITERS = ",\t;|"
#: What columns are called that hold the same thing, folded; of several in a table the first here.
_NAMES: Mapping[str, Sequence[str]] = {
    use: [name.strip() for name in names.split(",")]
    for use, names in {
        "speaker": """
            speaker, speaker name, speakername, speaker label, speaker id, name, who, participant,
            participant name, person, voice, interlocutor, talker, author, user, character, actor, sprecher,
            sprecherin, sprecher/in, sprecher:in, locuteur, locutrice, intervenant, intervenante, personne,
            orateur, hablante, orador, oradora, locutor, locutora, persona, participante, falante, pessoa,
            parlante, oratore, interlocutore, spreker, talare, taler, mowca, rozmowca, спикер, говорящий, 話者,
            発言者, 话者, 说话人, 发言人, 發言人, 화자
        """,
        "text": """
            text, words, content, transcript, transcription, utterance, utterances, speech, dialogue, dialog,
            sentence, message, caption, subtitle, body, said, ausserung, aussage, inhalt, wortlaut, transkript,
            texte, enonce, propos, contenu, parole, paroles, texto, enunciado, contenido, transcripcion, fala,
            conteudo, transcricao, testo, contenuto, battuta, trascrizione, tekst, wypowiedz, текст, реплика,
            発言, 発話, テキスト, 内容, 文本, 话语, 텍스트, 내용
        """,
        "start": """
            begins, begin, timestamp, timecode, time, start, start time, starttime, onset, in, from, zeit,
            zeitstempel, beginn, startzeit, anfang, temps, debut, horodatage, tiempo, inicio, hora,
            marca de tiempo, tempo, inizio, tijd, czas, время, 時間, 时间, 시간
        """,
        "role": "role, speaker role, rolle, rol, papel, ruolo, funktion, fonction, funcion, funcao, роль, 役割, 角色",
        "end": """
            ends, end, end time, endtime, stop, out, until, ende, endzeit, fin, fim, fine, einde, koniec, конец,
            終了, 结束
        """,
    }.items()
}
_UNIT = regex.compile(r"\s*[\[(](?:s|sec|secs|seconds|ms|hh:mm:ss|h:m:s)[\])]$")


def named_columns(head: Sequence[str]) -> dict[str, int]:
    """What columns hold by their names: ``speaker``, ``text``, ``start``, ``end``, ``role``.

    >>> named_columns(["Nr.", "Sprecherin", "Äußerung", "Beginn (s)"])
    {'speaker': 1, 'text': 2, 'start': 3}
    """
    places: dict[str, int] = {}
    for n, cell in enumerate(head):
        name = " ".join(_UNIT.sub("", fold(cell[:_LONGEST]).replace("_", " ")).split())
        places.setdefault(name, n)
    found = ((use, next((places[name] for name in names if name in places), None)) for use, names in _NAMES.items())
    return {use: n for use, n in found if n is not None}


def sides(head: Sequence[str], rows: Iterable[Sequence[str]]) -> dict[int, str]:
    """The columns of questions and those of answers, by the names that say so; none where they hold only a word or two.

    >>> sides(["No.", "Question", "Answer"], [["1", "Where were you born?", "In a boat."]])
    {1: 'Question', 2: 'Answer'}
    """
    found = {n: cell for n, cell in enumerate(head) if len(cell) <= LONG_NAME and generic_role(cell)}
    cells = [row[n] for row in rows for n in found if n < len(row) and row[n]]
    both = {*Role} <= {generic_role(cell) for cell in found.values()}
    return found if both and sum(len(cell.split()) for cell in cells) > 2 * len(cells) else {}


@attrs.frozen
class Talk:
    """Where people speak in a table that stands in a document.

    ``said`` are the columns of what they say, each with the label of who does, or empty: then that stands in the column
    ``speaker``. ``start`` is the column that is named after times; ``header`` says whether the first row has names.
    """

    said: Mapping[int, str]
    speaker: int = -1
    start: int = -1
    header: bool = True

    @classmethod
    def of(cls, rows: Sequence[Sequence[str]]) -> Talk | None:
        """By the names of the columns, else one of few names and one of many words; ``None`` for any other table."""
        if not rows:
            return None
        named = named_columns(rows[0])
        start = named.get("start", -1)
        if asked := sides(rows[0], rows[1:]):
            return cls(asked, start=start)
        if "speaker" in named and "text" in named:
            return cls({named["text"]: ""}, named["speaker"], start)
        rows = [row for row in rows if any(row)]
        width = min(map(len, rows), default=0)
        if len(rows) < _LEAST_TURNS or width < 2:
            return None
        columns = [[row[n] for row in rows] for n in range(min(width, _WIDEST))]
        said = max(range(len(columns)), key=lambda n: sum(map(len, columns[n])))
        if sum(len(cell.split()) for cell in columns[said]) < _WORDS * len(rows):
            return None
        for n, cells in enumerate(columns):
            called = [name for cell in cells if (name := _name(cell))]
            names = {*called}
            few = 1 < len(names) <= max(2, FEW * len(rows)) and len(names) < len(called) >= len(rows) / 2
            if n != said and few and all(len(x) <= LONG_NAME and x[0].isalpha() for x in names):
                return cls({said: ""}, n, header=False)
        return None

    def time(self, row: Sequence[str]) -> float | None:
        """When the words of a row are said, in seconds, where another column holds a time; a number alone is none."""
        others = ((n, cell) for n, cell in enumerate(row) if n != self.speaker and n not in self.said)
        told = (clock_time(cell.strip("[]() ")) for n, cell in others if n == self.start or ":" in cell)
        return next((t for t in told if t is not None), None)

    def label(self, row: Sequence[str], column: int) -> str:
        """The label of who says what stands in a column of a row; may be empty."""
        who = self.said[column] or (_name(row[self.speaker]) if self.speaker < len(row) else "")
        return f"{who}: " if who else ""

    def write(
        self,
        page: Page,
        rows: Sequence[Sequence[_Cell]],
        texts: Sequence[Sequence[str]],
        put: Callable[[_Cell], object],
    ) -> None:
        """The rows as labelled turns on a page, with their times.

        ``texts`` has the words of each cell; ``put`` writes what stands in one.
        """
        for row, words in list(zip(rows, texts))[self.header :]:
            time = self.time(words)
            mark = page.open("time", time) if time is not None else None
            for column in self.said:
                if column < len(row):
                    page.label(self.label(words, column))
                    put(row[column])
            if mark is not None:
                page.close(mark)
            page.label("")


def _name(cell: str) -> str:
    return " ".join(cell.split()).rstrip(":").rstrip()


def is_head(line: str) -> bool:
    """True for a row that names a column of speakers and one of what they say.

    >>> is_head("id;Speaker;Text"), is_head("Speaker, text me")
    (True, False)
    """
    if len(line) > 1000:
        return False
    rows = (
        named_columns([cell.strip().strip('"') for cell in line.split(sign)]) for sign in DELIMITERS if sign in line
    )
    return any("speaker" in row and "text" in row for row in rows)
