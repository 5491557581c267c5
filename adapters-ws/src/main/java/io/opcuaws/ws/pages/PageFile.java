package io.opcuaws.ws.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of a page. Callable from any thread.
 *
 * <p>Its ETag goes by what is in it. The times of files say nothing here: they are the same in every build, so that builds can be
 * compared, and the index of two consoles may well have the same length.
 */
final class PageFile {

    private static final String OTHER = "application/octet-stream";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html;charset=utf-8"),
            Map.entry("js", "text/javascript;charset=utf-8"),
            Map.entry("mjs", "text/javascript;charset=utf-8"),
            Map.entry("css", "text/css;charset=utf-8"),
            Map.entry("txt", "text/plain;charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"));

    /** What is compressed already. */
    private static final String DENSE = "png|ico|woff2";

    private static final int TAG_BYTES = 12;

    private final String extension;
    private final byte[] content;
    private final Form plain;
    private volatile @Nullable Form compressed;

    /** One form of it, and the ETag of that form. */
    record Form(ByteBuffer bytes, String etag) {

        @Override
        public ByteBuffer bytes() {
            return bytes.asReadOnlyBuffer();
        }
    }

    PageFile(String name, byte[] content) {
        this.extension = name.substring(name.lastIndexOf('.') + 1);
        this.content = content;
        this.plain = new Form(ByteBuffer.wrap(content), '"' + tag(content) + '"');
    }

    String contentType() {
        return TYPES.getOrDefault(extension, OTHER);
    }

    /** Whether it is worth while to ask for {@link #gzip}. */
    boolean isCompressible() {
        return !extension.matches(DENSE);
    }

    Form plain() {
        return plain;
    }

    /** Compressed at the first time that somebody wants it so: most gateways are never asked for most files. */
    Form gzip() {
        Form form = compressed;
        if (form == null) {
            form = new Form(ByteBuffer.wrap(compress(content)), '"' + tag(content) + "-gzip\"");
            compressed = form;
        }
        return form;
    }

    private static byte[] compress(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return bytes.toByteArray();
    }

    private static String tag(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TAG_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
