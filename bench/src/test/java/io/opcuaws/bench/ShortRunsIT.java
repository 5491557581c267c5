package io.opcuaws.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** What the runs promise of values, in less time than they need to say something of latency. */
@Timeout(180)
class ShortRunsIT {

    private static final int HELD = 0;

    @Test
    void aClientThatStopsReadingCostsAnotherOneNoValue() {
        assertThat(new CommandLine(new SlowClientRun())
                        .execute(
                                "--items",
                                "1000",
                                "--seconds",
                                "10",
                                "--pause-seconds",
                                "8",
                                "--settle-seconds",
                                "1",
                                "--high-water-bytes",
                                "65536",
                                "--max-ratio",
                                "1000"))
                .isEqualTo(HELD);
    }

    @Test
    void cutsOfTheWireCostNoValue() {
        assertThat(new CommandLine(new CutsRun()).execute("--items", "50", "--cuts", "4"))
                .isEqualTo(HELD);
    }
}
