"""An attributor of one's own: a language model behind an OpenAI-compatible endpoint says who gives each answer.

    python examples/llm_attributor.py interview.txt http://localhost:8000/v1/chat/completions MODEL

Nothing but qaparse and the standard library is needed. The heuristic attributor goes first, and its word stands
wherever the model gives no usable one: where it cannot be reached, refuses, writes no JSON, leaves an answer out, or
names somebody who does not take part. What the model does say is weighed with the rest and kept as evidence.
"""

from __future__ import annotations

import json
import math
import os
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from http.client import HTTPException
from typing import Any

import attrs

import qaparse
from qaparse import Attribution, Evidence, Interview, Kind, Segment, Speaker
from qaparse.attribution import HeuristicAttributor

INSTRUCTIONS = """\
You read a part of an interview. The people who answer are listed, and each answer has a number. Say for each answer
who gives it. Reply with one JSON object and nothing else: {"answers": {"1": "a name from the list", "2": null}}. Use
null where the text does not tell. Use no name that is not in the list."""

#: What is read of a reply, in bytes, and the longest wait between two tries, in seconds.
_MOST_BYTES, _LONGEST_WAIT = 1_000_000, 20.0
_TRY_AGAIN = frozenset({408, 429, 500, 502, 503, 504})


def _web_address(_: object, __: object, url: str) -> None:
    if not url.startswith(("http://", "https://")):
        raise ValueError(f"url is the address of a chat-completions endpoint, got {url!r}")


@attrs.frozen
class LlmAttributor:
    """Asks a language model who gives each answer, where several people answer and no label says it.

    ``url`` is the endpoint's address, ``model`` the model's name there, ``key`` its password. ``trust``, between 0 and
    1, is how often the model is right: measure it. ``timeout`` and ``pause`` are seconds, ``tries`` counts requests
    for the same answers, ``batch`` the answers of one request.
    """

    url: str = attrs.field(validator=_web_address)
    model: str
    key: str = attrs.field(default="", repr=False)
    trust: float = attrs.field(default=0.8, validator=[attrs.validators.gt(0), attrs.validators.lt(1)])
    timeout: float = 60.0
    tries: int = 3
    pause: float = 1.0
    batch: int = 20

    def attribute(self, interview: Interview, *, threshold: float = 0.34) -> Interview:
        """The interview, its questions and answers attributed; nobody is named below ``threshold``."""
        interview = HeuristicAttributor().attribute(interview, threshold=threshold)
        segments = list(interview.segments)
        open_ = [n for n, segment in enumerate(segments) if _is_open(segment)]
        for first in range(0, len(open_), self.batch):
            asked = open_[first : first + self.batch]
            for n, speaker in self._ask(interview, asked):
                segments[n] = attrs.evolve(segments[n], attribution=self._weighed(segments[n], speaker, threshold))
        return attrs.evolve(interview, segments=tuple(segments))

    def _ask(self, interview: Interview, asked: Sequence[int]) -> Iterator[tuple[int, Speaker]]:
        """Each answer for which the model names somebody who takes part."""
        people = _by_name(interview.interviewees)
        names = "\n".join(f"- {s.name}" for s in interview.interviewees)
        transcript = "\n\n".join(_lines(interview.segments, asked))
        reply = self._reply(f"The people who answer:\n{names}\n\nThe interview:\n\n{transcript}")
        for number, name in _answers(reply):
            speaker = people.get(name.strip().casefold())  # a name that nobody has is nobody's
            if 1 <= number <= len(asked) and speaker in _shares(interview.segments[asked[number - 1]]):
                yield asked[number - 1], speaker

    def _reply(self, prompt: str) -> str:
        """What the model writes; nothing where it cannot be had."""
        messages = [{"role": "system", "content": INSTRUCTIONS}, {"role": "user", "content": prompt}]
        body = json.dumps({"model": self.model, "temperature": 0, "messages": messages}).encode()
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {self.key}"} if self.key else {})
        for left in reversed(range(self.tries)):
            request = urllib.request.Request(self.url, body, headers)  # noqa: S310 - the validator has looked at it
            try:
                with urllib.request.urlopen(request, timeout=self.timeout) as response:  # noqa: S310
                    return _content(json.loads(response.read(_MOST_BYTES)))
            except urllib.error.HTTPError as e:
                if e.code not in _TRY_AGAIN or not left:
                    return ""
                wait = e.headers.get("Retry-After", "")
                time.sleep(min(float(wait) if wait.isdecimal() else self.pause, _LONGEST_WAIT))
            except (OSError, HTTPException, ValueError):  # no answer in time, or one that is no JSON
                return ""
        return ""

    def _weighed(self, segment: Segment, speaker: Speaker, threshold: float) -> Attribution:
        """What was known of the segment's speaker, with the model's word for one of the candidates."""
        shares = _shares(segment)
        odds = self.trust / ((1 - self.trust) / (len(shares) - 1))
        weighed = {s: p * (odds if s == speaker else 1.0) for s, p in shares.items()}
        total = sum(weighed.values())
        # Rounded down: together they must not be more than 1.
        ranked = sorted(((s, int(p / total * 10_000) / 10_000) for s, p in weighed.items()), key=lambda pair: -pair[1])
        said = Evidence("llm", segment.content, round(math.log(odds), 3), f"The model {self.model} said: {speaker}")
        evidence = (said, *(segment.attribution.evidence if segment.attribution else ()))
        (best, p), *others = ranked
        if p < threshold or p == others[0][1]:
            return Attribution(None, 0.0, evidence, tuple(ranked))
        return Attribution(best, p, evidence, tuple(others))


def _is_open(segment: Segment) -> bool:
    """True for an answer that several people could have given, by what the heuristic attributor says."""
    return segment.kind is Kind.ANSWER and len(_shares(segment)) > 1


def _shares(segment: Segment) -> dict[Speaker, float]:
    """The candidates with their probabilities."""
    said = segment.attribution or Attribution(None)
    return dict(said.alternatives) | ({said.speaker: said.confidence} if said.speaker else {})


def _by_name(people: Sequence[Speaker]) -> dict[str, Speaker]:
    """Who is meant by a name: a full one, or another form that only one of the people has."""
    out: dict[str, Speaker] = {}
    shared: set[str] = set()
    for speaker in people:
        for name in {alias.casefold() for alias in speaker.aliases}:
            shared |= {name} & out.keys()
            out[name] = speaker
    for name in shared:
        del out[name]
    return out | {s.name.casefold(): s for s in people if s.name}


def _lines(segments: Sequence[Segment], asked: Sequence[int]) -> Iterator[str]:
    """The stretch of the interview that holds the answers, from the question before the first one."""
    first = next((n for n in range(asked[0], -1, -1) if segments[n].kind is Kind.QUESTION), asked[0])
    number = {n: k for k, n in enumerate(asked, 1)}
    for n in range(first, asked[-1] + 1):
        what = f"Answer {number[n]}" if n in number else segments[n].kind.value.capitalize()
        yield f"[{what}] {segments[n].text}"


def _content(reply: object) -> str:
    """The text of a chat completion, also where it comes in parts; nothing where the reply is something else."""
    try:
        content: Any = reply["choices"][0]["message"]["content"]  # type: ignore[index]
    except (KeyError, IndexError, TypeError):
        return ""
    if isinstance(content, list):
        content = "".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    return content if isinstance(content, str) else ""


def _answers(content: str) -> Iterator[tuple[int, str]]:
    """Numbers and names of a reply, which may stand in a code fence or between sentences."""
    start = content.find("{")
    try:
        data, _ = json.JSONDecoder().raw_decode(content[start:] if start >= 0 else "")
    except (ValueError, RecursionError):
        return
    said = data.get("answers", data) if isinstance(data, Mapping) else None
    for number, name in said.items() if isinstance(said, Mapping) else ():
        if isinstance(name, str) and number.isascii() and number.isdecimal():
            yield int(number[:9]), name


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    path, url, model = sys.argv[1:]
    print(qaparse.parse_file(path, attributor=LlmAttributor(url, model, os.environ.get("OPENAI_API_KEY", ""))))
