package io.opcuaws.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Numbers keep their value on the way in and on the way out, and no number is dangerous. */
final class NumbersTest {

    private static final int SAMPLES = 20_000;

    private static JsonNode number(String text) {
        return Examples.tree(text);
    }

    @ParameterizedTest
    @CsvSource({"13", "13.0", "1.3e1", "130E-1", "0.13e+2", "13.000000000000000000000", "1300000e-5"})
    void anIntegerIsAnIntegerHoweverItIsWritten(String text) {
        assertThat(number(text).isInt()).isTrue();
        assertThat(number(text).asInt()).isEqualTo(13);
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807,9223372036854775807",
        "-9223372036854775808,-9223372036854775808",
        "18446744073709551615,18446744073709551615",
        "1.8446744073709551615e19,18446744073709551615",
        "0.1,0.1",
        "1e-7,0.0000001",
        "3.1415926535897932384626433832795028841971,3.1415926535897932384626433832795028841971"
    })
    void noDigitIsLost(String text, String plain) {
        assertThat(Numbers.plainText(number(text))).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"-0", "-0.0", "-0e5"})
    void negativeZeroKeepsItsSign(String text) {
        assertThat(number(text).doubleValue()).isEqualTo(-0.0);
        assertThat(Numbers.text(number(text).doubleValue())).isEqualTo("-0.0");
    }

    /** A few characters must not become gigabytes, nor hours of arithmetic. */
    @ParameterizedTest
    @CsvSource({
        "1e999999999",
        "-1e999999999",
        "1e99999999999999999999",
        "1e-999999999",
        "1e-99999999999999999999",
        "0e999999999999",
        "1e0000000000000000000000000000001"
    })
    void aGiganticExponentIsHarmless(String text) {
        assertThat(Numbers.plainText(number(text))).hasSizeLessThan(500);
    }

    @Test
    void whatIsBeyondEveryTypeStaysBeyondAndWhatIsNothingBecomesNothing() {
        assertThat(number("1e999999999").decimalValue().doubleValue()).isInfinite();
        assertThat(number("-1e401").decimalValue().doubleValue()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(number("1e308").doubleValue()).isEqualTo(1e308);
        assertThat(number("4.9e-324").doubleValue()).isEqualTo(Double.MIN_VALUE);
        assertThat(number("1e-999999999").doubleValue()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "1,1",
        "-1,-1",
        "23.5,23.5",
        "0.1,0.1",
        "100,100",
        "12345678,12345678",
        "123456789.125,123456789.125",
        "9007199254740991,9007199254740991",
        "1e20,100000000000000000000",
        "1e21,1E21",
        "1.5e300,1.5E300",
        "1e-7,0.0000001",
        "1e-8,1E-8",
        "2e-3,0.002",
        "NaN,NaN",
        "Infinity,Infinity",
        "-Infinity,-Infinity",
        "2.2250738585072014E-308,2.2250738585072014E-308",
        "4.9E-324,4.9E-324"
    })
    void aDoubleIsWrittenAsAPersonWouldWriteIt(double value, String text) {
        assertThat(Numbers.text(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "1,1",
        "0.1,0.1",
        "3.1415927,3.1415927",
        "16777216,16777216",
        "1e10,10000000000",
        "3.4028235e38,3.4028235E38"
    })
    void aFloatIsWrittenWithItsOwnDigitsNotThoseOfADouble(float value, String text) {
        assertThat(Numbers.text(value)).isEqualTo(text);
    }

    /** 2E23 is the known case in which the JDK's Double.toString of Java 17 writes a digit too many. */
    @ParameterizedTest
    @CsvSource({"2e23,2E23", "1e23,1E23"})
    void aDoubleHasTheFewestDigits(double value, String text) {
        assertThat(Numbers.text(value)).isEqualTo(text);
    }

    @Test
    void everyDoubleAndFloatReadsBackTheSame() {
        Random random = new Random(6);
        for (int i = 0; i < SAMPLES; i++) {
            double d = Double.longBitsToDouble(random.nextLong());
            float f = Float.intBitsToFloat(random.nextInt());
            if (Double.isFinite(d) && Float.isFinite(f)) {
                assertThat(number(Numbers.text(d)).doubleValue()).isEqualTo(d);
                assertThat(number(Numbers.text(f)).decimalValue().floatValue()).isEqualTo(f);
            }
        }
    }
}
