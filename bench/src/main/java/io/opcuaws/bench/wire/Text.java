package io.opcuaws.bench.wire;

import java.nio.charset.StandardCharsets;

/** A message that has come, in the bytes that it came in. Valid only while its receiver is called. */
public final class Text {

    private byte[] bytes = new byte[0];
    private int start;
    private int end;

    Text at(byte[] newBytes, int newStart, int newEnd) {
        bytes = newBytes;
        start = newStart;
        end = newEnd;
        return this;
    }

    /** A message that was kept. */
    public static Text of(String message) {
        byte[] kept = needle(message);
        return new Text().at(kept, 0, kept.length);
    }

    /** A name or a value to look for. */
    public static byte[] needle(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public int length() {
        return end - start;
    }

    public boolean startsWith(byte[] prefix) {
        return matches(prefix, start);
    }

    /** Where the needle ends the first time at or after {@code from}, counted from the beginning; -1 if nowhere. */
    public int after(byte[] needle, int from) {
        byte first = needle[0];
        for (int i = start + from; i <= end - needle.length; i++) {
            if (bytes[i] == first && matches(needle, i)) {
                return i - start + needle.length;
            }
        }
        return -1;
    }

    private boolean matches(byte[] needle, int at) {
        if (end - at < needle.length) {
            return false;
        }
        for (int i = 0; i < needle.length; i++) {
            if (bytes[at + i] != needle[i]) {
                return false;
            }
        }
        return true;
    }

    public boolean isDigit(int at) {
        return start + at < end && bytes[start + at] >= '0' && bytes[start + at] <= '9';
    }

    public int digit(int at) {
        return bytes[start + at] - '0';
    }

    /** The decimal digits from there on, as a number; 0 without any. */
    public long number(int from) {
        long number = 0;
        for (int i = from; isDigit(i); i++) {
            number = 10 * number + digit(i);
        }
        return number;
    }

    /** What there is up to the next quote. */
    public String quoted(int from) {
        int to = start + from;
        while (bytes[to] != '"') {
            to++;
        }
        return new String(bytes, start + from, to - start - from, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
}
