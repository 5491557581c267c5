package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/security.md says is tested. */
class SecurityPageTest {

    private static final Path PAGE = Path.of("..", "docs", "security.md");
    private static final Pattern LINK = Pattern.compile("\\[(\\w+)\\.(\\w+)]\\(([^)]+\\.java)\\)");

    static Stream<Arguments> everyTestThatItNamesIsThere() throws IOException {
        return LINK.matcher(Files.readString(PAGE))
                .results()
                .map(link -> Arguments.of(link.group(1), link.group(2), link.group(3)));
    }

    @ParameterizedTest(name = "{0}.{1}")
    @MethodSource
    void everyTestThatItNamesIsThere(String testClass, String method, String file) {
        assertThat(file).endsWith("/" + testClass + ".java");
        assertThat(PAGE.resolveSibling(file)).content().containsPattern("(?m)^ +void " + method + "\\(");
    }

    @Test
    void everyDefenceHasATest() throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith("| attack |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        assertThat(rows).isNotEmpty().allMatch(row -> LINK.matcher(row).find());
    }
}
