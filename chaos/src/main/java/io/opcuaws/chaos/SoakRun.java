package io.opcuaws.chaos;

import io.opcuaws.chaos.client.Latencies;
import io.opcuaws.chaos.fault.Decks;
import io.opcuaws.chaos.fault.Schedule;
import io.opcuaws.chaos.invariant.Footprint;
import io.opcuaws.chaos.invariant.NothingGrows;
import io.opcuaws.chaos.invariant.Violations;
import io.opcuaws.chaos.net.Daemon;
import io.opcuaws.chaos.server.ServerKind;
import io.opcuaws.chaos.soak.Sample;
import io.opcuaws.chaos.soak.Sampler;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Loads the gateway for long with what clients do every day, and writes down what that makes of it. */
@Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        description = "Mixed load with clients that come and go, and a sample every 10 s as CSV.")
final class SoakRun implements Callable<Integer> {

    private static final Duration SETTLING = Duration.ofSeconds(15);
    private static final Duration GAP = Duration.ofSeconds(1);
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration WARM_UP = Duration.ofSeconds(60);

    @Option(names = "--minutes", description = "How long it takes (default: ${DEFAULT-VALUE}).")
    private int minutes = 60;

    @Option(names = "--seed", description = "Which clients come when (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--csv", description = "The file of the samples (default: ${DEFAULT-VALUE}).")
    private Path csv = Path.of("soak.csv");

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws InterruptedException, IOException {
        Violations violations = new Violations();
        say("soak for %d min, seed %d, samples in %s", minutes, seed, csv);
        try (Field field = new Field(ServerKind.DEMO, violations)) {
            new Trial(field, violations)
                    .run(Schedule.of(~seed, WARM_UP, Decks::everyDay, GAP), WARM_UP, ~seed, new Latencies());
            Footprint before = Footprint.of(field.gateway(), field.probe());
            say("at first: %s", before);
            soak(field, violations);
            Footprint after = new NothingGrows(violations, SETTLING)
                    .check(before, () -> Footprint.of(field.gateway(), field.probe()));
            say("at last:  %s", after);
            field.errors().forEach(line -> violations.add("the gateway's log has no error", "%s", line));
        }
        violations
                .all()
                .forEach(broken -> say(
                        "BROKEN after %.1f s: %s: %s", broken.at().toMillis() / 1e3, broken.promise(), broken.seen()));
        say(violations.any() ? "some promise was broken" : "ok: every promise was kept");
        return violations.any() ? 1 : 0;
    }

    private void soak(Field field, Violations violations) throws InterruptedException, IOException {
        Duration length = Duration.ofMinutes(minutes);
        Latencies latencies = new Latencies();
        Sampler sampler = new Sampler(field.gateway(), field.probe(), latencies);
        Files.writeString(csv, Sample.HEADER + "\n");
        Trial trial = new Trial(field, violations);
        Thread faults = Daemon.start("soak", () -> run(trial, length, latencies));
        for (long left = length.toNanos(); left > 0 && faults.isAlive(); left -= INTERVAL.toNanos()) {
            TimeUnit.NANOSECONDS.sleep(INTERVAL.toNanos());
            Files.writeString(csv, sampler.look().line() + "\n", StandardOpenOption.APPEND);
        }
        faults.join();
        say("%d visits and faults: %s", trial.happened().size(), trial.counts());
        say(
                "%d requests, %d answers, %d values",
                field.ground().answers().asked(),
                field.ground().answers().answered(),
                field.ground().values().values());
        say(
                "/health answered %d times, the slowest in %d ms; the server was clean after %d ms",
                field.healthy().answers(),
                field.healthy().slowest().toMillis(),
                trial.clean().toMillis());
    }

    private void run(Trial trial, Duration length, Latencies latencies) {
        try {
            trial.run(Schedule.of(seed, length, Decks::everyDay, GAP), length, seed, latencies);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }
}
