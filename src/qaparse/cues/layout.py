"""The cues of layout: where a block stands in its document, and how it differs from the others.

The reading of a block is a property of the document: how long questions and answers run *here*, where
the first question stands, what the neighbours look like. Each measure is declared once, below.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from operator import itemgetter

from ..records import Mark, Span
from .core import compiled, compiled_for_latin
from .reading import CUES, LAYOUT, values
from .view import NOTION, View

__all__ = ["FEATURES", "FORMATS", "MEASURES", "NEIGHBOURS", "OFFSETS", "matrix"]

#: What is measured of a block within its document.
MEASURES: dict[str, str] = {
    "blocks_before": "How many blocks stand before.",
    "blocks_after": "How many blocks follow.",
    "place": "How far into the document the block stands.",
    "blocks": "How many blocks the document has.",
    "questions_before": "How many blocks before end in a question mark.",
    "questions_after": "How many blocks after end in a question mark.",
    "since_question": "How many blocks since one that ends in a question mark.",
    "until_question": "How many blocks until one that ends in a question mark.",
    "words_since_question": "How many words since a block that ends in a question mark.",
    "asking_before": "How many blocks before ask in any form.",
    "asking_after": "How many blocks after ask in any form.",
    "since_asking": "How many blocks since one that asks in any form.",
    "until_asking": "How many blocks until one that asks in any form.",
    "asks": "Asks in any form: a mark, a request, a mark within that speaks to someone.",
    "asking_score": "How much the block looks like a question by itself.",
    "score_rank": "How its look as a question ranks within the document.",
    "score_gap": "How much more it looks like a question than its neighbours.",
    "relative_length": "Its length against the document's median.",
    "length_rank": "How its length ranks within the document.",
    "against_questions": "Its length against the median of the blocks that end in a question mark.",
    "against_before": "Its length against that of the block before.",
    "against_after": "Its length against that of the block after.",
    "first_person_before": "How many blocks before speak in the first person singular.",
    "share_first_person_before": "The share of the blocks before that speak in the first person singular.",
    "share_asking": "The share of the document's blocks that end in a question mark.",
    "question_gap": "How many blocks lie between questions here, in the middle of the cases.",
    "median_length": "How long the document's blocks are, in the middle.",
    "document_you": "How often the document speaks to someone.",
    "document_me": "How often the document speaks in the first person singular.",
    "document_back": "The share of the blocks that open with a back-channel.",
    "document_short": "The share of very short blocks.",
    "alternation": "How regularly question-like and other blocks alternate.",
    "bold": "The share of the block that is bold.",
    "italic": "The share of the block that is italic.",
    "heading_level": "The level of the heading that the block is, 0 for none.",
    "quoted_block": "The block is a quotation by its formatting.",
    "list_item": "The block is an item of a list by its formatting.",
    "code_or_image": "The block is code, a table or an image by its formatting.",
    "document_bold": "The share of the document's blocks that are bold.",
    "document_headings": "The share of the document's blocks that are headings.",
    "document_italic": "The share of the document's blocks that are italic.",
    "bold_asking": "The share of the bold blocks that end in a question mark.",
    "heading_asking": "The share of the headings that end in a question mark.",
    "asking_bold": "The share of the blocks ending in a question mark that are bold.",
    "asking_heading": "The share of the blocks ending in a question mark that are headings.",
    "asking_italic": "The share of the blocks ending in a question mark that are italic.",
    "asking_quoted": "The share of the blocks ending in a question mark that are quotations by their formatting.",
    "title_words": "How many of its longer words the title has.",
    "names_of_introduction": "How many full names it has that stand before the first question.",
    "impersonal": "Speaks neither of I, we nor you, and is no short block.",
    "first_person_in_run": "The first person occurred since the last question mark.",
    "first_person_to_come": "The first person occurs before the next question mark.",
    "run_length": "How many blocks lie between the question marks around it.",
    "fronted": "A title or a byline stands above: the document is whole.",
    "numbered_asking": "The share of the blocks opening with a number that ask in any form.",
    "told_up_to_here": "Until somebody is told of, right before the first question to a you, nobody says I.",
    "told_to_the_end": "From a name of the introduction on, nobody says I until the document ends.",
    "repeated": "Stands a second time in the text, as pull quotes do.",
}

for _name, _doc in MEASURES.items():
    LAYOUT.add(_name, lambda block: [block.span], _doc)

#: Neighbours whose own values a block sees, and which of them.
OFFSETS = (-3, -2, -1, 1, 2, 3)
NEIGHBOURS = (
    "ends_in_question_mark",
    "question_marks",
    "length",
    "sentences",
    "ends_open",
    "ends_in_colon",
    "you",
    "me",
    "we",
    "they",
    "you_last",
    "agree_opens",
    "link_opens",
    "back_opens",
    "me_opens",
    "request_initial",
    "wh_initial",
    "thank",
    "talk",
    "said_after_quotation",
    "quotation",
    "past",
    "hedge",
)
_MARKED = ("bold", "heading_level", "italic", "quoted_block", "asking_score")

_OWN = [cue.name for cue in CUES]
_of_neighbour = itemgetter(*(_OWN.index(name) for name in NEIGHBOURS))

#: The names of everything that the model may weigh, in the order of the rows of ``matrix``.
FEATURES: tuple[str, ...] = (
    *_OWN,
    *MEASURES,
    *(f"{name}@{offset:+d}" for offset in OFFSETS for name in (*NEIGHBOURS, *_MARKED)),
)
assert len(set(FEATURES)) == len(FEATURES), "two cues of reading share a name"

_I = {name: n for n, name in enumerate(_OWN)}
_NUMBERED = _I["numbered"]
_WE = NOTION["we"]
_TOLD = tuple(NOTION[n] for n in ("they", "role", "talk"))
_YOU, _ME, _BACK, _REQUEST, _WH = (NOTION[n] for n in ("you", "me", "back", "request", "wh"))
_FAR = 30.0


def _asks(view: View) -> bool:
    """Asks in any form: by a mark at the end, by a request, or by a mark within while it speaks to someone."""
    if view.ends_asking or (view.asked and view.last[_YOU]):
        return True
    return view.words < 60 and view.initial[_REQUEST] > 0 and view.total[_ME] == 0


def _asking(view: View) -> float:
    """A first guess at how much a block asks, from itself alone; what is learned starts from it."""
    if not view.words:
        return 0.0
    score = 3.0 * view.ends_asking + 1.0 * (view.asked > 0) + 0.7 * view.first_asks
    score += 1.2 * min(1, view.initial[_REQUEST]) + 0.8 * min(1, view.last[_YOU]) + 0.3 * min(2, view.initial[_WH])
    score += 0.5 * (view.total[_YOU] > view.total[_ME])
    score -= 0.8 * min(2.0, view.total[_ME] / 2.0) + 0.25 * math.log1p(view.words)
    return score


def matrix(
    views: Sequence[View], marks: Sequence[Mark] = (), title: View | None = None, *, fronted: bool = False
) -> Iterator[tuple[float, ...]]:
    """One row a block, in order: the values of ``FEATURES``. Work grows linearly with the document.

    ``views`` are the blocks below title and bylines; ``fronted`` says that there are such. Rows are long: who needs
    them once should not keep them.
    """
    n = len(views)
    own = [values(v) for v in views]
    asks_mark = [1.0 if v.ends_asking else 0.0 for v in views]
    if n > 3:
        asks_mark[-1] = 0.0  # nobody answers it: it opens no exchange, and closings like to end so
    asks_any = [1.0 if _asks(v) else 0.0 for v in views]
    score = [_asking(v) for v in views]
    words = [float(v.words) for v in views]
    logs = [math.log1p(w) for w in words]
    median = _median(words)
    median_q = _median([w for w, q in zip(words, asks_mark, strict=True) if q]) or median
    log_n, log_median, log_median_q = math.log(n or 1), math.log1p(median), math.log1p(median_q)
    ranks, score_ranks = _ranks(words), _ranks(score)
    since_q, until_q = _distances(asks_mark)
    since_a, until_a = _distances(asks_any)
    total_q, total_a = sum(asks_mark), sum(asks_any)
    total_words = sum(words) + 1.0
    formatting = _formatting(views, marks)
    bolds = [f[0] > 0.8 for f in formatting]
    heads = [f[2] > 0 for f in formatting]
    italics = [f[1] > 0.8 for f in formatting]
    quotes = [f[3] > 0 for f in formatting]
    asking = [q > 0 for q in asks_mark]
    titled = _title_words(views, title)
    named, known = _names_of_introduction(views, asks_mark, title)
    runs = _runs(views, asks_mark)
    beginning = _beginning(views, asks_mark)
    ending = _ending(views, asks_mark, known)
    numbered_asking = _share(asks_any, [row[_NUMBERED] > 0 for row in own])
    gaps = _median([float(b) for b in _gaps(asks_mark)])
    document = [
        total_q / (n or 1),
        gaps,
        log_median,
        sum(v.total[_YOU] for v in views) / total_words,
        sum(v.total[_ME] for v in views) / total_words,
        sum(_BACK in v.opens for v in views) / (n or 1),
        sum(w < 8 for w in words) / (n or 1),
        sum((a > 0.5) != (b > 0.5) for a, b in pairwise(asks_mark)) / max(1, n - 1),
    ]
    marked = [
        sum(bolds) / (n or 1),
        sum(heads) / (n or 1),
        sum(italics) / (n or 1),
        _share(asks_mark, bolds),
        _share(asks_mark, heads),
        *[_share([float(f) for f in flags], asking) for flags in (bolds, heads, italics, quotes)],
    ]
    nobody = (-1.0,) * (len(NEIGHBOURS) + len(_MARKED))
    reach = max(OFFSETS)
    shown = [
        *[nobody] * reach,
        *[(*_of_neighbour(row), f[0], f[2], f[1], f[3], s) for row, f, s in zip(own, formatting, score, strict=True)],
        *[nobody] * reach,
    ]
    seen_q = seen_a = seen_me = 0.0
    since_words = 0.0
    for i, v in enumerate(views):
        around = (score[i - 1] if i else 0.0) + (score[i + 1] if i + 1 < n else 0.0)
        yield (
            *own[i],
            min(float(i), _FAR),
            min(float(n - 1 - i), _FAR),
            i / n,
            log_n,
            min(seen_q, 10.0),
            min(total_q - seen_q - asks_mark[i], 10.0),
            since_q[i],
            until_q[i],
            math.log1p(since_words),
            min(seen_a, 10.0),
            min(total_a - seen_a - asks_any[i], 10.0),
            since_a[i],
            until_a[i],
            asks_any[i],
            score[i],
            score_ranks[i],
            score[i] - around / 2.0,
            logs[i] - log_median,
            ranks[i],
            logs[i] - log_median_q,
            logs[i] - (logs[i - 1] if i else 0.0),
            logs[i] - (logs[i + 1] if i + 1 < n else 0.0),
            min(seen_me, 10.0),
            seen_me / i if i else 0.0,
            *document,
            *formatting[i],
            *marked,
            titled[i],
            named[i],
            1.0 if v.words > 12 and not (v.total[_ME] or v.total[_WE] or v.total[_YOU]) else 0.0,
            *runs[i],
            1.0 if fronted else 0.0,
            numbered_asking,
            1.0 if i < beginning else 0.0,
            1.0 if i >= ending else 0.0,
            _repeated(v),
            *chain.from_iterable([shown[i + reach + offset] for offset in OFFSETS]),
        )
        seen_q += asks_mark[i]
        seen_a += asks_any[i]
        seen_me += v.total[_ME] > 0
        since_words = 0.0 if asks_mark[i] else since_words + words[i]


def _median(xs: Sequence[float]) -> float:
    return sorted(xs)[len(xs) // 2] if xs else 0.0


def _ranks(xs: Sequence[float]) -> list[float]:
    """The share of the values that are smaller."""
    first: dict[float, int] = {}
    for n, x in enumerate(sorted(xs)):
        first.setdefault(x, n)
    return [first[x] / len(xs) for x in xs]


def _distances(flags: Sequence[float]) -> tuple[list[float], list[float]]:
    """Blocks since the last flagged one and until the next one, ``_FAR`` where there is none."""
    since: list[float] = []
    last = -math.inf
    for i, f in enumerate(flags):
        since.append(min(_FAR, i - last))
        if f:
            last = i
    until = [0.0] * len(flags)
    coming = math.inf
    for i in range(len(flags) - 1, -1, -1):
        until[i] = min(_FAR, coming - i)
        if flags[i]:
            coming = i
    return since, until


def _gaps(flags: Sequence[float]) -> list[int]:
    at = [i for i, f in enumerate(flags) if f]
    return [b - a for a, b in pairwise(at)]


def _share(flags: Sequence[float], among: Sequence[bool]) -> float:
    chosen = [f for f, a in zip(flags, among, strict=True) if a]
    return sum(chosen) / len(chosen) if chosen else 0.0


def _title_words(views: Sequence[View], title: View | None) -> list[float]:
    """How many longer words each of the first blocks shares with the title, which names its subject."""
    if title is None:
        return [0.0] * len(views)

    def long_words(v: View) -> set[str]:
        return {w for w in v.block.text[v.block.start : v.block.end].lower().split() if len(w) > 4}

    said = long_words(title)
    return [float(len(said & long_words(v))) if i <= 15 else 0.0 for i, v in enumerate(views)]


# A name opens at the first capital of a word (looked back for, so that runs of capitals cost no more).
_NAME = (
    r"\p{Lu}(?<!\p{Lu}[\p{L}'’-]*?\p{Lu})[\p{L}'’-]++"
    r"(?:\s+(?:(?:de|van|von|da|di|del|la|al|bin)\s+)*\p{Lu}[\p{L}'’-]++)+"
)


def _names(v: View) -> set[str]:
    return {" ".join(n.split()) for n in compiled(_NAME).findall(v.block.text, v.block.start, v.block.end)}


def _names_of_introduction(
    views: Sequence[View], asks: Sequence[float], title: View | None
) -> tuple[list[float], set[str]]:
    """Full names that the title or the introduction has, and how many of them each block repeats.

    A narrator repeats them, a speaker hardly does.
    """
    known = set() if title is None else _names(title)
    heads = {name.split()[0] for name in known}
    introduction = min(15, next((i for i, a in enumerate(asks) if a), 0))
    out = [0.0] * len(views)
    for i, v in enumerate(views):
        text, start, end = v.block.text, v.block.start, v.block.end
        if i < introduction or any(text.find(head, start, end) >= 0 for head in heads):
            names = _names(v)
            out[i] = float(len(names & known) + len({v.pack.owner(name) for name in names} & known))
            if i < introduction:
                known |= names
                heads |= {name.split()[0] for name in names}
    return out, known


def _introduces(v: View) -> bool:
    """Tells who somebody is, and does not speak to him."""
    return any(v.total[n] for n in _TOLD) and not v.total[_YOU] and bool(_names(v))


def _beginning(views: Sequence[View], asks: Sequence[float]) -> int:
    """Where a narrator hands over: the block before tells of somebody, and nobody above says I or asks a you."""
    for i, (v, asked) in enumerate(zip(views, asks, strict=True)):
        if asked and v.total[_YOU]:
            return i if i and _introduces(views[i - 1]) else 0
        if v.total[_ME] > v.quoted:
            return 0
    return 0


def _ending(views: Sequence[View], asks: Sequence[float], known: Iterable[str]) -> int:
    """Where a narrator takes over until the document ends: he names who was introduced, and nobody says I below."""
    surnames = {name.rpartition(" ")[2] for name in known if not any(word.isupper() for word in name.split())}
    out = i = len(views)
    while i > 0 and not asks[i - 1] and not views[i - 1].total[_ME]:
        i -= 1
        if not views[i].total[_YOU] and any(
            word in surnames or views[i].pack.owner(word) in surnames for word in _capitalised(views[i])
        ):
            out = i
    return out if any(asks[:i]) else len(views)


def _capitalised(v: View) -> list[str]:
    words = (compiled_for_latin if v.latin else compiled)(r"[\p{Lu}][\p{L}-]+")
    return words.findall(v.block.text, v.block.start, v.block.end)


def _runs(views: Sequence[View], asks: Sequence[float]) -> list[list[float]]:
    """For each block: the first person before it and after it between two question marks, and how long that run is."""
    out: list[list[float]] = []
    start = 0
    bounds = [*(i for i, a in enumerate(asks) if a), len(views)]
    for end in bounds:
        me = [1.0 if v.total[_ME] + v.total[_WE] else 0.0 for v in views[start:end]]
        seen = 0.0
        left = sum(me)
        for m in me:
            left -= m
            out.append([seen, 1.0 if left + m else 0.0, min(_FAR, float(end - start))])
            seen = max(seen, m)
        if end < len(views):
            out.append([0.0, 0.0, 0.0])
        start = end + 1
    return out


#: A pull quote stands near what it repeats.
_NEAR = 6000


def _repeated(v: View) -> float:
    if not 5 <= v.words <= 60:
        return 0.0
    text, start, end = v.block.text, v.block.start, v.block.end
    middle = (start + end) // 2
    probe = text[max(start, middle - 12) : min(end, middle + 12)]
    if text.find(probe, end, end + _NEAR) >= 0 or text.find(probe, max(0, start - _NEAR), start) >= 0:
        return 1.0
    return 0.0


#: The kinds of marks that are formatting, each with its column.
FORMATS = {"bold": 0, "italic": 1, "heading": 2, "quote": 3, "list": 4, "code": 5, "table": 5, "image": 5}


def _formatting(views: Sequence[View], marks: Sequence[Mark]) -> list[list[float]]:
    """Shares of bold and italic, heading level, quotation, list item, code or image, for each block."""
    out = [[0.0] * 6 for _ in views]
    wanted = sorted((m for m in marks if m.kind in FORMATS), key=lambda m: m.span.start)
    first = 0
    for mark in wanted:
        while first < len(views) and views[first].block.end <= mark.span.start:
            first += 1
        k = first
        while k < len(views) and views[k].block.start < mark.span.end:
            shared = _overlap(views[k].block.span, mark.span)
            share = shared / max(1, len(views[k].block.span))
            column = FORMATS[mark.kind]
            if mark.kind in ("bold", "italic"):
                out[k][column] = min(1.0, out[k][column] + share)
            elif share > 0.5:
                out[k][column] = float(mark.value) if mark.kind == "heading" and isinstance(mark.value, int) else 1.0
            k += 1
    return out


def _overlap(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))
