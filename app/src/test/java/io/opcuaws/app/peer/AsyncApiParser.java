package io.opcuaws.app.peer;

import java.nio.file.Path;
import java.util.List;

/** AsyncAPI's own parser, and beside it one for the schemas, which tries them on the valid and the invalid examples. */
public final class AsyncApiParser {

    private AsyncApiParser() {}

    /** What they say of a document: its mistakes, a line each, and then what is in it if it can be read. */
    public static List<String> read(Path document) {
        NodePackages.require();
        return ChildProcess.run(
                "asyncapi.mjs",
                NodePackages.FOLDER,
                Patience.START,
                List.of(
                        Tool.NODE.command(),
                        "asyncapi.mjs",
                        document.toAbsolutePath().toString(),
                        ModuleFiles.file("../schemas/examples").toString()));
    }
}
