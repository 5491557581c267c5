package io.opcuaws.app.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A script of `src/test/python`, run by the Python that Debian's packages belong to. */
public final class PythonScript {

    private PythonScript() {}

    /** Runs the script to its good end and gives the lines that it printed. */
    public static List<String> run(String name, Object... arguments) {
        Tool.PYTHON_WEBSOCKET.require();
        Path folder = ModuleFiles.file("src/test/python");
        List<String> command = new ArrayList<>(List.of(Tool.PYTHON_WEBSOCKET.command(), name));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return ChildProcess.run(name, folder, Patience.START, command);
    }
}
