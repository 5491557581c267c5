package io.opcuaws.app.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** An example of {@code clients/python}, run by the Python that Debian's packages belong to. */
public final class PythonScript implements AutoCloseable {

    private static final Path FOLDER = ModuleFiles.file("../clients/python");

    private final ChildProcess process;

    private PythonScript(ChildProcess process) {
        this.process = process;
    }

    /** Runs an example to its good end, changed as a reader might change it, and gives the lines that it printed. */
    public static List<String> run(String name, UnaryOperator<String> changes) throws IOException {
        Tool.PYTHON_WEBSOCKET.require();
        Path folder = ModuleFiles.temporaryFolder("python");
        try {
            Files.writeString(folder.resolve(name), changes.apply(Files.readString(FOLDER.resolve(name))));
            return ChildProcess.run(
                    name, folder, Patience.START, List.of(Tool.PYTHON_WEBSOCKET.command(), "-W", "error", name));
        } finally {
            ModuleFiles.delete(folder);
        }
    }

    /** Starts an example as it is. */
    public static PythonScript start(String name, Object... arguments) {
        Tool.PYTHON_WEBSOCKETS.require();
        List<String> command = new ArrayList<>(List.of(Tool.PYTHON_WEBSOCKETS.command(), "-W", "error", name));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new PythonScript(ChildProcess.start(name, FOLDER, command));
    }

    /** Takes the next line of standard output that contains the text. */
    public String takeLine(String text) {
        return process.takeLine(text, Patience.ANSWER);
    }

    /** Takes the next line of standard error that contains the text. */
    public String takeNote(String text) {
        return process.takeErrorLine(text, Patience.START);
    }

    /** All lines of standard output so far. */
    public List<String> lines() {
        return process.lines();
    }

    /** Presses Ctrl-C. */
    public void interrupt() {
        ChildProcess.run("kill", FOLDER, Patience.ANSWER, List.of("kill", "-INT", Long.toString(process.pid())));
    }

    /** Waits for its end, and gives its exit code. */
    public int exitCode() {
        return process.exitCode(Patience.END);
    }

    @Override
    public void close() {
        process.close();
    }
}
