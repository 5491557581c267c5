package io.opcuaws.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The configuration that is shipped: a newcomer takes signs away from the front of its lines. */
@Timeout(120)
class DefaultConfigurationIT {

    private static final Pattern SWITCHED_OFF = Pattern.compile("(?m)^( *)#(?! |$)");
    private static final Pattern FILE = Pattern.compile("\\{file: ([^}]+)}");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Archive archive;

    @BeforeEach
    void unpack() throws IOException, InterruptedException {
        archive = Archive.unpackedInto(folder);
    }

    @Test
    void changesNothingAsItIs() throws IOException, InterruptedException {
        assertThat(printed()).isNotEmpty().allMatch(line -> line.endsWith(":") || line.endsWith(" # default"));
    }

    @Test
    void hasOnlySettingsThatExistWithValuesThatTheyCanHave() throws IOException, InterruptedException {
        String text = Files.readString(archive.configuration());
        for (String secret :
                FILE.matcher(text).results().map(found -> found.group(1)).toList()) {
            Files.writeString(archive.configuration().resolveSibling(secret), "secret");
        }
        Files.writeString(archive.configuration(), SWITCHED_OFF.matcher(text).replaceAll("$1"));

        long settings = SWITCHED_OFF.matcher(text).results().count();

        assertThat(settings).isGreaterThan(20);
        assertThat(printed().filter(line -> line.contains(" # " + archive.configuration() + ":")))
                .as("of what the file gives")
                .hasSizeGreaterThan(20);
    }

    /** A newcomer learns from it what there is. */
    @Test
    void namesEverySectionThatTheGatewayHas() throws IOException, InterruptedException {
        List<String> sections = Pattern.compile("(?m)^#?([a-z][a-z-]*):")
                .matcher(Files.readString(archive.configuration()))
                .results()
                .map(MatchResult::group)
                .map(name -> name.replace("#", ""))
                .toList();

        assertThat(printed().filter(line -> !line.startsWith(" ")).map(line -> line.replaceAll(":.*", ":")))
                .filteredOn(section -> !List.of("compression:", "demo:").contains(section))
                .isSubsetOf(sections);
    }

    private Stream<String> printed() throws IOException, InterruptedException {
        return Outcome.of(folder, archive.script().toString(), "--print-config")
                .good()
                .lines();
    }
}
