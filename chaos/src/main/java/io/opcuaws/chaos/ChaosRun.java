package io.opcuaws.chaos;

import io.opcuaws.chaos.client.Latencies;
import io.opcuaws.chaos.fault.Decks;
import io.opcuaws.chaos.fault.Schedule;
import io.opcuaws.chaos.fault.Schedule.Timed;
import io.opcuaws.chaos.invariant.Footprint;
import io.opcuaws.chaos.invariant.NothingGrows;
import io.opcuaws.chaos.invariant.Violations;
import io.opcuaws.chaos.invariant.Violations.Violation;
import io.opcuaws.chaos.server.ServerKind;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Hurts the gateway for a while. What it hurts it with is a function of the seed. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description =
                "Kills the server, hurts the wires and sends bad clients, and looks whether the gateway keeps its promises.")
final class ChaosRun implements Callable<Integer> {

    private static final Duration SETTLING = Duration.ofSeconds(15);
    private static final Duration GAP = Duration.ofMillis(250);
    private static final int LAST_FAULTS = 15;
    private static final int LAST_LINES = 30;

    @Option(names = "--seconds", description = "How long faults happen (default: ${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Option(names = "--seed", description = "Which faults happen when (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--server",
            description = "The OPC UA server: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ServerKind server = ServerKind.DEMO;

    @Option(
            names = "--warm-up-seconds",
            description = "Faults before the gateway is looked at the first time (default: ${DEFAULT-VALUE}).")
    private int warmUpSeconds = 8;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws InterruptedException {
        Violations violations = new Violations();
        say("chaos for %d s, seed %d, server %s", seconds, seed, server);
        try (Field field = new Field(server, violations)) {
            run(field, violations);
            field.errors().forEach(line -> violations.add("the gateway's log has no error", "%s", line));
            if (violations.any()) {
                say("the end of the gateway's log:");
                List<String> log = field.gateway().log();
                log.subList(Math.max(0, log.size() - LAST_LINES), log.size()).forEach(line -> say("  %s", line));
            }
        }
        return violations.any() ? 1 : 0;
    }

    private void run(Field field, Violations violations) throws InterruptedException {
        Trial warmUp = new Trial(field, violations);
        trial(warmUp, ~seed, Duration.ofSeconds(warmUpSeconds));
        Footprint before = Footprint.of(field.gateway(), field.probe());
        say("at first: %s", before);
        Trial trial = new Trial(field, violations);
        if (!violations.any()) {
            trial(trial, seed, Duration.ofSeconds(seconds));
        }
        Footprint after = new NothingGrows(violations, SETTLING)
                .check(before, () -> Footprint.of(field.gateway(), field.probe()));
        say("at last:  %s", after);
        say("%d faults: %s", trial.happened().size(), trial.counts());
        say(
                "%d requests, %d answers, %d values, the server killed %d times",
                field.ground().answers().asked(),
                field.ground().answers().answered(),
                field.ground().values().values(),
                field.kills());
        say(
                "/health answered %d times, the slowest in %d ms; the server was clean after %d ms",
                field.healthy().answers(),
                field.healthy().slowest().toMillis(),
                trial.clean().toMillis());
        verdict(violations, trial.happened().isEmpty() ? warmUp : trial);
    }

    private static void trial(Trial trial, long ownSeed, Duration length) throws InterruptedException {
        trial.run(Schedule.of(ownSeed, length, Decks::chaos, GAP), length, ownSeed, new Latencies());
    }

    private void verdict(Violations violations, Trial trial) {
        if (!violations.any()) {
            say("ok: every promise was kept");
            return;
        }
        for (Violation violation : violations.all()) {
            say("BROKEN after %.1f s: %s: %s", violation.at().toMillis() / 1e3, violation.promise(), violation.seen());
        }
        say("the last faults before that, by the time of their schedule:");
        List<Timed> happened = trial.happened();
        happened.subList(Math.max(0, happened.size() - LAST_FAULTS), happened.size())
                .forEach(fault -> say("  %s", fault));
        say("to repeat: chaos --seconds %d --seed %d --server %s", seconds, seed, server);
    }

    private void say(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }
}
