package io.opcuaws.app.logging;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.LoggerFactory;

/** Makes the log JSON. */
public final class LogForm {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(LogForm.class);

    /** Of the appender in logback.xml. */
    private static final String APPENDER = "STDERR";

    private LogForm() {}

    /** From now on the log is JSON; an operator's own logback.xml is left as it is. */
    public static void json(LoggerContext loggers) {
        Appender<ILoggingEvent> appender =
                loggers.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(APPENDER);
        if (appender instanceof OutputStreamAppender<ILoggingEvent> stream) {
            JsonLines lines = new JsonLines();
            lines.setContext(loggers);
            lines.start();
            stream.setEncoder(lines);
        } else {
            LOG.warn("The log does not become JSON: logback.xml has no appender {}.", APPENDER);
        }
    }
}
