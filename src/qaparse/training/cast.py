"""Fit the weights of the cast: how much each cue speaks for an interviewee and for an interviewer.

Logistic regression, one for each side, over the possible people of each document. What a careful reader would
give each cue is the prior mean, so that a cue that gold hardly ever shows keeps a sensible weight and a frequent one
follows the gold. Each source counts by the square root of its documents. Scores are cross-validated by source.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import numpy as np
from scipy.optimize import minimize

from ..cast import find_cast
from ..cast.scan import scan
from ..cast.score import Weights, name, votes
from ..cues.mentions import people
from ..cues.people import GROUPS
from ..evaluation.gold import Gold, load
from ..evaluation.naming import same, tokens
from ..records import Interview, Kind, Role, Segment, Source, Span

__all__ = ["NAMES", "VARIANCE", "case", "document", "figures", "train"]

#: Interviewee and interviewer: what each cue is worth before any gold is seen, in log-odds.
PRIOR = """
bias -5 -4
title.alone 3.5 -2
title.talk_with 3.5 -3
title.presents 3 -2
title.interview_behind 2 -1
title.tail 1.5 -1
title.opening 1 -1
title.together_with 1 -1
title.titled 1 -1
title.named 0.5 -0.5
byline.words_by -1 4
byline.asked_by -3 5
byline.pictures_by -3 -2
byline.answered_by 4 -4
byline.bare 0 1.5
narration.met 4 -3
narration.talk_with 2 -2
narration.presents 3 -3
narration.says 2 -2
narration.talks 2.5 -2
narration.and_i_discuss 3 -1
narration.interviews -2 3.5
narration.asked_by -3 4.5
narration.i_am -2 3
narration.me_comma -3 4
narration.is_a 1.5 -1
narration.acts 1 -0.5
narration.apposition 1 -1
narration.parenthesis 0.3 0
narration.of_trade 0.5 -0.5
narration.opens_intro 0.5 0
narration.subject 2 -0.5
narration.then_pronoun 1 0
narration.closing -0.5 0
narration.work -2 -2
narration.place -2 -2
narration.of -1 -1
narration.the -2 -2
narration.heads 3.5 -2
narration.owns 0 0
question.vocative 3 -1
question.vocative_end 1.5 -0.5
question.calls_on -1.5 2
question.welcomes 3 -3
question.i_am -4 4
question.and_i -3 3.5
question.host_before -3 3
question.spoken_of 0 0
question.early 0.3 0
question.the -2 -2
answer.i_am 4 -4
answer.here 2 0
answer.vocative_back -3 3
answer.introduced 3 -3
answer.third_person -2 -1.5
person.full_name 1.5 1
person.given_name 1.5 1
person.odd_case -1 -1
person.common_words -1 -1
person.some_common_word -1 -1
person.short_form 1 0
person.then_met 1.5 -1
person.told_and_called 2 -1
person.inside_sentence 0.5 0
person.first_named 0.5 0
person.only_named 0.5 0
person.often 0.3 0
person.twice 0.3 0
person.closing_bio -2 2
person.title_and_text 1 0
person.byline_and_text 0.5 -0.5
"""
VARIANCE = 0.2  # how far gold may pull a weight from its prior
NAMES = Path(__file__).with_name("names.json")  # who takes part, read by hand where gold leaves the names out


@attrs.frozen
class Case:
    """A document with the cues of its possible people; ``truth`` is ``None`` for a side whose names are unknown."""

    gold: Gold
    interview: Interview
    rows: Sequence[tuple[str, frozenset[str]]]
    truth: Mapping[Role, Sequence[str] | None]


def document(gold: Gold) -> Interview:
    """The document as a reader has it: title and byline on top, blocks parted by blank lines, kinds from gold."""
    parts = [(Kind.HEADING, gold.title)] if gold.title else []
    if gold.byline:
        parts.append((Kind.BYLINE, f"By {gold.byline}"))
    parts += [(block.kind, block.text) for block in gold.blocks]
    source = Source("\n\n".join(text for _, text in parts))
    segments, at = [], 0
    for kind, text in parts:
        segments.append(Segment(source, Span(at, at + len(text)), kind))
        at += len(text) + 2
    return Interview(source, tuple(segments), is_interview=True)


def case(gold: Gold, read: Mapping[str, Mapping[str, Sequence[str]]]) -> Case:
    """The cues of a document and what is known of its cast."""
    interview = document(gold)
    rows = [
        (person.name, frozenset(name(cue) for cue, _ in votes(person)))
        for person in people(interview.source.text, scan(interview))
    ]
    named = {role: [s.name for s in gold.speakers if s.role is role and not s.generic] for role in Role}
    truth: dict[Role, Sequence[str] | None] = {
        Role.INTERVIEWEE: named[Role.INTERVIEWEE] or None,
        # A document without a byline and without labels names nobody who asks.
        Role.INTERVIEWER: named[Role.INTERVIEWER] or (None if gold.byline else []),
    }
    if gold.id in read:
        truth = {role: read[gold.id][role.value] for role in Role}
    return Case(gold, interview, rows, truth)


def fit(cases: Sequence[Case], variance: float = VARIANCE) -> Weights:
    """The weights that fit the cases best, pulled towards the prior."""
    prior = _prior()
    names = ["bias", *(name(cue) for group in GROUPS.values() for cue in group.cues.values())]
    index = {n: i for i, n in enumerate(names)}
    fitted: dict[str, dict[Role, float]] = {n: {} for n in names}
    for role in Role:
        known = [c for c in cases if c.truth[role] is not None]
        share = Counter(c.gold.source for c in known)
        x = np.zeros((sum(len(c.rows) for c in known), len(names)))
        y, weight, n = np.zeros(len(x)), np.zeros(len(x)), 0
        for c in known:
            for who, fired in c.rows:
                x[n, [0, *(index[f] for f in fired)]] = 1
                y[n] = any(same(who, right) for right in c.truth[role] or ())
                weight[n] = share[c.gold.source] ** -0.5
                n += 1
        weight *= sum(share.values()) / sum(s**0.5 for s in share.values())
        centre = np.array([prior[n][role] for n in names])

        def loss(w: Any, x: Any = x, y: Any = y, weight: Any = weight, centre: Any = centre) -> Any:
            z = x @ w
            gradient = x.T @ (weight * (1 / (1 + np.exp(-z)) - y)) + (w - centre) / variance
            return (weight * (np.logaddexp(0, z) - y * z)).sum() + ((w - centre) ** 2).sum() / (2 * variance), gradient

        best = minimize(loss, centre, jac=True, method="L-BFGS-B").x
        for cue, value in zip(names, best):
            fitted[cue][role] = round(float(value), 3)
    bias = fitted.pop("bias")
    return Weights(bias, fitted)


def _prior() -> dict[str, dict[Role, float]]:
    rows = [line.split() for line in PRIOR.split("\n") if line.strip()]
    return {
        cue if cue == "bias" else f"cast.{cue}": {Role.INTERVIEWEE: float(guest), Role.INTERVIEWER: float(host)}
        for cue, guest, host in rows
    }


def figures(cases: Iterable[Case], weights: Weights) -> dict[str, dict[str, float]]:
    """By source, precision and recall of the interviewees' names where the text holds them all in full.

    A document for which nobody is named counts as one wrong name.
    """
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for c in cases:
        right = [s.name for s in c.gold.interviewees if not s.generic]
        low = c.interview.source.text.lower()
        if not right or not all(r.lower() in low and len(tokens(r)) > 1 for r in right):
            continue
        mine = [s.name for s in find_cast(c.interview, weights=weights) if s.role is Role.INTERVIEWEE]
        hit = sum(any(same(m, r) for m in mine) for r in right)
        row = counts[c.gold.source]
        row[0] += hit
        row[1] += max(len(mine), hit)
        row[2] += len(right)
    return {
        source: {"names": n, "precision": round(hit / max(1, said), 3), "recall": round(hit / n, 3)}
        for source, (hit, said, n) in sorted(counts.items())
    }


def train(paths: Sequence[Path], out: Path) -> None:
    """Fit on the gold files ``paths`` and write ``cast.json`` into the folder ``out``."""
    read = json.loads(NAMES.read_text(encoding="utf-8"))["documents"]
    golds = {path: list(load(path)) for path in paths}
    cases = [case(gold, read) for many in golds.values() for gold in many]
    scores: dict[str, dict[str, float]] = {}
    for source in sorted({c.gold.source for c in cases}):
        held_out = fit([c for c in cases if c.gold.source != source])
        scores |= figures((c for c in cases if c.gold.source == source), held_out)
    weights = fit(cases)
    mean = {
        k: round(sum(s[k] for s in scores.values()) / len(scores), 3) if scores else None
        for k in ("precision", "recall")
    }
    data = {
        "note": "Log-odds that a cue adds to a name's being an interviewee's, an interviewer's (qaparse.cues.people).",
        "bias": {role.value: weights.bias[role] for role in Role},
        "cues": {cue: {role.value: row[role] for role in Role} for cue, row in weights.cues.items()},
        "provenance": {
            "by": "python -m qaparse.training cast",
            "model": f"logistic regression, prior variance {VARIANCE}, sources weighted by the root of their size",
            "scores": {
                "what": "names of interviewees, left-out sources, kinds of blocks from gold",
                "mean": mean,
                "sources": scores,
            },
            "sources": [_provenance(path, many) for path, many in golds.items()],
        },
    }
    text = json.dumps(data, ensure_ascii=False, indent=1)
    (out / "cast.json").write_text(_one_line_each(text) + "\n", encoding="utf-8")


def _provenance(path: Path, golds: Sequence[Gold]) -> dict[str, Any]:
    content = path.read_bytes()
    lines = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8").split("\n")
    licences = {json.loads(line).get("licence") for line in lines if line.startswith("{")}
    return {
        "file": path.name,
        "sha256": hashlib.sha256(content).hexdigest(),
        "documents": len(golds),
        "licences": sorted(filter(None, licences)),
    }


def _one_line_each(text: str) -> str:
    """Innermost objects and lists on one line each, so that a change of one weight is a change of one line."""
    return re.sub(r"[{\[][^{}\[\]]*[}\]]", lambda m: re.sub(r"\s*\n\s*", " ", m[0]), text)
