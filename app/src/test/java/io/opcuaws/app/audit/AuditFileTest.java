package io.opcuaws.app.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opcuaws.domain.port.AuditEvent;
import io.opcuaws.domain.port.AuditEvent.Kind;
import io.opcuaws.domain.port.ClientIdentity;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.SessionId;
import io.opcuaws.domain.port.StatusCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class AuditFileTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T17:00:00.123456Z"), ZoneOffset.UTC);
    private static final AuditEvent EVENT = AuditEvent.of(
                    Kind.DONE, "Write", new ClientIdentity("dashboard", "10.0.0.9", 1), "line-3")
            .in(new SessionId("7"))
            .as("operator")
            .on(Optional.of("ns=2;s=x"), Optional.of("{\"Value\":1}"), Optional.of("{\"Value\":0}"));

    /** Every write to it fails: the disk is full. */
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("deep").resolve("audit.jsonl");
    }

    private AuditFile open() throws IOException {
        return AuditFile.open(new AuditSettings(file(), 1_000_000, 3), CLOCK);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<JsonNode> written() {
        return lines(file()).stream().map(new JsonMapper()::readTree).toList();
    }

    private static void await(CompletableFuture<?> stage) {
        stage.orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Test
    void anEventIsOneLineOfJson() throws Exception {
        try (AuditFile audit = open()) {
            audit.write(EVENT.failed(new Failure(StatusCode.BAD_TIMEOUT, "Too late.")));
        }

        assertThat(lines(file()))
                .containsExactly("{\"Time\":\"2026-11-26T17:00:00.123Z\",\"Event\":\"Done\",\"Service\":\"Write\","
                        + "\"Client\":\"dashboard\",\"Address\":\"10.0.0.9\",\"SessionId\":\"7\",\"Target\":\"line-3\","
                        + "\"User\":\"operator\",\"NodeId\":\"ns=2;s=x\",\"Operation\":{\"Value\":1},"
                        + "\"OldValue\":{\"Value\":0},\"StatusCode\":2148139008,\"StatusText\":\"BadTimeout\","
                        + "\"Message\":\"Too late.\"}");
    }

    @Test
    void noClientCanMakeALineOfItsOwn() throws Exception {
        String forged = "x\n{\"Event\":\"Login\"}\r\u2028\"";
        try (AuditFile audit = open()) {
            audit.write(AuditEvent.of(Kind.LOGIN, "Login", new ClientIdentity(forged, forged, 1), forged)
                    .as(forged)
                    .on(Optional.of(forged), Optional.empty(), Optional.empty()));
        }

        assertThat(written()).hasSize(1);
        assertThat(written().get(0).path("NodeId").stringValue()).isEqualTo(forged);
    }

    @Test
    void whatIsTooLongIsCut() throws Exception {
        try (AuditFile audit = open()) {
            audit.write(
                    EVENT.on(Optional.empty(), Optional.of("\"" + "y".repeat(1_000_000) + "\""), Optional.of("null")));
        }

        assertThat(written().get(0).path("OperationCut").stringValue()).hasSize(AuditLine.LONGEST);
        assertThat(written().get(0).has("Operation")).isFalse();
    }

    @Test
    void itIsWrittenWhenTheStageCompletesAndInOrder() throws Exception {
        try (AuditFile audit = open()) {
            audit.write(EVENT.in(new SessionId("1")));
            await(audit.writeFirst(List.of(EVENT.in(new SessionId("2")), EVENT.in(new SessionId("3"))))
                    .toCompletableFuture());

            assertThat(written())
                    .extracting(line -> line.path("SessionId").stringValue())
                    .containsExactly("1", "2", "3");
        }
    }

    @Test
    void onlyTheOwnerCanReadIt() throws Exception {
        try (AuditFile audit = open()) {
            audit.write(EVENT);
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void itGoesOnWhereItEndedEvenIfThatWasInTheMiddleOfALine() throws Exception {
        try (AuditFile audit = open()) {
            audit.write(EVENT);
        }
        Files.writeString(file(), Files.readString(file()) + "{\"Time\":");
        try (AuditFile audit = open()) {
            audit.write(EVENT);
        }

        assertThat(lines(file())).hasSize(3).last().asString().startsWith("{\"Time\":\"2026");
    }

    @Test
    void aFullFileIsContinuedInTheNextAndTheOldestIsForgotten() throws Exception {
        try (AuditFile audit = AuditFile.open(new AuditSettings(file(), 1_000, 3), CLOCK)) {
            for (int i = 0; i < 20; i++) {
                await(audit.writeFirst(List.of(EVENT.in(new SessionId(Integer.toString(i)))))
                        .toCompletableFuture());
            }
        }

        List<Path> parts = IntStream.range(0, 3)
                .mapToObj(i -> i == 0 ? file() : file().resolveSibling("audit.jsonl." + i))
                .toList();
        try (var found = Files.list(folder.resolve("deep"))) {
            assertThat(found).containsExactlyInAnyOrderElementsOf(parts);
        }
        assertThat(parts).allSatisfy(part -> assertThat(Files.size(part)).isLessThanOrEqualTo(1_000));
        assertThat(lines(parts.get(0))).last().asString().contains("\"SessionId\":\"19\"");
        assertThat(lines(parts.get(1))).last().asString().contains("\"SessionId\":\"17\"");
    }

    @Test
    void aChangeThatCannotBeWrittenIsToldSo() throws Exception {
        try (AuditFile audit = AuditFile.open(new AuditSettings(FULL, 1_000_000, 1), CLOCK)) {
            CompletableFuture<Void> written = audit.writeFirst(List.of(EVENT)).toCompletableFuture();

            assertThatThrownBy(() -> await(written))
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            FailureException.class,
                            failure -> assertThat(failure.failure().status())
                                    .isEqualTo(StatusCode.BAD_RESOURCE_UNAVAILABLE));
        }
    }

    @Test
    void whatFindsNoRoomIsCountedAndAChangeIsToldAtOnce() throws Exception {
        HeldStore store = new HeldStore();
        AuditSettings settings = new AuditSettings(file(), 1, 1, 2, Duration.ofMinutes(1));
        try (AuditFile audit = new AuditFile(settings, CLOCK, store)) {
            audit.write(EVENT);
            store.awaitWriting();
            for (int i = 0; i < 5; i++) {
                audit.write(EVENT);
            }
            assertThat(audit.writeFirst(List.of(EVENT)).toCompletableFuture()).isCompletedExceptionally();
            assertThat(audit.lostInAll()).isEqualTo(3);
            store.goOn();
        }

        assertThat(store.lines).hasSize(4).element(1).asString().contains("\"Event\":\"Lost\",\"Count\":3");
    }

    @Test
    void aDiskThatHangsIsNotWaitedForForever() throws Exception {
        HeldStore store = new HeldStore();
        AuditSettings settings = new AuditSettings(file(), 1, 1, 2, Duration.ofMillis(50));
        try (AuditFile audit = new AuditFile(settings, CLOCK, store)) {
            CompletableFuture<Void> written = audit.writeFirst(List.of(EVENT)).toCompletableFuture();

            assertThatThrownBy(() -> await(written)).cause().isInstanceOf(FailureException.class);
            store.goOn();
        }
    }

    @Test
    void aStageCompletesOnlyWhenTheDiskHasIt() throws Exception {
        HeldStore store = new HeldStore();
        AuditSettings settings = new AuditSettings(file(), 1, 1, 2, Duration.ofMinutes(1));
        try (AuditFile audit = new AuditFile(settings, CLOCK, store)) {
            CompletableFuture<Void> written = audit.writeFirst(List.of(EVENT)).toCompletableFuture();
            var forced = written.thenApply(done -> store.forced);
            store.goOn();

            await(forced);
            assertThat(forced).isCompletedWithValue(true);
        }
    }

    @Test
    void whenItCanBeWrittenAgainTheFileSaysHowManyAreMissing() throws Exception {
        HeldStore store = new HeldStore();
        store.broken = true;
        store.goOn();
        try (AuditFile audit = new AuditFile(new AuditSettings(file(), 1, 1), CLOCK, store)) {
            CompletableFuture<Void> failed = audit.writeFirst(List.of(EVENT)).toCompletableFuture();
            assertThatThrownBy(() -> await(failed)).cause().isInstanceOf(FailureException.class);

            store.broken = false;
            await(audit.writeFirst(List.of(EVENT)).toCompletableFuture());
        }

        assertThat(store.lines).hasSize(2).first().asString().contains("\"Count\":1");
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidAtTheStart() throws Exception {
        Files.createDirectories(file());

        assertThatThrownBy(this::open).isInstanceOf(IOException.class);
    }

    /** A store whose writer goes on when the test says so. */
    private static final class HeldStore implements Store {

        final List<String> lines = new CopyOnWriteArrayList<>();
        volatile boolean forced;
        volatile boolean broken;
        private final CountDownLatch writing = new CountDownLatch(1);
        private final CountDownLatch held = new CountDownLatch(1);

        void awaitWriting() throws InterruptedException {
            assertThat(writing.await(30, TimeUnit.SECONDS)).isTrue();
        }

        void goOn() {
            held.countDown();
        }

        @Override
        public void write(byte[] text) throws IOException {
            writing.countDown();
            try {
                held.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (broken) {
                throw new IOException("no space left");
            }
            lines.add(new String(text, StandardCharsets.UTF_8));
        }

        @Override
        public void force() {
            forced = true;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
