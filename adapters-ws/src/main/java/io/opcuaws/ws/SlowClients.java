package io.opcuaws.ws;

import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What became of clients that read too slowly, of all connections. Callable from any thread. */
final class SlowClients {

    private static final Logger LOG = LoggerFactory.getLogger(SlowClients.class);

    private static final String CONNECTION = "connection";

    private final LongAdder episodes = new LongAdder();
    private final LongAdder collapsedValues = new LongAdder();
    private final LongAdder closed = new LongAdder();

    /** So much waits for a client that from now on it gets only the newest value of each item. */
    void episodeBegins(long connection, long waitingBytes) {
        episodes.increment();
        LOG.atInfo()
                .addKeyValue(CONNECTION, connection)
                .log(
                        "A client reads too slowly: {} bytes wait for it; of each monitored item it gets the newest value only.",
                        waitingBytes);
    }

    /** So many values were replaced by newer ones. */
    void collapsed(int values) {
        collapsedValues.add(values);
    }

    /** So much waits for a client that it is given up. */
    void closed(long connection, long waitingBytes) {
        closed.increment();
        LOG.atWarn()
                .addKeyValue(CONNECTION, connection)
                .log("A client is closed because it reads too slowly: {} bytes wait for it.", waitingBytes);
    }

    long episodes() {
        return episodes.sum();
    }

    long collapsedValues() {
        return collapsedValues.sum();
    }

    long closed() {
        return closed.sum();
    }
}
