package io.opcuaws.app.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The commands of a page of docs, in the order in which a reader types them. */
public final class PageScript {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
    private static final Pattern PORT = Pattern.compile("\\b(4840|8443|9464)\\b");

    private PageScript() {}

    /**
     * Runs them in an empty folder beside the packaged program, on free ports and 127.0.0.1 alone, and gives what they print. A
     * program that the page starts behind itself has the time that it needs, and is ended at the end.
     */
    public static List<String> run(String page) throws IOException {
        Tool.PYTHON_WEBSOCKET.require();
        return run(page, List.of(GatewayProcess.JAR));
    }

    /** The same in a folder with these files. */
    public static List<String> run(String page, List<Path> files) throws IOException {
        Path folder = ModuleFiles.temporaryFolder("page");
        try {
            for (Path file : files) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
            StringBuilder script = new StringBuilder("trap 'kill $(jobs -p)' EXIT\n");
            BLOCK.matcher(Files.readString(ModuleFiles.file("../docs/" + page)))
                    .results()
                    .forEach(block -> script.append(patient(block.group(1))));
            String text = script.toString().replace("host: 0.0.0.0", "host: 127.0.0.1");
            for (String port : PORT.matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .distinct()
                    .toList()) {
                text = text.replaceAll("\\b" + port + "\\b", freePort());
            }
            Path file = Files.writeString(folder.resolve("page.sh"), text);
            return ChildProcess.run(page, folder, Patience.PAGE, List.of("bash", file.toString()));
        } finally {
            ModuleFiles.delete(folder);
        }
    }

    /** A reader sees when a program is ready. */
    private static String patient(String block) {
        return !block.contains(" &\n")
                ? block
                : block + "for i in $(seq 300); do (: < /dev/tcp/127.0.0.1/" + (block.contains("--demo") ? 4840 : 8443)
                        + ") 2> /dev/null && break; sleep 0.1; done\n";
    }

    private static String freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
