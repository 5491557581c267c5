package io.opcuaws.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a flight recording says: where the time went, and what was allocated where. */
@Command(name = "profile", description = "Prints the top of a flight recording.", mixinStandardHelpOptions = true)
final class ProfileRun implements Callable<Integer> {

    private static final String OWN = "io.opcuaws.";

    @Parameters(paramLabel = "FILE", description = "What load --jfr has left.")
    private Path file = Path.of("");

    @Option(names = "--top", description = "How many of each (default: ${DEFAULT-VALUE}).")
    private int top = 20;

    private final Shares self = new Shares();
    private final Shares within = new Shares();
    private final Shares threads = new Shares();
    private final Shares allocating = new Shares();
    private final Shares allocatingOwn = new Shares();
    private final Shares allocated = new Shares();

    @Override
    public Integer call() throws IOException {
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                add(recording.readEvent());
            }
        }
        self.print("CPU samples by the method itself", top);
        within.print("CPU samples by methods with all that they call (the gateway's own)", top);
        threads.print("CPU samples by thread", top);
        allocated.print("Allocated bytes by class", top);
        allocating.print("Allocated bytes by the method itself", top);
        allocatingOwn.print("Allocated bytes by the gateway's method that is nearest", top);
        return 0;
    }

    private void add(RecordedEvent event) {
        RecordedStackTrace stack = event.getStackTrace();
        if (stack == null || stack.getFrames().isEmpty()) {
            return;
        }
        List<RecordedFrame> frames = stack.getFrames();
        switch (event.getEventType().getName()) {
            case "jdk.ExecutionSample" -> {
                self.add(name(frames.get(0)), 1);
                threads.add(event.getThread("sampledThread").getJavaName().replaceAll("[0-9]+.*", ""), 1);
                Set<String> once = new HashSet<>();
                frames.stream().map(ProfileRun::name).filter(ProfileRun::isOwn).forEach(once::add);
                once.forEach(method -> within.add(method, 1));
                within.count(1);
            }
            case "jdk.ObjectAllocationSample" -> {
                long weight = event.getLong("weight");
                allocated.add(event.getClass("objectClass").getName(), weight);
                allocating.add(name(frames.get(0)), weight);
                allocatingOwn.add(
                        frames.stream()
                                .map(ProfileRun::name)
                                .filter(ProfileRun::isOwn)
                                .findFirst()
                                .orElse("(none of its own)"),
                        weight);
            }
            default -> {
                // says nothing of either
            }
        }
    }

    private static boolean isOwn(String method) {
        return method.startsWith(OWN) && !method.contains("$$Lambda");
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    /** Weights by name. */
    private static final class Shares {

        private final Map<String, Long> weights = new HashMap<>();
        private long counted;

        void add(String name, long weight) {
            weights.merge(name, weight, Long::sum);
        }

        /** For what is counted under several names at a time. */
        void count(long weight) {
            counted += weight;
        }

        void print(String title, int top) {
            long all = counted > 0
                    ? counted
                    : weights.values().stream().mapToLong(Long::longValue).sum();
            System.out.printf("%n## %s%n%n", title);
            weights.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .limit(top)
                    .forEach(entry -> System.out.printf(
                            Locale.ROOT, "%5.1f %%  %s%n", 100.0 * entry.getValue() / all, entry.getKey()));
        }
    }
}
