"""An attributor of one's own: the example of docs/attributors.md, against a server that replays what models reply."""

from __future__ import annotations

import importlib.util
import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import ModuleType
from typing import Any

import pytest

import qaparse
from qaparse.attribution import Attributor
from qaparse.records import Interview, Kind, Role, Segment, Speaker

ADA = Speaker("Ada King", Role.INTERVIEWER)
BO = Speaker("Bo Lind", words=("boat builder",))
KIM = Speaker("Kim Lo", words=("sail maker",))
TEXT = """Bo, how did it begin?

It rained, and we stayed in for a month.

And then?

It rained more, and I was glad of it.

What was the worst of it?

The roof. I could hear it think."""


@pytest.fixture(scope="session")
def example(root: Any) -> ModuleType:
    spec = importlib.util.spec_from_file_location("llm_attributor", root / "examples" / "llm_attributor.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Endpoint:
    """A server on this machine; ``reply`` is called with each request and gives status, headers and body."""

    def __init__(self) -> None:
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.reply: Callable[[int], tuple[int, dict[str, str], bytes]] = lambda _: (404, {}, b"")
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                endpoint.requests.append(json.loads(body))
                endpoint.headers.append(dict(self.headers))
                status, headers, content = endpoint.reply(len(endpoint.requests))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                try:
                    self.wfile.write(content)
                except OSError:  # who asked has gone
                    self.close_connection = True

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/v1/chat/completions"


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    endpoint = Endpoint()
    thread = threading.Thread(target=endpoint.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield endpoint
    endpoint.server.shutdown()
    thread.join()
    endpoint.server.server_close()


def completion(content: object, **message: object) -> bytes:
    """A chat completion as such endpoints write it."""
    said = {"role": "assistant", "content": content, "refusal": None, **message}
    choice = {"index": 0, "message": said, "logprobs": None, "finish_reason": "stop"}
    usage = {"prompt_tokens": 210, "completion_tokens": 21, "total_tokens": 231}
    return json.dumps(
        {"id": "c-1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage}
    ).encode()


def answers(interview: Interview) -> list[Segment]:
    return [s for s in interview.segments if s.kind is Kind.ANSWER]


def who(interview: Interview) -> list[str | None]:
    return [s.speaker and s.speaker.name for s in answers(interview)]


def read(example: ModuleType, endpoint: Endpoint, body: bytes | None = None, **options: Any) -> Interview:
    if body is not None:
        endpoint.reply = lambda _: (200, {"Content-Type": "application/json"}, body)
    own = example.LlmAttributor(endpoint.url, "m", pause=0.01, **options)
    return qaparse.parse(TEXT, speakers=[ADA, BO, KIM], attributor=own)


@pytest.fixture(scope="session")
def heuristic() -> Interview:
    return qaparse.parse(TEXT, speakers=[ADA, BO, KIM])


ALL = {"1": "Bo Lind", "2": "Kim Lo", "3": "Kim Lo"}


def test_it_is_an_attributor(example):
    assert isinstance(example.LlmAttributor("http://127.0.0.1:1/", "m"), Attributor)
    for wrong in ({"url": "file:///etc/hosts"}, {"trust": 1.0}, {"trust": 0.0}):
        with pytest.raises(ValueError, match=r"url|trust"):
            example.LlmAttributor(**{"url": "http://127.0.0.1:1/", "model": "m"} | wrong)


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({"answers": ALL}),
        json.dumps(ALL),
        "```json\n" + json.dumps({"answers": ALL}, indent=2) + "\n```",
        "Here is who answers:\n\n" + json.dumps({"answers": ALL}) + "\n\nThe second one speaks of sails.",
        [{"type": "text", "text": json.dumps({"answers": ALL})}],
        json.dumps({"answers": {"1": "bo lind", "2": " Kim ", "3": "KIM LO"}}),
    ],
)
def test_what_the_model_says_is_used(example, endpoint, content):
    interview = read(example, endpoint, completion(content))
    assert who(interview) == ["Bo Lind", "Kim Lo", "Kim Lo"]
    for segment in answers(interview):
        said = next(e for e in segment.attribution.evidence if e.cue == "llm")
        assert said.note == f"The model m said: {segment.speaker}"
        assert said.span == segment.content
        assert 0.5 < segment.attribution.confidence <= 1
        assert segment.attribution.confidence + sum(p for _, p in segment.attribution.alternatives) <= 1


def test_the_model_is_told_names_and_numbers_and_nothing_else(example, endpoint):
    read(example, endpoint, completion("{}"), key="secret")
    (request,) = endpoint.requests
    asked = request["messages"][-1]["content"]
    assert "- Bo Lind\n- Kim Lo\n" in asked
    assert "Ada King" not in asked
    assert "[Question] Bo, how did it begin?" in asked
    assert "[Answer 3] The roof." in asked
    assert request["model"] == "m"
    assert endpoint.headers[0]["Authorization"] == "Bearer secret"


def test_answers_go_out_in_batches(example, endpoint):
    interview = read(example, endpoint, completion(json.dumps({"answers": {"1": "Kim Lo"}})), batch=1)
    assert len(endpoint.requests) == 3
    assert who(interview)[1:] == ["Kim Lo", "Kim Lo"]


WRONG = {
    "no JSON": completion("I think that Bo speaks first."),
    "JSON that ends too soon": completion('{"answers": {"1": "Kim Lo", "2": "Ki'),
    "a list": completion('["Kim Lo", "Kim Lo", "Kim Lo"]'),
    "a list of objects": completion('[{"answer": 1, "speaker": "Kim Lo"}]'),
    "numbers for names": completion('{"answers": {"1": 1, "2": 2, "3": null}}'),
    "names for numbers": completion('{"answers": {"Kim Lo": [1, 2, 3]}}'),
    "another object": completion('{"error": "no"}'),
    "deep JSON": completion('{"answers": ' + "[" * 100_000),
    "a refusal": completion(None, refusal="I cannot help to identify people."),
    "a refusal in words": completion("I'm sorry, but I can't help with that."),
    "nothing": completion(""),
    "no choice": json.dumps({"choices": []}).encode(),
    "an error with status 200": json.dumps({"error": {"message": "overloaded", "type": "server_error"}}).encode(),
    "a page": b"<!doctype html><title>It works!</title>",
    "no text": b"\xff\xfe\x00",
    "an empty body": b"",
    "names that do not exist": completion('{"answers": {"1": "Bo Lindgren", "2": "Somebody", "3": "Ada King"}}'),
    "numbers that do not exist": completion(
        '{"answers": {"0": "Kim Lo", "4": "Kim Lo", "-1": "Kim Lo", "²": "Kim Lo"}}'
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_where_the_model_says_nothing_usable_the_heuristic_stands(example, endpoint, heuristic, name):
    assert read(example, endpoint, WRONG[name]) == heuristic
    assert len(endpoint.requests) == 1


def test_each_answer_falls_back_by_itself(example, endpoint, heuristic):
    body = completion('{"answers": {"2": "Kim Lo", "3": "Somebody", "17": "Kim Lo"}}')
    interview = read(example, endpoint, body)
    assert str(answers(interview)[1].speaker) == "Kim Lo"
    assert [answers(interview)[n] for n in (0, 2)] == [answers(heuristic)[n] for n in (0, 2)]
    assert interview.speakers == heuristic.speakers


@pytest.mark.parametrize(("status", "tries"), [(429, 3), (500, 3), (503, 3), (400, 1), (401, 1), (404, 1)])
def test_an_error_is_tried_again_where_that_may_help(example, endpoint, heuristic, status, tries):
    endpoint.reply = lambda _: (status, {"Retry-After": "0"}, b'{"error": {"message": "no"}}')
    assert read(example, endpoint) == heuristic
    assert len(endpoint.requests) == tries


def test_what_comes_after_an_error_is_used(example, endpoint):
    good = completion(json.dumps({"answers": ALL}))
    endpoint.reply = lambda n: (200, {}, good) if n == 3 else (429, {"Retry-After": "soon"}, b"")
    assert who(read(example, endpoint)) == ["Bo Lind", "Kim Lo", "Kim Lo"]


def test_an_endpoint_that_does_not_answer_is_left(example, endpoint, heuristic):
    gone = threading.Event()

    def late(_: int) -> tuple[int, dict[str, str], bytes]:
        gone.wait(5)
        return 200, {}, completion(json.dumps({"answers": ALL}))

    endpoint.reply = late
    begun = time.monotonic()
    assert read(example, endpoint, timeout=0.2) == heuristic
    assert time.monotonic() - begun < 4
    gone.set()


def test_an_endpoint_that_is_not_there_is_left(example, heuristic, monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    own = example.LlmAttributor("http://127.0.0.1:9/", "m")
    assert qaparse.parse(TEXT, speakers=[ADA, BO, KIM], attributor=own) == heuristic


def test_nobody_is_asked_where_one_person_answers(example, endpoint):
    own = example.LlmAttributor(endpoint.url, "m")
    interview = qaparse.parse(TEXT, speakers=[ADA, BO], attributor=own)
    assert who(interview) == ["Bo Lind"] * 3
    assert endpoint.requests == []


def test_below_the_threshold_the_model_alone_names_nobody(example, endpoint):
    endpoint.reply = lambda _: (200, {}, completion(json.dumps({"answers": ALL})))
    own = example.LlmAttributor(endpoint.url, "m", trust=0.6)
    interview = qaparse.parse(TEXT, speakers=[ADA, BO, KIM], attributor=own, threshold=0.95)
    second = answers(interview)[1].attribution
    assert second.speaker is None
    assert str(second.alternatives[0][0]) == "Kim Lo"
    assert second.evidence[0].cue == "llm"
