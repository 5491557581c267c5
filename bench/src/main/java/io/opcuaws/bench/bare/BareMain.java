package io.opcuaws.bench.bare;

import io.opcuaws.bench.measure.JvmProbe;
import io.opcuaws.bench.measure.Slice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;

/**
 * The process: takes commands from standard input, one a line, and answers each on standard output, with a
 * {@link Slice} or a number of bytes.
 * Ends with its input.
 */
public final class BareMain {

    /** Begins the answer to a command. */
    public static final String ANSWER = "answer ";

    private BareMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Clients clients = new Clients(args[0]);
        try (BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println("ready");
            String command = commands.readLine();
            while (command != null) {
                System.out.println(ANSWER + answer(clients, List.of(command.split(" "))));
                command = commands.readLine();
            }
        }
        System.exit(0);
    }

    private static String answer(Clients clients, List<String> words) throws InterruptedException {
        return words.get(0).equals("sessions")
                ? Long.toString(heapOf(clients, Integer.parseInt(words.get(1))))
                : load(clients, words).line();
    }

    /** What so many idle sessions keep on the heap. */
    private static long heapOf(Clients clients, int sessions) {
        try (JvmProbe probe = JvmProbe.own()) {
            long before = probe.liveHeap();
            List<OpcUaClient> connected = clients.connect(sessions);
            long after = probe.liveHeap();
            Clients.disconnect(connected);
            return after - before;
        }
    }

    private static Slice load(Clients clients, List<String> words) throws InterruptedException {
        int first = Integer.parseInt(words.get(2));
        int second = Integer.parseInt(words.get(3));
        Duration warmUp = Duration.ofMillis(Long.parseLong(words.get(4)));
        Duration time = Duration.ofMillis(Long.parseLong(words.get(5)));
        return switch (words.get(0)) {
            case "requests" ->
                new BareLoop(Operations.requests(clients, words.get(1), first), first * second).run(warmUp, time);
            case "logins" -> new BareLoop(Operations.logins(clients, words.get(1)), first).run(warmUp, time);
            case "values" -> new BareValues(clients, first, second).run(warmUp, time);
            default -> throw new IllegalArgumentException("no such command: " + words);
        };
    }
}
