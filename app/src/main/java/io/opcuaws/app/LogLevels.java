package io.opcuaws.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.opcuaws.app.config.Reloadable;
import io.opcuaws.app.config.Settings;
import io.opcuaws.app.settings.LogKeys;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Sets the levels of loggers; one that is no longer configured gets back what it had before. */
final class LogLevels implements Reloadable {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(LogLevels.class);

    private final LoggerContext loggers;

    /** Of the loggers that were changed: what they had; empty: what the logger above has. */
    private final Map<String, Optional<Level>> before = new HashMap<>();

    LogLevels(LoggerContext loggers) {
        this.loggers = loggers;
        loggers.addTurboFilter(new TalkativeLibraries());
    }

    @Override
    public Runnable prepare(Settings next) {
        Map<String, LogKeys.Level> levels = new HashMap<>(next.get(LogKeys.LOGGERS));
        levels.put(Logger.ROOT_LOGGER_NAME, next.get(LogKeys.LEVEL));
        return () -> {
            before.forEach((name, level) -> loggers.getLogger(name).setLevel(level.orElse(null)));
            levels.forEach(this::set);
            levels.forEach(LogLevels::warnOfTalkative);
        };
    }

    private static void warnOfTalkative(String name, LogKeys.Level level) {
        if (level.compareTo(LogKeys.Level.INFO) > 0 && LogKeys.isTalkative(name)) {
            LOG.warn(
                    "{} says no more than with info, whatever log.loggers says: more would show what clients send.",
                    name);
        }
    }

    private void set(String name, LogKeys.Level level) {
        Logger logger = loggers.getLogger(name);
        before.putIfAbsent(name, Optional.ofNullable(logger.getLevel()));
        logger.setLevel(Level.toLevel(level.name()));
    }
}
