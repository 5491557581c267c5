package io.opcuaws.app.settings;

import io.opcuaws.app.config.Key;
import io.opcuaws.app.config.Section;
import io.opcuaws.app.config.Type;
import io.opcuaws.app.config.Types;
import java.util.List;
import java.util.Map;

/** What is logged. */
public final class LogKeys {

    /** How much a logger says, the least first. */
    public enum Level {
        OFF,
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }

    /** Libraries that would log what clients send: their handshakes, and messages before and after they were understood. */
    private static final List<String> TALKATIVE = List.of("org.eclipse.jetty", "com.networknt");

    /** What a line of the log looks like. */
    public enum Format {
        /** For people. */
        TEXT,
        /** For programs. */
        JSON
    }

    private static final Type<Level> LEVEL_TYPE = Types.choice(Level.class);

    public static final Key<Level> LEVEL = Key.of("log.level", LEVEL_TYPE)
            .describedAs("How much is logged by those loggers that no other key or logback.xml names.")
            .isReloaded()
            .byDefault("info");

    public static final Key<Map<String, Level>> LOGGERS = Key.of("log.loggers", Types.named(LEVEL_TYPE))
            .describedAs("Levels of single loggers and of those below them, such as io.opcuaws.opcua. Those of "
                    + String.join(" and ", TALKATIVE)
                    + " say no more than with info, since more would show what clients send, passwords too.")
            .isReloaded()
            .byDefault("{}");

    public static final Key<Format> FORMAT = Key.of("log.format", Types.choice(Format.class))
            .describedAs("Whether a line is text for people or JSON for programs; one event is one line in JSON.")
            .byDefault("text");

    static final Section SECTION = new Section(
            "Log",
            "The log goes to standard error. What logback.xml says of libraries holds unless a logger is named here.",
            List.of(LEVEL, LOGGERS, FORMAT),
            Section.Check.NONE);

    private LogKeys() {}

    /** Whether this logger must not say more than with INFO: it would show what clients send. */
    public static boolean isTalkative(String logger) {
        return TALKATIVE.stream()
                .anyMatch(name -> logger.startsWith(name)
                        && (logger.length() == name.length() || logger.charAt(name.length()) == '.'));
    }
}
