"""What a text says of somebody: trade, post, works, organisation, in its own words, and the pronouns."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import islice

import attrs

from ..cues.languages import Pack
from ..cues.mentions import Mention
from ..names import GIVEN, TRADES, fold
from ..records import Span

__all__ = ["Continued", "going_on", "pronouns_in", "role_spans", "stated"]

# Words, and what stands between quotation marks as a whole; a full stop in "N.A.S.A." or "the U.S. Army" ends nothing.
_CLAUSE = (
    r"(?:(?!--)(?<!,[“”\"«»])(?:[„“\"«»][^„“”\"«»\n]{1,60}[“”\"«»]|[^.,;:!?()\n–—„“”\"«»]|\.(?=[\w-])|"
    r"(?-i:(?<=\.[A-Z])\.(?=\s[A-Z])))){1,110}(?![\w'’-])"
)
_TRADE_LIKE = re.compile(r"\w{3,}(?:ist|er|or|ian|man|woman|grapher|smith|keeper)s?$")
_PARENTHESIS = re.compile(r"\s*\(([^()\d\n]{3,60})\)")
# What goes with trades or ends as they do, and names none.
_NO_TRADES = frozenset(
    """late renowned legendary award-winning famous never ever both neither either other another rather together later
    earlier however whether mejor mayor menor premier dernier immer wieder weder""".split()
)
_WORDS_TO_TRADE = 5
_MOST_PARTS = 4  # descriptions in a row
_GOES_ON = 400  # characters behind a name in which a pronoun is looked for
_WORD = re.compile(r"[\w-]+")
_OPEN, _CLOSE = '„“"«»', '“”"«»'
_BEFORE = 60  # characters before a name that are looked at for its trade
# Behind a trade and a name: what shows that the trade is the bearer's, and no thing's ("the printer Ada bought").
_BOUND = re.compile(r"\s*(?:[,.;:!?()–—]|and\b|\Z)")


@attrs.frozen
class _Telling:
    """The patterns of one language."""

    behind: re.Pattern[str]
    subject: re.Pattern[str]
    part: re.Pattern[str]
    more: re.Pattern[str]
    says: re.Pattern[str]
    ends: re.Pattern[str]
    stops: re.Pattern[str]
    of: re.Pattern[str]
    open: re.Pattern[str]
    did: re.Pattern[str]
    made: re.Pattern[str]
    trade: re.Pattern[str]
    before: re.Pattern[str]
    form: re.Pattern[str]
    forms: re.Pattern[str]
    stated: re.Pattern[str]
    goes_on: re.Pattern[str]
    he: re.Pattern[str]
    she: re.Pattern[str]
    others: re.Pattern[str]
    person: re.Pattern[str]
    function: frozenset[str]
    nouns: bool  # have capitals


@cache
def _telling(pack: Pack) -> _Telling:
    t, q = pack.telling, pack.quoting

    def words(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    article, work = rf"(?:{t['article']})", rf"(?:{t['made']})\s+{_CLAUSE}"
    function = pack.common | pack.stop
    for notion in ("me", "we", "you", "they", "aux"):
        function |= pack.words.get(notion, frozenset())
    forms = rf"(?:{t['stated']})(?:\s*/\s*(?:{t['stated']}|{t['stated_with']}))*"
    return _Telling(
        # "Ada King, a biologist at the Pier," / "Ada King is the founder of" / "Ada King, who founded Blue Door,"
        behind=words(
            rf"(?:\)|\s*\([^()\n]{{1,60}}\))?(?:,\s+\d{{1,3}}(?=,\s))?(?:,\s+(?:{article}\s+|(?:{t['who']})"
            rf"(?:(?:['’]s|\s+(?:{t['is']}))\s+(?:{article}\s+)?|\s+(?P<who>)))?|\s+(?:{t['is']})\s+(?:\w+ly\s+|also\s+)?(?:{article}\s+|(?P<bare>)))(?P<clause>[^\W\d_]{_CLAUSE})"
        ),
        # "I'm Ada King, and I'm a biologist"
        says=words(
            rf",\s+(?:(?:{t['and']})\s+)?(?:{pack.speaking['self']})\s+(?:{article}\s+)?(?P<clause>[^\W\d_]{_CLAUSE})"
        ),
        subject=words(rf"\s+(?:(?:{q['between']})\s+)?(?P<clause>{work})"),
        part=words(
            rf"(?:,\s+(?:(?:{t['and']})\s+)?|\s+(?:{t['and']})\s+(?:{article}\s+)?)"
            rf"(?P<clause>(?:(?!(?:{t['article']}|{t['of']})\b)[^\W\d_][\w'’-]*\s+){{0,2}}?"
            rf"(?P<trade>[\w-]{{2,30}})(?=\s+(?:{t['of']})\b|\s+(?:{t['and']})\b|\s*[,.;:!?()\n–—]|\s*\Z)"
            rf"(?:\s+(?:{t['of']})\s+{_CLAUSE})?)"
        ),
        more=words(rf"(?P<new>,\s+(?:{t['who']})\s+)?(?(new)|\s+(?:{t['and']})\s+)(?P<clause>{work})"),
        ends=words(rf"\s(?:(?P<inside>{t['and']}|to)|{t['ends']})(?=\s)"),
        stops=words(rf"(?:{t['ends']})\Z"),
        of=words(rf"\s(?:{t['of']})\s"),
        open=words(rf"(?:\s(?:{t['of']}))+\Z"),
        did=words(rf"(?:{t['did']})\b"),
        made=words(rf"(?:{t['made']})\b"),
        trade=words(rf"(?:{t['trade']})\Z"),
        before=words(rf"(?<!\w)(?:{t['trade']})\s+\Z"),
        form=words(rf"(?:{t['stated']})\Z"),
        forms=words(rf"{forms}\Z"),
        stated=words(rf"\s*[(\[]\s*(?P<words>{forms})\s*[)\],;]"),
        goes_on=words(rf"[.!?][”\"’')]{{0,2}}\s+(?:(?P<he>{t['he']})|(?P<she>{t['she']}))\b"),
        he=words(rf"\b(?:{t['he']}|{t['his']})\b"),
        she=words(rf"\b(?:{t['she']}|{t['hers']})\b"),
        others=words(
            rf"\b(?:(?P<noun>{q['man']}|{q['woman']}|{t['trade']}|{t['people']})s?|(?:{t['article']}|{t['his']}|{t['hers']})"
            r"\s+(?:[\w-]+\s+)?(?P<like>\w{3,30}(?:ist|er|or|ian)s?))\b"
        ),
        person=words(rf"(?:{q['man']}|{q['woman']}|{t['people']})s?\Z"),
        function=frozenset(map(fold, function)),
        nouns=pack.capitals < 1,
    )


# ---------------------------------------------------------------- beside a name


def role_spans(mention: Mention, pack: Pack) -> list[Span]:
    """The descriptions beside one mention, where they stand in the text of its zone.

    >>> from qaparse.cues.languages import ENGLISH
    >>> from qaparse.cues.mentions import Zone, mentions
    >>> text = "We met the sound designer Ada King, founder of Blue Door and editor, who directed the film Cold Water."
    >>> [span.of(text) for span in role_spans(mentions(Zone(text, 0, len(text)))[0], ENGLISH)]
    ['sound designer', 'founder of Blue Door', 'editor', 'directed the film Cold Water']
    """
    text, found, end, told = mention.zone.text, mention.found, mention.zone.end, _telling(pack)
    out = []
    if found.title and fold(found.title.split()[-1]) in TRADES:
        out.append(Span(found.lead, found.lead + len(text[found.lead : found.start].rstrip(" ,\n\t\xa0"))))
    elif mention.word_before in TRADES or _is_trade_before(mention, told):
        out.append(_trade_before(text, max(mention.zone.start, found.lead - _BEFORE), found.lead, told))
    # "(Ada King), a biologist" tells of her where nothing else stands between the brackets.
    closed = text.startswith(")", found.end) and not text.endswith("(", 0, found.lead)
    if mention.before(rf"(?:{pack.speaking['self']})\s+") and (own := told.says.match(text, found.end, end)):
        out += _row(text, Span(*own.span("clause")), end, told, deed=False)
    elif not closed and (behind := told.behind.match(text, found.end, end)):
        clause = Span(*behind.span("clause"))
        # Without an article no more than a trade is sure: "is director of the Pier", "ist Malerin".
        if behind["bare"] is None or any(_is_trade(word, told) for word in clause.of(text).split(None, 2)[:2]):
            out += _row(text, clause, end, told, deed=behind["who"] is not None)
    elif found.opens and (deed := _work(text, told.subject.match(text, found.end, end), told)):
        out.append(deed)
    note = _PARENTHESIS.match(text, found.end, end)
    if note and note[1][0].isupper() and not told.stated.match(text, found.end, end):
        out.append(_trimmed(text, *note.span(1)))
    return [span for span in out if span]


def _is_trade_before(mention: Mention, told: _Telling) -> bool:
    """True for a trade before the name that may be a thing as well, where nothing makes the name a subject."""
    text, lead = mention.zone.text, mention.found.lead
    before = text[max(mention.zone.start, lead - _BEFORE // 2) : lead]
    known = mention.word_before and told.trade.fullmatch(mention.word_before)
    return bool(known) and before == before.rstrip() + " " and bool(_BOUND.match(text, mention.found.end))


def _trade_before(text: str, start: int, end: int, told: _Telling) -> Span:
    """The trade at the end of a stretch with the common words that belong to it: "sound designer"."""
    words = list(re.finditer(r"\S+", text[start:end]))
    if not words or words[-1][0].endswith((".", "!", "?")):  # of the sentence before
        return Span(end, end)
    first = last = len(words)
    for n in range(last - 1, max(-1, last - 4), -1):
        word = words[n][0]
        if n < last - 1 and (_is_function(word, told) or not word.islower() or word.endswith(",")):
            break
        first = n
    return Span(start + words[first].start(), start + words[-1].start() + len(words[-1][0].rstrip(",")))


def _row(text: str, clause: Span, end: int, told: _Telling, *, deed: bool) -> Iterator[Span]:
    """The description that a clause opens with, if it names a deed or (unless it must) a trade, and what goes on."""
    here = _ended(text, clause, told)
    if (does := told.did.match(text, here.start, here.end)) and does.end() < here.end:
        deed = True
    elif deed or not _is_called(here.of(text).split(), told):
        return
    yield here
    for _ in range(_MOST_PARTS - 1):
        if _names_others(here.of(text), told):
            return
        if work := _work(text, told.more.match(text, here.end, end), told):
            here, deed = work, True
        elif (part := told.part.match(text, here.end, end)) and _is_trade(part["trade"], told) and not deed:
            here = _ended(text, Span(*part.span("clause")), told)
            if not GIVEN.isdisjoint(_folded(here.of(text))):
                return
        else:
            return
        yield here


def _is_called(words: Sequence[str], told: _Telling) -> bool:
    """True where a clause calls somebody by a trade.

    No function word parts it from the start ("like her father a baker"), unless somebody else comes before ("a friend
    of the painter"), and no name follows it at once ("Bo Li, photographer Ada King says").
    """
    others = False
    words = words[: _WORDS_TO_TRADE + 1]
    for before, word, behind in zip(("", *words), words[:_WORDS_TO_TRADE], (*words[1:], "")):
        if _is_function(word, told):
            if not others:
                return False
        elif _is_trade(word, told) or (
            _is_like_trade(word)
            and not _is_given(before)
            and not _does(behind, told)
            and (told.nouns or behind or word.islower())  # "Ada King, Weinberger"
        ):
            return others or not _is_given(behind)
        others = others or told.person.match(word) is not None
    return False


def _is_given(word: str) -> bool:
    return word[:1].isupper() and fold(word) in GIVEN


def _does(word: str, told: _Telling) -> bool:
    """True for what is most likely a verb, where nouns have capitals: "who binds books" ("die Bücher bindet")."""
    return told.nouns and word.islower() and fold(word) not in told.function


def _is_function(word: str, told: _Telling) -> bool:
    """True for an article, a pronoun, a preposition, with what is shortened behind it ("I'm")."""
    word = re.split("['’]", word)[0]
    return fold(word) in told.function or told.stops.match(word) is not None


def _is_like_trade(word: str) -> bool:
    low = fold(word)
    return low not in _NO_TRADES and low not in GIVEN and _TRADE_LIKE.match(low) is not None


def _names_others(said: str, told: _Telling) -> bool:
    """True for "sister of the poet", "wife of Bo Li": of whom "who" tells, or whose a further trade is, is open."""
    of = told.of.search(said)
    behind = said[of.end() :].split() if of else []
    trade = any(word.islower() and (_is_trade(word, told) or _is_like_trade(word)) for word in behind)
    return trade or not GIVEN.isdisjoint(_folded(said))


def _folded(said: str) -> list[str]:
    return [fold(word) for word in re.findall(r"[^\W\d_]+", said)]


def _is_trade(word: str, told: _Telling) -> bool:
    low = fold(word)
    return (low in TRADES and low not in _NO_TRADES) or told.trade.match(word) is not None


def _work(text: str, match: re.Match[str] | None, told: _Telling) -> Span | None:
    """What somebody made, if the clause names it, before any place ("made a stir in Oslo"): a title, a house."""
    if match is None:
        return None
    span = _ended(text, Span(*match.span("clause")), told)
    place = told.of.search(text, span.start, span.end)
    object_ = text[span.start : place.start() if place else span.end].split()[1:]
    named = any(word.strip("“\"«'")[:1].isupper() for word in object_)
    return span if named and GIVEN.isdisjoint(_folded(span.of(text))) else None


def _ended(text: str, clause: Span, told: _Telling) -> Span:
    """The clause as far as it describes; a word inside a name ("War and Peace") does not end it."""
    for ends in told.ends.finditer(text, clause.start, clause.end):
        before, behind = text[clause.start : ends.start()].split(), text[ends.end() : clause.end].split()
        if ends["inside"] and text[ends.start() - 1] in _CLOSE and text[ends.end() + 1] in _OPEN:
            continue  # one title and another
        inside = (
            ends["inside"]
            and all(word[0].isupper() for word in (*before[-1:], *behind[:1]))
            and GIVEN.isdisjoint(map(fold, behind[:1]))
            and not any(word[0].isupper() for word in behind[1:2])  # a name of its own
            and not any(_is_trade(word, told) for word in behind[:1])
        )
        if not inside:
            clause = Span(clause.start, ends.start())
            break
    clause = _trimmed(text, clause.start, clause.end)
    return Span(clause.start, open_.start()) if (open_ := told.open.search(text, clause.start, clause.end)) else clause


def _trimmed(text: str, start: int, end: int) -> Span:
    said = text[start:end]
    first = start + len(said) - len(said.lstrip())
    return Span(first, first + len(said.strip()))


# ---------------------------------------------------------------- pronouns


def stated(mention: Mention, pack: Pack) -> tuple[str, Span] | None:
    """The pronouns in brackets behind a name, by their first forms, and where they stand.

    >>> from qaparse.cues.languages import ENGLISH
    >>> from qaparse.cues.mentions import Zone, mentions
    >>> text = "Ada King (she/her) and Bo Li (they/he)"
    >>> [stated(m, ENGLISH) for m in mentions(Zone(text, 0, len(text)))]
    [('she', Span(start=10, end=17)), ('they/he', Span(start=30, end=37))]
    """
    found = _telling(pack).stated.match(mention.zone.text, mention.found.end, mention.zone.end)
    return (pronouns_in(found["words"], pack), Span(*found.span("words"))) if found else None


def pronouns_in(said: str, pack: Pack) -> str:
    """The first forms of the pronouns that these words are; empty where they are anything else.

    >>> from qaparse.cues.languages import ENGLISH
    >>> pronouns_in("She/Her", ENGLISH), pronouns_in("she who laughs", ENGLISH)
    ('she', '')
    """
    told = _telling(pack)
    if not told.forms.match(said):
        return ""
    forms = (form.strip().lower() for form in said.split("/"))
    return "/".join(dict.fromkeys(form for form in forms if told.form.match(form)))


@attrs.frozen
class Continued:
    """A sentence that goes on with somebody: the pronoun with its place, and the work that it tells of, if any."""

    pronoun: str
    span: Span
    work: Span | None


def going_on(mine: Collection[int], zone: Sequence[Mention], pack: Pack) -> Iterator[Continued]:
    """The sentences of a zone that open with a pronoun and surely go on with the one person whom the zone names.

    ``zone`` holds the mentions of one zone in order; ``mine`` where those of the person start. Where anybody else
    comes in, named or not, nobody is sure.
    """
    told = _telling(pack)
    foreign = False
    for n, mention in enumerate(zone):
        text, end = mention.zone.text, mention.zone.end
        if mention.found.start not in mine:
            foreign = foreign or _somebody(mention)
            continue
        if foreign and not mention.found.opens:
            continue
        spans = role_spans(mention, pack)
        limit = min(end, mention.found.end + _GOES_ON)
        for other in islice(zone, n + 1, None):
            if other.found.lead >= limit:
                break
            said = any(other.span in span and not _is_about(other, span, told) for span in spans)
            if other.found.start in mine or (not said and _somebody(other)):
                limit = other.found.lead
                break
        own = [span for span in spans if not _names_others(span.of(text), told)]
        yield from _sentences(text, Span(mention.found.end, limit), end, own, told)


def _sentences(text: str, here: Span, end: int, own: Sequence[Span], told: _Telling) -> Iterator[Continued]:
    """Those that open in a stretch; ``own`` are the descriptions of the person, who is the only one in them."""
    said, at = "", here.start
    for _ in range(_MOST_PARTS):
        found = told.goes_on.search(text, at, here.end)
        if found is None:
            return
        which = "he" if found["he"] else "she"
        against = told.she if which == "he" else told.he
        people = [m.span(m.lastgroup or 0) for m in told.others.finditer(text, at, found.start())]
        words = _WORD.finditer(text, at, found.start())
        people += [m.span() for m in words if fold(m[0]) in TRADES]
        somebody = any(not any(Span(*place) in span for span in own) for place in people)
        if somebody or said not in ("", which) or against.search(text, at, found.start()):
            return
        said, at = which, found.end()
        work = _work(text, told.subject.match(text, at, end), told)
        yield Continued(found[which].lower(), Span(*found.span(which)), work)


def _is_about(mention: Mention, said: Span, told: _Telling) -> bool:
    """True for whom a work is about: "wrote a life of Bo Li"."""
    return mention.word_before in _ABOUT and told.made.match(mention.zone.text, said.start, said.end) is not None


def _somebody(mention: Mention) -> bool:
    """True unless the name is most likely a place or a house: one behind a preposition, without a given name."""
    return mention.word_before not in _WHERE or not GIVEN.isdisjoint(mention.found.key)


_WHERE = frozenset("in at from near".split())
_ABOUT = frozenset("of on about with for".split())
