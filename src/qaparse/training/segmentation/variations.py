"""Variations of gold documents, for what published interviews have and few sources of the gold show.

Introductions, interludes and closings of some articles go on others (``graft``); section headings, pull quotes,
narration between the exchanges, rhetorical questions in the introduction and questions without a mark are put
in (``vary``). Every word comes from the gold.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence

import attrs
import regex

from ...cues.languages import ENGLISH
from ...evaluation.gold import Gold, GoldBlock
from ...records import Kind
from .documents import Rows, Style, parts, rows, told

__all__ = ["STRETCH", "Varier"]

#: Longer documents are learned from in stretches of this many blocks.
STRETCH = 120
_SENTENCE_END = regex.compile(r"(?<=[.!?…][\"”’)]?)\s+(?=[\p{Lu}\"“(])")
_PERSONAL = regex.compile(r"(?i)\b(?:you|your|yours|i|my|me|we|our|us)\b")
_INNER_MARK = regex.compile(r"[.,;:!?]")
#: Words that no heading begins or ends with.
_SMALL = frozenset(
    """
    the a an of to in on for and or but with at from by as that this these those not just about into than then very
    """.split()
).union(*(ENGLISH.words[notion] for notion in ("you", "me", "we", "they", "aux", "wh", "link")))


class Varier:
    """Draws variations of the articles among ``golds``."""

    def __init__(self, golds: Sequence[Gold], rng: random.Random) -> None:
        self.rng = rng
        self.openings: dict[str, list[tuple[Gold, list[GoldBlock]]]] = defaultdict(list)
        self.closings: dict[str, list[list[GoldBlock]]] = defaultdict(list)
        self.headings: list[str] = []
        self.musings: list[str] = []
        for gold in golds:
            self.headings += [b.text.strip() for b in gold.blocks if b.kind is Kind.HEADING and len(b.text) < 80]
            if gold.genre != "article":
                continue
            opening, body, closing = parts(gold)
            if 0 < len(opening) <= 25 and any(b.scored for b in told(opening)):
                self.openings[gold.source].append((gold, opening))
            if 0 < len(closing) <= 12 and told(closing):
                self.closings[gold.source].append(closing)
            questions = [b.text.strip() for b in body if b.kind is Kind.QUESTION and len(b.text) < 120]
            self.musings += [q for q in questions if q.endswith("?") and not _PERSONAL.search(q)]

    def _opening(self) -> tuple[Gold, list[GoldBlock]]:
        return self.rng.choice(self.openings[self.rng.choice(sorted(self.openings))])

    def graft(self, gold: Gold) -> Rows | None:
        """The body of one article between the introduction and the closing of others."""
        rng = self.rng
        opening, body, closing = parts(gold)
        if len(body) > STRETCH:
            at = rng.randrange(0, len(body) - 60)
            body = body[at : at + rng.randrange(20, 60)]
            while body and body[0].kind is Kind.ANSWER:
                body = body[1:]
        dress = gold
        if rng.random() < 0.9 and self.openings:
            other, opening = self._opening()
            dress = other if rng.random() < 0.6 else attrs.evolve(gold, title="", byline="")
            opening = opening[rng.randrange(len(opening)) if rng.random() < 0.3 else 0 :]
        fate = rng.random()
        if fate < 0.35 and self.closings:
            closing = rng.choice(self.closings[rng.choice(sorted(self.closings))])
        elif fate < 0.75:  # many closings tell of the people as introductions do
            own = told(opening)
            if len(own) >= 3 and rng.random() < 0.6:
                closing = own[-rng.randrange(1, min(5, len(own) - 1)) :]
                opening = [b for b in opening if not any(b is c for c in closing)]
            elif self.openings:
                others = told(self._opening()[1])
                size = rng.randrange(1, 5)
                at = rng.randrange(max(1, len(others) - size + 1))
                closing = others[at : at + size]
        else:
            closing = []
        if rng.random() < 0.15 and len(body) > 10 and self.openings:
            between = told(self._opening()[1])[: rng.randrange(1, 4)]
            kinds = [b.kind for b in body]
            turns = [k for k in range(2, len(body)) if kinds[k - 1 : k + 1] == [Kind.ANSWER, Kind.QUESTION]]
            if turns:
                at = rng.choice(turns)
                body = body[:at] + between + body[at:]
        closing = [attrs.evolve(b, scored=True) for b in closing]
        made = attrs.evolve(gold, title=dress.title, byline=dress.byline)
        return rows(made, [*opening, *body, *closing], "graft")

    def vary(self, gold: Gold, how: str, style: Style | None = None) -> Rows | None:
        """An article with what others may have between its exchanges; nothing for long ones."""
        rng = self.rng
        opening, body, closing = parts(gold)
        if not body or len(body) > STRETCH or not self.openings:
            return None
        dress = gold
        if rng.random() < 0.7:
            dress, opening = self._opening()
        opening = self._mused(list(opening))
        made = attrs.evolve(gold, title=dress.title, byline=dress.byline)
        return rows(made, [*opening, *self._between(body), *closing], how, style=style, rng=rng)

    def _mused(self, opening: list[GoldBlock]) -> list[GoldBlock]:
        """An introduction, perhaps with a question in it that nobody answers."""
        rng = self.rng
        if not (opening and self.musings and rng.random() < 0.5):
            return opening
        at, question = rng.randrange(len(opening)), rng.choice(self.musings)
        if rng.random() < 0.5:
            opening.insert(at, _heading(question) if rng.random() < 0.6 else _narration(question))
        elif opening[at].kind is Kind.NARRATION:
            opening[at] = attrs.evolve(opening[at], text=f"{opening[at].text.strip()} {question}")
        if rng.random() < 0.5:
            for _ in range(rng.randrange(1, 6)):
                opening.insert(rng.randrange(at + 1, len(opening) + 1), self._telling())
        return opening

    def _between(self, body: Sequence[GoldBlock]) -> list[GoldBlock]:
        """The body with headings, narration and pull quotes between its blocks, and some questions without a mark."""
        rng = self.rng
        answers = [b for b in body if b.kind is Kind.ANSWER]
        headed, narrated = rng.choice([0.0, 0.0, 0.15, 0.5]), rng.choice([0.0, 0.3, 0.8])
        pulled, stated = rng.choice([0.0, 0.0, 0.1, 0.3]), rng.choice([0.0, 0.0, 0.1, 0.3])
        quoted, before = rng.random() < 0.5, rng.random() < 0.33
        out: list[GoldBlock] = []
        for i, block in enumerate(body):
            if block.kind is Kind.QUESTION and i and body[i - 1].kind is not Kind.QUESTION and rng.random() < headed:
                out.append(_heading(self._section(answers)))
                if rng.random() < narrated:
                    out.append(self._telling())
            out.append(_stated(block) if block.kind is Kind.QUESTION and rng.random() < stated else block)
            if block.kind is Kind.ANSWER and i + 1 < len(body) and rng.random() < pulled:
                quotation = self._pull_quote(block if rng.random() < 0.6 else rng.choice(answers), quoted)
                if quotation:
                    out.insert(len(out) - before, _narration(quotation))
        return out

    def _telling(self) -> GoldBlock:
        return attrs.evolve(self.rng.choice(told(self._opening()[1]) or [_narration("")]), scored=True)

    def _section(self, answers: Sequence[GoldBlock]) -> str:
        """A section heading: one of the gold, or a few words of an answer."""
        rng = self.rng
        for _ in range(8 if answers and (not self.headings or rng.random() < 0.6) else 0):
            words = rng.choice(answers).text.split()
            size = rng.randrange(1, 6)
            if len(words) < size + 2:
                continue
            at = rng.randrange(len(words) - size)
            chosen = words[at : at + size]
            if any(_INNER_MARK.search(w) for w in chosen[:-1]):
                continue
            bare = [w.strip('.,;:!?"“”()…*_') for w in chosen]
            if all(bare) and bare[0].lower() not in _SMALL and bare[-1].lower() not in _SMALL:
                heading = " ".join(bare)
                return heading.title() if rng.random() < 0.4 else heading[0].upper() + heading[1:]
        return rng.choice(self.headings or [""])

    def _pull_quote(self, answer: GoldBlock, quoted: bool) -> str:
        """A sentence of an answer, as pull quotes repeat it: not always to the letter."""
        rng = self.rng
        sentences = [s for s in _SENTENCE_END.split(answer.text) if 6 <= len(s.split()) <= 35]
        if not sentences:
            return ""
        words = rng.choice(sentences).split()
        if rng.random() < 0.2:
            del words[rng.randrange(len(words))]
        quotation = " ".join(words)
        if rng.random() < 0.4:
            quotation = quotation.rstrip(".")
        return f"“{quotation}”" if quoted else quotation


def _narration(text: str) -> GoldBlock:
    return GoldBlock(kind=Kind.NARRATION, text=text, speaker=None, scored=True)


def _heading(text: str) -> GoldBlock:
    return GoldBlock(kind=Kind.HEADING, text=text, speaker=None, scored=True)


def _stated(question: GoldBlock) -> GoldBlock:
    """The statements that lead up to a question, without it: many interviewers leave it there."""
    sentences = [s for s in _SENTENCE_END.split(question.text) if s.strip()]
    if len(sentences) > 1 and sentences[-1].rstrip().endswith("?") and not sentences[-2].rstrip().endswith("?"):
        return attrs.evolve(question, text=" ".join(sentences[:-1]))
    return question
