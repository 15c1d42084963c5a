"""What the label of a turn says: a name without its dress, or a generic word and the side it implies.

A *label* is the text that only says who speaks: ``"KATE (00:12:03): "``, ``"**Q:** "``, ``"[Kim]"``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import attrs
import regex

from ..names import Register, find_names, fold, is_particle, parse_name, slip
from ..records import Kind, Role, Segment, Span

__all__ = [
    "GENERIC",
    "NO_SPEAKERS",
    "SAYS",
    "TURN_WORDS",
    "Entry",
    "Label",
    "generic_role",
    "in_turn",
    "is_generic",
    "joins_names",
    "labelled_sides",
    "labels_of",
    "owners",
    "read_label",
    "roster",
    "together",
    "wrote_name",
]

_ASKS = """
    q question interviewer interviewers host hosts cohost co-host moderator moderators facilitator presenter
    anchor reporter journalist editor questioner examiner the_court the_clerk counsel the_chair chair
    chairperson
    chairman chairwoman prosecutor attorney investigator researcher fieldworker field_worker experimenter
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

#: Words that open a line like a label and name no speaker: stage directions, notes, page furniture, replies.
NO_SPEAKERS = frozenset(
    """
    break music applause laughter laughs laughing laugh chuckles silence pause inaudible unintelligible indiscernible
    crosstalk sighs coughs intro outro theme jingle clip risas música aplausos rires musique applaudissements lachen
    musik applaus risos risate musica applausi
    note notes update lesson step rule tip warning example question answer today tomorrow yesterday however meanwhile
    result results problem solution conclusion summary introduction background source sources photo photos image video
    audio edit editor disclaimer correction related website homepage blog email github twitter facebook instagram
    linkedin spotify soundcloud youtube bandcamp mastodon resource resources
    nicknames motto location place date time length monday tuesday wednesday thursday friday saturday sunday
    first second third finally also plus ps p.s pps nb fyi btw tldr re subject to from cc bcc sent http https
    advertisement advert ad ads sponsor sponsored subscribe share tags credits transcript caption figure table
    yes yeah yep no nope ok okay right exactly correct sure true well wow oh thanks absolutely definitely
    sí claro vale oui non ja nein doch sim não certo
    he she they we you it er sie wir il elle ils elles él ella ellos ellas ele ela lui lei
    """.split()
) - {"question", "answer"}

#: Verbs of saying between a name and its colon: "Ada says:".
SAYS = (
    "says|said|asks|asked|replies|replied|answers|answered|responds|responded|dice|dijo|pregunta|preguntó|responde|"
    "respondió|contesta|contestó|dit|demande|demanda|répond|répondit|sagt|sagte|fragt|fragte|antwortet|antwortete|"
    "meint|diz|disse|pergunta|perguntou|respondeu|chiede|chiese|risponde|rispose"
)

#: Brackets may stand in brackets, as deep as that.
_NESTED = 3
_TIME = r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+)?(?:\d{1,2}[:.h])?\d{1,2}[:.]\d{2}(?:[.,]\d{1,3})?(?:\s*[ap]\.?m\.?)?"
_TIMES = regex.compile(rf"(?i)(?:[\[(<]\s*)?(?<![\w:.])@?{_TIME}(?:\s*(?:-->|[-–—])\s*{_TIME})?(?![\w:])(?:\s*[\])>])?")
_LINK = regex.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_SAYS = regex.compile(rf"(?<=\S)\s+(?:{SAYS})$", regex.I)
#: What a mail puts above the lines that it quotes, and the name in it.
_WROTE = regex.compile(
    r"^(?:On|Le|El|Em|Il)\s[^\n]{3,100}?(?:,|\d|\b[ap]\.?m\.?)\s+(?P<name>\p{L}[^\n\d,<>():]{1,60}?)"
    r"(?:\s*[<(][^\n]{3,60}[>)])?,?\s+(?:wrote|a écrit|escribió|escreveu|ha scritto)\s?:$"
    r"|^Am\s[^\n]{3,100}?\sschrieb\s(?P<name>\p{L}[^\n\d,<>():]{1,60}?)(?:\s*[<(][^\n]{3,60}[>)])?:$",
    regex.I,
)
_DRESS = regex.compile(r"[*_`~#]{1,6}(?!\w)|(?<!\w)[*_`~#]{1,6}|\\(?=\W)")
_BULLET = regex.compile(r"^\s*(?:[-–—•·▪◦‣*+>»|]+\s*)+|^\s*\d{1,3}[.)]\s+(?=\D)")
_TAIL = regex.compile(r"[\s:：.\-–—|>?;,/~»\\]+$")
_VOICE = regex.compile(r"^<v(?:\.[\w.]+)?\s+([^<>]+)>$")
_PAREN = regex.compile(r"[\s]*[(\[（]([^()\[\]（）]*)[)\]）]")
_INSIDE = regex.compile(r"[^\W_][^,;|/]*[)\]）][\s]*[^\W_]")
_SUFFIX = regex.compile(r"^(?:jr|sr|ii|iii|iv|ph\.?\s?d|m\.?d|esq|mba|msc|phd|md)\.?$", regex.I)
_ABBREVIATED = regex.compile(r"(?:^|\s)(?:Jr|Sr|Esq|(?!Q|A)\p{Lu}(?:\.\p{Lu})*)\.$")
_COUNT = regex.compile(r"^(.*?)[\s.#-]*(?:№|no\.?)?\s*(\d{1,3}|[a-z])$", regex.I)
_BY = regex.compile(r"^BY\s+(?=(?:MR|MS|MRS|MISS|DR|THE)\b)", regex.I)
_TOGETHER = regex.compile(r"\s+(?:and|und|et|y|e)\s+|\s*[&/+]\s*")
_WORD_INITIAL = regex.compile(r"(?<![^\W\d_])[^\W\d_]")


@attrs.frozen
class Label:
    """What a label says.

    ``name`` is the name or generic word as it stands, without its dress; ``initials`` the short form
    that a parenthesis introduces; ``words`` what else it says of the person (role, outlet); ``role`` the side
    that it implies, ``None`` where it implies none; ``generic`` is true where ``name`` names nobody; ``examines``
    is true where it says whose the questions are that follow ("BY MS. ROE:").
    """

    name: str
    initials: str = ""
    words: tuple[str, ...] = ()
    role: Role | None = None
    generic: bool = False
    examines: bool = attrs.field(default=False, repr=False)


@lru_cache(maxsize=4096)
def _generic_key(name: str) -> str:
    key = " ".join(name.lower().replace(".", " ").replace("_", " ").split())
    if key in GENERIC or not (m := _COUNT.match(key)):
        return key
    stem = str(m[1]).strip()
    if stem == "p" and m[2].isdigit():  # "P7" is a participant as often as a question: either side
        return "speaker"
    # "Speaker 2", "Interviewee B", "R1" count; "Al" is a name.
    counts = m[2].isdigit() or (len(stem) > 1 and key[len(stem)] == " ")
    return stem if counts and stem in GENERIC else key


def joins_names(word: str) -> bool:
    """True for a small word that names have inside: "von", "zu", and "y" or "e" between two surnames."""
    return is_particle(word) or word in ("y", "e")


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
    text = _SAYS.sub("", _bare(text))
    return " ".join(text.split())


def _bare(text: str) -> str:
    """Without punctuation behind and brackets around, however they are nested."""
    while True:
        before = text
        text = text.strip()
        if text.endswith((":", "：")):
            text = text[:-1].rstrip()
        for left, right in ("[]", "()", "<>", "【】", "（）", "「」", "{}", '""', "“”", "''"):
            if len(text) > 2 and text[0] == left and text[-1] == right and text.find(right) == len(text) - 1:
                text = text[1:-1]
        if not _ABBREVIATED.search(text):
            text = _TAIL.sub("", text)
        if text == before:
            return text


def _are_initials(part: str, letters: str) -> bool:
    """True where capitals are the initials ``letters``, or hold them, or some of them, in order ("Ada (AMK)")."""
    short = part.replace(".", "")
    if not (1 < len(short) < 5 and short.isupper() and letters and short[0] == letters[0]):
        return False
    more, fewer = sorted((short, letters), key=len, reverse=True)
    rest = iter(more)
    return all(letter in rest for letter in fewer)


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
    if wrote := wrote_name(text):
        return Label(wrote)
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
    role, examines = None, False
    if m := _BY.match(bare):
        bare, role, examines = bare[m.end() :], Role.INTERVIEWER, True
    inside: list[str] = []
    head = bare
    for _ in range(_NESTED):
        found = _PAREN.findall(head)
        inside = [*map(_bare, found), *inside]
        head = _PAREN.sub(" ", head)
    head = " ".join(_bare(head).split()) or bare
    if _INSIDE.search(bare) and not together(head):
        head, inside = bare, []  # a nickname: "Robert (Bob) Marsh"
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
    return Label(head, initials, tuple(words), role, examines=examines)


def wrote_name(line: str) -> str:
    """Who wrote what a mail quotes below a line that says so; empty for any other line.

    >>> wrote_name("On Mon, 3 May 2021 at 10:02, Ada King <ada@example.org> wrote:")
    'Ada King'
    """
    found = _WROTE.match(line.strip()) if line.rstrip().endswith(":") and len(line) < 240 else None
    return found["name"].strip(' "“”') if found else ""


def in_turn(labels: Iterable[Label]) -> Iterator[Label]:
    """The labels of a document in order, each "Q" as the label of who was said to ask what follows.

    >>> [label.name for label in in_turn(map(read_label, ["Q.", "BY MS. ROE:", "A.", "Q."]))]
    ['Q', 'MS. ROE', 'A', 'MS. ROE']
    """
    asks: Label | None = None
    for label in labels:
        if label.examines:
            asks = label
        turn_word = asks is not None and label.generic and label.role is Role.INTERVIEWER and fold(label.name) == "q"
        yield asks if turn_word and asks is not None else label


def together(name: str) -> tuple[str, ...]:
    """The people in a label that names two who speak together; nobody where it names one.

    >>> together("Ada and Bo"), together("Ada")
    (('Ada', 'Bo'), ())
    """
    parts = tuple(filter(None, _TOGETHER.split(name)))
    return parts if len(parts) > 1 else ()


#: Who speaks so often cannot be a slip of the pen, and beyond so many nobody is the one misspelt.
_SLIPS, _OFTEN, _MOST_OFTEN = 1, 2, 20


#: A side is labelled where at least this share of its turns opens with a label.
_LABELLED = 0.4


def labelled_sides(segments: Iterable[Segment]) -> frozenset[Role]:
    """The sides whose turns open with labels; on the others a label is a stray: the head of an item, say."""
    turns, labelled = Counter[Kind](), Counter[Kind]()
    before = None
    for segment in segments:
        if segment.kind.spoken and segment.kind is not before:
            turns[segment.kind] += 1
            labelled[segment.kind] += segment.label is not None
        if segment.kind.spoken or segment.kind.breaks_turn:
            before = segment.kind
    return frozenset(role for kind, n in turns.items() if (role := Role.of(kind)) and labelled[kind] >= _LABELLED * n)


def owners(labels: Sequence[tuple[Label, int]]) -> Mapping[str, tuple[str, ...]]:
    """Whose each label is: for each folded name, the folded names of the voices that it may stand for.

    ``labels`` are the labels of a document, one a name, with the number of turns of each. A shorter form (first
    name, surname, initials, a slip of the pen that occurs once) stands for the one longer form that it fits; where it
    fits several, or names several, all of them are given. A name that stands for nobody else is its own.

    >>> kate = read_label("Kate Lind (KL):")
    >>> owners([(kate, 1), (read_label("KL:"), 9), (read_label("Lind:"), 1), (read_label("Bo:"), 8)])
    {'kate lind': ('kate lind',), 'kl': ('kate lind',), 'lind': ('kate lind',), 'bo': ('bo',)}
    """
    whole: Register[Label] = Register()
    turns = {fold(label.name): n for label, n in labels}
    out: dict[str, tuple[str, ...]] = {name: (name,) for name in turns}
    split = {fold(label.name): tuple(map(fold, together(label.name))) for label, _ in labels}
    joint = {name: parts for name, parts in split.items() if parts and turns.keys() >= {*parts}}
    named = [(label, n) for label, n in labels if not label.generic and fold(label.name) not in joint]
    named.sort(key=lambda x: (-len(parse_name(x[0].name).key), not x[0].initials, -x[1]))
    often = [label for label, n in named if n >= _OFTEN][:_MOST_OFTEN]
    for label, n in named:
        name, words = fold(label.name), len(parse_name(label.name).key)
        fits = whole.find(label.name)
        declared = [x for x in fits if x.initials and fold(x.initials) == name]
        longer = declared or [x for x in fits if len(parse_name(x.name).key) > words]
        if not longer and n <= _SLIPS and not label.initials:
            longer = [x for x in often if x is not label and slip(name, fold(x.name))]
            longer = longer if len(longer) == 1 else []
        if longer:
            out[name] = tuple(fold(x.name) for x in longer)
        else:
            whole.enter(label, label.name)
            if label.initials:
                whole.enter(label, label.initials)
    for name, parts in joint.items():
        out[name] = tuple(dict.fromkeys(owner for part in parts for owner in out[part]))
    return out


def labels_of(labels: Iterable[Label], entries: Iterable[Entry] = ()) -> list[tuple[Label, int]]:
    """The labels of a document for ``owners``: one a name, with the number of its turns; those listed at the top too.

    What several labels of one name say is put together.
    """
    by_name: dict[str, list[Label]] = {}
    turns = Counter[str]()
    for label in labels:
        by_name.setdefault(fold(label.name), []).append(label)
        turns[fold(label.name)] += 1
    for entry in entries:
        by_name.setdefault(fold(entry.label.name), []).append(entry.label)
    out = []
    for name, said in by_name.items():
        several = list(dict.fromkeys(said))
        whole = attrs.evolve(
            several[0],
            initials=next((label.initials for label in several if label.initials), ""),
            words=tuple(dict.fromkeys(word for label in several[:20] for word in label.words)),
            role=next((label.role for label in several if label.role), None),
        )
        out.append((whole, turns[name]))
    return out


@attrs.frozen
class Entry:
    """A line at the top that says who somebody is: "Interviewer: Rosa Méndez (RM)".

    ``span`` is the line; ``word`` the folded word or initials that the text may use for the person named in ``label``.
    """

    span: Span
    word: str
    label: Label


#: A list of who is who stands among the first lines.
_TOP = 60
_ENTRY = regex.compile(
    r"[ \t>*_-]*(?P<word>\p{L}[\p{L}\p{M}. '’-]{0,30})[*_]{0,3}[ \t]*[:：=][*_]{0,3}[ \t]*"
    r"(?P<who>\p{Lu}[^\n:：?!]{2,100}?)[ \t*_]*\Z"
)
_AND = regex.compile(r"\s*[,;]\s+(?:and\s+)?|\s+and\s+")
_PRESENT = frozenset(
    "present participants speakers interviewers interviewees interviewed guests hosts panelists panellists panel "
    "presentes participantes présents participants teilnehmer anwesend presenti partecipanti".split()
)


def roster(text: str) -> list[Entry]:
    """Who is who, where lines at the top of a document say so and nothing else.

    >>> top = "Interviewer: Rosa Méndez (RM)\\nPresent: Bo Marsh, Kim Lo\\n\\nRM: Why?"
    >>> [(e.word, e.label.name) for e in roster(top)]
    [('interviewer', 'Rosa Méndez'), ('present', 'Bo Marsh'), ('present', 'Kim Lo')]
    """
    out: list[Entry] = []
    at = 0
    for _ in range(_TOP):
        end = text.find("\n", at)
        line = Span(at, len(text) if end < 0 else end)
        if len(line) < 2 * _LONG and (m := _ENTRY.match(text, line.start, line.end)):
            word = fold(m["word"].strip()).removeprefix("also ")
            many = word in _PRESENT
            people = [_read(part) for part in (_AND.split(m["who"]) if many else [m["who"]])]
            if all(_is_full(person) for person in people) and (many or _stands_for(word, people[0])):
                role = generic_role(word) or (generic_role(word[:-1]) if many else None)
                short = "" if is_generic(word) or many else m["word"].strip()
                out += [
                    Entry(line, word, attrs.evolve(p, role=p.role or role, initials=p.initials or short))
                    for p in people
                ]
        if end < 0:
            break
        at = end + 1
    return out


_LONG = 80


def _is_full(label: Label) -> bool:
    """True for a first name and a surname."""
    if label.generic or " " not in label.name:
        return False
    found = next(find_names(label.name), None)
    return found is not None and found.end == len(label.name) and len(found.key) > 1


def _stands_for(word: str, label: Label) -> bool:
    """True where a word is one for who asks or answers, or the person's initials."""
    if is_generic(word):
        return word not in TURN_WORDS and generic_role(word) is not None
    if any(not part[:1].isupper() for part in label.words):
        return False  # "AK: Ada King, yes." answers
    return word in map(fold, (label.initials, *parse_name(label.name).all_initials))
