"""Metrics for Prometheus and a health answer, on the loopback. Read from the running services when asked; nothing is
counted here."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.exposition import ThreadingWSGIServer
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import REGISTRY, Collector

from commands.services import Services
from commands.tally import Histogram

HOST = "127.0.0.1"
HEALTH = "/healthz"
METRICS = "/metrics"

Respond = Callable[..., Any]


class PortTakenError(Exception):
    """Something else listens on the port for metrics; `port` says which."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.port = port


class Running(Collector):
    """The state of the services in Prometheus's terms."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def collect(self) -> Iterable[Metric]:
        """One reading."""
        running, tally = self._services.running, self._services.running.tally
        lookups = CounterMetricFamily(
            "rc_lookups",
            "Lookups answered, by how they were asked and their level",
            labels=("origin", "level"),
        )
        # A copy, since the loop counts on while another thread reads.
        for (origin, level), count in tuple(tally.lookups.items()):
            lookups.add_metric((origin, level), count)
        yield lookups
        yield _histogram("rc_answer_age_seconds", "Age of an interaction when it was answered", tally.answers)
        yield _histogram("rc_assess_seconds", "Time the calculator took", tally.assessments)
        for name, said, value in (
            ("rc_unrecorded", "Lookups answered without a row in the log", tally.unrecorded),
            ("rc_failures", "Interactions that ended in an apology", tally.failures),
            ("rc_digests", "Digests posted", tally.digests),
            ("rc_corrections", "Answers redrawn after a decision, by the clock", tally.corrections),
        ):
            yield CounterMetricFamily(name, said, value=value)
        yield from self._log()
        yield GaugeMetricFamily("rc_connected", "1 while Discord's gateway is there", value=running.connected)
        yield GaugeMetricFamily("rc_replies_under_way", "Replies being worked on", value=running.under_way)
        yield GaugeMetricFamily(
            "rc_start_time_seconds", "When the bot was started", value=running.started_at.timestamp()
        )
        if tally.digests_looked_at is not None:
            yield GaugeMetricFamily(
                "rc_digest_looked_at_seconds",
                "When it was last looked whether a digest is due",
                value=tally.digests_looked_at.timestamp(),
            )

    def _log(self) -> Iterable[Metric]:
        if self._services.store is not None:
            failures = self._services.store.failures
            yield CounterMetricFamily("rc_log_failures", "Operations the log refused", value=failures.count)
            yield CounterMetricFamily(
                "rc_log_reopened", "How often another file stood in the log's place", value=failures.reopened
            )


def health(services: Services) -> tuple[str, dict[str, object]]:
    """The HTTP status and what is said: 200 while the bot can answer. A failing log does not cost the health, since
    answers go on without it; it is said. Pure."""
    running = services.running
    state = "stopping" if running.stopping else "ok" if running.connected else "disconnected"
    failures = None if services.store is None else services.store.failures
    said: dict[str, object] = {
        "status": state,
        "log_failures": None if failures is None else failures.count,
        "log_failed_at": failures.last_at.isoformat() if failures and failures.last_at else None,
    }
    return ("200 OK" if state == "ok" else "503 Service Unavailable"), said


def serve(port: int, services: Services) -> Callable[[], None]:
    """Serve /metrics and /healthz on this port of the loopback; what is returned stops it. Raises
    PortTakenError."""
    registry = CollectorRegistry()
    registry.register(Running(services))
    registry.register(_Process())
    try:
        server = make_server(HOST, port, _application(services, registry), ThreadingWSGIServer, _Quiet)
    except OSError as error:
        raise PortTakenError(port) from error
    thread = threading.Thread(target=server.serve_forever, name="metrics", daemon=True)
    thread.start()

    def stop() -> None:
        server.shutdown()
        server.server_close()
        thread.join(timeout=1)

    return stop


class _Process(Collector):
    """What the library knows of the process: memory, processor, open files."""

    def collect(self) -> Iterable[Metric]:
        return REGISTRY.collect()


class _Quiet(WSGIRequestHandler):
    """Says nothing of each request."""

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing."""


def _application(services: Services, registry: CollectorRegistry) -> Callable[..., Iterable[bytes]]:
    def answer(environ: dict[str, Any], respond: Respond) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == METRICS:
            respond("200 OK", [("Content-Type", CONTENT_TYPE_LATEST)])
            return [generate_latest(registry)]
        if path == HEALTH:
            status, said = health(services)
            respond(status, [("Content-Type", "application/json")])
            return [json.dumps(said).encode()]
        respond("404 Not Found", [("Content-Type", "text/plain")])
        return [f"{METRICS} or {HEALTH}\n".encode()]

    return answer


def _histogram(name: str, said: str, counted: Histogram) -> HistogramMetricFamily:
    bounds = [*map(str, counted.bounds), "+Inf"]
    return HistogramMetricFamily(
        name,
        said,
        buckets=list(zip(bounds, accumulate(counted.counts), strict=True)),
        sum_value=counted.total,
    )
