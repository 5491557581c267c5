package io.opcuaws.bench.bare;

import io.opcuaws.bench.measure.Slice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * The process: takes commands from standard input, one a line, and answers each with a {@link Slice} on standard output.
 * Ends with its input.
 */
public final class BareMain {

    /** Begins the answer to a command. */
    public static final String ANSWER = "slice ";

    private BareMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Clients clients = new Clients(args[0]);
        try (BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println("ready");
            String command = commands.readLine();
            while (command != null) {
                System.out.println(
                        ANSWER + load(clients, List.of(command.split(" "))).line());
                command = commands.readLine();
            }
        }
        System.exit(0);
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
