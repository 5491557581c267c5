package io.opcuaws.ws;

import java.nio.charset.StandardCharsets;

/** A message that waits for its client to read. */
interface WaitingMessage {

    /** The text of the message as it is now. */
    String text();

    /** How many bytes that text takes. */
    default int bytes() {
        return bytes(text());
    }

    /** A message that stays as it is. */
    record Fixed(String text, int bytes) implements WaitingMessage {

        Fixed(String text) {
            this(text, WaitingMessage.bytes(text));
        }
    }

    /** How many bytes of UTF-8 a text takes. The copy costs less than looking at the characters one by one. */
    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
