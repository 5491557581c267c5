package io.opcuaws.opcua.login;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * DER in a text: base64, hex or PEM, told apart by the content. DER of certificates and keys begins with the byte 30, so hex
 * begins with {@code 30} and base64 with {@code M}.
 *
 * <p>The text may be a private key: every array in between is cleared, and no String is made of a part of the text if that is
 * a {@link CharBuffer}.
 */
final class BinaryText {

    private static final Pattern HEX = Pattern.compile("30[0-9a-fA-F\\s:]+");
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final String PEM_BEGINS = "-----BEGIN ";
    private static final int LAST_ASCII = 127;

    private BinaryText() {}

    /** The bytes, those of several PEM blocks one after the other, the caller's to clear; empty: none of the three forms. */
    static Optional<byte[]> bytes(CharSequence text) {
        CharSequence stripped = stripped(text);
        if (isPem(stripped)) {
            return ofPem(stripped);
        }
        return HEX.matcher(stripped).matches()
                ? ofHex(stripped)
                : ofBase64(stripped).flatMap(BinaryText::unwrapPem);
    }

    private static CharSequence stripped(CharSequence text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && Character.isWhitespace(text.charAt(begin))) {
            begin++;
        }
        while (begin < end && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return text.subSequence(begin, end);
    }

    private static boolean isPem(CharSequence text) {
        return text.length() >= PEM_BEGINS.length()
                && PEM_BEGINS.contentEquals(text.subSequence(0, PEM_BEGINS.length()));
    }

    /** Some clients send their PEM file as base64. */
    private static Optional<byte[]> unwrapPem(byte[] bytes) {
        CharBuffer text = StandardCharsets.ISO_8859_1.decode(ByteBuffer.wrap(bytes));
        try {
            if (!isPem(text)) {
                return Optional.of(bytes);
            }
            Optional<byte[]> unwrapped = ofPem(text);
            Arrays.fill(bytes, (byte) 0);
            return unwrapped;
        } finally {
            Arrays.fill(text.array(), '\0');
        }
    }

    private static Optional<byte[]> ofPem(CharSequence text) {
        List<byte[]> blocks = new ArrayList<>();
        Matcher block = PEM.matcher(text);
        boolean readable = true;
        while (readable && block.find()) {
            Optional<byte[]> bytes = ofBase64(text.subSequence(block.start(2), block.end(2)));
            bytes.ifPresent(blocks::add);
            readable = bytes.isPresent();
        }
        byte[] all = new byte[blocks.stream().mapToInt(bytes -> bytes.length).sum()];
        int end = 0;
        for (byte[] bytes : blocks) {
            System.arraycopy(bytes, 0, all, end, bytes.length);
            end += bytes.length;
            Arrays.fill(bytes, (byte) 0);
        }
        if (readable && all.length > 0) {
            return Optional.of(all);
        }
        Arrays.fill(all, (byte) 0);
        return Optional.empty();
    }

    private static Optional<byte[]> ofHex(CharSequence text) {
        char[] digits = new char[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!isBlank(text.charAt(i))) {
                digits[length++] = text.charAt(i);
            }
        }
        try {
            return length % 2 == 0 ? Optional.of(HexFormat.of().parseHex(digits, 0, length)) : Optional.empty();
        } finally {
            Arrays.fill(digits, '\0');
        }
    }

    private static Optional<byte[]> ofBase64(CharSequence text) {
        byte[] ascii = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isBlank(c)) {
                ascii[length++] = (byte) (c > LAST_ASCII ? '!' : c); // which is not base64
            }
        }
        byte[] exact = Arrays.copyOf(ascii, length);
        try {
            byte[] bytes = Base64.getDecoder().decode(exact);
            return bytes.length == 0 ? Optional.empty() : Optional.of(bytes);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // says where in a secret text the fault is: not to be passed on
        } finally {
            Arrays.fill(ascii, (byte) 0);
            Arrays.fill(exact, (byte) 0);
        }
    }

    private static boolean isBlank(char c) {
        return c == ':' || (c <= ' ' && Character.isWhitespace(c));
    }
}
