package io.opcuaws.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.EchoEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that reads the log finds one object in each line, whatever was logged. */
class JsonLinesTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final LoggerContext loggers = new LoggerContext();
    private final Logger logger = loggers.getLogger("io.opcuaws.some");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void asInLogbacksFile() {
        loggers.setMDCAdapter(new LogbackMDCAdapter());
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setName("STDERR");
        appender.setContext(loggers);
        appender.setEncoder(new EchoEncoder<>());
        appender.setOutputStream(out);
        appender.start();
        loggers.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        LogForm.json(loggers);
    }

    @Test
    void anEventIsAnObjectWithItsIds() {
        logger.atWarn()
                .addKeyValue("connection", 7L)
                .addKeyValue("session", "12")
                .log("A session has {} its server.", "lost");
        JsonNode line = only();
        assertThat(line.propertyNames())
                .containsExactly("time", "level", "logger", "thread", "message", "connection", "session");
        assertThat(Instant.parse(line.path("time").asString())).isBeforeOrEqualTo(Instant.now());
        assertThat(line.path("level").asString()).isEqualTo("WARN");
        assertThat(line.path("logger").asString()).isEqualTo("io.opcuaws.some");
        assertThat(line.path("message").asString()).isEqualTo("A session has lost its server.");
        assertThat(line.path("connection").isNumber()).isTrue();
        assertThat(line.path("session").asString()).isEqualTo("12");
    }

    @Test
    void whatIsSaidOfAThreadIsInItsLinesOnceAndTheEventKnowsBetter() {
        loggers.getMDCAdapter().put("session", "11");
        loggers.getMDCAdapter().put("other", "x");
        logger.atInfo().addKeyValue("session", "12").log("Here.");
        assertThat(out.toString(StandardCharsets.UTF_8)).containsOnlyOnce("session");
        assertThat(only().path("session").asString()).isEqualTo("12");
        assertThat(only().path("other").asString()).isEqualTo("x");
    }

    @Test
    void anExceptionIsInTheLineOfItsEvent() {
        logger.error("It failed.", new IllegalStateException("because\nof this"));
        assertThat(only().path("exception").asString())
                .startsWith("java.lang.IllegalStateException: because\nof this")
                .contains("\tat ");
    }

    @Test
    void whatWasSentCannotMakeALine() {
        logger.info("A name: {}", "evil\n{\"level\":\"ERROR\",\"message\":\"forged\"}\r\u0085\u2028");
        assertThat(only().path("message").asString()).contains("forged");
    }

    private JsonNode only() {
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(1);
        return MAPPER.readTree(lines.get(0));
    }
}
