package io.opcuaws.opcua.value;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import tools.jackson.databind.JsonNode;

/**
 * DateTime: ISO 8601 in UTC with up to seven digits of a second, trailing zeros left out. OPC UA counts in units of 100 ns
 * from 1601 on; what is before or after what can be counted is cut to {@code 0001-01-01T00:00:00Z} and
 * {@code 9999-12-31T23:59:59Z} (OPC 10000-6, 5.4.2.6).
 */
final class DateTimeForm implements Form<DateTime> {

    static final DateTimeForm INSTANCE = new DateTimeForm();

    private static final String EARLIEST = "0001-01-01T00:00:00Z";
    private static final String LATEST = "9999-12-31T23:59:59Z";
    private static final long UNITS_PER_SECOND = 10_000_000L;
    private static final int NANOS_PER_UNIT = 100;
    private static final long SECONDS_1601_TO_1970 =
            -LocalDateTime.of(1601, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
    private static final long LATEST_SECOND = Instant.parse(LATEST).getEpochSecond();
    private static final String WHOLE_SECOND = "0000-00-00T00:00:00Z";
    private static final String PART_OF_SECOND = "0000-00-00T00:00:00.0000000Z";
    private static final int FRACTION_START = PART_OF_SECOND.indexOf('.') + 1;
    private static final int FRACTION_DIGITS = 7;

    private DateTimeForm() {}

    @Override
    public JsonNode write(DateTime value) {
        return Json.NODES.stringNode(text(value));
    }

    static String text(DateTime value) {
        long units = value.getUtcTime();
        if (units <= 0) {
            return EARLIEST;
        }
        long second = Math.floorDiv(units, UNITS_PER_SECOND) - SECONDS_1601_TO_1970;
        if (second >= LATEST_SECOND) {
            return LATEST;
        }
        LocalDateTime time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        int fraction = (int) Math.floorMod(units, UNITS_PER_SECOND);
        byte[] text = (fraction == 0 ? WHOLE_SECOND : PART_OF_SECOND).getBytes(StandardCharsets.ISO_8859_1);
        digits(text, 0, 4, time.getYear());
        digits(text, 5, 2, time.getMonthValue());
        digits(text, 8, 2, time.getDayOfMonth());
        digits(text, 11, 2, time.getHour());
        digits(text, 14, 2, time.getMinute());
        digits(text, 17, 2, time.getSecond());
        int length = fraction == 0 ? text.length : withFraction(text, fraction);
        return new String(text, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** Writes it without the zeros at its end, and the Z after it; gives the length that the text has then. */
    private static int withFraction(byte[] text, int units) {
        digits(text, FRACTION_START, FRACTION_DIGITS, units);
        int end = FRACTION_START + FRACTION_DIGITS;
        while (text[end - 1] == '0') {
            end--;
        }
        text[end] = 'Z';
        return end + 1;
    }

    private static void digits(byte[] text, int start, int count, int number) {
        for (int rest = number, i = start + count - 1; i >= start; i--, rest /= 10) {
            text[i] = (byte) ('0' + rest % 10);
        }
    }

    @Override
    public DateTime read(JsonNode json) {
        if (!json.isString()) {
            throw complaint();
        }
        Instant time;
        try {
            time = instant(json.stringValue());
        } catch (DateTimeException e) {
            throw complaint();
        }
        if (time.getNano() % NANOS_PER_UNIT != 0) {
            throw BadValueException.because("must be a DateTime with at most 7 digits of a second.");
        }
        long seconds = time.getEpochSecond() + SECONDS_1601_TO_1970;
        if (seconds < 0) {
            return new DateTime(0);
        }
        return time.getEpochSecond() >= LATEST_SECOND
                ? new DateTime(Long.MAX_VALUE)
                : new DateTime(seconds * UNITS_PER_SECOND + time.getNano() / NANOS_PER_UNIT);
    }

    /** Without a zone a time is in UTC, as all times of OPC UA are; clients of the existing gateway write so. */
    private static Instant instant(String text) {
        TemporalAccessor time =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof LocalDateTime local
                ? local.toInstant(ZoneOffset.UTC)
                : OffsetDateTime.from(time).toInstant();
    }

    private static BadValueException complaint() {
        return BadValueException.because("must be a DateTime in ISO 8601, e.g. \"2026-01-31T12:00:00.5Z\".");
    }
}
