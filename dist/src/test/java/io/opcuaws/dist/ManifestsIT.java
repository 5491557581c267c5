package io.opcuaws.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.app.peer.NodePackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No container engine and no cluster is needed for the tests: what they would read is checked by their own schemas, in which a
 * misspelled field is a mistake.
 */
class ManifestsIT {

    private static final Path DEPLOY = Archive.PROJECT.resolve("deploy");
    private static final Path DEPLOYMENT = DEPLOY.resolve("kubernetes/deployment.yaml");
    private static final Path COMPOSE = DEPLOY.resolve("docker/compose.yaml");
    private static final Path DOCKERFILE = DEPLOY.resolve("docker/Dockerfile");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeAll
    static void packages() {
        NodePackages.require();
    }

    @Test
    void kubernetesUnderstandsEveryField() throws IOException, InterruptedException {
        List<String> manifests;
        try (Stream<Path> files = Files.list(DEPLOY.resolve("kubernetes"))) {
            manifests = files.filter(file -> !file.endsWith("kustomization.yaml"))
                    .map(Path::toString)
                    .toList();
        }
        assertThat(manifests).hasSize(6);

        assertThat(problems("kubernetes", manifests)).isEmpty();
    }

    @Test
    void composeUnderstandsEveryField() throws IOException, InterruptedException {
        assertThat(problems("compose", COMPOSE)).isEmpty();
    }

    @Test
    void theDockerfileKeepsToGoodPractice() throws IOException, InterruptedException {
        assertThat(problems("dockerfile", DOCKERFILE)).isEmpty();
    }

    /** Or the tests above would prove nothing. */
    @Test
    void mistakesAreFound() throws IOException, InterruptedException {
        assertThat(problems("kubernetes", changed(DEPLOYMENT, "readOnlyRootFilesystem:", "readOnlyRoot:")))
                .contains("'\"readOnlyRoot\"' does not exist");
        assertThat(problems("kubernetes", changed(DEPLOYMENT, "replicas: 2", "replicas: two")))
                .contains("replicas must be integer");
        assertThat(problems("compose", changed(COMPOSE, "read_only:", "readonly:")))
                .contains("must NOT have additional properties");
        assertThat(problems("dockerfile", changed(DOCKERFILE, "VOLUME /data", "RUN apt-get install curl")))
                .contains("Missing parameter for `apt-get`");
    }

    private Path changed(Path file, String text, String replacement) throws IOException {
        String before = Files.readString(file);
        assertThat(before).contains(text);
        return Files.writeString(folder.resolve(file.getFileName()), before.replace(text, replacement));
    }

    private static String problems(String kind, Path file) throws IOException, InterruptedException {
        return problems(kind, List.of(file.toString()));
    }

    private static String problems(String kind, List<String> files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", "check.mjs", kind));
        command.addAll(files);
        return Outcome.of(NodePackages.FOLDER, command.toArray(String[]::new)).good();
    }
}
