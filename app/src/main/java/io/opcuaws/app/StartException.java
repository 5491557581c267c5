package io.opcuaws.app;

/** The gateway could not start; the message is for the operator. */
final class StartException extends Exception {

    private static final long serialVersionUID = 1L;

    StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
