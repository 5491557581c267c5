package io.opcuaws.ws;

import java.nio.charset.StandardCharsets;

/** A message that waits for its client to read. */
interface WaitingMessage {

    /** The text of the message as it is now. */
    String text();

    /** A message that stays as it is. */
    record Fixed(String text) implements WaitingMessage {}

    /** How many bytes of UTF-8 a text takes. */
    static int bytes(String text) {
        int ascii = 0;
        while (ascii < text.length() && text.charAt(ascii) < 0x80) {
            ascii++;
        }
        return ascii == text.length() ? ascii : ascii + text.substring(ascii).getBytes(StandardCharsets.UTF_8).length;
    }
}
