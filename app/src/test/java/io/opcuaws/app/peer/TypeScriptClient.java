package io.opcuaws.app.peer;

import java.util.List;
import java.util.stream.Collectors;

/** The client for TypeScript, as it is built. */
public final class TypeScriptClient {

    private TypeScriptClient() {}

    /** What it calls StatusCodes. */
    public static List<String> statusNames(List<Long> codes) {
        Tool.NODE.require();
        String script = "import { statusName } from './dist/index.js';\n"
                + codes.stream()
                        .map(code -> "console.log(statusName(" + code + "));")
                        .collect(Collectors.joining("\n"));
        return ChildProcess.run(
                "statusName",
                ModuleFiles.file("../clients/typescript"),
                Patience.START,
                List.of(Tool.NODE.command(), "--input-type=module", "-e", script));
    }
}
