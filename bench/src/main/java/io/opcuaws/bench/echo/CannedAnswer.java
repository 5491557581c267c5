package io.opcuaws.bench.echo;

/** A recorded message, but for its ClientHandle, which is that of the request. */
record CannedAnswer(String beforeHandle, String afterHandle) {

    private static final String HANDLE = "\"ClientHandle\":\"";

    static CannedAnswer of(String recorded) {
        int start = handleIn(recorded);
        return new CannedAnswer(recorded.substring(0, start), recorded.substring(recorded.indexOf('"', start)));
    }

    String to(String request) {
        int start = handleIn(request);
        return beforeHandle + request.substring(start, request.indexOf('"', start)) + afterHandle;
    }

    private static int handleIn(String message) {
        int found = message.indexOf(HANDLE);
        if (found < 0) {
            throw new IllegalArgumentException("no ClientHandle: " + message);
        }
        return found + HANDLE.length();
    }
}
