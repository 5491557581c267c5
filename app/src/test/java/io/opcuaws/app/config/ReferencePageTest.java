package io.opcuaws.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The page says of each key what its definition says. */
class ReferencePageTest {

    @Test
    void everyKeyIsARowAndThoseBelowANameToo() {
        assertThat(ReferencePage.text("# Title\n", Sample.SECTIONS))
                .startsWith("# Title\n\n## Listening\n\nHow to be found.\n\n| key |")
                .contains(
                        "| `listen.port` `--port` | `8082` | a whole number from 0 to 65535 | The port. | at the next start |\n")
                .contains(
                        "| `places` | `{}` | a map of names, each with a map with url, user.password | Where one may go. | at once |\n")
                .contains("| `places.NAME.url` |  | a text | Its address. | at once |\n")
                .contains("| `places.NAME.user.password` |");
    }
}
