package io.opcuaws.opcua;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** All that the gateway's side of OPC UA logs until this is closed; nothing of it is printed meanwhile. */
public final class RecordedLog implements AutoCloseable {

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.opcuaws.opcua");
    private final @Nullable Level before = logger.getLevel();
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();

    public RecordedLog() {
        events.list = new CopyOnWriteArrayList<>();
        events.start();
        logger.addAppender(events);
        logger.setAdditive(false);
        logger.setLevel(Level.DEBUG);
    }

    /** The messages of one level that have this text in them. */
    public List<String> messages(Level level, String text) {
        return events.list.stream()
                .filter(event -> event.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.contains(text))
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(events);
        logger.setAdditive(true);
        logger.setLevel(before);
    }
}
