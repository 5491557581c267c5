package io.opcuaws.opcua.value;

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
        StringBuilder text = new StringBuilder(28);
        LocalDateTime time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        digits(text, time.getYear(), 4).append('-');
        digits(text, time.getMonthValue(), 2).append('-');
        digits(text, time.getDayOfMonth(), 2).append('T');
        digits(text, time.getHour(), 2).append(':');
        digits(text, time.getMinute(), 2).append(':');
        digits(text, time.getSecond(), 2);
        appendFraction(text, (int) Math.floorMod(units, UNITS_PER_SECOND));
        return text.append('Z').toString();
    }

    private static void appendFraction(StringBuilder text, int units) {
        if (units == 0) {
            return;
        }
        digits(text.append('.'), units, FRACTION_DIGITS);
        while (text.charAt(text.length() - 1) == '0') {
            text.setLength(text.length() - 1);
        }
    }

    private static StringBuilder digits(StringBuilder text, int number, int count) {
        int start = text.length();
        text.setLength(start + count);
        for (int rest = number, i = start + count - 1; i >= start; i--, rest /= 10) {
            text.setCharAt(i, (char) ('0' + rest % 10));
        }
        return text;
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
