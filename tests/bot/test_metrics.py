"""Metrics and the health answer: what is counted, and when the bot calls itself fit."""

from __future__ import annotations

import asyncio
import json
import socket
import urllib.error
import urllib.request
from datetime import UTC, datetime

import pytest

from bot import metrics
from commands.check.claims import read
from commands.check.questions import QUESTIONS
from commands.services import Running, Services
from commands.tally import Histogram
from core.lookups import Origin, Request, look_up
from core.reference.library import Library, load
from core.store import Store

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


@pytest.fixture
def services(library: Library) -> Services:
    return Services(library, None, lambda: NOW, Running(NOW))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def get(port: int, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


async def fetched(services: Services, path: str) -> tuple[int, str]:
    port = free_port()
    stop = metrics.serve(port, services)
    try:
        return await asyncio.to_thread(get, port, path)
    finally:
        await asyncio.to_thread(stop)


async def test_lookups_levels_latencies_failures_and_digests_are_told(services: Services) -> None:
    question = next(q for q in QUESTIONS if q.name == "deposit")
    claim = read(question, {"ore": "20 Mt", "grade": "700 g/t", "contained": "935,400 t"}, services.library)
    request = Request(claim, "x", Origin.SLASH, "check deposit", NOW)
    tally = services.running.tally
    tally.looked_up(await look_up(request, services.library, None))
    tally.answers.add(0.2)
    tally.failures += 1
    tally.digested(3, NOW)
    status, text = await fetched(services, "/metrics")
    assert status == 200
    for line in (
        'rc_lookups_total{level="does_not_add_up",origin="slash"} 1.0',
        'rc_answer_age_seconds_bucket{le="0.1"} 0.0',
        'rc_answer_age_seconds_bucket{le="0.25"} 1.0',
        "rc_assess_seconds_count 1.0",
        "rc_unrecorded_total 1.0",
        "rc_failures_total 1.0",
        "rc_digests_total 3.0",
        "rc_connected 0.0",
        "rc_digest_looked_at_seconds 1.7803",
        "process_resident_memory_bytes",
    ):
        assert line in text, line


@pytest.mark.parametrize(
    ("connected", "stopping", "status", "said"),
    [(True, False, 200, "ok"), (False, False, 503, "disconnected"), (True, True, 503, "stopping")],
)
async def test_health_says_whether_answers_can_be_given(
    services: Services, *, connected: bool, stopping: bool, status: int, said: str
) -> None:
    services.running.connected, services.running.stopping = connected, stopping
    code, text = await fetched(services, "/healthz")
    assert code == status
    assert json.loads(text)["status"] == said


async def test_a_failing_log_is_said_and_costs_no_health(library: Library, tmp_path) -> None:
    async with await Store.open(f"sqlite:///{tmp_path / 'log.db'}") as store:
        services = Services(library, store, lambda: NOW, Running(NOW))
        services.running.connected = True
        store.db.failed("record", "full")
        code, text = await fetched(services, "/healthz")
        assert code == 200
        assert json.loads(text)["log_failures"] == 1
        _, numbers = await fetched(services, "/metrics")
        assert "rc_log_failures_total 1.0" in numbers


async def test_another_path_is_not_found(services: Services) -> None:
    assert (await fetched(services, "/"))[0] == 404


def test_a_value_on_a_bound_belongs_to_it_and_a_negative_one_to_the_first() -> None:
    counted = Histogram((1.0, 2.0))
    for value in (1.0, 1.5, 9.0, -3.0):
        counted.add(value)
    assert counted.counts == [2, 1, 1]
    assert counted.total == 11.5
