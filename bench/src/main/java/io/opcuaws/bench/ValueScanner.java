package io.opcuaws.bench;

import java.time.Instant;

/** Finds the values in a GW_DataChangeNotify of v2, without a tree: the client must not be what is measured. */
final class ValueScanner {

    private static final String HANDLE = "\"ClientHandleData\":";
    private static final String BODY = "\"Body\":";
    private static final String STATUS = "\"Status\":";
    private static final String TIME = "\"SourceTimestamp\":\"";

    private ValueScanner() {}

    static boolean isValues(String message) {
        return message.startsWith("{\"Header\":{\"MessageType\":\"GW_DataChangeNotify\"");
    }

    static void scan(String message, Tally tally) {
        int start = message.indexOf(HANDLE);
        while (start >= 0) {
            int next = message.indexOf(HANDLE, start + HANDLE.length());
            int end = next < 0 ? message.length() : next;
            int body = message.indexOf(BODY, start);
            int status = message.indexOf(STATUS, start);
            int time = message.indexOf(TIME, start);
            tally.add(
                    (int) number(message, start + HANDLE.length()),
                    number(message, body + BODY.length()),
                    status < 0 || status > end ? 0 : number(message, status + STATUS.length()),
                    Instant.parse(message.substring(time + TIME.length(), message.indexOf('"', time + TIME.length()))));
            start = next;
        }
    }

    private static long number(String message, int from) {
        long number = 0;
        for (int i = from; Character.isDigit(message.charAt(i)); i++) {
            number = 10 * number + (message.charAt(i) - '0');
        }
        return number;
    }
}
