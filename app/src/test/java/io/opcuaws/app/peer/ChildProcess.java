package io.opcuaws.app.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A child process whose lines are kept. Ended by its own handle: by {@link #close}, and with the tests' JVM should a test
 * not come to that.
 */
public final class ChildProcess implements AutoCloseable {

    private static final Set<Process> LIVING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> LIVING.forEach(Process::destroyForcibly), "end-children"));
    }

    private final String name;
    private final Process process;
    private final Inbox<String> output;
    private final Inbox<String> errors;

    private ChildProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        output = collect("stdout", process.getInputStream());
        errors = collect("stderr", process.getErrorStream());
    }

    /** Starts a command. */
    public static ChildProcess start(String name, Path directory, List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).directory(directory.toFile()).start();
            LIVING.add(process);
            return new ChildProcess(name, process);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Runs a command to its end, which must be a good one, and gives what it printed. */
    static List<String> run(String name, Path directory, Duration patience, List<String> command) {
        try (ChildProcess child = start(name, directory, command)) {
            int exitCode = child.exitCode(patience);
            if (exitCode != 0) {
                throw new AssertionError(name + " ended with " + exitCode + ": " + child.errorLines());
            }
            // The process is over, but its last lines may still be on their way to us.
            child.output.awaitEnd(patience);
            return child.lines();
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Takes the first untaken line of standard output that contains the text. */
    public String takeLine(String text, Duration patience) {
        try {
            return output.take("a line with " + text + " from " + name, line -> line.contains(text), patience);
        } catch (AssertionError missing) {
            throw new AssertionError(missing.getMessage() + "; on stderr: " + errorLines(), missing);
        }
    }

    /** Takes the first untaken line of standard error that contains the text. */
    String takeErrorLine(String text, Duration patience) {
        return errors.take("a line with " + text + " from " + name, line -> line.contains(text), patience);
    }

    /** Writes a line to its standard input. */
    public void send(String line) {
        try {
            OutputStream input = process.getOutputStream();
            input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException problem) {
            throw new UncheckedIOException(name + " does not read its input any more: " + errorLines(), problem);
        }
    }

    List<String> lines() {
        return output.history();
    }

    List<String> errorLines() {
        return errors.history();
    }

    /** Asks the process to end, as SIGTERM does. */
    void terminate() {
        process.destroy();
    }

    void kill() {
        process.destroyForcibly();
        exitCode(Patience.END);
        LIVING.remove(process);
    }

    int exitCode(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(name + " did not end within " + patience + ": " + errorLines());
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for the end of " + name, interrupted);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private Inbox<String> collect(String stream, InputStream source) {
        Inbox<String> lines = new Inbox<>();
        Thread reader = new Thread(() -> readAll(source, lines), name + " " + stream);
        reader.setDaemon(true);
        reader.start();
        return lines;
    }

    private static void readAll(InputStream source, Inbox<String> lines) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(source, StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
            lines.end("the process has ended");
        } catch (IOException | UncheckedIOException closed) {
            lines.end("the process was ended");
        }
    }
}
