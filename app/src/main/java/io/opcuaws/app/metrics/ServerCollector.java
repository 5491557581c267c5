package io.opcuaws.app.metrics;

import io.opcuaws.ws.ClientFigures;
import io.opcuaws.ws.GatewayServer;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/** How it is with the clients when the page is asked for. */
final class ServerCollector implements MultiCollector {

    private final GatewayServer server;

    ServerCollector(GatewayServer server) {
        this.server = server;
    }

    @Override
    public MetricSnapshots collect() {
        ClientFigures figures = server.figures();
        return new MetricSnapshots(
                gauge("ready", "1: clients may be sent here, 0: not (see /health/ready).", server.isReady() ? 1 : 0),
                gauge("connections", "WebSockets that are open.", figures.connections()),
                gauge(
                        "outbound_queue_bytes",
                        "What waits for clients to read it, of all together.",
                        figures.queuedBytes()),
                gauge(
                        "outbound_queue_longest_bytes",
                        "What waits for the client for which most does.",
                        figures.longestQueueBytes()),
                counter(
                        "slow_client_episodes",
                        "How often a client has fallen behind so far that it gets only the newest value of each item.",
                        figures.slowEpisodes()),
                counter(
                        "conflated_values",
                        "Values that slow clients did not get, because newer ones took their places.",
                        figures.replacedValues()),
                counter(
                        "slow_clients_closed",
                        "Clients that were closed with 1013 because they read too slowly.",
                        figures.closedAsSlow()));
    }

    private static MetricSnapshot gauge(String name, String help, long value) {
        return GaugeSnapshot.builder()
                .name(Names.of(name))
                .help(help)
                .dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                        .value((double) value)
                        .build())
                .build();
    }

    private static MetricSnapshot counter(String name, String help, long value) {
        return CounterSnapshot.builder()
                .name(Names.of(name))
                .help(help)
                .dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                        .value((double) value)
                        .build())
                .build();
    }
}
