"""What the columns of a table of talk are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from ..names import fold

__all__ = ["DELIMITERS", "is_head", "named_columns"]

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
