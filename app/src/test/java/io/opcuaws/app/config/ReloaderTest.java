package io.opcuaws.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A changed configuration is taken over while the gateway runs: all of it that can be, or nothing. */
class ReloaderTest {

    private static final Duration OFTEN = Duration.ofMillis(20);
    private static final Duration NEVER = Duration.ofDays(1);
    private static final String START = "listen: {port: 1}\nplaces: {a: {url: first}}\n";

    private final Logger logger = (Logger) LoggerFactory.getLogger(Reloader.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<Settings> takenOver = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    private @Nullable Reloader reloader;

    @BeforeEach
    void listen() {
        log.list = new CopyOnWriteArrayList<>();
        log.start();
        logger.addAppender(log);
        logger.setAdditive(false);
    }

    @AfterEach
    void end() {
        if (reloader != null) {
            reloader.close();
        }
        logger.detachAppender(log);
        logger.setAdditive(true);
    }

    @Test
    void aChangedFileIsTakenOver() throws ConfigException {
        start(START, OFTEN);
        write("gateway.yaml", START.replace("first", "second"));
        await().until(() -> takenOver.size() == 1);
        assertThat(url(takenOver.get(0))).isEqualTo("second");
        assertThat(messages(Level.INFO)).containsExactly("The configuration was loaded again; changed: places.");
    }

    /** As a program that renews certificates does it: the file's name is all that stays. */
    @Test
    void aFileThatTheConfigurationNamesCountsToo() throws ConfigException, IOException {
        write("page", "one");
        start(START + "page: page", OFTEN);
        Files.move(write("new", "two"), folder.resolve("page"), StandardCopyOption.REPLACE_EXISTING);
        await().until(() -> takenOver.size() == 1);
        assertThat(messages(Level.INFO)).singleElement().asString().contains("nothing but files that it names");
    }

    @Test
    void whoAsksForItGetsItWithoutAChange() throws ConfigException {
        start(START, NEVER).reload();
        await().until(() -> takenOver.size() == 1);
        assertThat(url(takenOver.get(0))).isEqualTo("first");
    }

    @Test
    void aBadFileIsAnErrorWithItsLineAndEverythingStays() throws ConfigException {
        start(START, OFTEN);
        write("gateway.yaml", START.replace("url: first", "ulr: second"));
        await().until(() -> messages(Level.ERROR).size() == 3);
        assertThat(messages(Level.ERROR).get(0)).contains("gateway.yaml:2: there is no setting places.a.ulr");
        assertThat(takenOver).isEmpty();

        write("gateway.yaml", START.replace("first", "third"));
        await().until(() -> takenOver.size() == 1);
        assertThat(url(takenOver.get(0))).isEqualTo("third");
        assertThat(messages(Level.ERROR)).hasSize(3);
    }

    /** Whoever writes the files may write the configuration first. */
    @Test
    void aMissingFileMayComeLater() throws ConfigException {
        start(START, OFTEN);
        write("gateway.yaml", START + "password: {file: secret}");
        await().until(() -> !messages(Level.ERROR).isEmpty());
        write("secret", "x");
        await().until(() -> takenOver.size() == 1);
        assertThat(takenOver.get(0).get(Sample.PASSWORD)).isPresent();
    }

    @Test
    void whatNeedsARestartIsWarnedOfOnceAndNotTakenOver() throws ConfigException {
        Reloader started = start(START, NEVER);
        write("gateway.yaml", START.replace("port: 1", "port: 2"));
        started.reload();
        started.reload();
        await().until(() -> takenOver.size() == 2);
        assertThat(messages(Level.WARN))
                .singleElement()
                .asString()
                .endsWith("gateway.yaml:1: listen.port has changed, which counts from the next start on.");
        assertThat(takenOver).allMatch(settings -> settings.get(Sample.PORT) == 1);
    }

    /** Else one edit could take a defence away that the new address does not need, while the old one is listened on. */
    @Test
    void theChecksLookAtWhatWillRunAndNotAtWhatARestartWouldGive() throws ConfigException {
        Reloader started = start("color: dark-blue\nlisten: {port: 1}\nplaces: {needed: {url: first}}", NEVER);
        write("gateway.yaml", "color: dark-blue\nlisten: {port: 2}\n");
        started.reload();
        await().until(() -> !messages(Level.ERROR).isEmpty());
        assertThat(messages(Level.ERROR).get(0)).contains("places must have 'needed' if the port is 1");
        assertThat(takenOver).isEmpty();
    }

    @Test
    void nothingIsTakenOverIfOnePartCannot() throws ConfigException {
        Reloadable refusing = next -> {
            if (next.get(Sample.PLACES).isEmpty()) {
                throw ConfigException.of(next, Sample.PLACES, "must not be empty");
            }
            return () -> {};
        };
        Reloader started = start(START, NEVER, refusing);
        write("gateway.yaml", "listen: {port: 1}\nplaces: {}\n");
        started.reload();
        await().until(() -> !messages(Level.ERROR).isEmpty());
        assertThat(messages(Level.ERROR).get(0)).endsWith("gateway.yaml:2: places must not be empty");
        assertThat(takenOver).isEmpty();
    }

    private Reloader start(String text, Duration interval, Reloadable... others) throws ConfigException {
        Sources sources = CommandLineArguments.parse(
                        new Sample.Program(),
                        Sample.SECTIONS,
                        Map.of(),
                        "--config",
                        write("gateway.yaml", text).toString())
                .sources();
        List<Reloadable> parts = new CopyOnWriteArrayList<>(List.of(next -> () -> takenOver.add(next)));
        parts.addAll(List.of(others));
        Reloader started = Reloader.start(sources, sources.load(), parts, interval);
        reloader = started;
        return started;
    }

    private Path write(String name, String text) {
        return Sample.write(folder.resolve(name), text);
    }

    private static String url(Settings settings) {
        return settings.get(Sample.PLACES).values().iterator().next().url();
    }

    private List<String> messages(Level level) {
        return log.list.stream()
                .filter(event -> event.getLevel().equals(level))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
