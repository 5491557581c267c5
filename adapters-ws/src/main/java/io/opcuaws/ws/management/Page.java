package io.opcuaws.ws.management;

import org.eclipse.jetty.http.HttpStatus;

/**
 * What a page of the management port says now.
 *
 * @param isGood 200, else 503
 */
public record Page(boolean isGood, String contentType, String text) {

    /** A page of JSON. */
    public static Page json(boolean isGood, String text) {
        return new Page(isGood, "application/json", text);
    }

    int status() {
        return isGood ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503;
    }
}
