package io.opcuaws.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the manifests mean to each other and to the gateway, which no schema of Kubernetes knows. */
@Timeout(120)
class KubernetesIT {

    private static final Path MANIFESTS = Archive.PROJECT.resolve("deploy/kubernetes");
    private static final Pattern SECRET = Pattern.compile("/secrets/([\\w./-]+\\w)");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void theGatewayReadsTheConfigurationOfTheConfigMap() throws IOException, InterruptedException {
        Path secrets = Files.createDirectory(folder.resolve("secrets"));
        String map = Files.readString(MANIFESTS.resolve("configmap.yaml"));
        String configuration = map.substring(map.indexOf("gateway.yaml: |") + "gateway.yaml: |".length())
                .indent(-4)
                .replace("/secrets/", secrets + "/");
        for (String secret : all(SECRET, map)) {
            Path file = secrets.resolve(secret);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "secret");
        }
        Path file = Files.writeString(folder.resolve("gateway.yaml"), configuration);

        String printed = Outcome.of(
                        folder,
                        Archive.unpackedInto(Files.createDirectory(folder.resolve("archive")))
                                .script()
                                .toString(),
                        "--config=" + file,
                        "--print-config")
                .good();

        assertThat(printed).contains("host: 0.0.0.0 # " + file, "port: 9464 # " + file, "drain-time: 5000 # " + file);
    }

    /** Everything that the configuration names is mounted, and everything that is mounted is in the example of secrets. */
    @Test
    void whatTheConfigurationNamesIsMounted() throws IOException {
        String deployment = text("deployment.yaml");
        List<String> secrets = all(Pattern.compile("secretName: ([\\w-]+)"), deployment);

        assertThat(all(Pattern.compile("/secrets/(\\w+)/"), text("configmap.yaml")))
                .isNotEmpty()
                .allSatisfy(mount -> assertThat(deployment).contains("mountPath: /secrets/" + mount + ","));
        assertThat(secrets)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        all(Pattern.compile("name: (gateway-[\\w-]+)"), text("secret.example.yaml")));
        assertThat(deployment).contains("configMap: {name: gateway-config}");
        assertThat(text("configmap.yaml")).contains("name: gateway-config");
    }

    /** The Pod Security Standard "restricted", and a root that nobody writes to. */
    @Test
    void thePodAsksForNothingThatARestrictedNamespaceRefuses() throws IOException {
        assertThat(text("deployment.yaml"))
                .contains(
                        "runAsNonRoot: true",
                        "runAsUser: 65532",
                        "seccompProfile: {type: RuntimeDefault}",
                        "allowPrivilegeEscalation: false",
                        "readOnlyRootFilesystem: true",
                        "capabilities: {drop: [ALL]}",
                        "automountServiceAccountToken: false")
                .doesNotContain("hostPath", "hostNetwork", "privileged:");
    }

    /** Services named like the gateway would look like its configuration. */
    @Test
    void noVariableOfAServiceIsTakenForASetting() throws IOException {
        assertThat(text("deployment.yaml")).contains("enableServiceLinks: false");
    }

    /** A pod that is ended before it has ended by itself leaves sessions on the servers. */
    @Test
    void aPodHasTheTimeToDrainAndToLogOut() throws IOException {
        int drain = Integer.parseInt(all(Pattern.compile("drain-time: (\\d+)"), text("configmap.yaml"))
                        .get(0))
                / 1000;
        int grace =
                Integer.parseInt(all(Pattern.compile("terminationGracePeriodSeconds: (\\d+)"), text("deployment.yaml"))
                        .get(0));

        assertThat(grace).isGreaterThanOrEqualTo(drain + 10 + 10);
    }

    @Test
    void kustomizeTakesEveryManifestButTheExample() throws IOException {
        try (Stream<Path> files = Files.list(MANIFESTS)) {
            List<String> others = files.map(file -> file.getFileName().toString())
                    .filter(name -> !List.of("kustomization.yaml", "secret.example.yaml")
                            .contains(name))
                    .toList();
            assertThat(all(Pattern.compile("(?m)^  - (\\S+\\.yaml)$"), text("kustomization.yaml")))
                    .containsExactlyInAnyOrderElementsOf(others);
        }
    }

    private static String text(String manifest) throws IOException {
        return Files.readString(MANIFESTS.resolve(manifest));
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
    }
}
