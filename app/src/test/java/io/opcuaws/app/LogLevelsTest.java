package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.opcuaws.app.config.CommandLineArguments;
import io.opcuaws.app.config.ConfigException;
import io.opcuaws.app.settings.GatewayKeys;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator hears more of one thing while it is looked into, and then no longer. */
class LogLevelsTest {

    private final LoggerContext loggers = new LoggerContext();
    private final LogLevels levels = new LogLevels(loggers);

    @BeforeEach
    void asInLogbacksFile() {
        loggers.getLogger("org.library").setLevel(Level.WARN);
    }

    @Test
    void levelsAreSetAndTakenBack() throws ConfigException {
        set("--log.level=error", "--log.loggers={org.library: debug, io.opcuaws.ws: trace}");
        assertThat(level("anything")).isEqualTo(Level.ERROR);
        assertThat(level("org.library.part")).isEqualTo(Level.DEBUG);
        assertThat(level("io.opcuaws.ws.part")).isEqualTo(Level.TRACE);

        set();
        assertThat(level("anything")).isEqualTo(Level.INFO);
        assertThat(level("org.library.part")).isEqualTo(Level.WARN);
        assertThat(level("io.opcuaws.ws.part")).isEqualTo(Level.INFO);

        set("--log.loggers.org.library=off");
        assertThat(level("org.library")).isEqualTo(Level.OFF);
        set("--log.loggers.org.library=info");
        set();
        assertThat(level("org.library")).isEqualTo(Level.WARN);
    }

    /** They would print clients' messages, and what they prove with who they are. */
    @Test
    void librariesThatLogWhatClientsSendAreKeptFromIt() throws ConfigException {
        set("--log.level=trace", "--log.loggers={org.eclipse.jetty: trace, com.networknt.schema: debug}");
        for (String talkative :
                List.of("org.eclipse.jetty", "org.eclipse.jetty.io.ssl", "com.networknt.schema.keyword")) {
            assertThat(loggers.getLogger(talkative).isDebugEnabled())
                    .as(talkative)
                    .isFalse();
            assertThat(loggers.getLogger(talkative).isTraceEnabled())
                    .as(talkative)
                    .isFalse();
            assertThat(loggers.getLogger(talkative).isInfoEnabled())
                    .as(talkative)
                    .isTrue();
        }
        assertThat(loggers.getLogger("org.eclipse.jettyish").isTraceEnabled()).isTrue();
    }

    private void set(String... arguments) throws ConfigException {
        levels.prepare(CommandLineArguments.parse(new ProgramOptions(), GatewayKeys.ALL, Map.of(), arguments)
                        .sources()
                        .load())
                .run();
    }

    private Level level(String logger) {
        return loggers.getLogger(logger).getEffectiveLevel();
    }
}
