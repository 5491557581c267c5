package io.opcuaws.chaos.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {

    private static final Sample FIRST = new Sample(0, 1, 2, 3, 40, 5, 6, 7, 8);
    private static final Sample LAST = new Sample(60, 1, 2, 3, 20, 5, 6, 7, 8);

    @Test
    void aLineGoesThroughItsValues() {
        Chart chart = new Chart("Threads", List.of(new Chart.Line("threads", "red", Sample::threads)));

        assertThat(chart.svg(List.of(FIRST, LAST)))
                .startsWith("<svg ")
                .endsWith("</svg>\n")
                .contains("points=\"60.0,84.0 880.0,172.0\"");
    }

    @Test
    void aSampleIsReadAsItWasWritten() {
        assertThat(Sample.parse(LAST.line())).isEqualTo(LAST);
    }
}
