"""Cues for the cast: what the words around a name say of the part that its bearer takes.

A cue looks at one *mention* of a name in one *zone* of the document (title, byline, narration, questions, answers)
or, in the group ``person``, at all that the zones say of one person. It takes no side itself: how much it speaks for
an interviewee and for an interviewer is learned (``weights/cast.json``).

>>> zone = Zone("We met Ada King.", 0, 16)
>>> [cue.name for mention in mentions(zone) for cue in firing("narration", mention)]
['talk_with', 'met']
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, TypeAlias, cast

import attrs

from ..names import GIVEN, TRADES, fold
from ..records import Span
from .core import Cue, Group, compiled
from .mentions import Mention, Person, Zone, mentions, people

__all__ = [
    "GROUPS",
    "SeenAs",
    "answer",
    "byline",
    "entity",
    "firing",
    "narration",
    "person",
    "question",
    "replay",
    "title",
    "with_entities",
]


# ---------------------------------------------------------------- declaring


class Look:
    """What a cue looks for: ``sees`` says whether it is there; called, it yields where the name stands."""

    def sees(self, seen: Any) -> bool:
        """True where the cue fires on a mention (or, in ``cast.person``, on a person)."""
        raise NotImplementedError

    def __call__(self, seen: Mention | Person) -> Iterator[Span]:
        if self.sees(seen):
            yield seen.span


@attrs.frozen
class Holds(Look):
    """Any test of a mention or a person."""

    test: Callable[[Any], bool]

    def sees(self, seen: Any) -> bool:
        return self.test(seen)


@attrs.frozen
class Before(Look):
    """Looks right before the phrase; ``alone``: right before the name, not before the row that it stands in."""

    pattern: str
    alone: bool = False

    def sees(self, seen: Mention) -> bool:
        return not (self.alone and seen.head != seen.found.lead) and seen.before(self.pattern)


@attrs.frozen
class Governed(Look):
    """Looks for what governs the noun phrase of the name: "with the sound designer …"."""

    pattern: str

    def sees(self, seen: Mention) -> bool:
        return seen.governed(self.pattern)


@attrs.frozen
class After(Look):
    """Looks right behind the name."""

    pattern: str

    def sees(self, seen: Mention) -> bool:
        return seen.after(self.pattern)


@attrs.frozen
class Does(Look):
    """Looks for what the person does, says or is: the predicate, behind parentheses, asides and partners."""

    pattern: str

    def sees(self, seen: Mention) -> bool:
        return seen.does(self.pattern)


def _test(group: Group, *, fires: Sequence[str], silent: Sequence[str] = ()) -> Callable[[Callable[[Any], bool]], Cue]:
    """Declare a cue that is a test: decorate it, with a docstring that explains it."""
    return lambda test: group.add(test.__name__, Holds(test), test.__doc__ or "", fires=fires, silent=silent)


def _declare(group: Group, name: str, look: Look, why: str, fires: Sequence[str], silent: Sequence[str] = ()) -> None:
    """Declare a cue that is one pattern in one place."""
    group.add(name, look, why, fires=fires, silent=silent)


def _any(words: str) -> str:
    """A pattern for any of the words; ``_`` is the space inside one, the rest may hold patterns."""
    return "(?:" + "|".join(word.replace("_", r"\s+") for word in words.split()) + ")"


_I = "(?:i|we|yo|nous|wir|ich)(?:['’](?:ve|m|re|d|ll))?"
_A = _any("an? the one_of our my un una el la une le ein eine der die um uma uno")
_IS = _any("is was are were has_been remains became es era est était ist war é")
_MY_NAME_IS = _any(
    """i_am i['’]m my_name_is my_name['’]s name['’]s me_llamo mi_nombre_es yo_soy soy je_suis je_m['’]appelle
    mon_nom_est moi_c['’]est ich_bin ich_heiße mein_name_ist meu_nome_é eu_sou me_chamo mi_chiamo io_sono"""
)

# ---------------------------------------------------------------- the title

title = Group("cast.title", "who takes part, by the title")


@_test(title, fires=["[[Ada King]]", "Dr. [[Ada King]]"], silent=["Ada King: a life", "Meet Ada King"])
def alone(mention: Mention) -> bool:
    """The title is nothing but the name."""
    return mention.opens and mention.closes


_TALK = _any(
    r"""interview(?:s|ing)? q\s?&\s?a conversations? chat(?:s|ting)? talks? talking speaking dialogue discussion
    questions? minutes coffee lunch meeting session sit[-]?down entrevistas? conversación charla charlamos entretien
    rencontre échange gespräch fragen conversa intervista dialogo conversazione"""
)
_declare(
    title,
    "talk_with",
    Governed(
        rf"\b{_TALK}\s?(?:(?:{_any('with to for of a à al con avec mit an für com de pour para per')}|:|–|—|-)\s+)"
    ),
    "The title announces a talk with the person",
    [
        "An Interview with [[Ada King]]",
        "Q&A: [[Ada King]]",
        "Five questions for the historian, Dr. [[Ada King]]",
        "Entrevista a [[Ada King]]",
    ],
    ["The interview that Ada King gave", "Questions about Ada King"],
)
_declare(
    title,
    "presents",
    Governed(
        r"(?<!\w)(?:meet(?:ing)?|introducing|featuring|feat\.|ft\.|guest:?|spotlight(?:\s+on)?:?|profile(?:\s+of)?:?|"
        r"(?:people|faces|voices|humans)\s+of\s+[^:]{1,40}:|presenting|portrait(?:\s+of)?:?|welcome|getting\s+to\s+know|"
        r"conoce\s+a|presentamos\s+a)\s+"
    ),
    "The title presents the person",
    ["Meet [[Ada King]], beekeeper", "People of the Pier: [[Ada King]]"],
    ["Where the river meets the sea: Ada King"],
)
_declare(
    title,
    "interview_behind",
    After(
        r"(?:[’']s)?\s*[-–—:,|(]*\s*(?:the\s+)?(?:interview|q\s?&\s?a|in\s+conversation|on\s+\w|talks?\b|speaks\b|discusses\b|"
        r"explains\b|answers\b|opens\s+up|reflects|entrevista|im\s+gespräch|im\s+interview)"
    ),
    "The title goes on with what the person talks about",
    ["[[Ada King]] on bees", "[[Ada King]]: The Interview", "[[Ada King]] Interview"],
    ["Ada King, beekeeper"],
)


@_test(
    title,
    fires=["People of the Pier: [[Ada King]]", "Hive Profile - [[Ada King]]", "The Bees | [[Ada King]] (Hive Ltd)"],
    silent=["Ada King", "The life of Ada King"],
)
def tail(mention: Mention) -> bool:
    """The name stands alone at the end of the title, behind a colon, a dash or a bar."""
    return not mention.opens and mention.before(r"[:|–—-]\s{1,3}") and mention.after(r"\s*(?:[,(].*)?\Z")


@_test(
    title,
    fires=["[[Ada King]]: bees and I", "[[Ada King]], a life with bees"],
    silent=["Ada King", "Ada King keeps bees"],
)
def opening(mention: Mention) -> bool:
    """The name opens the title, before a colon, a comma, a dash or a bar."""
    return mention.opens and mention.after(r"\s*(?:[:|–—,(]|-\s)")


_declare(
    title,
    "together_with",
    Governed(rf"\b{_any('with w/ con avec mit com')}\s+"),
    "The title says “with” the person",
    ["Getting safe with [[Ada King]]"],
    ["Getting safe, Ada King"],
)


@_test(title, fires=["Bees, by photographer [[Ada King]]"], silent=["Bees by Ada King"])
def titled(mention: Mention) -> bool:
    """The title gives the person a trade or a form of address."""
    return mention.found.title != "" or mention.word_before in TRADES


@_test(title, fires=["The long road of [[Ada King]]"])
def named(mention: Mention) -> bool:
    """The title names the person."""
    return mention.found.text != ""


# ---------------------------------------------------------------- the byline

byline = Group("cast.byline", "who wrote, by the byline")
_BY = r"\s*(?:by|:|por|par|von|di)\s*:?\s*[\[(*_“\"]*"

_WRITTEN = _any(
    """words text story report reporting written posts? posted published article contributed blog submitted authored
    authors? autor autora auteur autore texto texte testo redaktion escrito publicado écrit geschrieben scritto"""
)
_declare(
    byline,
    "words_by",
    Before(rf"(?:^|[\n\r|•·*_(\[–—-]|\b\d{{4}},?)\s*(?:{_WRITTEN}(?:\s+(?:and|on)\s+[^\n]{{1,30}}?)?)?{_BY}"),
    "The byline says who wrote",
    ["Words by [[Ada King]]", "By [[Ada King]] and [[Bo Li]]", "Text: [[Ada King]]", "Por [[Ada King]]"],
    ["Photography by Ada King", "Interviewed by Ada King"],
)
_ASKED = _any(
    r"""interview interviewed interview_(?:and|&)_\w+ conducted questions as_told in_conversation hosted moderated
    entrevista entrevistad[oa] propos_recueillis recueillis entretien intervista"""
)
_declare(
    byline,
    "asked_by",
    Before(
        rf"\b{_ASKED}\s*(?:(?:by|to|with|por|par|von|di|a\s+cura\s+di|de)\b|:)\s*:?\s*|\b"
        + _any(
            """interviewers? hosts? moderator entrevistador entrevistadora intervieweu[rs]e? das_interview_führte
            entrevistó"""
        )
        + r"\s*:?\s*"
    ),
    "The byline says who asked",
    ["Interview by [[Ada King]]", "Interview and photos by [[Ada King]]", "Interviewer: [[Ada King]]"],
    ["Words by Ada King"],
)
_PICTURES = _any(
    """photos? photographs? photography pictures? images? illustrations? illustrated art artwork design translated
    translation edited editing transcribed transcript transcription video film audio music produced styling make-?up
    hair cover fotos? fotografía photographies bilder traducción traduction übersetzung courtesy"""
)
_declare(
    byline,
    "pictures_by",
    Before(rf"\b{_PICTURES}\b[^\n.]{{0,20}}?(?:of|©|{_BY})\s*"),
    "The byline says who made pictures, sound or translation",
    ["Photography by [[Ada King]]", "Translated by [[Ada King]]"],
    ["Words by Ada King"],
)
_declare(
    byline,
    "answered_by",
    Before(
        r"\b"
        + _any(
            """interviewees? guests? narrators? witness respondents? with featuring speakers? participants? subject
            entrevistad[oa]s? invitad[oa]s? invités? gast gäste ospite"""
        )
        + r"\s*:?\s*"
    ),
    "The byline says who answered",
    ["Guest: [[Ada King]]", "Interviewee: [[Ada King]]"],
    ["By Ada King"],
)


@_test(byline, fires=["[[Ada King]]", "[[Ada King]] and [[Bo Li]]"], silent=["By Ada King"])
def bare(mention: Mention) -> bool:
    """The line is nothing but names."""
    return mention.opens


# ---------------------------------------------------------------- narration

narration = Group("cast.narration", "who takes part, by what the narrator tells")

_MET = _any(
    r"""interview(?:ed|ing|s)? asked asking met welcom(?:e|es|ed|ing) introduc(?:e|es|ed|ing) present(?:s|ing)?
    featur(?:es|ing) spotlighting highlighting profiling quizzed grilled visited called
    (?:interviews?|conversations?|chat(?:s|ted|ting)?|discussions?|q\s?&\s?a|talk(?:s|ed|ing)?|spoke|speak|spoken|speaking)_(?:with|to|for|of)
    (?:sat_down|sit_down|sitting_down|sits_down|caught_up|catch_up|catching_up|corresponded|exchanged_emails|met_up|checked_in)_with
    (?:hung_out|connected|questions|sit-?down|call|time|coffee|lunch|session)_(?:with|to|for|of)
    joined(?:_today|_here|_in_the_studio)*_by reached_out_to turned_to hear(?:ing)?_from heard_from
    guests?(?:_today|_this_week)?(?:_is|_are|_was|_were|:) thanks? thanks?_to grateful_to
    entrevist(?:amos|é|ado|ar|a)(?:_a)? hablamos_con hablé_con charl(?:amos|é|a)_con conversamos_con
    conversación_con entrevista_(?:a|con|de) rencontré interrogé entretien_avec interview_(?:de|avec) discuté_avec
    parlé_(?:avec|à) gespräch_mit interview_mit sprachen_mit gesprochen_mit traf(?:en)? falamos_com conversamos_com
    entrevista_com abbiamo_incontrato intervistato intervista_(?:a|con) parlato_con"""
)
_NARRATOR = (
    rf"(?:{_I}|"
    + _any(
        """us me let['’]s today recently this_(?:week|month|time|interview|episode) j['’]ai chance_to opportunity_to
        pleasure_(?:of|to) able_to lucky_enough_to"""
    )
    + ")"
)


@_test(
    narration,
    fires=[
        "On the pier we got to talk to the designer [[Ada King]] and her pilot [[Bo Li]].",
        "We spoke with the sound designer [[Ada King]].",
        "This month, I spoke with [[Ada King]], Principal Architect.",
    ],
    silent=["I spoke about Ada King.", "He spoke with Ada King."],
)
def met(mention: Mention) -> bool:
    """The narrator met, asked or thanks the person."""
    # The wider cue first: it fails faster.
    return _TALKED.sees(mention) and mention.governed(rf"\b{_NARRATOR}\s+(?:[\w’']+\s+){{0,4}}?{_MET}\s+")


_TALKED = Governed(rf"\b{_MET}\s+")
_declare(
    narration,
    "talk_with",
    _TALKED,
    "The text tells of a talk with the person",
    ["An interview with [[Ada King]].", "Our guest is [[Ada King]]."],
    ["Talks about Ada King."],
)
_declare(
    narration,
    "presents",
    Governed(
        r"(?:(?:^|[.!?\n])\s*(?:so,?\s+)?(?:please\s+)?"
        + _any(
            """meet introducing welcome welcome_to enter join_(?:us|me)_in_welcoming say_hello_to here_is here['’]s
            this_is presentamos_a conoce_a voici das_ist"""
        )
        + r"|\b(?:next\s+up|up\s+next|our\s+(?:next|first|second|latest)\s+(?:guest|interviewee|subject)|"
        r"(?:today|this\s+week)['’]s\s+(?:guest|interviewee)|this\s+time)\s*(?:is|:|we\s+have|it['’]s|comes))\s+"
    ),
    "The text presents the person",
    ["Meet [[Ada King]].", "Up next is [[Ada King]], a beekeeper."],
    ["They meet Ada King every day."],
)
_declare(
    narration,
    "says",
    Does(
        r"\s+(?:\w+ly\s+)?"
        + _any(
            """says? said smil(?:es|ed) laugh(?:s|ed) explain(?:s|ed) recall(?:s|ed) adds added notes noted
            replie[sd] nod(?:s|ded) shrug(?:s|ged) remember(?:s|ed) admit(?:s|ted) insist(?:s|ed) joke[sd]?
            grin(?:s|ned) pause[sd]? sigh(?:s|ed) tells_(?:me|us) told_(?:me|us) dice dijo cuenta explica recuerda
            dit explique raconte sagt sagte erzählt erklärt disse diz racconta"""
        )
        + r"\b"
    ),
    "The narrator quotes the person",
    ["“Bees,” [[King]] said.", "[[Ada King]] smiled when I asked."],
    ["Ada King keeps bees."],
)
_SOMEBODY = r"\s+(?:(?:her|him|them)\b|(?!us\b|me\b|i\b)(?:[^\s.,;:!?]+,?\s+){0,5}(?-i:\p{Lu}))"
_INTERVIEWS = Does(
    r"\s+(?:\w+ly\s+)?"
    + _any(
        """interviews interviewed asks asked quizzes quizzed meets met
        (?:speaks|spoke|talks|talked|chats|chatted|sits_down|sat_down|catches_up|caught_up)_(?:with|to)
        (?:is|was|are)_joined_by welcomes hosts hosted moderates moderated entrevista_a (?:habla|charla|conversa)_con
        rencontre interroge s['’]entretient_avec spricht_mit traf trifft interviewt"""
    )
    + _SOMEBODY
)
_TALKS = Does(
    r"\s+(?:(?:\w+ly|will|can|is\s+going\s+to|was|has|have)\s+)?"
    + _any(
        """speaks? spoke talks? talked shares? shared tells told discuss(?:es|ed)? answer(?:s|ed)? joins? joined
        sits?_down sat_down takes?_(?:us|time|the_time) took_(?:us|time|the_time) reflects? reflected opens_up
        opened_up describes? described walks?_us gives_us was_kind were_kind kindly generously graciously agreed
        chats? chatted reveals? habla nos_cuenta nos_habla nos_recibe me_recibe nos_atiende responde contesta
        comparte nous_reçoit nous_accueille nous_parle parle partage raconte répond empfängt_uns spricht erzählt
        berichtet"""
    )
    + r"\b"
)


@_test(
    narration,
    fires=[
        "[[Ada King]] shares her thoughts.",
        "Novelist [[Ada King]], who is 80, told us.",
        "[[Ada King]] and [[Bo Li]] talk about bees.",
    ],
    silent=["Ada King keeps bees.", "Ada King spoke with Bo Li."],
)
def talks(mention: Mention) -> bool:
    """The person talks, shares or answers, the narrator tells."""
    return _TALKS.sees(mention) and not _INTERVIEWS.sees(mention)


_declare(
    narration,
    "interviews",
    _INTERVIEWS,
    "The person is said to interview or meet somebody",
    ["[[Ada King]] interviews Bo Li.", "[[Ada King]] asked her why.", "The Pier's [[Ada King]] sat down with Bo Li."],
    ["Ada King spoke to us.", "Ada King spoke about bees."],
)
_declare(
    narration,
    "and_i_discuss",
    After(
        r"\s+and\s+(?:i|me)\s+"
        + _any("discuss discussed talk talked spoke speak chat chatted cover covered go went explore had sat met")
        + r"\b"
    ),
    "“… and I” talked",
    ["[[Ada King]] and I discussed bees."],
    ["Ada King and I interviewed Bo Li."],
)
_declare(
    narration,
    "asked_by",
    Governed(
        r"\b(?:"
        + _any("interview(?:ed)? conducted hosted moderated asked questions? posed presented compiled led facilitated")
        + r"\s+(?:\w+\s+){0,3}?by|"
        r"(?:spoke|talked|speaks|talks|told)\s+(?:to|with)\s+(?:[\w’'-]+\s+){0,3}?(?:editor|reporter|correspondent|host|journalist)|"
        r"(?:your\s+hosts?|interviewer|hosts?|moderator),?(?:\s+is|\s+are)?)\s+"
    ),
    "The text says who asked",
    ["This interview was conducted by [[Ada King]].", "Your host, [[Ada King]], asks."],
    ["An interview with Ada King."],
)
_declare(
    narration,
    "i_am",
    Before(rf"\b{_MY_NAME_IS}\s+(?:your\s+host,?\s+)?", alone=True),
    "The narrator gives a name",
    ["Hello, I'm [[Ada King]] and this is the Pier."],
    ["I'm with Ada King."],
)
_declare(
    narration,
    "me_comma",
    Before(r"\b(?:i|me|myself|yo|moi|ich),\s+(?:\w+\s+)?"),
    "“I,” and a name",
    ["So I, [[Ada King]], went."],
    ["I met Ada King."],
)
_declare(
    narration,
    "is_a",
    Does(rf"\s+{_IS}\s+(?:(?:\w+ly|also|perhaps)\s+)?{_A}\b"),
    "The text says what the person is",
    ["[[Ada King]] is a beekeeper.", "[[Ada King]] (Hive Ltd) is one of them."],
    ["Ada King is here."],
)
_ACTS = Does(
    r"\s+(?:"
    + _any(
        """has had is was will can could would does did never now still once first lleva tiene ha es vive
        trabaja nació est vit travaille hat ist lebt arbeitet tem è"""
    )
    + r"|(?!(?:as|its|his|this|us|says|always|perhaps|whereas|towards|besides|need|indeed|red)\b)"
    r"[a-z]+(?:[^s]s|ed))\b"
)
_declare(
    narration,
    "acts",
    _ACTS,
    "The person does or is something",
    ["[[Ada King]] has kept bees.", "[[Ada King]], who is eighty, keeps bees."],
    ["We saw Ada King there."],
)


@_test(
    narration,
    fires=[
        "There is [[Ada King]], a beekeeper, and",
        "[[Ada King]], Principal Architect at Uplift,",
        "[[Ada King]], who founded Hive,",
    ],
    silent=["Ada King, then Bo Li"],
)
def apposition(mention: Mention) -> bool:
    """The text adds what the person is or did."""
    text, end = mention.zone.text, mention.zone.end
    behind = _APPOSITION.match(text, mention.found.end, end)
    return behind is not None and (behind[1] is None or any(fold(word) in TRADES for word in behind[1].split()))


_APPOSITION = re.compile(
    rf"(?:\s*\([^()]{{1,60}}\))?,\s+(?:(?:{_A}|who|whose|\d\d|quien|que|qui|dont)\b|((?:[\w-]+\s+){{0,2}}[\w-]+))",
    re.IGNORECASE,
)

_declare(
    narration,
    "parenthesis",
    After(r"\s*\("),
    "A parenthesis follows the name",
    ["[[Ada King]] (Hive Ltd) and"],
    ["Ada King and (once) Bo"],
)


@_test(narration, fires=["With director [[Ada King]] and actor [[Bo Li]]."], silent=["With Ada King."])
def of_trade(mention: Mention) -> bool:
    """A trade or a form of address stands before the name."""
    return mention.found.title != "" or mention.word_before in TRADES


@_test(narration, fires=["[[Ada King]] keeps bees."], silent=["We like Ada King."])
def opens_intro(mention: Mention) -> bool:
    """The introduction opens with the name."""
    return mention.zone.first and mention.opens


@_test(
    narration,
    fires=["[[Ada King]] keeps bees.", "[[Ada King]], who is eighty, keeps bees."],
    silent=["Ada keeps bees.", "We like Ada King.", "Ada King. Bees."],
)
def subject(mention: Mention) -> bool:
    """The introduction opens with a full name and what the person does."""
    opens = mention.zone.first and mention.opens and " " in mention.found.text
    return opens and _ACTS.sees(mention)


@_test(
    narration,
    fires=["[[Ada King]] keeps bees. She likes them.", "We met [[Ada King]] at noon. He was late."],
    silent=["Ada King keeps bees. They sting."],
)
def then_pronoun(mention: Mention) -> bool:
    """The next sentence goes on with “he” or “she”."""
    return _PRONOUN.match(mention.zone.text, mention.found.end, mention.zone.end) is not None


_PRONOUN = re.compile(r"[^.!?]{0,300}[.!?]\s+(?:He|She|His|Her|Él|Ella|Il|Elle|Er|Sie|Ele|Ela|Lui|Lei)\b")


@_test(narration, fires=["It rained.\n\n[[Ada King]] is a writer."], silent=["Ada King is a writer."])
def closing(mention: Mention) -> bool:
    """The closing lines name the person."""
    return mention.zone.closing


_declare(
    narration,
    "work",
    Before(
        r"\b"
        + _any(
            """films? movies? album song single novel books? series show magazine called titled named entitled
            project band company startup platform starring inspired_by such_as including like película libro disco
            roman livre buch filme"""
        )
        + r"\s+[“\"‘'«]?"
    ),
    "The name is that of a work, or of somebody who stands as an example",
    ["the film [[Big Bet]]", "artists such as [[Ada King]]"],
    ["with Ada King"],
)
_declare(
    narration,
    "place",
    Before(
        r"\b"
        + _any("in at from near across throughout around outside toward towards into via en desde à dans aus")
        + r"\s+(?:the\s+)?"
    ),
    "The name stands where places stand",
    ["born in [[Marlow]]", "who works at [[Blue Door]]"],
    ["with Ada King"],
)
_declare(
    narration,
    "of",
    Before(r"\b(?:of|von|du|del|d['’])\s+(?:the\s+)?"),
    "“of” stands before the name",
    ["the hives of [[Ada King]]"],
    ["with Ada King"],
)
_ARTICLE = Before(r"\b(?:the|an?|this|these|our|el|la|los|las|les|une?|das|dem)\s+")
_HEAD = compiled(r"(?:\s*\([^()\n]{1,80}\)|,[^\n]{1,80})?\s+")


@_test(
    narration,
    fires=["[[Ada King]] (The Pier at Marlow, and its hives) Ada King keeps the bees."],
    silent=["Ada King is Ada King.", "Ada King (The Pier at Marlow, and its hives) and Bo Li keep bees."],
)
def heads(mention: Mention) -> bool:
    """The name is a line of its own, and what follows presents the person."""
    text, found, end = mention.zone.text, mention.found, mention.zone.end
    behind = _HEAD.match(text, found.end, end) if mention.opens and " " in found.text else None
    return behind is not None and text.startswith(text[found.start : found.end], behind.end())


_declare(
    narration,
    "the",
    _ARTICLE,
    "An article stands before the name",
    ["the [[Black Eyed Pier]]"],
    ["with Ada King"],
)
_declare(
    narration,
    "owns",
    After(r"[’']s?\b(?!\s+(?:is|been)\b)"),
    "The name is in the genitive",
    ["[[Ada King]]’s hives"],
    ["Ada King keeps bees"],
)

# ---------------------------------------------------------------- questions

question = Group("cast.question", "who takes part, by what the questions say")

_GREETING = (
    r"(?:"
    + _any(
        r"""so and but well ok okay yeah yes right alright great awesome now oh wow
        thanks?(?:_you)?(?:_so_much)?(?:_again)? welcome(?:_back)?(?:_to_the_show)? hi hey hello
        good_(?:morning|afternoon|evening) dear hola gracias bueno pues bonjour merci salut hallo danke olá
        obrigad[oa] ciao grazie buenos_días buenas_tardes"""
    )
    + r"[,.!]?\s+){1,3}"
)
_CALLED_FIRST = (
    r"\s*(?:[,.!?:–—…]|\s-\s|(?:and|y|et|und|e)\s+[^\s,.]+(?:\s[^\s,.]+)?\s*[,.:]|"
    r"(?:welcome|thanks?|good\s+to|great\s+to|nice\s+to|how\s+are|so)\b)"
)
_CALLED_WITHIN = (
    r"\s*(?:[?!]|,\s+(?:¿|"
    + _any(
        """and but so what how why where when who do did can could would are is you your tell let i we thanks?
        comment pourquoi quel(?:le)?s? qu où combien vous tu avez-vous êtes-vous pouvez-vous parlez racontez dites
        cómo qué cuándo dónde cuál(?:es)? usted cuéntanos háblanos wie warum wieso wann welche[rsnm]? sie du haben_sie
        cosa dove quale lei você como"""
    )
    + r"\b))"
)


@_test(
    question,
    fires=[
        "[[Ada]], what do you do?",
        "So [[Ada]], what next?",
        "Thank you, [[Ada King]]! And now?",
        "[[Ada]] and [[Bo]], what do you do?",
        "Where from, [[Ada]]?",
        "[[Ada King]], welcome to the show.",
        "Et vous, [[Ada]], qu’en dites-vous ?",
        "Y tú, [[Ada]], ¿qué dices?",
        "Und du, [[Ada]], wie siehst du das?",
    ],
    silent=["Ada keeps bees?", "What did Ada King say?", "In Paris, what did you do?"],
)
def vocative(mention: Mention) -> bool:
    """The question speaks to the person by name."""
    return _is_called(mention)


def _is_called(mention: Mention) -> bool:
    if (mention.opens or mention.before(rf"(?:^|[.!?…\n]\s*){_GREETING}")) and mention.after(_CALLED_FIRST):
        return True
    return mention.head == mention.found.lead and mention.before(r",\s+") and mention.after(_CALLED_WITHIN)


@_test(question, fires=["Good to see you, [[Ada]]."], silent=["Ada, what do you do?", "Pears, plums, Ada."])
def vocative_end(mention: Mention) -> bool:
    """The name closes the question, behind a comma."""
    return _closes_called(mention)


def _closes_called(mention: Mention) -> bool:
    alone = mention.closes and mention.head == mention.found.lead
    return alone and mention.before(r",\s+") and not mention.before(r",[^,.!?]*,\s+")


@_test(question, fires=["Good morning, [[Ada]].\n\nWhat now?"], silent=["Ada, what do you do?"])
def calls_on(mention: Mention) -> bool:
    """Who asks speaks to somebody by name, and asks on."""
    return not mention.zone.answered and (_is_called(mention) or _closes_called(mention))


_declare(
    question,
    "welcomes",
    Governed(
        r"\b(?:"
        + _any(
            """joined(?:_today)?(?:_here)?(?:_again)?_by here(?:_today)?_with
            (?:talking|speaking|chatting|talk|speak|sitting_down|sat_down|conversation|interview)(?:_today)?_(?:with|to)
            guests?(?:_today)?(?:_is|_are|:)? welcom(?:e|ing)(?:_back)?(?:_to_the_show)?,? introduce we_have
            we['’]ve_got i_have with_(?:me|us)(?:_today)?(?:_is|_are)?,? thank_you,? thanks?,?
            thanks_for_joining_us,? thanks_to excited_to_have bring_on have_on"""
        )
        + r")\s+"
    ),
    "The host welcomes or presents the person",
    ["We're here with [[Ada King]] today.", "Today we are talking to [[Ada King]].", "My guest today is [[Ada King]]."],
    ["I read Ada King."],
)
_declare(
    question,
    "i_am",
    Before(rf"\b(?:{_MY_NAME_IS}|this\s+is)\s+(?:(?:your|the)\s+(?:co-?)?host,?\s+)?", alone=True),
    "Who asks gives a name",
    ["I am your host, [[Ada King]].", "Hi, I'm [[Ada]]."],
    ["I'm listening to Ada King."],
)
_declare(
    question,
    "and_i",
    After(r"\s+(?:(?:and|&)\s+(?:i|me|myself)\b|here\b[,.])"),
    "“… and I” ask",
    ["Today [[Ada]] and I are talking to Bo Li.", "[[Ada King]] here."],
    ["Ada and Iris"],
)
_declare(
    question,
    "host_before",
    Before(r"\b(?:hosts?|co-?host|host\s+is|(?:me|myself)\s+and|alongside),?\s+"),
    "A host is named",
    ["with my co-host [[Ada King]]"],
    ["with Ada King"],
)


@_test(question, fires=["What did [[Ada]] say?", "[[Ada King]], what do you do?"])
def spoken_of(mention: Mention) -> bool:
    """A question holds the name."""
    return mention.found.text != ""


_declare(
    question,
    "the",
    _ARTICLE,
    "An article stands before the name",
    ["How did the [[Black Eyed Pier]] begin?"],
    ["How did Ada King begin?"],
)


@_test(question, fires=["We talk about bees with [[Ada King]]."])
def early(mention: Mention) -> bool:
    """The first question holds the name."""
    return mention.zone.first


# ---------------------------------------------------------------- answers

answer = Group("cast.answer", "who takes part, by what the answers say")

_I_AM = Before(
    rf"(?:\b(?:{_MY_NAME_IS}|my\s+parents\s+named\s+me|(?:people\s+|friends\s+|everyone\s+)?calls?\s+me|known\s+as|go\s+by|this\s+is)"
    r"|^i)\s+(?:(?:also|just|actually|dr\.?)\s+)?",
    alone=True,
)


@_test(
    answer,
    fires=[
        "Hi, I'm [[Ada King]].",
        "My name is [[Ada]] and I keep bees.",
        "Me llamo [[Ada King]].",
        "Ich bin [[Jana]].",
    ],
    silent=["I'm from Marlow.", "I'm with Ada King.", "Ich bin Imkerin."],
)
def i_am(mention: Mention) -> bool:
    """Who answers gives a name."""
    # A German trade has a capital and no article.
    noun = mention.word_before == "bin" and " " not in mention.found.text and fold(mention.found.text) not in GIVEN
    return _I_AM.sees(mention) and not noun


_HERE = After(r"\s+here\b[,.!]")
_declare(answer, "here", _HERE, "“… here”, as on a telephone", ["Hello, [[Ada]] here."], ["Ada is here."])


@_test(
    answer,
    fires=[
        "Thanks, [[Ada]], for having me.",
        "Hi [[Ada]]. Good to be here.",
        "Well, [[Ada]], no.",
        "No, [[Ada King]].",
    ],
    silent=["Ada keeps bees.", "I met Ada.", "Apples, pears and Ada."],
)
def vocative_back(mention: Mention) -> bool:
    """The answer speaks to the person by name."""
    return _is_called_back(mention)


def _is_called_back(mention: Mention) -> bool:
    if mention.before(rf"(?:^|[.!?…\n]\s*){_GREETING}") and mention.after(r"\s*(?:[,.!?]|\Z)"):
        return True
    return mention.head == mention.found.lead and mention.before(r",\s+") and mention.after(r"\s*[.!?]\s*\Z")


@_test(
    answer,
    fires=["[[Ada King]] is a beekeeper.", "[[Ada King]], beekeeper, Marlow."],
    silent=["I'm Ada King.", "Ada keeps bees."],
)
def introduced(mention: Mention) -> bool:
    """The first answer opens with a full name and what the person is."""
    opens = mention.zone.first and mention.opens and " " in mention.found.text
    return opens and (mention.after(",") or mention.does(rf"\s+{_IS}\s+{_A}\b"))


@_test(answer, fires=["I met [[Ada King]] there."], silent=["I'm Ada King.", "Thanks, Ada."])
def third_person(mention: Mention) -> bool:
    """An answer speaks of the person as of a third one."""
    return not (_I_AM.sees(mention) or _HERE.sees(mention) or _is_called_back(mention))


# ---------------------------------------------------------------- the person

person = Group("cast.person", "who takes part, by all that is said of somebody")


@_test(person, fires=["We met [[Ada King]]."], silent=["We met Ada."])
def full_name(someone: Person) -> bool:
    """The name has more than one word."""
    return " " in someone.name


@_test(person, fires=["We met [[Ada King]]."], silent=["We met Lakeside Mills."])
def given_name(someone: Person) -> bool:
    """The name holds a common given name."""
    return _has_given_name(someone)


def _has_given_name(someone: Person) -> bool:
    key = someone.key
    return not GIVEN.isdisjoint(key[:1] if len(key) < 3 else (key[0], key[-1]))


@_test(person, fires=["We met [[OSCON Kit]]."], silent=["We met Ada McGee.", "We met ADA KING.", "We met Ada KING."])
def odd_case(someone: Person) -> bool:
    """Capitals stand inside a word, or one word of several is in capitals and short."""
    words = [word for word in someone.name.split() if len(word) > 1 and word[-1] != "."]
    capitals = [word for word in words if word.isupper()]
    mixed = 0 < len(capitals) < len(words) and (words[0].isupper() or len(capitals[-1]) < 4)
    inside = any(_CAMEL.search(word) and not _MC.match(word) for word in words)
    return mixed or inside or (len(words) == 1 == len(capitals))


_CAMEL = compiled(r"\p{Ll}\p{Lu}")
_MC = compiled(r"(?:Ma?c|De|Di|Da|Du|La|Le|Van|Von|Fitz|Del|Des)\p{Lu}")


@_test(person, fires=["I like cold brew. [[Cold Brew]] is here."], silent=["We met Ada King."])
def common_words(someone: Person) -> bool:
    """The text has every word of the name in lower case, too."""
    return all(someone.common)


@_test(person, fires=["The rest. We met [[Ada Rest]]."], silent=["We met Ada King."])
def some_common_word(someone: Person) -> bool:
    """The text has a word of the name in lower case, too."""
    return any(someone.common)


_MEETS = re.compile(
    r"\b(?:[Ii]|[Ww]e|[Yy]o|[Nn]ous|[Ww]ir|[Ii]ch)(?:['’](?:ve|d))?\s+(?:[\w’']+\s+){0,4}?(?:(?:met|meet|visit(?:ed)?|saw|see|"
    r"ask(?:ed)?|call(?:ed)?|join(?:ed)?|found|find|interview(?:ed)?|reach(?:ed)?|(?:spoke|speak|talk(?:ed)?|chat(?:ted)?|sat\s+down|"
    r"sit\s+down|caught\s+up|met)\s+(?:to|with))\s+(?:him|her|them|both|each)|"
    r"(?:met|meet|spoke|talked)\s+(?:in|at|on|over|for|by|via|outside|inside|early|late|about|again))\b"
)


@_test(
    person,
    fires=["[[Ada King]] keeps bees. I met her in May.", "[[Ada King]] keeps bees. We spoke over lunch."],
    silent=["Ada King keeps bees. I like her."],
)
def then_met(someone: Person) -> bool:
    """The narrator tells of the person, then of meeting “him”, “her” or “them”."""
    first = next((m.found.end for m in someone.told("narration") if not m.zone.closing), None)
    return first is not None and _MEETS.search(someone.text, first, first + 800) is not None


@_test(person, fires=["The hive\n\n[[Ada King]] keeps bees.\n\nAda, why bees?"], silent=["Ada King keeps bees."])
def told_and_called(someone: Person) -> bool:
    """Title or narration name the person, and the questions speak to them."""
    told = "narration" in someone.groups or "title" in someone.groups
    return told and any(_is_called(m) for m in someone.told("question"))


@_test(person, fires=["We met [[Ada King]]. King smiled."], silent=["We met Ada King. Ada King smiled."])
def short_form(someone: Person) -> bool:
    """The text goes on with the surname or the first name alone."""
    return " " in someone.name and any(" " not in m.found.text for m in someone.mentions)


@_test(person, fires=["With [[Ada King]]."], silent=["Ada King keeps bees."])
def inside_sentence(someone: Person) -> bool:
    """The name stands capitalised inside a sentence."""
    inside = someone.told("byline", "narration", "question", "answer")
    return any(not m.found.opens for m in inside)


@_test(person, fires=["We met [[Ada King]]. Then came Bo Li."])
def first_named(someone: Person) -> bool:
    """Narration introduces nobody by full name before."""
    return someone.rank == 1


@_test(person, fires=["We met [[Ada King]]."], silent=["We met Ada King. Then came Bo Li."])
def only_named(someone: Person) -> bool:
    """Narration introduces nobody else by full name."""
    return someone.rank == 1 == someone.introduced


@_test(person, fires=["[[Ada King]]. Ada King."], silent=["Ada King"])
def twice(someone: Person) -> bool:
    """Narration names the person more than once."""
    return sum(1 for _ in someone.told("narration")) > 1


@_test(person, fires=["[[Ada King]]. Ada King. Ada King."], silent=["Ada King. Ada King."])
def often(someone: Person) -> bool:
    """Narration names the person three times or more."""
    return sum(1 for _ in someone.told("narration")) > 2


@_test(
    person,
    fires=["Bees\n\nIt rained.\n\n[[Ada King]] is a writer."],
    silent=["Ada King\n\nIt rained.\n\nAda King is a writer."],
)
def closing_bio(someone: Person) -> bool:
    """Only the closing lines name the person, with what the person is: so do they of an author."""
    told = list(someone.told("narration", "title", "question", "answer"))
    return (
        bool(told)
        and all(m.zone.closing for m in told)
        and any(m.opens and m.does(rf"(?:\s+{_IS}\s+(?:\w+ly\s+)?{_A}\b|,\s)") for m in told)
    )


@_test(person, fires=["[[Ada King]]\n\nAda King keeps bees."], silent=["Ada King"])
def title_and_text(someone: Person) -> bool:
    """Both the title and the text name the person."""
    return "title" in someone.groups and len(set(someone.groups)) > 1


@_test(person, fires=["Bees\n\nBy [[Ada King]]\n\nI, Ada King, keep bees."], silent=["Bees\n\nBy Ada King"])
def byline_and_text(someone: Person) -> bool:
    """Both the byline and the narration or the title name the person."""
    told = "narration" in someone.groups or "title" in someone.groups
    return "byline" in someone.groups and told


# ---------------------------------------------------------------- what a pipeline takes the names for

#: It counts only where nothing else tells: of first names a small pipeline knows less than the list of given names,
#: and whom the text speaks to by name is a person, whatever the name looks like.
entity = Group("cast.entity", "who takes part, by what a pipeline takes the names for that no list of names knows")
_PEOPLE = frozenset({"PERSON", "PER"})
_SPOKEN_TO = {
    "question": [question.cues[name] for name in ("vocative", "vocative_end", "welcomes", "i_am")],
    "answer": [answer.cues[name] for name in ("vocative_back", "i_am", "here")],
}


@_test(
    entity, fires=["We met [[Zuhal Oriel]] (PERSON)."], silent=["We met Zuhal Oriel ().", "We met Ada King (PERSON)."]
)
def a_person(someone: Person) -> bool:
    """A pipeline takes a name without a common given name for a person's."""
    return not (_PEOPLE.isdisjoint(someone.seen_as) or _has_given_name(someone))


@_test(
    entity,
    fires=["We met [[Lakeside Mills]] (ORG)."],
    silent=[
        "We met Zuhal Oriel (ORG). Zuhal Oriel (PERSON).",
        "Zuhal Oriel ().",
        "We met Ada King (ORG).",
        "Eels and rain\n\nWe met Zuhal (ORG).\n\nZuhal, why eels?",
    ],
)
def no_person(someone: Person) -> bool:
    """A pipeline takes a name without a common given name, to which nobody speaks, for something else."""
    thing = bool(someone.seen_as) and _PEOPLE.isdisjoint(someone.seen_as)
    return thing and not _has_given_name(someone) and not _is_spoken_to(someone)


def _is_spoken_to(someone: Person) -> bool:
    """True where the turns greet or call somebody by the name, or who speaks gives it as the own one."""
    return any(
        cast(Look, cue.find).sees(mention)
        for group, cues in _SPOKEN_TO.items()
        for mention in someone.told(group)
        for cue in cues
    )


# ---------------------------------------------------------------- all of them

#: The groups by the zone that their cues look at.
GROUPS: dict[str, Group] = {
    "title": title,
    "byline": byline,
    "narration": narration,
    "question": question,
    "answer": answer,
    "person": person,
}


#: What a pipeline takes the words of a span for: the label of an entity, nothing where it saw none.
SeenAs: TypeAlias = Callable[[Span], str]


def with_entities(someone: Person, seen_as: SeenAs) -> Person:
    """The person with what a pipeline takes the name for where the text has it; in titles it cannot know."""
    told = someone.told("byline", "narration", "question", "answer")
    labels = (seen_as(mention.span) for mention in told if mention.zone.text is someone.text)
    return attrs.evolve(someone, seen_as=frozenset(filter(None, labels)))


@cache
def _plan(name: str) -> tuple[list[tuple[Look, list[Cue]]], list[Cue]]:
    """The cues of a group: those that are patterns by place, each place with one pattern for all; the others."""
    others: list[Cue] = []
    places: dict[type, list[Cue]] = {}
    for cue in GROUPS[name].cues.values():
        if isinstance(cue.find, Holds):
            others.append(cue)
        else:
            places.setdefault(type(cue.find), []).append(cue)
    return [
        (place("|".join(f"(?:{cast(Any, cue.find).pattern})" for cue in cues)), cues) for place, cues in places.items()
    ], others


def firing(name: str, mention: Mention) -> Iterator[Cue]:
    """The cues of the group ``name`` that fire on a mention."""
    places, others = _plan(name)
    for whole, cues in places:
        # Most mentions fit no pattern at all: one look says so.
        if whole.sees(mention):
            yield from (cue for cue in cues if cast(Look, cue.find).sees(mention))
    yield from (cue for cue in others if cast(Look, cue.find).sees(mention))


_NOTED = re.compile(r" \(([A-Z]*)\)")


def replay(cue: Cue, text: str) -> list[Span]:
    """The spans that a cue reports in an example.

    Paragraphs are blocks: for ``cast.narration`` the last of several closes the document, for ``cast.question`` all
    but the last are followed by another question; for ``cast.person`` and ``cast.entity`` the first of several is the
    title, one that starts with "By" a byline and the last, where it ends in a question mark, a question. For
    ``cast.entity`` a name is followed by what a pipeline takes it for, in parentheses.
    """
    blocks = [m.span() for m in compiled(r"[^\n]+").finditer(text)]
    last = len(blocks) - 1
    where = next((name for name, group in GROUPS.items() if group is cue.group), "person")
    found: list[tuple[str, Mention]] = []
    for n, (start, end) in enumerate(blocks):
        zone = Zone(text, start, end, first=n == 0, closing=n == last > (where == "person"), answered=n == last)
        group = where
        if where == "person":
            group = "byline" if text.startswith("By ", start) else "title" if n == 0 < last else "narration"
            group = "question" if n == last > 0 and text.endswith("?") else group
        found += [(group, mention) for mention in mentions(zone)]
    if cue.group is entity:
        noted = {m.span: seen[1] for _, m in found if (seen := _NOTED.match(text, m.span.end))}
        return [
            span
            for someone in people(text, found)
            for span in cue.find(with_entities(someone, lambda span: noted.get(span, "")))
        ]
    if where == "person":
        return [span for someone in people(text, found) for span in cue.find(someone)]
    return [span for _, mention in found for span in cue.find(mention)]
