package io.opcuaws.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gives the archive on must know what is in it, and under which terms. Which terms are allowed, the build checks. */
class LicencesIT {

    private static final Pattern LISTED = Pattern.compile("(?m)^ +(\\(.+\\)) .* \\(([^:() ]+:[^: ]+:[^: ]+) - .*\\)$");
    private static final Pattern COMPONENT =
            Pattern.compile("\"purl\" : \"pkg:maven/([^/]+)/([^@]+)@([^?]+)\\?type=jar\"");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void everyLibraryIsListedWithItsLicenceAndInTheBillOfMaterials() throws IOException, InterruptedException {
        Archive archive = Archive.unpackedInto(folder);

        List<String> listed = LISTED.matcher(Files.readString(archive.home().resolve("licences/THIRD-PARTY.txt")))
                .results()
                .map(found -> found.group(2))
                .sorted()
                .toList();
        List<String> components = COMPONENT
                .matcher(Files.readString(archive.home().resolve("sbom.json")))
                .results()
                .map(LicencesIT::coordinates)
                .filter(library -> !library.startsWith("io.opcuaws:"))
                .distinct()
                .sorted()
                .toList();

        assertThat(listed).isNotEmpty().isEqualTo(components);
        assertThat(archive.in("licences")).contains("README.txt", "Apache-2.0.txt", "EPL-2.0.txt");
    }

    /** The console is one file of many packages of npm, which list themselves when it is made. */
    @Test
    void whatTheConsoleIsMadeOfIsListedWithItsLicence() throws IOException, InterruptedException {
        Archive archive = Archive.unpackedInto(folder);

        assertThat(Files.readString(archive.home().resolve("licences/console.txt")))
                .contains("preact", "@preact/signals", "uplot", "MIT");
    }

    private static String coordinates(MatchResult component) {
        return component.group(1) + ":" + component.group(2) + ":" + component.group(3);
    }
}
