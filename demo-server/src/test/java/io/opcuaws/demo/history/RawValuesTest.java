package io.opcuaws.demo.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Raw reads of values at the times 100, 102, 103, 105 and 106. The time 0 is none. */
class RawValuesTest {

    private final NavigableMap<Long, DataValue> values = new TreeMap<>();

    RawValuesTest() {
        Stream.of(100L, 102L, 103L, 105L, 106L).forEach(time -> values.put(time, value(time)));
    }

    private static DataValue value(long time) {
        return new DataValue(new Variant((double) time), StatusCode.GOOD, new DateTime(time), new DateTime(time));
    }

    /** A bound that is not there is shown with a question mark. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            100 | 105 | 0 | 100 102 103     | 100 102 103 105
            100 | 104 | 0 | 100 102 103     | 100 102 103 105
            101 | 105 | 0 | 102 103         | 100 102 103 105
            101 | 104 | 0 | 102 103         | 100 102 103 105
            105 | 100 | 0 | 105 103 102     | 105 103 102 100
            104 | 101 | 0 | 103 102         | 105 103 102 100
            104 | 0   | 9 | 105 106         | 103 105 106
            0   | 104 | 9 | 103 102 100     | 105 103 102 100
            90  | 107 | 0 | 100 102 103 105 106 | 90? 100 102 103 105 106 107?
            102 | 102 | 0 | 102             | 102
            101 | 101 | 0 |                 | 100 102
            """)
    void areThoseOfTheDomainAndWithBoundsThoseAroundIt(
            long start, long end, long number, String inside, String withBounds) throws UaException {
        TimeDomain domain = TimeDomain.of(new DateTime(start), new DateTime(end), number);

        assertThat(times(RawValues.in(domain, values, false))).isEqualTo(inside == null ? "" : inside);
        assertThat(times(RawValues.in(domain, values, true))).isEqualTo(withBounds);
    }

    private static String times(List<DataValue> values) {
        return String.join(
                " ",
                values.stream()
                        .map(value -> ValueHistory.time(value)
                                + (value.statusCode().value() == StatusCodes.Bad_BoundNotFound ? "?" : ""))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 5", "100, 0, 0", "0, 100, 0"})
    void needTwoOfStartEndAndNumber(long start, long end, long number) {
        assertThatThrownBy(() -> TimeDomain.of(new DateTime(start), new DateTime(end), number))
                .isInstanceOf(UaException.class)
                .extracting(failure -> ((UaException) failure).getStatusCode().value())
                .isEqualTo(StatusCodes.Bad_HistoryOperationInvalid);
    }

    @Test
    void areOnTheLineBetweenTwoOthersWhereThereIsNone() {
        assertThat(RawValues.at(103, values)).isEqualTo(value(103));
        assertThat(RawValues.at(101, values).value().value()).isEqualTo(101.0);
        assertThat(RawValues.at(99, values).statusCode().value()).isEqualTo(StatusCodes.Bad_NoData);
        assertThat(RawValues.at(107, values).statusCode().value()).isEqualTo(StatusCodes.Bad_NoData);
    }
}
