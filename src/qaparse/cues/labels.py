"""What the label of a turn says: a name without its dress, or a generic word and the side it implies.

A *label* is the text that only says who speaks: ``"KATE (00:12:03): "``, ``"**Q:** "``, ``"[Kim]"``.
"""

from __future__ import annotations

from functools import lru_cache

import attrs
import regex

from ..records import Role

__all__ = ["GENERIC", "TURN_WORDS", "Label", "generic_role", "is_generic", "label_name", "read_label"]

_ASKS = """
    q question interviewer interviewers host hosts cohost co-host moderator moderators facilitator presenter
    anchor reporter journalist editor questioner examiner the_court the_clerk counsel the_chair chair
    chairperson
    chairman chairwoman prosecutor attorney
    pregunta p entrevistador entrevistadora periodista moderador moderadora presentador presentadora reportero
    reportera
    intervieweur intervieweuse journaliste animateur animatrice modérateur modératrice présentateur
    présentatrice
    f frage interviewerin moderatorin redaktion journalistin fragesteller fragestellerin
    pergunta jornalista apresentador apresentadora mediador mediadora
    d domanda intervistatore intervistatrice giornalista conduttore conduttrice moderatore moderatrice
    i 问 問 记者 記者 主持人 インタビュアー 司会 聞き手 질문 기자
"""
_ANSWERS = """
    a answer ans interviewee interviewees guest guests respondent respondents narrator the_witness witness
    the_deponent
    deponent participant informant subject candidate applicant panelist panellist the_defendant defendant
    the_plaintiff plaintiff
    r respuesta entrevistado entrevistada invitado invitada participante
    réponse interviewé interviewée invité invitée
    antwort interviewter interviewte interviewpartner interviewpartnerin gast befragter befragte
    resposta convidado convidada
    risposta intervistato intervistata ospite
    答 嘉宾 嘉賓 回答 ゲスト 답변 게스트
"""
_NEITHER = """
    speaker unknown unknown_speaker unidentified unidentified_speaker voice man woman male female male_speaker
    female_speaker
    male_voice female_voice audience audience_member caller operator automated_voice announcer narration
    voiceover voice-over
    all both everyone everybody together crowd crosstalk
    hablante orador oradora locutor locutora voz público todos todas ambos ambas desconocido
    locuteur locutrice voix public tous toutes intervenant intervenante inconnu
    sprecher sprecherin sprecher/in stimme alle beide publikum unbekannt
    falante voz público desconhecido parlante voce pubblico tutti entrambi sconosciuto
    発言者 화자
"""


def _words(block: str) -> list[str]:
    return [word.replace("_", " ") for word in block.split()]


#: Label words that name nobody, in lower case, with the side that each implies (``None``: either).
#: Single letters other than ``q`` and ``a`` may be a person's initial: what the turns are decides.
GENERIC: dict[str, Role | None] = {
    **dict.fromkeys(_words(_NEITHER), None),
    **dict.fromkeys(_words(_ANSWERS), Role.INTERVIEWEE),
    **dict.fromkeys(_words(_ASKS), Role.INTERVIEWER),
}

#: Generic words that name a turn and no speaker. Their number ("Q3") is no part of who asks; that of "Speaker 2" is.
TURN_WORDS = frozenset(
    _words("q a question answer pregunta respuesta réponse frage antwort pergunta resposta domanda risposta")
)

_TIME = r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+)?(?:\d{1,2}[:.h])?\d{1,2}[:.]\d{2}(?:[.,]\d{1,3})?(?:\s*[ap]\.?m\.?)?"
_TIMES = regex.compile(rf"(?i)(?:[\[(<]\s*)?(?<![\w:.])@?{_TIME}(?:\s*(?:-->|[-–—])\s*{_TIME})?(?![\w:])(?:\s*[\])>])?")
_LINK = regex.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_DRESS = regex.compile(r"[*_`~#]{1,6}(?!\w)|(?<!\w)[*_`~#]{1,6}|\\(?=\W)")
_BULLET = regex.compile(r"^\s*(?:[-–—•·▪◦‣*+>»|]+\s*)+|^\s*\d{1,3}[.)]\s+(?=\D)")
_TAIL = regex.compile(r"[\s:：.\-–—|>?;,/~»\\]+$")
_VOICE = regex.compile(r"^<v(?:\.[\w.]+)?\s+([^<>]+)>$")
_PAREN = regex.compile(r"[\s]*[(\[（]([^()\[\]（）]*)[)\]）]")
_SUFFIX = regex.compile(r"^(?:jr|sr|ii|iii|iv|ph\.?\s?d|m\.?d|esq|mba|msc|phd|md)\.?$", regex.I)
_ABBREVIATED = regex.compile(r"(?:^|\s)(?:Jr|Sr|Esq|(?!Q|A)\p{Lu}(?:\.\p{Lu})*)\.$")
_COUNT = regex.compile(r"^(.*?)[\s.#-]*(?:№|no\.?)?\s*(\d{1,3}|[a-z])$", regex.I)
_BY = regex.compile(r"^BY\s+(?=(?:MR|MS|MRS|MISS|DR|THE)\b)", regex.I)
_WORD_INITIAL = regex.compile(r"(?<![^\W\d_])[^\W\d_]")


@attrs.frozen
class Label:
    """What a label says.

    ``name`` is the name or generic word as it stands, without its dress; ``initials`` the short form
    that a parenthesis introduces; ``words`` what else it says of the person (role, outlet); ``role`` the side
    that it implies, ``None`` where it implies none; ``generic`` is true where ``name`` names nobody.
    """

    name: str
    initials: str = ""
    words: tuple[str, ...] = ()
    role: Role | None = None
    generic: bool = False


def _generic_key(name: str) -> str:
    key = " ".join(name.lower().replace(".", " ").replace("_", " ").split())
    if key in GENERIC or not (m := _COUNT.match(key)):
        return key
    stem = str(m[1]).strip()
    # "Speaker 2", "Interviewee B", "P1" count; "Al" is a name.
    counts = m[2].isdigit() or (len(stem) > 1 and key[len(stem)] == " ")
    return stem if counts and stem in GENERIC else key


def is_generic(name: str) -> bool:
    """True for a label word that names nobody.

    >>> is_generic("Speaker 2"), is_generic("THE COURT"), is_generic("Kate")
    (True, True, False)
    """
    return _generic_key(name) in GENERIC


def generic_role(name: str) -> Role | None:
    """The side that a generic label word implies; ``None`` where it implies none or is a name.

    >>> str(generic_role("Frage")), generic_role("Speaker 1")
    ('interviewer', None)
    """
    return GENERIC.get(_generic_key(name))


def _undress(text: str) -> str:
    text = _LINK.sub(r"\1", text.strip())
    if m := _VOICE.match(text):
        text = m[1]
    text = _DRESS.sub("", _BULLET.sub("", _DRESS.sub("", text)))
    text = _bare(text)
    return " ".join(text.split())


def _bare(text: str) -> str:
    """Without punctuation behind and brackets around, however they are nested."""
    while True:
        before = text
        text = text.strip()
        if text.endswith((":", "：")):
            text = text[:-1].rstrip()
        if not _ABBREVIATED.search(text):
            text = _TAIL.sub("", text)
        for left, right in ("[]", "()", "<>", "【】", "（）", "「」", "{}", '""', "“”", "''"):
            if len(text) > 2 and text[0] == left and text[-1] == right and text.find(right) == len(text) - 1:
                text = text[1:-1]
        if text == before:
            return text


def _are_initials(part: str, letters: str) -> bool:
    """True where capitals are the initials ``letters``, or hold them in order ("Ada (AMK)")."""
    short = part.replace(".", "")
    if not (1 < len(short) < 5 and short.isupper() and letters and short[0] == letters[0]):
        return False
    rest = iter(short)
    return all(letter in rest for letter in letters)


def _capital(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= 5 and words[0][:1].isupper() and words[-1][:1].isupper()


def read_label(text: str) -> Label:
    """Read the text of a label.

    >>> read_label("**Dana Ruiz (DR), The Pier:** ")
    Label(name='Dana Ruiz', initials='DR', words=('The Pier',), role=None, generic=False)
    >>> read_label("Interviewer 2 [00:10:02]:")
    Label(name='Interviewer 2', initials='', words=(), role=<Role.INTERVIEWER: 'interviewer'>, generic=True)
    """
    # Times differ from turn to turn, the rest of the label does not: it is read once.
    return _read(_TIMES.sub(" ", text[:400]))


@lru_cache(maxsize=1024)
def _read(text: str) -> Label:
    # "BY MS. ROE:\nQ.": who asks stands above the first question.
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 1:
        labels = [_read(line) for line in lines]
        return next((label for label in labels if label.name and not label.generic), labels[-1])
    bare = _undress(text)
    role = None
    if m := _BY.match(bare):
        bare, role = bare[m.end() :], Role.INTERVIEWER
    inside = [_bare(p) for p in _PAREN.findall(bare)]
    head = _bare(_PAREN.sub(" ", bare)) or bare
    head, *after = (part.strip() for part in regex.split(r"\s*,\s+|\s+[|/–—-]\s+", head))
    while after and _SUFFIX.match(after[0]):
        head = f"{head}, {after.pop(0)}"
    initials, words = "", []
    letters = "".join(_WORD_INITIAL.findall(head)).upper()
    for part in filter(None, inside):
        if _are_initials(part, letters):
            initials = part
        elif is_generic(head) and role is None and not is_generic(part) and _capital(part):
            head, role = part, generic_role(head)  # "Interviewer (Dana Ruiz):"
        else:
            words.append(part)
    words += filter(None, after)
    if is_generic(head):
        key = _generic_key(head)
        if key in TURN_WORDS and len(key) < len(head):
            head = head[: len(key)]
        return Label(head, initials, tuple(words), role or generic_role(head), True)
    for word in words:
        role = role or (generic_role(word) if len(word) > 1 else None)
    return Label(head, initials, tuple(words), role)


def label_name(label_text: str) -> str:
    """The name in a label, without brackets, emphasis, bullets, time stamps, end marks and role words.

    >>> [label_name(s) for s in ("KATE (00:12:03): ", "**Q3:** ", "[Kim]", "- DANA RUIZ, EDITOR, THE PIER:")]
    ['KATE', 'Q', 'Kim', 'DANA RUIZ']
    """
    return read_label(label_text).name
