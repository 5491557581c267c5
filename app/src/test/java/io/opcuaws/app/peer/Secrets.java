package io.opcuaws.app.peer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Secrets that a test uses, and whether a text has something of one in it: 12 bytes of a text or 24 of a key are enough, as text,
 * base64 (also in the middle of more, also in its form for URLs), hex, or numbers.
 */
public final class Secrets {

    private static final int SLICE = 12;
    private static final int SLICE_OF_KEY = 24;

    /** What to look for, and what that is. */
    private final Map<String, String> traces = new LinkedHashMap<>();

    /** Adds a secret, and gives it back. */
    public String add(String name, String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SLICE) {
            throw new IllegalArgumentException("too short to be told from other text");
        }
        slices(name, bytes, 0, SLICE);
        return secret;
    }

    /** Adds an RSA key as PKCS#8. Its first half is the public one, which every certificate shows. */
    public void addKey(String name, byte[] der) {
        slices(name, der, der.length / 2, SLICE_OF_KEY);
    }

    /** The secrets that the text has something of. */
    public List<String> foundIn(String text) {
        String lowerCase = text.toLowerCase(Locale.ROOT);
        return traces.entrySet().stream()
                .filter(trace -> text.contains(trace.getKey()) || lowerCase.contains(trace.getKey()))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
    }

    private void slices(String name, byte[] bytes, int from, int length) {
        for (int start = from; start + length <= bytes.length; start += length) {
            byte[] slice = Arrays.copyOfRange(bytes, start, start + length);
            traces.put(new String(slice, StandardCharsets.ISO_8859_1), name);
            for (int before = 0; before < 3; before++) {
                String base64 = base64(slice, before);
                traces.put(base64, name);
                traces.put(base64.replace('+', '-').replace('/', '_'), name);
            }
            traces.put(HexFormat.of().formatHex(slice), name);
            traces.put(HexFormat.ofDelimiter(":").formatHex(slice), name);
            traces.put(Arrays.toString(slice).replaceAll("[\\[\\]]", ""), name);
        }
    }

    /** The signs that depend on these bytes alone, if so many others are before them: base64 takes three at a time. */
    private static String base64(byte[] bytes, int before) {
        byte[] padded = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, padded, before, bytes.length);
        String text = Base64.getEncoder().encodeToString(padded);
        return text.substring((8 * before + 5) / 6, 8 * padded.length / 6);
    }
}
