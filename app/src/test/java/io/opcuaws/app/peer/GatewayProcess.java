package io.opcuaws.app.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The gateway as its users run it: the packaged jar in a JVM of its own, on a free port, with a data folder of its own.
 * Its heap is small, so that a request that makes memory grow is noticed.
 */
public final class GatewayProcess implements AutoCloseable {

    /** Another module says where it is. */
    static final Path JAR = Optional.ofNullable(System.getProperty("gateway.jar"))
            .map(Path::of)
            .orElseGet(() -> ModuleFiles.file("target/opcua-ws-gateway.jar"));

    private static final Pattern ADDRESS = Pattern.compile("wss?://[^\\s/]+:\\d+/");
    private static final Pattern MANAGEMENT = Pattern.compile("http://[^\\s/]+:\\d+/");
    private static final Pattern PAGE = Pattern.compile("https?://\\S+");
    private static final Pattern SERVER = Pattern.compile("opc\\.tcp://[^\\s\"',]*[^\\s\"',.]");
    private static final Pattern ERROR = Pattern.compile(" ERROR |\"level\":\"ERROR\"");
    private static final Pattern THREADS = Pattern.compile("(?m)^Threads:\\s*(\\d+)$");

    private final Path dataFolder = ModuleFiles.temporaryFolder("data");
    private final ChildProcess process;
    private final URI url;

    private GatewayProcess(List<String> program, List<String> options) {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of("--port", "0", "--data-dir", dataFolder.toString()));
        command.addAll(options);
        process = ChildProcess.start("gateway", dataFolder, command);
        try {
            url = URI.create(find(ADDRESS, process.takeLine(" listens on ", Patience.START)));
        } catch (AssertionError failed) {
            end();
            throw failed;
        }
    }

    /** What the program prints that is run to say something and ends. */
    public static String output(String input, String... options) throws IOException {
        return printed(ProcessBuilder.Redirect.INHERIT, input, options);
    }

    /** What the program prints to standard output and error before it ends, well or not. */
    public static String outputAndErrors(String input, String... options) throws IOException {
        return printed(ProcessBuilder.Redirect.PIPE, input, options);
    }

    private static String printed(ProcessBuilder.Redirect errors, String input, String... options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectError(errors)
                .redirectErrorStream(errors.equals(ProcessBuilder.Redirect.PIPE))
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    /** Starts the gateway and waits until it says where it listens. */
    public static GatewayProcess start(String... options) {
        return startBy(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-jar",
                        JAR.toString()),
                options);
    }

    /** The same by another command, such as the script of the release archive. */
    public static GatewayProcess startBy(List<String> program, String... options) {
        return new GatewayProcess(program, List.of(options));
    }

    public long pid() {
        return process.pid();
    }

    public URI url() {
        return url;
    }

    /** The address of the demo server, printed beside the gateway's own. */
    public String demoServer() {
        return find(SERVER, process.takeLine("opc.tcp://", Patience.START));
    }

    /** The address of the reference of all messages, unless it is switched off. */
    public URI docs() {
        return URI.create(find(PAGE, process.takeLine("reference of all messages", Patience.START)));
    }

    /** The address of the management port, if one was asked for. */
    public URI management() {
        return URI.create(find(MANAGEMENT, process.takeLine("metrics and health", Patience.START)));
    }

    public Path dataFolder() {
        return dataFolder;
    }

    /** Everything on standard error so far: the log. */
    public List<String> log() {
        return process.errorLines();
    }

    public int threads() {
        try {
            return Integer.parseInt(THREADS.matcher(Files.readString(proc("status")))
                    .results()
                    .map(found -> found.group(1))
                    .findFirst()
                    .orElseThrow());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    public int openFiles() {
        try (Stream<Path> descriptors = Files.list(proc("fd"))) {
            return (int) descriptors.count();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Sends SIGTERM, gives the exit code, and fails if the end takes longer than promised. */
    public int terminate() {
        process.terminate();
        return process.exitCode(Patience.SHUTDOWN);
    }

    /** Sends SIGHUP. */
    public void hangUp() {
        ChildProcess.run("kill", dataFolder, Patience.ANSWER, List.of("kill", "-HUP", Long.toString(pid())));
    }

    /** Ends the process if it still runs. Nothing that a test does may have been an error of the gateway's own. */
    @Override
    public void close() {
        end();
        assertThat(log())
                .as("the gateway's log")
                .noneMatch(line -> ERROR.matcher(line).find());
    }

    private void end() {
        process.close();
        ModuleFiles.delete(dataFolder);
    }

    private Path proc(String entry) {
        return Path.of("/proc", Long.toString(process.pid()), entry);
    }

    private static String find(Pattern pattern, String line) {
        return pattern.matcher(line)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + pattern + " in: " + line));
    }
}
