package io.opcuaws.schemas.generator;

import java.util.Locale;
import javax.lang.model.SourceVersion;

/** How names of the schemas are spelled in Java. */
final class Names {

    private Names() {}

    /** {@code NodesToRead} becomes {@code nodesToRead}. */
    static String component(String property) {
        String name = property.substring(0, 1).toLowerCase(Locale.ROOT) + property.substring(1);
        if (!SourceVersion.isName(name, SourceVersion.RELEASE_17)) {
            throw new SchemaException("property " + property + " cannot be the name of a record's component");
        }
        return name;
    }

    /**
     * {@code SignAndEncrypt} becomes {@code SIGN_AND_ENCRYPT}; of a URI what follows the {@code #} counts, and
     * {@code Aes128_Sha256_RsaOaep} becomes {@code AES128_SHA256_RSA_OAEP}.
     */
    static String constant(String text) {
        String words = text.substring(text.indexOf('#') + 1).replaceAll("([a-z0-9])([A-Z])", "$1_$2");
        String name = words.replaceAll("[^A-Za-z0-9]+", "_").toUpperCase(Locale.ROOT);
        if (!SourceVersion.isName(name, SourceVersion.RELEASE_17)) {
            throw new SchemaException("\"" + text + "\" cannot be the name of an enum's constant");
        }
        return name;
    }

    /** A description as the text of a Javadoc comment. */
    static String javadoc(String description) {
        return description
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("*/", "*&#47;");
    }
}
