"""Metrics for Prometheus, on the loopback. Read from the running services when asked; nothing is counted here."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from prometheus_client import REGISTRY, start_http_server
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from commands.services import Services

HOST = "127.0.0.1"


class Running(Collector):
    """The state of the services in Prometheus's terms."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def collect(self) -> Iterable[Metric]:
        """One reading."""
        running = self._services.running
        yield GaugeMetricFamily("rc_replies_under_way", "Replies being worked on", value=running.under_way)
        yield GaugeMetricFamily(
            "rc_start_time_seconds", "When the bot was started", value=running.started_at.timestamp()
        )
        if self._services.store is not None:
            failures = self._services.store.failures
            yield CounterMetricFamily("rc_log_failures", "Operations the log refused", value=failures.count)


def serve(port: int, services: Services) -> Callable[[], None]:
    """Serve /metrics on this port of the loopback; what is returned stops it. Raises OSError for a port in use."""
    collector = Running(services)
    REGISTRY.register(collector)
    server, thread = start_http_server(port, addr=HOST)

    def stop() -> None:
        server.shutdown()
        thread.join(timeout=1)
        REGISTRY.unregister(collector)

    return stop
