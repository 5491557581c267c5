package io.opcuaws.ws;

import io.opcuaws.domain.port.RequestTag;
import io.opcuaws.protocol.codec.Envelope;

/** What of a request's header comes back with its answer; sealed to the domain. */
record RequestContext(Envelope envelope) implements RequestTag {

    /** Every tag that the domain gives back was made by {@link MessageDecoder}. */
    static Envelope envelopeOf(RequestTag tag) {
        return ((RequestContext) tag).envelope();
    }
}
