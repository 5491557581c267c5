package io.opcuaws.ws;

import java.time.Duration;

/**
 * How much a client may ask for.
 *
 * @param nodes entries in the lists of one request together; more are {@code BadTooManyOperations}
 * @param loginsPerMinute logins, resumes and discoveries of one address in a minute, and as often may it show who it is and
 *     fail; more are {@code BadServerTooBusy}, or HTTP 429
 * @param messageTime how long the parts of one message may take to arrive; then the connection is closed with 1008
 */
public record RequestLimits(int nodes, int loginsPerMinute, Duration messageTime) {

    public static final RequestLimits DEFAULT = new RequestLimits(10_000, 300, Duration.ofSeconds(60));

    public RequestLimits {
        if (nodes < 1 || loginsPerMinute < 1 || messageTime.isNegative() || messageTime.isZero()) {
            throw new IllegalArgumentException("the limits of requests must be positive");
        }
    }
}
