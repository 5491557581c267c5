package io.opcuaws.opcua.login;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * DER in a text: base64, hex or PEM, told apart by the content. DER of certificates and keys begins with the byte 30, so hex
 * begins with {@code 30} and base64 with {@code M}.
 */
final class BinaryText {

    private static final Pattern HEX = Pattern.compile("30[0-9a-fA-F\\s:]+");
    private static final Pattern BLANKS = Pattern.compile("[\\s:]+");
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final String PEM_BEGINS = "-----BEGIN ";

    private BinaryText() {}

    /** The bytes, those of several PEM blocks one after the other; empty if the text is none of the three forms. */
    static Optional<byte[]> bytes(String text) {
        String stripped = text.strip();
        if (stripped.startsWith(PEM_BEGINS)) {
            return ofPem(stripped);
        }
        if (HEX.matcher(stripped).matches()) {
            return ofHex(BLANKS.matcher(stripped).replaceAll(""));
        }
        return ofBase64(stripped).flatMap(BinaryText::unwrapPem);
    }

    /** Some clients send their PEM file as base64. */
    private static Optional<byte[]> unwrapPem(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.startsWith(PEM_BEGINS) ? ofPem(text) : Optional.of(bytes);
    }

    private static Optional<byte[]> ofPem(String text) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Matcher block = PEM.matcher(text);
        while (block.find()) {
            Optional<byte[]> bytes = ofBase64(block.group(2));
            if (bytes.isEmpty()) {
                return bytes;
            }
            all.writeBytes(bytes.get());
        }
        return all.size() == 0 ? Optional.empty() : Optional.of(all.toByteArray());
    }

    private static Optional<byte[]> ofHex(String digits) {
        return digits.length() % 2 == 0 ? Optional.of(HexFormat.of().parseHex(digits)) : Optional.empty();
    }

    private static Optional<byte[]> ofBase64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(BLANKS.matcher(text).replaceAll(""));
            return bytes.length == 0 ? Optional.empty() : Optional.of(bytes);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // says where in a secret text the fault is: not to be passed on
        }
    }
}
